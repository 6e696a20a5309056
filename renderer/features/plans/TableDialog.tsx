import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useShell } from '#renderer/api/desk-context.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { tableFileEndings, type ChosenPath } from '#shared/contract/shell.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { planTableWords as words, tableReadText } from '#shared/i18n/zh-cn/plan-row.ts';
import { TableColumns, type ColumnChoice } from './TableColumns.tsx';
import { TableRows } from './TableRows.tsx';

interface Props {
  readonly plan: PlanDetail;
  readonly onClose: () => void;
}

const noChoice: readonly ColumnChoice[] = [];

/** A bureau's own plan table: what each column is, what was read, and only then into the draft (UX 17). */
export const TableDialog = ({ plan, onClose }: Props) => {
  const shell = useShell();
  const read = useCommand('plans.readTable');
  const take = useCommand('plans.takeTable');
  const [file, setFile] = useState<ChosenPath | null>(null);
  const [columns, setColumns] = useState(noChoice);
  const [headerRow, setHeaderRow] = useState<number | null>(null);
  const [leaveKnown, setLeaveKnown] = useState(true);
  const report = read.phase.at === 'done' ? read.phase.value : null;
  const refused = read.phase.at === 'failed' ? read.phase.error : null;
  const found = report ?? (refused?.code === 'import.wrongColumns' ? refused.params.table : null);
  const choicesWith = (chosen: readonly ColumnChoice[], header: number | null) => ({
    ...(header === null ? {} : { headerRow: header }),
    ...(chosen.length === 0 ? {} : { columns: [...chosen] }),
  });
  const readWith = (chosen: ChosenPath, choice: readonly ColumnChoice[], header: number | null): void => {
    setFile(chosen);
    setColumns(choice);
    setHeaderRow(header);
    void read.run({ id: plan.id, file: chosen.token, choices: choicesWith(choice, header) });
  };
  const rows = report?.rows.filter(({ known }) => !known || !leaveKnown).length ?? 0;
  const submit = async (): Promise<void> => {
    if (!report || !file) return;
    const order = { id: plan.id, file: file.token, sha256: report.sha256, choices: choicesWith(columns, headerRow), leaveKnown };
    if ((await take.run(order)).ok) onClose();
  };
  const failure = take.phase.at === 'failed' ? take.phase.error : refused;
  return (
    <Dialog
      open
      width={1040}
      title={words.title}
      confirmLabel={words.confirm(rows)}
      cancelLabel={words.leave}
      blocked={rows === 0}
      busy={take.phase.at === 'running' || read.phase.at === 'running'}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      {failure && failure.code !== 'job.cancelled' ? <ErrorNotice text={errorSentence(failure)} /> : null}
      {file === null || (refused && !found) ? (
        <FileDrop
          chooseLabel={words.choose}
          fieldLabel={words.field}
          accept={tableFileEndings.map((ending) => `.${ending}`).join(',')}
          choose={() => shell.chooseFile('workbook')}
          tokenOf={shell.tokenOfDropped}
          onChosen={(chosen) => {
            readWith(chosen, noChoice, null);
          }}
        >
          <p>{words.drop}</p>
        </FileDrop>
      ) : null}
      {file && found ? (
        <div className="plan-table-read">
          {report ? <p role="status">{tableReadText(report.fileName, report.counts.read, report.counts.skipped)}</p> : null}
          <TableColumns
            found={found}
            chosen={columns}
            onChoose={(choice) => {
              readWith(file, choice, headerRow);
            }}
            onHeader={(header) => {
              readWith(file, noChoice, header);
            }}
          />
          {report ? <TableRows report={report} /> : null}
          <div className="plan-buttons">
            {report?.rows.some(({ known }) => known) ? (
              <Checkbox
                checked={leaveKnown}
                onChange={(event) => {
                  setLeaveKnown(event.target.checked);
                }}
              >
                {words.leaveKnown}
              </Checkbox>
            ) : null}
            <Button
              onClick={() => {
                setFile(null);
                read.reset();
              }}
            >
              {words.another}
            </Button>
          </div>
        </div>
      ) : null}
    </Dialog>
  );
};
