import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useFolderJob } from '#renderer/api/use-folder-job.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FactList } from '#renderer/ui/FactList.tsx';
import { FileJobButtons } from '#renderer/ui/FileJobButtons.tsx';
import { ReasonDialog } from '#renderer/ui/ReasonDialog.tsx';
import type { CountyVisit } from '#shared/contract/counties.ts';
import {
  correctionLine,
  countyRecordJobWords,
  countyWords as words,
  disposalLine,
  followUpLine,
  itemLine,
  methodsLine,
  outcomesLine,
  publicationLine,
  requestText,
  revisionLine,
} from '#shared/i18n/zh-cn/counties.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';

export interface AskedVisit {
  readonly county: string;
  readonly serial: string;
  /** Null = the event itself. */
  readonly code: string | null;
  readonly task: string;
}

interface Props {
  readonly asked: AskedVisit;
  readonly onClose: () => void;
}

/** One visit of a county, or one of its events, as it told the city; the draw's record can be written out and held again. */
export const CountyVisitDrawer = ({ asked: { county, serial, code, task }, onClose }: Props) => {
  const record = useFolderJob('counties.exportRecord', { county, serial });
  return (
    <DetailDrawer open title={code === null ? task : words.visit} width={560} onClose={onClose}>
      <div className="county-visit">
        {code === null ? (
          <FactList facts={[{ title: words.serial, fact: <span className="mono">{serial}</span> }]} blank={words.blank} />
        ) : (
          <Visit county={county} serial={serial} code={code} />
        )}
        <FileJobButtons job={record} words={countyRecordJobWords} />
      </div>
    </DetailDrawer>
  );
};

const Visit = ({ county, serial, code }: { readonly county: string; readonly serial: string; readonly code: string }) => {
  const read = useQuery('counties.visit', { county, serial, code });
  const [asking, setAsking] = useState(false);
  if (read.at === 'failed') return <ErrorNotice text={errorSentence(read.error)} />;
  if (read.at !== 'ready') return null;
  const visit = read.value;
  const waits = visit.requests.some(({ state }) => state === 'open');
  return (
    <>
      <h3>{visit.name === '' ? visit.code : visit.name}</h3>
      <FactList facts={factsOf(visit, serial)} blank={words.blank} />
      {visit.result === null ? <p className="hint">{words.noResult}</p> : null}
      {visit.result !== null && visit.result.items.length > 0 ? (
        <>
          <h4>{words.items}</h4>
          <ol className="county-items">
            {visit.result.items.map((item, at) => (
              <li key={item.itemId}>{itemLine(item, at + 1)}</li>
            ))}
          </ol>
        </>
      ) : null}
      {visit.requests.map((request) => (
        <p key={request.id} className="county-request">
          {requestText(request, true)}
        </p>
      ))}
      {visit.result === null || waits ? null : (
        <Button
          onClick={() => {
            setAsking(true);
          }}
        >
          {words.ask}
        </Button>
      )}
      {asking ? (
        <AskDialog
          about={{ county, serial, code }}
          onClose={() => {
            setAsking(false);
          }}
        />
      ) : null}
    </>
  );
};

const AskDialog = ({
  about,
  onClose,
}: {
  readonly about: { readonly county: string; readonly serial: string; readonly code: string };
  readonly onClose: () => void;
}) => {
  const { phase, run } = useCommand('requests.make');
  return (
    <ReasonDialog
      title={words.askTitle}
      lead={words.askLead}
      reasonLabel={words.askReason}
      confirmLabel={words.askConfirm}
      cancelLabel={words.later}
      busy={phase.at === 'running'}
      failed={phase.at === 'failed' ? errorSentence(phase.error) : null}
      onConfirm={(reason) => {
        void run({ ...about, reason }).then((answer) => {
          if (answer.ok) onClose();
        });
      }}
      onCancel={onClose}
    />
  );
};

const factsOf = (visit: CountyVisit, serial: string) => {
  const { result, code, town, taskName, inspectors, publications, corrections, followUp } = visit;
  const told =
    result === null
      ? []
      : [
          { title: words.outcomes, fact: outcomesLine(result.outcomes) },
          { title: words.disposal, fact: disposalLine(result.disposal) },
          { title: words.methods, fact: methodsLine(result.methods) },
          { title: words.inspectedOn, fact: result.inspectedOn },
          { title: words.visitCode, fact: result.visitCode },
          { title: words.remark, fact: result.remark },
          { title: words.revision, fact: revisionLine(result) },
        ];
  return [
    { title: words.code, fact: code },
    { title: words.task, fact: `${taskName} ${serial}` },
    { title: words.town, fact: town },
    { title: words.inspectors, fact: inspectors.join('、') },
    ...told,
    ...publications.map((row) => ({ title: words.publications, fact: publicationLine(row) })),
    ...corrections.map((row) => ({ title: words.corrections, fact: correctionLine(row) })),
    ...(followUp ? [{ title: words.followUp, fact: followUpLine(followUp) }] : []),
  ];
};
