import { Button } from 'antd';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { ImportBatch } from '#shared/contract/imports.ts';
import {
  doneMissingText,
  doneQuarantineText,
  doneText,
  importKindText,
  importsWords as words,
  nextFileText,
} from '#shared/i18n/zh-cn/imports.ts';
import { BatchList } from './BatchList.tsx';
import './imports.css';

interface Props {
  readonly batch: ImportBatch;
  /** The name of the file that came together with this one and is next. */
  readonly next: string | undefined;
  readonly onNext: () => void;
  readonly onAgain: () => void;
  readonly onSee: () => void;
}

export const ImportDone = ({ batch, next, onNext, onAgain, onSee }: Props) => {
  const { unit } = importKindText[batch.kind];
  return (
    <div className="import-choose">
      <Sheet title={words.doneTitle}>
        <div className="import-done">
          <div role="status">
            <StatusMark mark="done">{doneText(batch.fileName, batch.added, batch.updated, batch.unchanged, unit)}</StatusMark>
          </div>
          {batch.quarantined > 0 ? <StatusMark mark="look">{doneQuarantineText(batch.quarantined)}</StatusMark> : null}
          {batch.missing > 0 ? <StatusMark mark="look">{doneMissingText(batch.missing, unit)}</StatusMark> : null}
          <div className="import-buttons">
            {next === undefined ? null : (
              <Button type="primary" onClick={onNext}>
                {nextFileText(next)}
              </Button>
            )}
            <Button type={next === undefined ? 'primary' : 'default'} onClick={onSee}>
              {batch.kind === 'items' ? words.seeItems : words.seeLibrary}
            </Button>
            {next === undefined ? <Button onClick={onAgain}>{words.anotherImport}</Button> : null}
          </div>
        </div>
      </Sheet>
      <BatchList kind={batch.kind} />
    </div>
  );
};
