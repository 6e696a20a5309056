import type { Mark } from '#renderer/ui/StatusMark.tsx';
import type { SealedBundle } from '#shared/contract/bundles.ts';

export const stateMark: Readonly<Record<SealedBundle['state'], Mark>> = { sealed: 'run', received: 'done', returned: 'back' };

/** First and last eight digits, as on the receipt's slip. */
export const hashEnds = (hash: string): string => `${hash.slice(0, 4)} … ${hash.slice(-4)}`;
