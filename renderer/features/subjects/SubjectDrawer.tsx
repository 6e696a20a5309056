import { Button, Segmented } from 'antd';
import { memo, useState, type ReactNode } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FactList } from '#renderer/ui/FactList.tsx';
import type { SubjectDetail } from '#shared/contract/subjects.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { editedText, editWords } from '#shared/i18n/zh-cn/subject-edits.ts';
import { batchText, riskText, subjectKindText, subjectStatusText, subjectsWords as words, timesText } from '#shared/i18n/zh-cn/subjects.ts';
import { SubjectEditForm } from './SubjectEditForm.tsx';
import { SubjectHistory } from './SubjectHistory.tsx';
import { VisitCount } from './VisitCount.tsx';
import { SubjectVisits } from './SubjectVisits.tsx';

interface Props {
  readonly id: number | null;
  readonly knownTags: readonly string[];
  readonly onClose: () => void;
  readonly onEdited: (text: string, seq: number) => void;
}

const parts = ['facts', 'visits', 'history'] as const;
type Part = (typeof parts)[number];

const Drawer = ({ id, knownTags, onClose, onEdited }: Props) => {
  const subject = useQuery('subjects.get', id === null ? null : { id });
  const [editing, setEditing] = useState<number | null>(null);
  const [part, setPart] = useState<Part>('facts');
  return (
    <DetailDrawer
      open={id !== null}
      width={520}
      onClose={() => {
        setEditing(null);
        onClose();
      }}
      title={subject.at === 'ready' ? subject.value.name : words.detailTitle}
    >
      {subject.at === 'failed' ? <ErrorNotice text={errorSentence(subject.error)} /> : null}
      {subject.at !== 'ready' ? null : editing === id ? (
        <SubjectEditForm
          subject={subject.value}
          knownTags={knownTags}
          onLeave={() => {
            setEditing(null);
          }}
          onSaved={(fields, seq) => {
            setEditing(null);
            onEdited(editedText(fields), seq);
          }}
        />
      ) : (
        <>
          <div className="subject-parts">
            <Segmented
              value={part}
              options={parts.map((value) => ({ value, label: editWords[value] }))}
              aria-label={words.detailTitle}
              onChange={setPart}
            />
            <Button
              onClick={() => {
                setEditing(id);
              }}
            >
              {editWords.edit}
            </Button>
          </div>
          {part === 'facts' ? <Facts subject={subject.value} /> : null}
          {part === 'visits' ? <SubjectVisits subject={subject.value} /> : null}
          {part === 'history' ? <SubjectHistory record={subject.value.uid} /> : null}
        </>
      )}
    </DetailDrawer>
  );
};

/** One subject: what is known of it, its visits, everything that ever changed, and what may be changed by hand. */
export const SubjectDrawer = memo(Drawer);

const factsOf = (subject: SubjectDetail): Readonly<Record<keyof typeof words.fields, ReactNode>> => ({
  code: <span className="mono">{subject.code}</span>,
  kind: subjectKindText[subject.kind],
  status: subjectStatusText[subject.status],
  risk: riskText[subject.risk],
  riskOn: subject.riskOn,
  legalPerson: subject.legalPerson,
  phone: subject.phone === '' ? '' : <Phone key={subject.id} id={subject.id} masked={subject.phone} />,
  address: subject.address,
  town: subject.townCode === '' ? subject.town : `${subject.town} ${subject.townCode}`,
  region: subject.region,
  industry: subject.industryName === subject.industry ? subject.industry : `${subject.industry} ${subject.industryName}`,
  authority: subject.authority,
  station: subject.station,
  establishedOn: subject.establishedOn,
  capital: subject.capital,
  scope: subject.scope,
  tags: subject.tags.join(' '),
  annualReport: subject.annualReport,
  lastInspectedOn: subject.lastInspectedOn,
  note: subject.note === '' ? '' : <span className="kept-lines">{subject.note}</span>,
  drawnThisYear: timesText(subject.drawnThisYear),
  inspectedThisYear: <VisitCount visits={subject.inspectedThisYear} cap={subject.visitCap} />,
  batch: subject.batch === null ? '' : batchText(subject.batch.fileName, subject.batch.at, subject.batch.by),
});

const Facts = ({ subject }: { readonly subject: SubjectDetail }) => {
  const facts = factsOf(subject);
  // The same keys, listed in the order of the words.
  const names = Object.keys(words.fields) as readonly (keyof typeof words.fields)[];
  return <FactList blank={words.blank} facts={names.map((name) => ({ title: words.fields[name], fact: facts[name] }))} />;
};

/** Masked until somebody asks for the whole number, which is kept in the trail. */
const Phone = ({ id, masked }: { readonly id: number; readonly masked: string }) => {
  const show = useCommand('subjects.showPhone');
  if (show.phase.at === 'done') return show.phase.value.phone;
  return (
    <>
      {masked}{' '}
      <Button
        type="link"
        onClick={() => {
          void show.run({ id });
        }}
      >
        {editWords.showPhone}
      </Button>
      {show.phase.at === 'failed' ? <ErrorNotice text={errorSentence(show.phase.error)} /> : null}
    </>
  );
};
