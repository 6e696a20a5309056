import { Input, InputNumber } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { DayField } from '#renderer/ui/DayField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { PlanBaseView } from '#shared/contract/plans.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { dayText } from '#shared/i18n/zh-cn/numbers.ts';
import { plansWords as words } from '#shared/i18n/zh-cn/plans.ts';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';

interface Props {
  readonly year: number;
  readonly base: PlanBaseView;
  readonly onClose: () => void;
}

/** The number of 1 January that the shares are counted on; the library's of today is what it begins with (DOMAIN 14). */
export const BaseDialog = ({ year, base, onClose }: Props) => {
  const begin = base.frozen ?? base.today;
  const [on, setOn] = useState(base.frozen?.on ?? `${year}-01-01`);
  const [enterprises, setEnterprises] = useState<number | null>(begin.enterprises);
  const [subjects, setSubjects] = useState<number | null>(begin.subjects);
  const [reason, setReason] = useState('');
  const command = useCommand('plans.freezeBase');
  const id = useId();
  const again = base.frozen !== null;
  const submit = async (): Promise<void> => {
    if (enterprises === null || subjects === null) return;
    if ((await command.run({ year, on, enterprises, subjects, reason: reason.trim() })).ok) onClose();
  };
  const number = (label: string, value: number | null, change: (value: number | null) => void, suffix: string) => (
    <div>
      <label className="field-label" htmlFor={`${id}-${suffix}`}>
        {label}
      </label>
      <InputNumber controls={false} id={`${id}-${suffix}`} className="plan-wide" min={1} precision={0} value={value} onChange={change} />
    </div>
  );
  return (
    <Dialog
      open
      title={words.baseTitle}
      confirmLabel={words.baseConfirm}
      cancelLabel={uiWords.cancel}
      busy={command.phase.at === 'running'}
      blocked={on === '' || !enterprises || !subjects || (again && reason.trim() === '')}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <p className="hint">{words.baseHint}</p>
      <DayField
        label={words.baseOn}
        value={on}
        hint={words.dayHint}
        dayText={dayText}
        badText={words.badDay}
        labelClass="field-label"
        mistakeClass="field-error"
        onChange={setOn}
      />
      <div className="plan-two">
        {number(words.baseEnterprises, enterprises, setEnterprises, 'enterprises')}
        {number(words.baseSubjects, subjects, setSubjects, 'subjects')}
      </div>
      {again ? (
        <div className="field">
          <label className="field-label" htmlFor={`${id}-reason`}>
            {words.reason}
          </label>
          <Input
            id={`${id}-reason`}
            value={reason}
            maxLength={400}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
        </div>
      ) : null}
      {command.phase.at === 'failed' ? <ErrorNotice text={errorSentence(command.phase.error)} /> : null}
    </Dialog>
  );
};
