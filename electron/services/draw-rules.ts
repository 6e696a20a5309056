import type { DrawRules } from '#shared/contract/draw-rules.ts';
import type { ReadDb } from '#electron/store/db.ts';
import type { StoredDraw } from '#electron/store/draws.ts';
import { countExcluded } from '#electron/store/record-facts.ts';
import { findScheme } from '#electron/store/schemes.ts';

/** The rules of an event as they were frozen. */
export const rulesOf = (db: ReadDb, { serial, schemeId, settings, teamSize }: StoredDraw): DrawRules => {
  const { quantity, rounding, teamMode, pairRotation, balanceYear, avoidLast, area } = settings;
  return {
    ...{ quantity, rounding, teamMode, pairRotation, balanceYear, avoidLast, area, teamSize },
    leftOut: countExcluded(db, serial),
    inspectorCap: findScheme(db, schemeId)?.draft.inspectorCap ?? 0,
  };
};
