/** How bundles get to the city, and the most that one of their files may have when it goes by mail. */
export interface Carry {
  readonly by: 'stick' | 'mail';
  /** MiB. */
  readonly megabytes: number;
}

/** MiB; what BUNDLE-SPEC 7.1 has, and what the contract takes. */
export const mailLimits = { least: 1, usual: 18, most: 2000 } as const;

export const atFirst: Carry = { by: 'stick', megabytes: mailLimits.usual };

/** The part of the request that says so. */
export const limitOf = ({ by, megabytes }: Carry): { readonly limitKiB?: number } => (by === 'mail' ? { limitKiB: megabytes * 1024 } : {});
