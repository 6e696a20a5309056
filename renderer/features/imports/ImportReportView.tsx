import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import type { AppError } from '#shared/contract/errors.ts';
import type { ImportReport } from '#shared/contract/imports.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import {
  confirmText,
  effectText,
  fileFacts,
  importKindText,
  importsWords as words,
  mappingTab,
  problemsTab,
  quarantineText,
} from '#shared/i18n/zh-cn/imports.ts';
import './imports.css';
import { MappingTable } from './MappingTable.tsx';
import { ProblemsView } from './ProblemsView.tsx';
import { ReportNumbers } from './ReportNumbers.tsx';

interface Props {
  readonly report: ImportReport;
  /** The confirmation did not succeed; the report stands as it was. */
  readonly failure: AppError | null;
  readonly onConfirm: (stage: string) => void;
  readonly onDrop: () => void;
}

/** What the file holds and what confirming would do. */
export const ImportReportView = ({ report, failure, onConfirm, onDrop }: Props) => {
  const [tab, setTab] = useState<'problems' | 'mapping'>('problems');
  const { rows, effect, groups } = report;
  const problems = groups.reduce((sum, group) => sum + group.count, 0);
  const writable = effect.added + effect.updated;
  const { title, unit } = importKindText[report.kind];
  const blocked = rows.importable === 0 ? words.nothing : writable === 0 ? words.nobody : null;
  return (
    <PageFrame
      head={<PageHead title={title} facts={fileFacts(report.fileName, report.sheetName)} />}
      foot={
        <ActionBar
          state={
            <span>
              {blocked ?? effectText(effect.added, effect.updated, effect.unchanged)}
              {rows.mustFix > 0 ? ` · ${quarantineText(rows.mustFix)}` : ''}
            </span>
          }
        >
          <Button onClick={onDrop}>{words.notImported}</Button>
          <Button
            type="primary"
            disabled={blocked !== null}
            onClick={() => {
              onConfirm(report.stage);
            }}
          >
            {confirmText(rows.importable, unit)}
          </Button>
        </ActionBar>
      }
    >
      <div className="import-report">
        {failure ? <ErrorNotice text={errorSentence(failure)} action={<Button onClick={onDrop}>{words.another}</Button>} /> : null}
        <ReportNumbers rows={rows} />
        <div className="import-tabs">
          <Segmented
            aria-label={words.viewLabel}
            value={tab}
            onChange={setTab}
            options={[
              { value: 'problems', label: problemsTab(problems) },
              { value: 'mapping', label: mappingTab(report.mapping.length) },
            ]}
          />
          <span className="hint">{rows.mustFix > 0 ? words.quarantine : words.unchangedFile}</span>
        </div>
        {tab === 'problems' ? <ProblemsView report={report} /> : <MappingTable report={report} />}
      </div>
    </PageFrame>
  );
};
