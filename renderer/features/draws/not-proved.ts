import type { NotProved } from '#shared/contract/draws.ts';
import { lockedOutText, refusedText } from '#shared/i18n/zh-cn/session.ts';

/** The sentence for a second person whose name and password were not taken. */
export const notProvedText = (answer: NotProved): string =>
  answer.at === 'refused' ? refusedText(answer.triesLeft) : lockedOutText(answer.minutesLeft);
