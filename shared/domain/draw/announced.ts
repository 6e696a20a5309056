/** Written into `ceremony.tsv` when no public value was announced (DRAW-SPEC 3 step 4). */
export const noPublicValue = '-';

export type PublicFault = 'unwritable' | 'missing' | 'notAnnounced';

/**
 * The value that goes into the seed, or why it may not: a value needs an announcement made before the commitments, and an announced one may not
 * be left out, because whoever could choose would choose after the dice.
 */
export const publicValueFrom = (typed: string, announced: boolean): { readonly value: string } | { readonly fault: PublicFault } => {
  if (/[\t\r\n]/.test(typed) || !typed.isWellFormed()) return { fault: 'unwritable' };
  const value = typed.trim();
  const given = value !== '' && value !== noPublicValue;
  if (given && !announced) return { fault: 'notAnnounced' };
  if (!given && announced) return { fault: 'missing' };
  return { value: given ? value : noPublicValue };
};
