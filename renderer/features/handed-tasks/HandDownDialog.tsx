import { Input } from 'antd';
import { useId, useState } from 'react';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import type { HandedEvent } from '#shared/contract/handed-tasks.ts';
import { handDownTitle, handedTaskWords as words, householdsText } from '#shared/i18n/zh-cn/handed-tasks.ts';

interface Props {
  readonly event: HandedEvent;
  readonly busy: boolean;
  readonly failed: string | null;
  readonly onConfirm: (note: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** What each county is about to get, before it is made final. */
export const HandDownDialog = ({ event, busy, failed, onConfirm, onCancel }: Props) => {
  const [note, setNote] = useState('');
  const id = useId();
  return (
    <Dialog
      open
      title={handDownTitle(event)}
      confirmLabel={words.handDown}
      cancelLabel={words.cancel}
      busy={busy}
      onConfirm={() => void onConfirm(note.trim())}
      onCancel={onCancel}
    >
      <p>{words.handDownLead}</p>
      <ul className="handed-preview">
        {event.counties.map(({ code, name, subjects, reachable }) => (
          <li key={code}>
            {name} {householdsText(subjects)}
            {reachable ? null : <span className="hint">{words.unreachable}</span>}
          </li>
        ))}
      </ul>
      <label className="field-label" htmlFor={id}>
        {words.note}
      </label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={200}
        value={note}
        onChange={(change) => {
          setNote(change.target.value);
        }}
      />
      {failed === null ? null : <ErrorNotice text={failed} />}
    </Dialog>
  );
};
