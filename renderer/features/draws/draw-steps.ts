import type { DrawDetail, DrawState } from '#shared/contract/draws.ts';
import { committedHint, diceHint, drawnHint, drawsWords as words, frozenHint, inspectorsHint } from '#shared/i18n/zh-cn/draws.ts';
import { stageSteps, type StageStep } from '#shared/domain/stage/steps.ts';

export interface DrawStep {
  readonly key: StageStep;
  readonly title: string;
  readonly hint: string;
  readonly at: 'done' | 'current' | 'ahead';
}

const done: Readonly<Record<Exclude<DrawState, 'void'>, number>> = { frozen: 1, committed: 2, diced: 3, drawn: 6 };

/** How many of the seven steps are behind; it only ever grows (DRAW-SPEC 3). */
const doneSteps = ({ state, voided }: Pick<DrawDetail, 'state' | 'voided'>): number =>
  done[state === 'void' ? (voided?.from ?? 'frozen') : state];

/** Where the console opens: at what is to be done next, or at the list when it is drawn. */
export const firstStep = (draw: DrawDetail): StageStep => {
  const begun = draw.commitA !== null || draw.commitB !== null;
  switch (draw.state) {
    case 'frozen':
      return begun ? 'commit' : 'frozen';
    case 'committed':
      return 'dice';
    case 'diced':
    case 'drawn':
      return 'subjects';
    case 'void':
      return draw.result ? 'subjects' : 'frozen';
  }
};

const hints = (draw: DrawDetail): Readonly<Record<StageStep, string>> => ({
  frozen: frozenHint(draw.frozenAt),
  commit: committedHint([draw.commitA, draw.commitB].filter((value) => value !== null).length),
  dice: diceHint(draw.dice?.length ?? 0),
  subjects: draw.result ? drawnHint(draw.result.drawn) : words.notDrawnYet,
  people: draw.result ? inspectorsHint(draw.result.inspectors) : '',
  match: '',
  sign: words.twoCopies,
});

export const stepsOf = (draw: DrawDetail): readonly DrawStep[] => {
  const behind = doneSteps(draw);
  const hint = hints(draw);
  const all = stageSteps.map((key, index): DrawStep => ({
    key,
    title: words.step[key],
    hint: hint[key],
    at: index < behind ? 'done' : index === behind ? 'current' : 'ahead',
  }));
  // Where the counties draw the people nobody is matched here.
  return draw.people === 'counties' ? all.filter(({ key }) => key !== 'people' && key !== 'match') : all;
};

/** The step after this one, when it has been reached. */
export const nextStep = (draw: DrawDetail, from: StageStep): StageStep | null => {
  const steps = stepsOf(draw);
  const next = steps[steps.findIndex(({ key }) => key === from) + 1];
  return next && next.at !== 'ahead' ? next.key : null;
};
