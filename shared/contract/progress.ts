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
  /** What `done` and `total` count when it is not records, lines or files. */
  readonly unit?: 'bytes';
  /** Which of how many files this is about, the first is 1; missing where the work is about one alone. */
  readonly part?: { readonly number: number; readonly of: number };
}
