import { Button } from 'antd';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { ImportBatch } from '#shared/contract/imports.ts';
import { doneQuarantineText, doneText, importKindText, importsWords as words } from '#shared/i18n/zh-cn/imports.ts';
import './imports.css';

interface Props {
  readonly batch: ImportBatch;
  readonly onAgain: () => void;
  readonly onSee: () => void;
}

export const ImportDone = ({ batch, onAgain, onSee }: Props) => (
  <Sheet title={words.doneTitle}>
    <div className="import-done">
      <div role="status">
        <StatusMark mark="done">
          {doneText(batch.fileName, batch.added, batch.updated, batch.unchanged, importKindText[batch.kind].unit)}
        </StatusMark>
      </div>
      {batch.quarantined > 0 ? <StatusMark mark="look">{doneQuarantineText(batch.quarantined)}</StatusMark> : null}
      <div className="import-buttons">
        <Button type="primary" onClick={onSee}>
          {batch.kind === 'items' ? words.seeItems : words.seeLibrary}
        </Button>
        <Button onClick={onAgain}>{words.anotherImport}</Button>
      </div>
    </div>
  </Sheet>
);
