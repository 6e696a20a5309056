import { InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { PlanSummary } from '#shared/contract/plans.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { plansWords as words, versionOption } from '#shared/i18n/zh-cn/plans.ts';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';

interface Props {
  readonly thisYear: number;
  readonly plans: readonly PlanSummary[];
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
}

/** The first version of a year; usually last year's plan is where it begins. */
export const NewPlanDialog = ({ thisYear, plans, onClose, onCreated }: Props) => {
  const newest = plans[0];
  const [year, setYear] = useState<number | null>(null);
  const [copyOf, setCopyOf] = useState(newest?.id ?? '');
  const create = useCommand('plans.create');
  const id = useId();
  const meant = year ?? (newest ? newest.year + 1 : thisYear);
  const submit = async (): Promise<void> => {
    const answer = await create.run(copyOf === '' ? { year: meant } : { year: meant, copyOf });
    if (answer.ok) onCreated(answer.value.id);
  };
  return (
    <Dialog
      open
      title={words.createTitle}
      confirmLabel={words.createConfirm}
      cancelLabel={uiWords.cancel}
      busy={create.phase.at === 'running'}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <label className="field-label" htmlFor={id}>
        {words.year}
      </label>
      <InputNumber controls={false} id={id} autoFocus min={2019} max={2100} precision={0} value={meant} onChange={setYear} />
      {plans.length === 0 ? null : (
        <div className="field">
          <label className="field-label" htmlFor={`${id}-copy`}>
            {words.copyOf}
          </label>
          <Select
            id={`${id}-copy`}
            className="plan-wide"
            value={copyOf}
            options={[{ value: '', label: words.copyNone }, ...plans.map((plan) => ({ value: plan.id, label: versionOption(plan) }))]}
            onChange={setCopyOf}
          />
          <p className="hint">{words.copyHint}</p>
        </div>
      )}
      {create.phase.at === 'failed' ? <ErrorNotice text={errorSentence(create.phase.error)} /> : null}
    </Dialog>
  );
};
