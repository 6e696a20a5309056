import { Input } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import { useApi } from '#renderer/api/desk-context.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { nobody, SecondPersonFields, type TypedPerson } from '#renderer/ui/SecondPersonFields.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { correctText, publicationWords as words } from '#shared/i18n/zh-cn/publication.ts';
import { notProvedText } from '#shared/i18n/zh-cn/session.ts';
import { createEntryStore } from './entry-store.ts';
import { EntryForm } from './EntryForm.tsx';

interface Props {
  readonly serial: string;
  readonly code: string;
  readonly onClose: () => void;
}

/** 更正 of one published result: the form as it holds now, a reason, and another person's password (UX 12, L2). */
export const CorrectionDialog = ({ serial, code, onClose }: Props) => {
  const api = useApi();
  const visit = useQuery('results.visit', { serial, code });
  const [entries] = useState(() => createEntryStore(api, serial, null));
  const entry = useStore(entries.store, (state) => state.entries[code]);
  const { phase, run } = useCommand('publication.correct');
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState<TypedPerson>(nobody);
  const id = useId();
  const value = visit.at === 'ready' ? visit.value : null;
  useEffect(() => {
    if (value) entries.open(value);
  }, [entries, value]);

  const answer = phase.at === 'done' ? phase.value : null;
  const blocked = !entry || Array.from(reason.trim()).length < 4 || approver.name.trim() === '' || approver.password === '';
  const submit = async (): Promise<void> => {
    if (!entry) return;
    const person = { name: approver.name.trim(), password: approver.password };
    const told = await run({ serial, code, result: entry.form.draft, reason, approver: person });
    if (told.ok && told.value.at === 'corrected') onClose();
    else if (told.ok) setApprover({ ...approver, password: '' });
  };
  return (
    <Dialog
      open
      danger
      title={correctText(value?.name ?? code)}
      confirmLabel={words.approve}
      cancelLabel={words.keep}
      width={960}
      busy={phase.at === 'running'}
      blocked={blocked}
      onConfirm={() => void submit()}
      onCancel={onClose}
    >
      <div className="correction-scroll">
        {visit.at === 'failed' ? <ErrorNotice text={errorSentence(visit.error)} /> : null}
        {value && entry ? <EntryForm visit={value} entry={entry} entries={entries} /> : null}
        <label className="field-label" htmlFor={`${id}-reason`}>
          {words.correctionReason}
        </label>
        <Input.TextArea
          id={`${id}-reason`}
          rows={2}
          maxLength={200}
          value={reason}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        <p id={`${id}-hint`} className="hint">
          {words.reasonHint}
        </p>
        <SecondPersonFields
          lead={words.approverLead}
          labels={{ name: words.approverName, password: words.approverPassword }}
          value={approver}
          onChange={setApprover}
        />
      </div>
      {answer && answer.at !== 'corrected' ? <ErrorNotice text={notProvedText(answer)} /> : null}
      {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
    </Dialog>
  );
};
