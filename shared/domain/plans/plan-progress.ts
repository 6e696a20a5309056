/** R10: 待执行, 执行中 once the first task's list is locked, 已完成 once every visit of its tasks is published. */
export type PlanProgress = 'waiting' | 'running' | 'done';

/** A task that was made from a row; one that was made void counts as none. */
export interface TaskProgress {
  readonly state: 'draft' | 'frozen' | 'drawn' | 'void';
  readonly drawn: number;
  readonly finished: number;
}

/** How far a row is, from its tasks. */
export const rowProgress = (tasks: readonly TaskProgress[]): PlanProgress => {
  const standing = tasks.filter(({ state }) => state !== 'void');
  const isDone = ({ state, drawn, finished }: TaskProgress): boolean => state === 'drawn' && finished >= drawn;
  if (standing.length > 0 && standing.every(isDone)) return 'done';
  return standing.some(({ state }) => state === 'frozen' || state === 'drawn') ? 'running' : 'waiting';
};

/** How far a plan is, from its rows. */
export const planProgress = (rows: readonly PlanProgress[]): PlanProgress => {
  if (rows.length > 0 && rows.every((row) => row === 'done')) return 'done';
  return rows.some((row) => row !== 'waiting') ? 'running' : 'waiting';
};
