import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { nobody, SecondPersonFields, type TypedPerson } from '#renderer/ui/SecondPersonFields.tsx';
import type { PlanDetail } from '#shared/contract/plans.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { sharePercent } from '#shared/i18n/zh-cn/plan-findings.ts';
import { approveText, plansWords as words } from '#shared/i18n/zh-cn/plans.ts';
import { notProvedText } from '#shared/i18n/zh-cn/session.ts';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';

interface Props {
  readonly plan: PlanDetail;
  readonly onClose: () => void;
}

/** 批准: another person proves who it is; the session stays the clerk's. */
export const ApproveDialog = ({ plan, onClose }: Props) => {
  const command = useCommand('plans.approve');
  const [approver, setApprover] = useState<TypedPerson>(nobody);
  const { phase } = command;
  const answer = phase.at === 'done' ? phase.value : null;
  const base = (plan.base.frozen ?? plan.base.today).enterprises;
  const percentOf = (scope: 'whole' | 'county'): string =>
    sharePercent(plan.shares.lines.find((line) => line.scope === scope)?.enterprises.distinct ?? 0, base);
  const submit = async (): Promise<void> => {
    const told = await command.run({ id: plan.id, approver: { name: approver.name.trim(), password: approver.password } });
    if (!told.ok) return;
    if (told.value.at === 'approved') onClose();
    else setApprover({ ...approver, password: '' });
  };
  return (
    <Dialog
      open
      title={words.approveTitle}
      confirmLabel={words.approve}
      cancelLabel={uiWords.cancel}
      blocked={approver.name.trim() === '' || approver.password === ''}
      busy={phase.at === 'running'}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <p>{approveText(plan.rows.length, percentOf('whole'), percentOf('county'))}</p>
      <SecondPersonFields lead={words.approverLead} labels={words.approver} value={approver} onChange={setApprover} />
      {answer && answer.at !== 'approved' ? <ErrorNotice text={notProvedText(answer)} /> : null}
      {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
    </Dialog>
  );
};
