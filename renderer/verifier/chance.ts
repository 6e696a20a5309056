import { oneIn } from '#shared/domain/schemes/stratum.ts';
import { chanceText } from '#shared/i18n/zh-cn/numbers.ts';
import { verifierWords as words } from '#shared/i18n/zh-cn/verifier.ts';

/** The chance of one subject of a stratum in words, rounded as the program rounds it before the draw. */
export const chanceOf = (drawn: number, size: number): string =>
  drawn > 0 && drawn === size ? words.everyone : chanceText(oneIn(size, drawn));
