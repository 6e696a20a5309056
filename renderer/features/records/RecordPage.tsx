import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { RecordFacts } from '#shared/contract/draw-records.ts';
import { voidSheetText } from '#shared/i18n/zh-cn/ceremony.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { recordMarkup } from '#shared/i18n/zh-cn/record-page.ts';
import { exportedText, recordsWords as words } from '#shared/i18n/zh-cn/records.ts';
import { MarkupView } from './MarkupView.tsx';
import { PeopleForm } from './PeopleForm.tsx';
import './record-sheet.css';
import './records.css';
import { useRecordPaper } from './use-record-paper.ts';

interface Props {
  readonly serial: string;
  readonly navigate: Navigate;
}

/** The record that is signed: who was there at the left, the paper as it will be printed at the right. */
export const RecordPage = ({ serial, navigate }: Props) => {
  const people = useQuery('draws.people', { serial });
  const record = useQuery('draws.record', { serial });
  const head = (
    <PageHead
      title={words.title}
      facts={<span className="mono">{serial}</span>}
      actions={
        <Button
          onClick={() => {
            navigate({ page: 'draw', serial });
          }}
        >
          {words.toDraw}
        </Button>
      }
    />
  );
  const form = people.at === 'ready' ? <PeopleForm serial={serial} stored={people.value} /> : null;
  // Who was there at a void event is settled with it.
  if (record.at === 'ready') return <Finished facts={record.value} head={head} form={record.value.voided ? null : form} />;
  const noPage = record.at === 'failed' && record.error.code === 'draw.wrongState' ? record.error.params.state : null;
  if (noPage === 'void') return <EndedEarly serial={serial} head={head} />;
  return (
    <PageFrame head={head}>
      <div className="record-page">
        <div className="record-left">{form}</div>
        {noPage === null ? null : <p className="record-waiting">{words.notDrawn}</p>}
        {record.at === 'failed' && noPage === null ? <ErrorNotice text={errorSentence(record.error)} /> : null}
      </div>
    </PageFrame>
  );
};

/** Made void before the draw: there is no page to sign, but a folder that proves how far the event had come. */
const EndedEarly = ({ serial, head }: { readonly serial: string; readonly head: ReactNode }) => {
  const paper = useRecordPaper({ serial, drawnAt: null });
  return (
    <PageFrame
      head={head}
      foot={
        <ActionBar state={<StatusMark mark="void">{words.endedEarly}</StatusMark>}>
          <ExportButtons paper={paper} />
        </ActionBar>
      }
    >
      <div className="record-page">
        <div className="record-left">
          <Outcome paper={paper} />
          <p className="record-waiting">{words.endedEarlyWhat}</p>
        </div>
      </div>
    </PageFrame>
  );
};

interface FinishedProps {
  readonly facts: RecordFacts;
  readonly head: ReactNode;
  readonly form: ReactNode;
}

const Finished = ({ facts, head, form }: FinishedProps) => {
  const paper = useRecordPaper(facts);
  const { place, people } = facts.attendance;
  const complete = place !== '' && people.length > 0;
  return (
    <PageFrame
      head={head}
      foot={
        <ActionBar state={<StatusMark mark={complete ? 'done' : 'look'}>{complete ? words.complete : words.incomplete}</StatusMark>}>
          <ExportButtons paper={paper}>
            <Button disabled={paper.busy} loading={paper.printing.at === 'busy'} onClick={() => void paper.print()}>
              {words.print}
            </Button>
          </ExportButtons>
        </ActionBar>
      }
    >
      <div className="record-page">
        <div className="record-left">
          {facts.voided ? <Strip mark="void">{voidSheetText(facts.voided)}</Strip> : null}
          <Outcome paper={paper} />
          {form}
        </div>
        <section className="record-preview" aria-label={words.preview} tabIndex={0}>
          <MarkupView markup={recordMarkup(facts)} />
        </section>
      </div>
    </PageFrame>
  );
};

type RecordPaper = ReturnType<typeof useRecordPaper>;

const ExportButtons = ({ paper, children }: { readonly paper: RecordPaper; readonly children?: ReactNode }) => (
  <>
    <Button disabled={paper.busy} onClick={() => void paper.exportToChosen()}>
      {words.exportTo}
    </Button>
    {children}
    <Button
      type="primary"
      size="large"
      disabled={paper.printing.at === 'busy'}
      loading={paper.layout === 'layingOut' || paper.exporting.at === 'running'}
      onClick={() => void paper.exportToDefault()}
    >
      {words.exportRecord}
    </Button>
  </>
);

/** How the last printing or exporting ended. */
const Outcome = ({ paper }: { readonly paper: RecordPaper }) => {
  const [unopened, setUnopened] = useState(false);
  const { layout, printing, exporting } = paper;
  if (layout === 'failed') return <ErrorNotice text={words.pdfFailed} />;
  if (printing.at === 'notPrinted' || printing.at === 'notMade') return <ErrorNotice text={words.notPrinted} />;
  if (printing.at === 'printed') return <Strip mark="done">{words.printed}</Strip>;
  if (layout === 'layingOut') return <Strip mark="run">{words.layingOut}</Strip>;
  if (exporting.at === 'failed') return <ErrorNotice text={errorSentence(exporting.error)} />;
  if (exporting.at !== 'done') return null;
  const open = (
    <Button
      onClick={() => {
        void paper.openFolder().then((opened) => {
          setUnopened(!opened);
        });
      }}
    >
      {words.openFolder}
    </Button>
  );
  return (
    <Strip mark="done" action={open}>
      {exportedText(exporting.value.folder, exporting.value.files.length)}
      {unopened ? words.cannotOpen : ''}
    </Strip>
  );
};
