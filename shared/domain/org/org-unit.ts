export const unitKinds = ['bureau', 'zone', 'section', 'station', 'town'] as const;

/** 局, 功能区（开发区等）, 股室, 所, 乡镇街道. */
export type UnitKind = (typeof unitKinds)[number];

/** A name the unit had before, and the last day it bore it (ISO). */
export interface FormerName {
  readonly name: string;
  readonly until: string;
}

/** What a person decides about one unit of the organisation. */
export interface UnitContent {
  readonly kind: UnitKind;
  readonly name: string;
  /** Six digits of GB/T 2260, nine for a town; empty when there is none, as for zones. */
  readonly code: string;
  /** Null for the bureau alone. */
  readonly parentId: string | null;
  /** A unit that was closed stays, so that what was written under its name is still understood. */
  readonly active: boolean;
  readonly formerNames: readonly FormerName[];
}

export interface OrgUnit extends UnitContent {
  readonly id: string;
}
