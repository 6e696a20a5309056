import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from '#renderer/api/desk-context.ts';
import type { StageState } from '#shared/contract/stage.ts';
import type { ReplaySpeed } from '#shared/domain/stage/replay.ts';
import type { StageStep } from '#shared/domain/stage/steps.ts';

export interface StageControl {
  readonly state: StageState;
  readonly speed: ReplaySpeed;
  readonly setSpeed: (speed: ReplaySpeed) => void;
  /** Shows the list from its first row again; nothing is drawn. */
  readonly fromStart: () => void;
  readonly open: () => void;
  readonly close: () => void;
}

/** Has the stage follow this page: whatever step the console is at, the stage shows. */
export const useStage = (serial: string, step: StageStep): StageControl => {
  const { shell, stage, now } = useDesk();
  const state = useStore(stage);
  const [speed, setSpeed] = useState<ReplaySpeed>('paused');
  // Each opening of the page begins a showing of its own, unless the stage is in the middle of one.
  const [run, setRun] = useState(() => (state.at === 'closed' || state.run === 0 ? Math.floor(now()) + 1 : state.run));
  useEffect(() => {
    void shell.showOnStage({ serial, step, speed, run });
  }, [shell, serial, step, speed, run]);
  return {
    state,
    speed,
    setSpeed,
    fromStart: () => {
      setSpeed('paused');
      setRun((before) => before + 1);
    },
    open: () => void shell.openStage(),
    close: () => void shell.closeStage(),
  };
};
