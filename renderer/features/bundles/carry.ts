import { mailLimitKiB } from '#shared/domain/bundle/mail-limit.ts';

/** How bundles get to the city, and the most that one of their files may have when it goes by mail. */
export interface Carry {
  readonly by: 'stick' | 'mail';
  /** MiB. */
  readonly megabytes: number;
}

/** MiB, whole ones. */
export const mailLimits = {
  least: Math.ceil(mailLimitKiB.least / 1024),
  usual: mailLimitKiB.usual / 1024,
  most: mailLimitKiB.most / 1024,
} as const;

export const atFirst: Carry = { by: 'stick', megabytes: mailLimits.usual };

/** The part of the request that says so. */
export const limitOf = ({ by, megabytes }: Carry): { readonly limitKiB?: number } => (by === 'mail' ? { limitKiB: megabytes * 1024 } : {});
