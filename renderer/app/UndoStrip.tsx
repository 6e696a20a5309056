import { Button } from 'antd';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '#renderer/api/desk-context.ts';
import type { Navigate } from '#renderer/api/route.ts';
import type { UndoSaid } from '#renderer/api/undo-store.ts';
import { Strip } from '#renderer/ui/Strip.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import {
  askedStepText,
  doneAgainText,
  notDoneAgainText,
  refusedStepText,
  takenBackText,
  undoWords as words,
} from '#shared/i18n/zh-cn/undo.ts';

/** As long as a way back is offered elsewhere (UX 12); what was refused stays until it is read. */
const shownMilliseconds = 10_000;

const textOf = (said: UndoSaid): string => {
  switch (said.at) {
    case 'nothing':
      return words.nothing;
    case 'nothingUndone':
      return words.nothingUndone;
    case 'undone':
      return takenBackText(said.step.facts);
    case 'redone':
      return doneAgainText(said.step.facts);
    case 'asks':
      return askedStepText(said.step.facts);
    case 'refused':
      return refusedStepText(said.step.facts, errorSentence(said.error));
    case 'notRedone':
      return notDoneAgainText(said.step.facts, errorSentence(said.error));
  }
};

const isDone = (said: UndoSaid | null): boolean => said?.at === 'undone' || said?.at === 'redone';

/** What the last Ctrl+Z or Ctrl+Y did, or why it could not. */
export const UndoStrip = ({ navigate }: { readonly navigate: Navigate }) => {
  const { undo } = useDesk();
  const said = useStore(undo.store, (state) => state.said);
  useEffect(() => {
    if (!isDone(said)) return undefined;
    const timer = setTimeout(undo.dismiss, shownMilliseconds);
    return () => {
      clearTimeout(timer);
    };
  }, [undo, said]);
  if (said === null) return null;
  const library = said.at === 'asks' && said.step.facts.kind === 'import' ? said.step.facts.library : null;
  return (
    <div className="shell-strip">
      <Strip
        mark={isDone(said) ? 'done' : 'look'}
        action={
          <>
            {library === null ? null : (
              <Button
                onClick={() => {
                  undo.dismiss();
                  navigate({ page: 'import', kind: library });
                }}
              >
                {words.seeBatches}
              </Button>
            )}
            <Button onClick={undo.dismiss}>{words.dismiss}</Button>
          </>
        }
      >
        {textOf(said)}
      </Strip>
    </div>
  );
};
