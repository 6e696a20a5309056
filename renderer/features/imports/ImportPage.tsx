import { Button } from 'antd';
import { useShell } from '#renderer/api/desk-context.ts';
import type { Navigate } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { ImportKind } from '#shared/contract/imports.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { importKindText, importsWords as words } from '#shared/i18n/zh-cn/imports.ts';
import { ImportDone } from './ImportDone.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { ImportReportView } from './ImportReportView.tsx';
import './imports.css';

interface Props {
  readonly kind: ImportKind;
  readonly navigate: Navigate;
}

/** Choose, look, confirm (UX 17). Nothing is written before the confirmation; the work goes on when the person looks elsewhere. */
export const ImportPage = ({ kind, navigate }: Props) => {
  const shell = useShell();
  const read = useCommand('imports.read', kind);
  const confirm = useCommand('imports.confirm', kind);
  const { title, drop } = importKindText[kind];
  const startAgain = (): void => {
    confirm.reset();
    read.reset();
  };
  const back = (
    <Button
      onClick={() => {
        startAgain();
        navigate({ page: kind });
      }}
    >
      {words.back}
    </Button>
  );
  const head = <PageHead title={title} actions={back} />;

  if (confirm.phase.at === 'done') {
    return (
      <PageFrame head={head}>
        <ImportDone
          batch={confirm.phase.value}
          onAgain={startAgain}
          onSee={() => {
            startAgain();
            navigate({ page: kind });
          }}
        />
      </PageFrame>
    );
  }
  const running = confirm.phase.at === 'running' ? confirm : read;
  if (running.phase.at === 'running') {
    return (
      <PageFrame head={head}>
        <Sheet>
          <ImportProgress phase={running.phase} fallback={running === confirm ? words.writing : words.reading} onCancel={running.cancel} />
        </Sheet>
      </PageFrame>
    );
  }
  if (read.phase.at === 'done') {
    const failure = confirm.phase.at === 'failed' ? confirm.phase.error : null;
    return (
      <ImportReportView
        report={read.phase.value}
        failure={failure}
        onConfirm={(stage) => void confirm.run({ stage })}
        onDrop={startAgain}
      />
    );
  }
  return (
    <PageFrame head={head}>
      <div className="import-choose">
        {read.phase.at === 'failed' && read.phase.error.code !== 'job.cancelled' ? (
          <ErrorNotice text={errorSentence(read.phase.error)} />
        ) : null}
        {read.phase.at === 'failed' && read.phase.error.code === 'job.cancelled' ? <Strip mark="run">{words.cancelled}</Strip> : null}
        <FileDrop
          chooseLabel={words.choose}
          fieldLabel={words.chooseField}
          accept=".xlsx,.xls,.csv,.et"
          choose={() => shell.chooseFile('workbook')}
          tokenOf={shell.tokenOfDropped}
          onChosen={({ token }) => void read.run({ kind, file: token })}
          primary
        >
          <p>{drop}</p>
          <p className="hint">{words.dropLine}</p>
        </FileDrop>
      </div>
    </PageFrame>
  );
};
