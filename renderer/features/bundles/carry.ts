import { mailLimitKiB } from '#shared/domain/bundle/mail-limit.ts';

/** How bundles get to the city, and the most that one of their files may have when it goes by mail. */
export interface Carry {
  readonly by: 'stick' | 'mail';
  /** The limit that was typed on this page, which becomes the office's; null while nothing was. */
  readonly typedKiB: number | null;
}

export const atFirst: Carry = { by: 'stick', typedKiB: null };

/** What was typed in MiB as a limit within the bounds; null when it is no number. */
export const typedLimit = (typed: string): number | null => {
  const megabytes = Number(typed);
  if (typed.trim() === '' || Number.isNaN(megabytes)) return null;
  const { least, most } = mailLimitKiB;
  return Math.min(most, Math.max(least, Math.round(megabytes * 1024)));
};

/** The part of the request that says so. */
export const limitOf = ({ by, typedKiB }: Carry): { readonly limitKiB?: number | 'office' } =>
  by === 'mail' ? { limitKiB: typedKiB ?? 'office' } : {};
