import type { ReactNode } from 'react';
import { useQuery } from '#renderer/api/use-query.ts';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FactList } from '#renderer/ui/FactList.tsx';
import type { SubjectDetail } from '#shared/contract/subjects.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { batchText, riskText, subjectKindText, subjectStatusText, subjectsWords as words, timesText } from '#shared/i18n/zh-cn/subjects.ts';

interface Props {
  readonly id: number | null;
  readonly onClose: () => void;
}

export const SubjectDrawer = ({ id, onClose }: Props) => {
  const subject = useQuery('subjects.get', id === null ? null : { id });
  return (
    <DetailDrawer open={id !== null} onClose={onClose} title={subject.at === 'ready' ? subject.value.name : words.detailTitle}>
      {subject.at === 'failed' ? <ErrorNotice text={errorSentence(subject.error)} /> : null}
      {subject.at === 'ready' ? <Facts subject={subject.value} /> : null}
    </DetailDrawer>
  );
};

const factsOf = (subject: SubjectDetail): Readonly<Record<keyof typeof words.fields, ReactNode>> => ({
  code: <span className="mono">{subject.code}</span>,
  kind: subjectKindText[subject.kind],
  status: subjectStatusText[subject.status],
  risk: riskText[subject.risk],
  riskOn: subject.riskOn,
  legalPerson: subject.legalPerson,
  phone: subject.phone,
  address: subject.address,
  town: subject.town,
  region: subject.region,
  industry: subject.industry,
  authority: subject.authority,
  station: subject.station,
  establishedOn: subject.establishedOn,
  capital: subject.capital,
  scope: subject.scope,
  tags: subject.tags.join(' '),
  annualReport: subject.annualReport,
  lastInspectedOn: subject.lastInspectedOn,
  drawnThisYear: timesText(subject.drawnThisYear),
  batch: subject.batch === null ? '' : batchText(subject.batch.fileName, subject.batch.at, subject.batch.by),
});

const Facts = ({ subject }: { readonly subject: SubjectDetail }) => {
  const facts = factsOf(subject);
  // The same keys, listed in the order of the words.
  const names = Object.keys(words.fields) as readonly (keyof typeof words.fields)[];
  return <FactList blank={words.blank} facts={names.map((name) => ({ title: words.fields[name], fact: facts[name] }))} />;
};
