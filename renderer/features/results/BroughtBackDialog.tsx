import { Button } from 'antd';
import { useState } from 'react';
import { useShell } from '#renderer/api/desk-context.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { BroughtBack } from '#shared/contract/brought-back.ts';
import { tableFileEndings, type ChosenPath } from '#shared/contract/shell.ts';
import { broughtBackWords as words, broughtConfirm, broughtTaken } from '#shared/i18n/zh-cn/brought-back.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { BroughtRows } from './BroughtRows.tsx';

interface Props {
  readonly serial: string;
  readonly onTaken: () => void;
  readonly onClose: () => void;
}

const none: ReadonlySet<string> = new Set();

/** Results that were typed on site: what the file would do, visit by visit, and only then entered. */
export const BroughtBackDialog = ({ serial, onTaken, onClose }: Props) => {
  const shell = useShell();
  const read = useCommand('broughtBack.read');
  const take = useCommand('broughtBack.take');
  const [file, setFile] = useState<ChosenPath | null>(null);
  const [overDrafts, setOverDrafts] = useState(none);
  const report = read.phase.at === 'done' ? read.phase.value : null;
  const visits = report === null ? 0 : report.counts.fresh + overDrafts.size;
  const startAgain = (): void => {
    setFile(null);
    setOverDrafts(none);
    read.reset();
    take.reset();
  };
  const look = (chosen: ChosenPath): void => {
    startAgain();
    setFile(chosen);
    void read.run({ serial, file: chosen.token });
  };
  const submit = (found: BroughtBack, chosen: ChosenPath): void => {
    const { sha256, seen } = found;
    void take.run({ serial, file: chosen.token, sha256, seen, overDrafts: [...overDrafts] }).then((answer) => {
      if (answer.ok) onTaken();
    });
  };
  if (take.phase.at === 'done')
    return (
      <Dialog
        open
        title={words.doneTitle}
        confirmLabel={words.see}
        cancelLabel={words.another}
        onConfirm={onClose}
        onCancel={() => {
          startAgain();
        }}
      >
        <Strip mark="done">{broughtTaken(take.phase.value.taken)}</Strip>
      </Dialog>
    );
  const failure = [take.phase, read.phase].find((phase) => phase.at === 'failed')?.error;
  return (
    <Dialog
      open
      width={1040}
      title={words.title}
      confirmLabel={broughtConfirm(visits)}
      cancelLabel={words.leave}
      blocked={visits === 0}
      busy={take.phase.at === 'running' || read.phase.at === 'running'}
      onConfirm={() => {
        if (report && file) submit(report, file);
      }}
      onCancel={onClose}
    >
      <div className="brought-back">
        {failure && failure.code !== 'job.cancelled' ? <ErrorNotice text={errorSentence(failure)} /> : null}
        {report === null ? (
          <FileDrop
            chooseLabel={words.choose}
            fieldLabel={words.field}
            accept={tableFileEndings.map((ending) => `.${ending}`).join(',')}
            choose={() => shell.chooseFile('workbook')}
            tokenOf={shell.tokenOfDropped}
            onChosen={look}
          >
            <p>{words.drop}</p>
          </FileDrop>
        ) : (
          <>
            <BroughtRows
              report={report}
              overDrafts={overDrafts}
              onOver={(code, over) => {
                setOverDrafts(new Set(over ? [...overDrafts, code] : [...overDrafts].filter((other) => other !== code)));
              }}
            />
            <div>
              <Button onClick={startAgain}>{words.another}</Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
};
