import type { DrawDetail } from '#shared/contract/draws.ts';
import { committedHint, diceHint, drawnHint, drawsWords as words, frozenHint } from '#shared/i18n/zh-cn/draws.ts';

export type StepKey = 'freeze' | 'commit' | 'dice' | 'run' | 'list';

export interface DrawStep {
  readonly key: StepKey;
  readonly title: string;
  readonly hint: string;
  readonly at: 'done' | 'current' | 'ahead';
}

const order: readonly StepKey[] = ['freeze', 'commit', 'dice', 'run', 'list'];

/** Where the ceremony stands; it only ever moves forward (DRAW-SPEC 3). */
export const currentStep = ({ state, result }: Pick<DrawDetail, 'state' | 'result'>): StepKey => {
  if (state === 'frozen') return 'commit';
  if (state === 'committed') return 'dice';
  if (state === 'diced') return 'run';
  return state === 'void' && result === null ? 'freeze' : 'list';
};

const hints = (draw: DrawDetail): Readonly<Record<StepKey, string>> => ({
  freeze: frozenHint(draw.frozenAt),
  commit: committedHint([draw.commitA, draw.commitB].filter((value) => value !== null).length),
  dice: diceHint(draw.dice?.length ?? 0),
  run: draw.result === null ? words.notDrawnYet : words.opened,
  list: draw.result === null ? '' : drawnHint(draw.result.drawn),
});

export const stepsOf = (draw: DrawDetail): readonly DrawStep[] => {
  const now = order.indexOf(currentStep(draw));
  const hint = hints(draw);
  return order.map((key, index) => ({
    key,
    title: words[key],
    hint: hint[key],
    at: index < now || (key === 'list' && draw.result !== null) ? 'done' : index === now ? 'current' : 'ahead',
  }));
};
