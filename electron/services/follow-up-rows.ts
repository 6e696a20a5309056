import type { FollowUpDetail, FollowUpRow } from '#shared/contract/follow-ups.ts';
import { earliestDeadline } from '#shared/domain/follow-up/measures.ts';
import { closeFaults, requirementsOf } from '#shared/domain/follow-up/requirements.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { reminderOf } from '#shared/domain/results/publication-clock.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { listFollowUps, type StoredFollowUp } from '#electron/store/follow-ups.ts';
import { certificatesOf } from '#electron/store/inspectors.ts';
import { listItemsById } from '#electron/store/items.ts';
import { findResultInForce, findVisit } from '#electron/store/results.ts';
import { isListable } from './follow-up-opening.ts';
import { publicationClock, taskEndOf } from './publication-days.ts';

/** Makes lines of the ledger as they are seen now; the ends of tasks are looked up once each. */
export const rowMaker = (db: ReadDb, now: string): ((stored: StoredFollowUp) => FollowUpRow) => {
  const clock = publicationClock(db, now);
  const ends = new Map<string, string>();
  const endOf = (schemeId: string): string => {
    const end = ends.get(schemeId) ?? taskEndOf(db, schemeId);
    ends.set(schemeId, end);
    return end;
  };
  return (stored) => {
    const { id, serial, taskName, code, name, inspectedOn, outcomes, owner, measures, state, closedOn, publishedOn } = stored;
    const deadline = state === 'open' ? earliestDeadline(clock.notices, measures, clock.today) : null;
    return {
      ...{ id, serial, taskName, code, name, inspectedOn, outcomes, owner, measures, state, closedOn, deadline },
      reminder: deadline ? reminderOf(deadline) : 'none',
      publishedLate: clock.lateOn(inspectedOn, endOf(stored.schemeId), publishedOn === '' ? clock.today : publishedOn),
    };
  };
};

const stateOrder = { open: 0, closed: 1, lapsed: 2 } as const;

/** The ledger as it stands, open rows with the nearest clock first. */
export const ledgerRows = (db: ReadDb, now: string, serial: string | null): readonly FollowUpRow[] => {
  const due = ({ deadline }: FollowUpRow): string => deadline?.due ?? '9999';
  return listFollowUps(db, serial)
    .map(rowMaker(db, now))
    .toSorted((a, b) => stateOrder[a.state] - stateOrder[b.state] || (due(a) < due(b) ? -1 : Number(due(a) > due(b))));
};

/** What the result of a row asks for, and what is missing of it. */
export const askedOf = (db: ReadDb, stored: StoredFollowUp, now: string): Pick<FollowUpDetail, 'requirements' | 'missing'> => {
  const result = findResultInForce(db, stored.serial, stored.code);
  if (!result) throw new Error(`no result of ${stored.code} in ${stored.serial}`);
  const listable = isListable(db, stored.code, stored.id, now.slice(0, 4));
  const requirements = stored.state === 'lapsed' ? [] : requirementsOf(result, listable);
  return { requirements, missing: closeFaults(requirements, stored.measures) };
};

/** Whoever is not in the library any more keeps the number alone. */
const teamOf = (db: ReadDb, staffNos: readonly string[]): FollowUpDetail['inspectors'] => {
  const known = certificatesOf(db, staffNos);
  return staffNos.map((staffNo) => known.get(staffNo) ?? { name: staffNo, certificateNo: '' });
};

export const detailOf = (db: ReadDb, now: string, stored: StoredFollowUp): FollowUpDetail => {
  const result = findResultInForce(db, stored.serial, stored.code);
  const problems = result?.items.filter(({ problem }) => problem) ?? [];
  const names = new Map(
    listItemsById(
      db,
      problems.map(({ itemId }) => itemId),
    ).map((item) => [item.id, itemTitle(item)]),
  );
  return {
    ...rowMaker(db, now)(stored),
    ...askedOf(db, stored, now),
    problems: problems.map(({ itemId, text }) => ({ item: names.get(itemId) ?? itemId, text })),
    inspectors: teamOf(db, findVisit(db, stored.serial, stored.code)?.inspectors ?? []),
    closingNote: stored.closingNote,
    savedAt: stored.savedAt,
    savedBy: stored.savedBy,
  };
};
