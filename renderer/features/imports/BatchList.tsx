import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { ImportBatch, ImportKind } from '#shared/contract/imports.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { batchCounts, batchText, importsWords as words, undoneText } from '#shared/i18n/zh-cn/imports.ts';
import './imports.css';

interface Props {
  readonly kind: ImportKind;
}

const mostShown = 5;

/** The last imports of this library, each of which can be taken back while nothing used it. */
export const BatchList = ({ kind }: Props) => {
  const batches = useQuery('imports.batches', { kind });
  const undo = useCommand('imports.undo');
  const [asked, setAsked] = useState<ImportBatch | null>(null);
  const running = undo.phase.at === 'running';
  if (batches.at !== 'ready' || batches.value.length === 0) return null;
  return (
    <Sheet title={words.batches}>
      {undo.phase.at === 'failed' ? <ErrorNotice text={errorSentence(undo.phase.error)} /> : null}
      {undo.phase.at === 'done' ? <Strip mark="done">{undoneText(undo.phase.value.restored, undo.phase.value.removed)}</Strip> : null}
      <ul className="batch-list">
        {batches.value.slice(0, mostShown).map((batch) => (
          <li key={batch.id}>
            <span>{batchText(batch.at, batch.fileName, batch.by)}</span>
            <span className="hint">{batchCounts(batch.added, batch.updated, batch.unchanged)}</span>
            {batch.undoneAt === null ? (
              <Button
                size="small"
                disabled={running || batch.added + batch.updated + batch.missing === 0}
                onClick={() => {
                  setAsked(batch);
                }}
              >
                {words.undo}
              </Button>
            ) : (
              <span className="hint">{words.undone}</span>
            )}
          </li>
        ))}
      </ul>
      <Dialog
        open={asked !== null}
        title={words.undoTitle}
        danger
        busy={running}
        confirmLabel={words.undoConfirm}
        cancelLabel={words.undoKeep}
        onCancel={() => {
          setAsked(null);
        }}
        onConfirm={() => {
          if (asked) void undo.run({ batch: asked.id });
          setAsked(null);
        }}
      >
        <p>{asked ? batchText(asked.at, asked.fileName, asked.by) : ''}</p>
        <p>{words.undoText}</p>
      </Dialog>
    </Sheet>
  );
};
