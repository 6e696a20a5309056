import { noticeSchema } from '#shared/contract/calendar.ts';
import { itemSchema } from '#shared/contract/items.ts';
import { planRowsSchema } from '#shared/contract/plans.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { faultOfNotice } from '#shared/domain/calendar/notice-fault.ts';
import type { Holiday } from '#shared/domain/calendar/work-calendar.ts';
import type { ItemContent } from '#shared/domain/items/item-content.ts';
import type { PlanRow } from '#shared/domain/plans/plan-row.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { heldRows, listHeads } from '#electron/store/received-rows.ts';
import { currentRoster } from './trust-roster.ts';

// The form of the rows was checked when the bundle was opened (BUNDLE-SPEC 5.4); what their fields say is checked here, before anybody may adopt it.

export interface HandedList {
  readonly id: string;
  readonly number: number;
  readonly versionNo: string;
  readonly issuedOn: string;
  readonly note: string;
  readonly size: number;
  /** By id of the version; null when a member is missing or breaks the rules of the list. */
  readonly items: readonly (ItemContent & { readonly id: string })[] | null;
}

const cityOf = (db: ReadDb): string | null => currentRoster(db)?.city.code ?? null;

/** The newest revision of every record of a table that the city handed down. */
export const cityHeads = (db: ReadDb, table: string): readonly RecordRow[] => {
  const city = cityOf(db);
  return city === null ? [] : listHeads(db, city, table);
};

const itemOf = (row: RecordRow): (ItemContent & { readonly id: string }) | null => {
  const { code, category, name, grade, basis, method, content, subjects, line, note, checklist } = row;
  const parsed = itemSchema.safeParse({
    ...{ code, category, name, grade, basis, method, content, subjects, line, note, checklist },
    subName: row['sub_name'],
    published: row['published'] === 1,
    appliesToTag: row['applies_to_tag'],
    appliesToKinds: row['applies_to_kinds'],
  });
  return parsed.success ? { ...parsed.data, origin: 'city', id: fieldText(row, 'id') } : null;
};

/** The city's newest list; null when none came. */
export const newestHandedList = (db: ReadDb): HandedList | null => {
  const row = cityHeads(db, 'item_lists').toSorted((a, b) => Number(b['number']) - Number(a['number']))[0];
  if (!row) return null;
  const rowsById = new Map(cityHeads(db, 'items').map((item) => [fieldText(item, 'id'), item]));
  const ids = row['items'] as readonly string[]; // texts, as the shape of the table says
  const items = ids.flatMap((id) => {
    const item = rowsById.get(id);
    return (item && itemOf(item)) ?? [];
  });
  const whole = items.length === ids.length && new Set(items.map(({ code }) => code)).size === items.length;
  return {
    id: fieldText(row, 'id'),
    number: Number(row['number']),
    versionNo: fieldText(row, 'version_no'),
    issuedOn: fieldText(row, 'issued_on'),
    note: fieldText(row, 'note'),
    size: ids.length,
    items: whole ? items.toSorted(byCategoryAndCode) : null,
  };
};

const byCategoryAndCode = (a: ItemContent, b: ItemContent): number => {
  const [first, second] = a.category === b.category ? [a.code, b.code] : [a.category, b.category];
  return first < second ? -1 : 1;
};

export interface HandedPlanRecord {
  readonly id: string;
  readonly year: number;
  readonly version: number;
  readonly reason: string;
  /** Every row of the city's plan; null when one breaks the rules of a plan. */
  readonly rows: readonly PlanRow[] | null;
}

/** The newest version that the city handed down of each year, the newest year first. */
export const handedPlans = (db: ReadDb): readonly HandedPlanRecord[] => {
  const all = cityHeads(db, 'plans').map((row): HandedPlanRecord => {
    const rows = planRowsSchema.safeParse(row['rows']);
    return {
      id: fieldText(row, 'id'),
      year: Number(row['year']),
      version: Number(row['version']),
      reason: fieldText(row, 'reason'),
      rows: rows.success ? rows.data : null,
    };
  });
  const newest = all.filter((plan) => !all.some((other) => other.year === plan.year && other.version > plan.version));
  return newest.toSorted((a, b) => b.year - a.year);
};

export interface HandedYear {
  readonly year: number;
  readonly rev: number;
  /** In the order of their days; null when the notice cannot be right. */
  readonly holidays: readonly Holiday[] | null;
  /** As earlier revisions of the record had them: what this office may have taken over before. */
  readonly earlier: readonly (readonly Holiday[])[];
}

const holidaysOf = (year: number, row: RecordRow): readonly Holiday[] | null => {
  const parsed = noticeSchema.safeParse(row['holidays']);
  if (!parsed.success) return null;
  const inOrder = parsed.data.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return faultOfNotice(year, inOrder) === null ? inOrder : null;
};

/** The years of the calendar that the city handed down and did not take back, the newest first. */
export const handedYears = (db: ReadDb): readonly HandedYear[] =>
  cityHeads(db, 'calendar')
    .filter((row) => row['withdrawn'] === 0)
    .map((row): HandedYear => {
      const year = Number(row['year']);
      const revisions = heldRows(db, fieldText(row, 'office'), 'calendar', fieldText(row, 'id'));
      return {
        year,
        rev: Number(row['rev']),
        holidays: holidaysOf(year, row),
        earlier: revisions.flatMap((revision) => (revision.head ? [] : [holidaysOf(year, revision.row) ?? []])),
      };
    })
    .toSorted((a, b) => b.year - a.year);
