import { useState } from 'react';
import { useDesk } from '#renderer/api/desk-context.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FileDrop } from '#renderer/ui/FileDrop.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { ChecklistReport } from '#shared/contract/items.ts';
import { tableFileEndings } from '#shared/contract/shell.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { checklistWords as words } from '#shared/i18n/zh-cn/items.ts';
import { count } from '#shared/i18n/zh-cn/numbers.ts';

/** A sheet of checklist forms: chosen, shown with what it would change, and written only when confirmed. */
export const ChecklistDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { shell } = useDesk();
  const read = useCommand('items.readChecklists');
  const write = useCommand('items.writeChecklists');
  const [found, setFound] = useState<{ readonly file: string; readonly report: ChecklistReport } | null>(null);
  const look = async (file: string): Promise<void> => {
    setFound(null);
    const answer = await read.run({ file });
    if (answer.ok) setFound({ file, report: answer.value });
  };
  const take = async (): Promise<void> => {
    if (!found) return;
    const answer = await write.run({ file: found.file, sha256: found.report.sha256 });
    if (answer.ok) onClose();
  };
  const failed = [read.phase, write.phase].find(({ at }) => at === 'failed');
  return (
    <Dialog
      open
      width={720}
      title={words.title}
      confirmLabel={words.confirm(found?.report.forms.length ?? 0)}
      cancelLabel={words.leave}
      blocked={!found || found.report.forms.length === 0}
      busy={read.phase.at === 'running' || write.phase.at === 'running'}
      onConfirm={() => void take()}
      onCancel={onClose}
    >
      <FileDrop
        chooseLabel={words.choose}
        fieldLabel={words.field}
        accept={tableFileEndings.map((ending) => `.${ending}`).join(',')}
        choose={() => shell.chooseFile('workbook')}
        tokenOf={(file) => shell.tokenOfDropped(file)}
        onChosen={({ token }) => void look(token)}
      >
        <p>{words.drop}</p>
        <p className="hint">{words.hint}</p>
      </FileDrop>
      {failed?.at === 'failed' ? <ErrorNotice text={errorSentence(failed.error)} /> : null}
      {found ? <Found report={found.report} /> : null}
    </Dialog>
  );
};

const Found = ({ report }: { readonly report: ChecklistReport }) => (
  <>
    {report.rows.mustFix > 0 ? <Strip mark="look">{words.mustFix(report.rows.mustFix)}</Strip> : null}
    {report.unknown.length > 0 ? <Strip mark="look">{words.unknown(report.unknown.join(' '))}</Strip> : null}
    {report.forms.length === 0 ? <Strip mark="look">{words.nothing}</Strip> : null}
    {report.forms.length > 0 ? (
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.forms}</th>
            <th scope="col" className="roster-right">
              {words.before}
            </th>
            <th scope="col" className="roster-right">
              {words.after}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.forms.map(({ code, name, before, after }) => (
            <tr key={code}>
              <td>
                {name} <span className="hint mono">{code}</span>
              </td>
              <td className="roster-right">{count(before)}</td>
              <td className="roster-right">{count(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    ) : null}
  </>
);
