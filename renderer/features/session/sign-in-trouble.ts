import type { CommandPhaseOf } from '#renderer/api/command-store.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { lockedOutText, refusedText } from '#shared/i18n/zh-cn/session.ts';

/** The sentence for a sign-in that did not succeed; null while there is nothing to say. */
export const signInTrouble = (phase: CommandPhaseOf<'session.signIn'>): string | null => {
  if (phase.at === 'failed') return errorSentence(phase.error);
  if (phase.at !== 'done') return null;
  switch (phase.value.at) {
    case 'signedIn':
      return null;
    case 'refused':
      return refusedText(phase.value.triesLeft);
    case 'lockedOut':
      return lockedOutText(phase.value.minutesLeft);
  }
};
