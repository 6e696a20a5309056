import { stratumOf } from '#shared/domain/schemes/stratum.ts';

export const capScopes = ['all', 'A', 'B', 'C', 'D'] as const;
export type CapScope = (typeof capScopes)[number];

/** How often one subject may be inspected in a year, as the bureau decided (国办发〔2024〕54号, DOMAIN 13.8); a missing scope sets no cap. */
export type VisitCaps = Readonly<Partial<Record<CapScope, number>>>;

/**
 * The cap of a subject by its risk class: the number of the class where the bureau gave one, else the one for all; null = none. A subject
 * without a class counts as class B, as it does in the draw (DOMAIN 7.3).
 */
export const capFor = (caps: VisitCaps, risk: string): number | null => {
  const scope = capScopes.find((one) => one === stratumOf(risk));
  return (scope && caps[scope]) ?? caps.all ?? null;
};

/** Whether the year's visits have reached the cap, so that one more would exceed it. */
export const capReached = (visits: number, cap: number | null): boolean => cap !== null && visits >= cap;
