/** The steps of long work, for the one place that shows them all. */
export type ProgressPhase =
  | 'reading'
  | 'checking'
  | 'comparing'
  | 'writing'
  | 'freezing'
  | 'drawing'
  | 'assigning'
  | 'sealing'
  | 'verifying'
  | 'applying'
  | 'copying'
  | 'unlocking';

export interface Progress {
  readonly phase: ProgressPhase;
  readonly done: number;
  /** Missing while it is not known yet. */
  readonly total?: number;
}
