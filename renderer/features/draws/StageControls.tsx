import { Button, Segmented } from 'antd';
import { useEffect } from 'react';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import { replaySpeeds, type ReplaySpeed } from '#shared/domain/stage/replay.ts';
import { ceremonyWords as words, stageAtText } from '#shared/i18n/zh-cn/ceremony.ts';
import { shownText, speedText } from '#shared/i18n/zh-cn/stage.ts';
import type { StageControl } from './use-stage.ts';

/** Where the stage stands, and the buttons that open and close it; F11 opens it too. */
export const StageButtons = ({ control: { state, open, close } }: { readonly control: StageControl }) => {
  useKey('F11', open);
  return (
    <>
      <StatusMark mark={state.at === 'closed' ? 'todo' : 'run'}>{stageAtText[state.at]}</StatusMark>
      {state.at === 'closed' ? <Button onClick={open}>{words.openStage}</Button> : <Button onClick={close}>{words.closeStage}</Button>}
    </>
  );
};

/** How fast the stored list is shown. Space shows all of it. */
export const ReplayControls = ({ control, total }: { readonly control: StageControl; readonly total: number }) => {
  const { state, speed, setSpeed, fromStart } = control;
  useKey(' ', () => {
    setSpeed('all');
  });
  if (state.at === 'closed') return null;
  return (
    <div className="replay-controls" role="group" aria-label={words.replay}>
      <Segmented<ReplaySpeed>
        aria-label={words.replaySpeed}
        value={speed}
        options={replaySpeeds.map((value) => ({ value, label: speedText[value] }))}
        onChange={setSpeed}
      />
      <Button onClick={fromStart}>{words.replayAgain}</Button>
      <span className="hint">{shownText(state.shown, total)}</span>
      <span className="hint">{words.replayHint}</span>
    </div>
  );
};

/** A key of the whole page; not while something is typed or another control has it. */
const useKey = (key: string, act: () => void): void => {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== key || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      const { target } = event;
      if (key === ' ' && target instanceof Element && target.closest('button, input, textarea, [role=grid], [role=dialog]')) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [key, act]);
};
