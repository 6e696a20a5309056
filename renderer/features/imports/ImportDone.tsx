import { Button } from 'antd';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { ImportBatch } from '#shared/contract/imports.ts';
import { doneMissingText, doneQuarantineText, doneText, importKindText, importsWords as words } from '#shared/i18n/zh-cn/imports.ts';
import { BatchList } from './BatchList.tsx';
import './imports.css';

interface Props {
  readonly batch: ImportBatch;
  readonly onAgain: () => void;
  readonly onSee: () => void;
}

export const ImportDone = ({ batch, onAgain, onSee }: Props) => {
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
            <Button type="primary" onClick={onSee}>
              {batch.kind === 'items' ? words.seeItems : words.seeLibrary}
            </Button>
            <Button onClick={onAgain}>{words.anotherImport}</Button>
          </div>
        </div>
      </Sheet>
      <BatchList kind={batch.kind} />
    </div>
  );
};
