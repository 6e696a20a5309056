import { Button, notification } from 'antd';
import { useCallback, useEffect, type ReactNode } from 'react';
import { useDesk } from '#renderer/api/desk-context.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { editWords as words, undoneText } from '#shared/i18n/zh-cn/subject-edits.ts';

interface UndoNotice {
  /** Must stand in the page. */
  readonly holder: ReactNode;
  /** Tells what was done and offers for ten seconds to take it back (UX 12, L0). */
  readonly tell: (text: string, seq: number) => void;
  readonly undo: (seq: number) => Promise<void>;
}

const seconds = 10;

export const useUndoNotice = (): UndoNotice => {
  const [notices, holder] = notification.useNotification({ placement: 'bottom', duration: seconds });
  const { run } = useCommand('subjects.undo');
  const { undo: past } = useDesk();
  // What Ctrl+Z took back is not offered any more.
  useEffect(
    () =>
      past.store.subscribe(({ said }) => {
        if (said?.at === 'undone' && said.step.back.name === 'subjects.undo') notices.destroy(said.step.back.input.seq);
      }),
    [past, notices],
  );
  const undo = useCallback(
    async (seq: number): Promise<void> => {
      notices.destroy(seq);
      const answer = await run({ seq });
      const text = answer.ok ? undoneText(answer.value.restored, answer.value.kept) : errorSentence(answer.error);
      notices.open({ key: `undone ${seq}`, title: text, role: 'status' });
    },
    [run, notices],
  );
  const tell = useCallback(
    (text: string, seq: number): void => {
      notices.open({
        key: seq,
        title: text,
        role: 'status',
        actions: (
          <Button
            title={words.undoHint}
            onClick={() => {
              void undo(seq);
            }}
          >
            {words.undo}
          </Button>
        ),
      });
    },
    [undo, notices],
  );
  return { holder, undo, tell };
};
