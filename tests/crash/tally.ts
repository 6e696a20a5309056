import type { FolderCheck } from './check-folder.ts';

export interface Tally {
  readonly kill: (step: string) => void;
  readonly check: (found: FolderCheck) => void;
  readonly kills: () => number;
  /** One line for docs/verification.md. */
  readonly text: () => string;
}

/** Counts what a run of kills met, because a run that only ever killed an idle program would prove nothing. */
export const startTally = (victim: string): Tally => {
  const steps = new Map<string, number>();
  let kills = 0;
  let acknowledged = 0;
  let committed = 0;
  return {
    kill: (step) => {
      kills += 1;
      steps.set(step, (steps.get(step) ?? 0) + 1);
    },
    check: (found) => {
      acknowledged += found.acknowledgedSince;
      if (found.committedInFlight) committed += 1;
    },
    kills: () => kills,
    text: () =>
      `${victim}: ${kills} kills in ${steps.size} different steps, ${acknowledged} acknowledged calls looked up, ` +
      `${committed} open calls found committed (${[...steps].map(([step, count]) => `${step} ${count}`).join(', ')})`,
  };
};
