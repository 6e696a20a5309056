import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useKeptQuery, useQuery } from '#renderer/api/use-query.ts';
import { AskedButton } from '#renderer/ui/AskedButton.tsx';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { PlanDetail, PlanRowView } from '#shared/contract/plans.ts';
import { unsavedRowId, type PlanLevel } from '#shared/domain/plans/plan-row.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { liveText, planRowWords as words } from '#shared/i18n/zh-cn/plan-row.ts';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';
import { FindingText } from './FindingsSheet.tsx';
import { formOf, rowOf, typedCount, typedRate } from './row-form.ts';
import { RowFacts } from './RowFacts.tsx';
import { RowFields } from './RowFields.tsx';
import { ShareLines } from './ShareLines.tsx';

interface Props {
  readonly plan: PlanDetail;
  /** Who starts a new row, as far as nobody said otherwise. */
  readonly level: PlanLevel;
  /** Null: a new one. */
  readonly row: PlanRowView | null;
  readonly onClose: () => void;
  readonly onSaved: (rowId: string) => void;
}

/** One row: a form in a draft, with the shares of the whole plan as they would be; else what it says. */
export const RowDialog = ({ plan, level, row, onClose, onSaved }: Props) => {
  if (plan.state !== 'draft') {
    return (
      <DetailDrawer open={row !== null} width={560} title={words.look} onClose={onClose}>
        {row ? <RowFacts row={row} /> : null}
      </DetailDrawer>
    );
  }
  return <RowFormDialog plan={plan} level={level} row={row} onClose={onClose} onSaved={onSaved} />;
};

const RowFormDialog = ({ plan, level, row, onClose, onSaved }: Props) => {
  const [form, setForm] = useState(() => formOf(row, level));
  const save = useCommand('plans.saveRow');
  const remove = useCommand('plans.removeRow');
  const items = useQuery('items.list', {});
  const rowId = row?.id ?? null;
  const content = rowOf(form);
  const preview = useKeptQuery('plans.preview', { id: plan.id, rowId, row: content });
  const newest = preview.newest?.value;
  const own = content.name === '' ? [] : (newest?.findings.filter((finding) => finding.rowId === (rowId ?? unsavedRowId)) ?? []);
  const amount = newest?.shares.rows.find((one) => one.rowId === (rowId ?? unsavedRowId));
  const blocked = content.name === '' || typedRate(form.rate) === undefined || typedCount(form.count) === undefined;
  const failure = [save.phase, remove.phase].find(({ at }) => at === 'failed');
  const submit = async (): Promise<void> => {
    const answer = await save.run({ id: plan.id, rowId, row: content });
    if (answer.ok) onSaved(answer.value.rowId);
  };
  return (
    <Dialog
      open
      width={960}
      title={row ? words.edit : words.add}
      confirmLabel={words.save}
      cancelLabel={uiWords.leave}
      busy={save.phase.at === 'running'}
      blocked={blocked}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <div className="plan-live">
        {newest ? <ShareLines short shares={newest.shares} base={plan.base.frozen ?? plan.base.today} /> : null}
        {amount ? <span className="hint">{liveText(amount.drawn, amount.pool)}</span> : null}
      </div>
      <div className="plan-form" tabIndex={0} role="region" aria-label={row ? words.edit : words.add}>
        <RowFields form={form} items={items.at === 'ready' ? items.value : []} onChange={setForm} />
        {own.length === 0 ? null : (
          <ul className="plan-own">
            {own.map((finding) => (
              <li key={`${finding.code} ${JSON.stringify(finding.facts)}`}>
                <FindingText finding={finding} name="" />
              </li>
            ))}
          </ul>
        )}
        {row ? (
          <AskedButton
            label={words.remove}
            title={words.removeTitle}
            text={words.removeText}
            keepLabel={words.removeKeep}
            busy={remove.phase.at === 'running'}
            onConfirm={async () => {
              if ((await remove.run({ id: plan.id, rowId: row.id })).ok) onClose();
            }}
          />
        ) : null}
      </div>
      {failure?.at === 'failed' ? <ErrorNotice text={errorSentence(failure.error)} /> : null}
    </Dialog>
  );
};
