import { Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { DrawDetail } from '#shared/contract/draws.ts';
import { ceremonyWords as words, voidEffectText, voidTypeText } from '#shared/i18n/zh-cn/ceremony.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { notProvedText } from '#shared/i18n/zh-cn/session.ts';
import { nobody, SecondPersonFields, type TypedPerson } from '#renderer/ui/SecondPersonFields.tsx';

interface Props {
  readonly draw: DrawDetail;
  readonly onClose: () => void;
  readonly navigate: Navigate;
}

/** L3 of UX 12: the number typed, a reason, another person's password; it says what stays and what goes on. */
export const VoidDialog = ({ draw, onClose, navigate }: Props) => {
  const command = useCommand('draws.void');
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [approver, setApprover] = useState<TypedPerson>(nobody);
  const [again, setAgain] = useState(true);
  const id = useId();
  const { phase } = command;
  const answer = phase.at === 'done' ? phase.value : null;
  const blocked = reason.trim() === '' || typed.trim() === '' || approver.name.trim() === '' || approver.password === '';
  const submit = async (): Promise<void> => {
    const person = { name: approver.name.trim(), password: approver.password };
    const told = await command.run({ serial: draw.serial, typedSerial: typed, reason, approver: person, again });
    if (!told.ok) return;
    if (told.value.at !== 'voided') {
      setApprover({ ...approver, password: '' });
      return;
    }
    onClose();
    if (told.value.again) navigate({ page: 'scheme', id: told.value.again.schemeId });
  };
  return (
    <Dialog
      open
      danger
      title={words.voidTitle}
      confirmLabel={words.voidConfirm}
      cancelLabel={words.voidBack}
      blocked={blocked}
      busy={phase.at === 'running'}
      width={560}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <p>{voidEffectText(draw.result?.drawn ?? 0)}</p>
      <div className="void-fields">
        <label className="draw-label" htmlFor={`${id}-reason`}>
          {words.voidReason}
        </label>
        <Input.TextArea
          id={`${id}-reason`}
          rows={2}
          maxLength={200}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        <label className="draw-label" htmlFor={`${id}-serial`}>
          {voidTypeText(draw.serial)}
        </label>
        <Input
          id={`${id}-serial`}
          className="secret-input mono"
          maxLength={40}
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
        <SecondPersonFields lead={words.approverLead} labels={words.approver} value={approver} onChange={setApprover} />
        <Checkbox
          checked={again}
          onChange={(event) => {
            setAgain(event.target.checked);
          }}
        >
          {words.voidAgain}
        </Checkbox>
      </div>
      {answer && answer.at !== 'voided' ? <ErrorNotice text={notProvedText(answer)} /> : null}
      {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
    </Dialog>
  );
};
