import { createHash } from 'node:crypto';

/** When to kill: so many milliseconds after a step began (it may have ended by then), or the moment its answer has arrived. */
export type KillMoment =
  { readonly step: number; readonly at: 'after'; readonly milliseconds: number } | { readonly step: number; readonly at: 'answer' };

/** Numbers from 0 up to 1 that are the same in every run of one seed. */
export const seededChance = (seed: string): (() => number) => {
  let counter = 0;
  return () => {
    counter += 1;
    return createHash('sha256').update(`${seed} ${counter}`).digest().readUInt32BE(0) / 2 ** 32;
  };
};

/**
 * Every second moment is anywhere in the usual time of the spine; the others are around the end of any step, where its transaction commits,
 * or right after an answer. In the order of the spine. `usual` is the time each step took in an undisturbed run.
 */
export const killMoments = (chance: () => number, count: number, usual: readonly number[]): readonly KillMoment[] =>
  Array.from({ length: count }, (_, index) => (index % 2 === 0 ? anywhere(chance, usual) : nearCommit(chance, usual))).sort(
    (a, b) => a.step - b.step,
  );

const anywhere = (chance: () => number, usual: readonly number[]): KillMoment => {
  let left = chance() * usual.reduce((sum, time) => sum + time, 0);
  let step = 0;
  while (step < usual.length - 1 && left >= (usual[step] ?? 0)) {
    left -= usual[step] ?? 0;
    step += 1;
  }
  return { step, at: 'after', milliseconds: left };
};

const nearCommit = (chance: () => number, usual: readonly number[]): KillMoment => {
  const step = Math.floor(chance() * usual.length);
  const place = chance();
  return place < 0.25 ? { step, at: 'answer' } : { step, at: 'after', milliseconds: (usual[step] ?? 0) * (0.4 + place * 0.8) };
};

/**
 * One moment for each step, in the order of the steps: in one round of every second step right after its answer and of the others somewhere in
 * its usual time, in the next round the other way round. A short step may be over before the kill arrives; its answer is never missed.
 */
export const momentOfEach = (chance: () => number, round: number, usual: readonly number[]): readonly KillMoment[] =>
  usual.map((time, step) => ((step + round) % 2 === 0 ? { step, at: 'answer' } : { step, at: 'after', milliseconds: time * chance() }));
