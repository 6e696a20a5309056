import { Button } from 'antd';
import { memo, useState } from 'react';
import { useFolderJob } from '#renderer/api/use-folder-job.ts';
import { ExportDialog } from '#renderer/ui/ExportDialog.tsx';
import { PageHead } from '#renderer/ui/PageHead.tsx';
import type { ImportBatch } from '#shared/contract/imports.ts';
import { exportWords, libraryFileWords } from '#shared/i18n/zh-cn/library-files.ts';
import { editWords } from '#shared/i18n/zh-cn/subject-edits.ts';
import { lastImportText, subjectsWords as words } from '#shared/i18n/zh-cn/subjects.ts';
import { ActionsDrawer } from './ActionsDrawer.tsx';

interface Props {
  /** Nobody is in the library yet: the page below offers the one thing that can be done. */
  readonly empty: boolean;
  readonly last: ImportBatch | undefined;
  readonly onImport: () => void;
  readonly onRefreshRisks: () => void;
  readonly onUndo: (seq: number) => Promise<void>;
}

const Head = ({ empty, last, onImport, onRefreshRisks, onUndo }: Props) => {
  const [actionsOpen, setActionsOpen] = useState(false);
  const [exporting, setExporting] = useState(false);
  const exportJob = useFolderJob('library.export', { kind: 'subjects' });
  return (
    <>
      <PageHead
        title={words.title}
        facts={last ? lastImportText(last.at, last.added + last.updated + last.unchanged) : ''}
        actions={
          empty ? null : (
            <>
              <Button
                onClick={() => {
                  setActionsOpen(true);
                }}
              >
                {editWords.actions}
              </Button>
              <Button
                onClick={() => {
                  exportJob.reset();
                  setExporting(true);
                }}
              >
                {libraryFileWords.export}
              </Button>
              <Button onClick={onRefreshRisks}>{words.refreshRisks}</Button>
              <Button type="primary" onClick={onImport}>
                {words.import}
              </Button>
            </>
          )
        }
      />
      <ActionsDrawer
        open={actionsOpen}
        onClose={() => {
          setActionsOpen(false);
        }}
        onUndo={onUndo}
      />
      {exporting ? (
        <ExportDialog
          job={exportJob}
          words={exportWords('subjects')}
          onClose={() => {
            setExporting(false);
          }}
        />
      ) : null}
    </>
  );
};

/** Title, last import and what can be done with the whole library. A question typed below draws none of it anew. */
export const SubjectsHead = memo(Head);
