import { itemApplies, type AppliesRule, type JudgedSubject } from '#shared/domain/items/applies-to.ts';

/** The bit of business line n (1-31) in a line mask (DRAW-SPEC 2). */
export const lineBit = (line: number): number => 2 ** (line - 1);

export const lineMask = (lines: readonly number[]): number => lines.reduce((mask, line) => mask + lineBit(line), 0);

interface LineItem extends AppliesRule {
  readonly line: number;
}

/** The business lines a visit to a subject must cover: those of the items that apply to it, ascending, each once (DRAW-SPEC 7). */
export const linesToCover = (items: readonly LineItem[], subject: JudgedSubject): readonly number[] => {
  const lines = items.filter((item) => item.line > 0 && itemApplies(item, subject)).map(({ line }) => line);
  return [...new Set(lines)].sort((a, b) => a - b);
};
