import { Input } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { PlanSettings } from '#shared/domain/plans/plan-findings.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { plansWords as words } from '#shared/i18n/zh-cn/plans.ts';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';

interface Props {
  readonly settings: PlanSettings;
  readonly onClose: () => void;
}

const monthDay = /^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** The days a bureau's plans keep to (R7). */
export const SettingsDialog = ({ settings, onClose }: Props) => {
  const [lastEnd, setLastEnd] = useState(settings.lastEnd);
  const [dueBy, setDueBy] = useState(settings.dueBy);
  const command = useCommand('plans.saveSettings');
  const id = useId();
  const submit = async (): Promise<void> => {
    if ((await command.run({ lastEnd, dueBy })).ok) onClose();
  };
  const field = (label: string, value: string, change: (value: string) => void, suffix: string) => {
    const bad = !monthDay.test(value);
    return (
      <div>
        <label className="field-label" htmlFor={`${id}-${suffix}`}>
          {label}
        </label>
        <Input
          id={`${id}-${suffix}`}
          value={value}
          maxLength={5}
          status={bad ? 'error' : ''}
          aria-invalid={bad}
          aria-describedby={`${id}-${suffix}-below`}
          onChange={(event) => {
            change(event.target.value.normalize('NFKC').trim());
          }}
        />
        <p id={`${id}-${suffix}-below`} className={bad ? 'field-error' : 'hint'}>
          {bad ? words.settingsBad : '\u00a0'}
        </p>
      </div>
    );
  };
  return (
    <Dialog
      open
      title={words.settingsTitle}
      confirmLabel={words.settingsSave}
      cancelLabel={uiWords.cancel}
      busy={command.phase.at === 'running'}
      blocked={!monthDay.test(lastEnd) || !monthDay.test(dueBy)}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <div className="plan-two">
        {field(words.settingsLastEnd, lastEnd, setLastEnd, 'last')}
        {field(words.settingsDueBy, dueBy, setDueBy, 'due')}
      </div>
      {command.phase.at === 'failed' ? <ErrorNotice text={errorSentence(command.phase.error)} /> : null}
    </Dialog>
  );
};
