import { fail } from '#shared/contract/errors.ts';
import type { OutcomeKey, ResultDraft } from '#shared/contract/results.ts';
import type { AidField, Destination, PublicRecord } from '#shared/contract/publication.ts';
import { ok, type Result } from '#shared/base/result.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { publicItems } from '#shared/domain/results/public-items.ts';
import { subjectLabel } from '#shared/domain/stage/masking.ts';
import { planName } from '#shared/i18n/zh-cn/plan-papers.ts';
import { planKindText } from '#shared/i18n/zh-cn/plan-table.ts';
import { publicText } from '#shared/i18n/zh-cn/results.ts';
import platforms from '#resources/vocabulary/platform-codes.json' with { type: 'json' };
import type { ReadDb } from '#electron/store/db.ts';
import type { StoredDraw } from '#electron/store/draws.ts';
import { listItemsById } from '#electron/store/items.ts';
import { findOffice } from '#electron/store/office.ts';
import { findResultInForce } from '#electron/store/results.ts';
import type { StoredVisitState } from '#electron/store/visit-states.ts';
import { maskWords } from './mask-words.ts';
import { rowOfScheme } from './plan-of-scheme.ts';

type PublicVisit = Pick<StoredVisitState, 'code' | 'name' | 'kind' | 'corrections' | 'correctionWaits'>;

/** What outsiders may see of a visit: nothing of the subject but its code and its name, and no text that anybody typed (R46, DOMAIN 15). */
const recordOf = (
  db: ReadDb,
  draw: StoredDraw,
  common: Pick<PublicRecord, 'planNo' | 'planName' | 'planKind' | 'organ'>,
  visit: PublicVisit,
): PublicRecord => {
  const result = findResultInForce(db, draw.serial, visit.code);
  if (!result) throw new Error(`no result of ${visit.code} in ${draw.serial}`);
  const { outcomes, items, inspectedOn } = result;
  const names = new Map(listItemsById(db, [...items.map(({ itemId }) => itemId)]).map((item) => [item.id, itemTitle(item)]));
  return {
    ...common,
    taskNo: draw.serial,
    taskName: draw.schemeName,
    code: visit.code,
    name: subjectLabel(visit, 'full', maskWords),
    completedOn: inspectedOn,
    items: publicItems({ outcomes, items }).map((item) => ({
      item: names.get(item.itemId) ?? '',
      // The rule hands on keys of the result.
      outcomes: item.outcomes as ResultDraft['outcomes'],
    })),
    correction: visit.correctionWaits ? visit.corrections : 0,
  };
};

export const publicRecords = (
  db: ReadDb,
  draw: StoredDraw,
  visits: readonly PublicVisit[],
): Result<readonly PublicRecord[], ReturnType<typeof noOffice>['error']> => {
  const office = findOffice(db);
  if (!office) return noOffice();
  const planned = rowOfScheme(db, draw.schemeId);
  const plan = planned
    ? { planNo: planned.row.planNo, planName: planName(planned.year), planKind: planned.row.kind }
    : { planNo: '', planName: '', planKind: '' as const };
  return ok(visits.map((visit) => recordOf(db, draw, { ...plan, organ: office.name }, visit)));
};

const noOffice = () => fail('office.missing', {});

/** The codes of a destination for some outcomes; an outcome that it has no code for is named by its own key. */
const codesOf = (destination: Destination, outcomes: readonly OutcomeKey[]): string => {
  const codes: Readonly<Record<string, string>> = platforms[destination].codes;
  return outcomes.map((outcome) => codes[outcome] ?? outcome).join(platforms[destination].separator);
};

/** Copy-ready values in the order of the destination's form, once for each item. */
export const aidLists = (record: PublicRecord, destination: Destination): readonly (readonly AidField[])[] =>
  record.items.map(({ item, outcomes }) => {
    const values: Readonly<Record<AidField['field'], string>> = {
      planNo: record.planNo,
      planName: record.planName,
      planKind: planKindText[record.planKind],
      taskNo: record.taskNo,
      taskName: record.taskName,
      organ: record.organ,
      code: record.code,
      name: record.name,
      completedOn: record.completedOn,
      item,
      resultCode: codesOf(destination, outcomes),
      result: outcomes.map((outcome) => publicText[outcome]).join('；'),
    };
    return (platforms[destination].fields as readonly AidField['field'][]).map((field) => ({ field, value: values[field] }));
  });
