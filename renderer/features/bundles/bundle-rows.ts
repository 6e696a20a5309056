import type { Mark } from '#renderer/ui/StatusMark.tsx';
import type { SealedBundle } from '#shared/contract/bundles.ts';

/** The number of the next bundle to an office: one after the last of that chain. */
export const nextNumber = (bundles: readonly SealedBundle[], to: string): number =>
  bundles.reduce((last, bundle) => (bundle.to === to ? Math.max(last, bundle.seq) : last), 0) + 1;

export const stateMark: Readonly<Record<SealedBundle['state'], Mark>> = { sealed: 'run', received: 'done', returned: 'back' };

/** First and last eight digits, as on the receipt's slip. */
export const hashEnds = (hash: string): string => `${hash.slice(0, 4)} … ${hash.slice(-4)}`;
