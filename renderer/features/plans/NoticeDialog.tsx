import { Input } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { DayField } from '#renderer/ui/DayField.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { PlanDetail, PlanNoticeView } from '#shared/contract/plans.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { dayText } from '#shared/i18n/zh-cn/numbers.ts';
import { noticeTitle, plansWords as words } from '#shared/i18n/zh-cn/plans.ts';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';

interface Props {
  readonly plan: PlanDetail;
  readonly kind: PlanNoticeView['kind'];
  readonly onClose: () => void;
}

/** 上报备案 or 公示 of the version; the second time it puts the first one right and takes a reason. */
export const NoticeDialog = ({ plan, kind, onClose }: Props) => {
  const earlier = plan[kind];
  const command = useCommand('plans.note');
  const [on, setOn] = useState(earlier?.on ?? '');
  const [what, setWhat] = useState(earlier?.what ?? '');
  const [reason, setReason] = useState('');
  const id = useId();
  const again = earlier !== null;
  const submit = async (): Promise<void> => {
    if ((await command.run({ id: plan.id, kind, on, what, reason: reason.trim() })).ok) onClose();
  };
  const text = (label: string, value: string, most: number, change: (value: string) => void, suffix: string) => (
    <div className="field">
      <label className="field-label" htmlFor={`${id}-${suffix}`}>
        {label}
      </label>
      <Input
        id={`${id}-${suffix}`}
        value={value}
        maxLength={most}
        onChange={(event) => {
          change(event.target.value);
        }}
      />
    </div>
  );
  return (
    <Dialog
      open
      title={noticeTitle(kind, again)}
      confirmLabel={words.noticeSave}
      cancelLabel={uiWords.cancel}
      busy={command.phase.at === 'running'}
      blocked={on === '' || (again && reason.trim() === '')}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <DayField
        label={words.noticeOn}
        value={on}
        hint={words.dayHint}
        dayText={dayText}
        badText={words.badDay}
        labelClass="field-label"
        mistakeClass="field-error"
        onChange={setOn}
      />
      {text(kind === 'filed' ? words.noticeFiledWhat : words.noticePublishedWhat, what, 300, setWhat, 'what')}
      {again ? text(words.reason, reason, 400, setReason, 'reason') : null}
      {command.phase.at === 'failed' ? <ErrorNotice text={errorSentence(command.phase.error)} /> : null}
    </Dialog>
  );
};
