import { canonicalJson } from '#shared/base/canonical-json.ts';
import { measureSchema } from '#shared/contract/follow-ups.ts';
import { planRowsSchema } from '#shared/contract/plans.ts';
import { resultDraftSchema, type ResultDraft } from '#shared/contract/results.ts';
import { changeName } from '#shared/domain/assignment/change-file.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { voidName } from '#shared/domain/draw/void.ts';
import type { ItemContent } from '#shared/domain/items/item-content.ts';
import { noticeNumberText } from '#shared/i18n/zh-cn/follow-ups.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import { RuleBroken, type WriteDb } from '#electron/store/db.ts';
import { saveVoid } from '#electron/store/draw-voids.ts';
import { insertDrawFile } from '#electron/store/draws.ts';
import {
  followResultBack,
  insertAnswerBack,
  insertAssignmentBack,
  insertClosureBack,
  insertCorrectionBack,
  insertDispatchBack,
  insertFollowUpBack,
  insertHandoverBack,
  insertItemBack,
  insertListBack,
  insertNoticeNumber,
  insertPeopleBack,
  insertPlanBack,
  insertPublicationBack,
  insertResultBack,
  insertReviewBack,
  insertTakingBack,
  type PeopleOfTrails,
} from '#electron/store/records-back.ts';
import { findResult, resultDraftOf } from '#electron/store/results.ts';
import { uncountDrawn } from '#electron/store/subjects.ts';
import { followChange, insertChange } from '#electron/store/team-changes.ts';
import type { CheckedEvent } from './event-check.ts';
import { itemHash } from './item-history.ts';
import { draftOf } from './judge-brought.ts';

/** What the rows of a bundle are read together with. */
export interface EventBook {
  /** The events of this bundle whose records were found right, or are held as they came; null for one whose files do not bear it out. */
  readonly checked: Map<string, () => CheckedEvent | null>;
  readonly files: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>;
  readonly people: PeopleOfTrails;
}

/** Writes the rows of one table, those that `order` takes, in its order. */
export interface RowWriter {
  readonly table: string;
  readonly order: { readonly takes: (row: RecordRow) => boolean; readonly compare: (a: RecordRow, b: RecordRow) => number };
  readonly write: (db: WriteDb, row: RecordRow, book: EventBook) => void;
  /**
   * Puts a row over the revision `before` that it follows; false where the record was changed here since. Absent for tables whose records are never
   * written over.
   */
  readonly follow?: (db: WriteDb, row: RecordRow, before: RecordRow, book: EventBook) => boolean;
  /** Whether the record that stands in the place of the row says the same. */
  readonly saidAlready?: (db: WriteDb, row: RecordRow) => boolean;
}

const refuse = (): never => {
  throw new RuleBroken();
};

const by = (...fields: readonly string[]): RowWriter['order']['compare'] => {
  const numbers = (row: RecordRow): readonly number[] => fields.map((field) => Number(row[field]));
  return (a, b) => {
    const [first, second] = [numbers(a), numbers(b)];
    const at = first.findIndex((value, index) => value !== second[index]);
    return at < 0 ? 0 : (first[at] ?? 0) - (second[at] ?? 0);
  };
};

const all = (compare: RowWriter['order']['compare']): RowWriter['order'] => ({ takes: () => true, compare });

const byNumber = all(by('number'));
const bySeq = all(by('seq'));

/** What a row of `results` says, if the form of a result lets it in; null otherwise. */
export const draftOfRow = (row: RecordRow): ResultDraft | null => resultDraftSchema.safeParse(resultOf(row)).data ?? null;

/** Whether two results say the same, whoever entered them when. */
export const sameResult = (standing: ResultDraft, other: ResultDraft | null): boolean =>
  other !== null && canonicalJson(draftOf(standing)) === canonicalJson(other);

/** Only what the form of a result lets in. */
const checkedResult = (value: unknown): void => {
  if (!resultDraftSchema.safeParse(value).success) refuse();
};

/** A result as its form has it, out of an exchanged row. */
export const resultOf = (row: RecordRow): unknown => {
  const { outcomes, items, methods, disposal, remark } = row;
  return { outcomes, items, methods, disposal, inspectedOn: row['inspected_on'], visitCode: row['visit_code'] ?? '', remark };
};

const nameBy = (row: RecordRow, { people }: EventBook): string => people.nameOf(fieldText(row, 'by'));

const itemOf = (row: RecordRow): ItemContent =>
  ({
    ...row,
    subName: row['sub_name'],
    published: row['published'] === 1,
    appliesToTag: row['applies_to_tag'],
    appliesToKinds: row['applies_to_kinds'],
  }) as unknown as ItemContent; // its shape was checked, and the database checks the rest

const eventFor = (row: RecordRow, { checked }: EventBook): CheckedEvent | null => checked.get(fieldText(row, 'serial'))?.() ?? null;

/** The team must be one that the files of the record tell. */
const checkTeam = (row: RecordRow, book: EventBook): void => {
  const teams = eventFor(row, book)?.teams.get(fieldText(row, 'subject')) ?? [];
  const team = JSON.stringify(row['inspectors']);
  if (!teams.some((one) => JSON.stringify(one) === team)) refuse();
};

const writeChange: RowWriter['write'] = (db, row, book) => {
  const { files } = book;
  const serial = fieldText(row, 'serial');
  const number = Number(row['number']);
  const event = eventFor(row, book);
  const change = event?.changes.get(number);
  const bytes = files.get(serial)?.get(changeName(number));
  if (!change || !bytes || change.subject !== row['subject']) return refuse();
  const stored = { ...change, by: fieldText(row, 'by'), seq: Number(row['seq']) };
  insertChange(db, stored, bytes);
  const last = [...(event?.changes.values() ?? [])].findLast(({ subject }) => subject === row['subject']);
  if (last?.number === number) followChange(db, stored);
};

const writeFollowUp: RowWriter['write'] = (db, row, book) => {
  const measures = measureSchema.array().safeParse(row['measures']);
  if (!measures.success) return refuse();
  insertFollowUpBack(db, row, nameBy(row, book));
  for (const measure of measures.data) {
    const [year, number] = measure.kind === 'notifiedDepartment' ? (measure.noticeNo.match(/\d+/g) ?? []).map(Number) : [];
    const counted =
      year !== undefined && number !== undefined && 'noticeNo' in measure && measure.noticeNo === noticeNumberText(year, number);
    if (counted) insertNoticeNumber(db, year, number, fieldText(row, 'id'), measure.id);
  }
};

const writeVoid: RowWriter['write'] = (db, row, { files }) => {
  const serial = fieldText(row, 'serial');
  const bytes = files.get(serial)?.get(voidName);
  if (!bytes) return refuse();
  insertDrawFile(db, serial, { name: voidName, sha256: sha256Hex(bytes), bytes });
  saveVoid(db, serial, {
    ...{
      from: fieldText(row, 'void_from'),
      reason: fieldText(row, 'reason'),
      at: fieldText(row, 'at'),
      seq: Number(row['seq']),
      record: null,
    },
    by: { id: fieldText(row, 'by'), name: fieldText(row, 'by_name') },
    approver: { id: fieldText(row, 'approver'), name: fieldText(row, 'approver_name') },
  });
  uncountDrawn(db, serial);
};

const writePublication: RowWriter['write'] = (db, row, book) => {
  insertPublicationBack(db, row, nameBy(row, book));
};

const published = (correction: number): RowWriter => ({
  table: 'publications',
  order: { takes: (row) => row['correction'] === correction, compare: by('seq') },
  write: writePublication,
});

/** The nth corrections, and what was published of them. */
const correctedAgain = (number: number): readonly RowWriter[] => [
  {
    table: 'corrections',
    order: { takes: (row) => row['number'] === number, compare: by('seq') },
    write: (db, row, book) => {
      checkedResult(resultDraftOf(row['before']));
      checkedResult(resultDraftOf(row['after']));
      insertCorrectionBack(db, row, nameBy(row, book));
    },
  },
  published(number),
];

/**
 * How rows become records again, in the order in which the office made them: what a row rests on stands before it, and an event is closed before what
 * was corrected in it afterwards. The rows of an event are written together, in the place of `draws`. `corrections` is the highest number of one.
 */
export const rowWriters = (corrections: number): readonly RowWriter[] => [
  {
    table: 'item_versions',
    order: all(by('version')),
    write: (db, row) => {
      insertItemBack(db, row, itemHash(itemOf(row)));
    },
    // A version says the same for ever; which one is current is for each computer to know.
    follow: (_db, row, before) => itemHash(itemOf(row)) === itemHash(itemOf(before)),
  },
  {
    table: 'item_lists',
    order: byNumber,
    write: (db, row, book) => {
      insertListBack(db, row, nameBy(row, book));
    },
  },
  {
    table: 'plans',
    order: all(by('year', 'version')),
    write: (db, row, { people }) => {
      if (!planRowsSchema.safeParse(row['rows']).success) refuse();
      insertPlanBack(db, row, people);
    },
  },
  { table: 'draws', order: bySeq, write: refuse },
  { table: 'task_takings', order: bySeq, write: insertTakingBack },
  {
    table: 'assignments',
    order: bySeq,
    write: (db, row, book) => {
      checkTeam(row, book);
      insertAssignmentBack(db, row);
    },
    // The change of the team, whose row comes with it, gives the visit its new team.
    follow: (_db, row, _before, book) => {
      checkTeam(row, book);
      return true;
    },
  },
  { table: 'team_changes', order: byNumber, write: writeChange },
  { table: 'dispatches', order: bySeq, write: insertDispatchBack },
  { table: 'handovers', order: byNumber, write: insertHandoverBack },
  { table: 'draw_people', order: bySeq, write: insertPeopleBack },
  {
    table: 'results',
    order: bySeq,
    write: (db, row, book) => {
      checkedResult(resultOf(row));
      insertResultBack(db, row, nameBy(row, book));
    },
    follow: (db, row, before, book) => {
      checkedResult(resultOf(row));
      return followResultBack(db, row, Number(before['seq']), nameBy(row, book));
    },
    saidAlready: (db, row) => {
      const standing = findResult(db, fieldText(row, 'serial'), fieldText(row, 'subject'));
      return standing !== null && sameResult(standing, draftOfRow(row));
    },
  },
  { table: 'reviews', order: byNumber, write: insertReviewBack },
  published(0),
  { table: 'closures', order: bySeq, write: insertClosureBack },
  ...Array.from({ length: corrections }, (_, index) => correctedAgain(index + 1)).flat(),
  { table: 'follow_ups', order: bySeq, write: writeFollowUp },
  { table: 'request_answers', order: bySeq, write: insertAnswerBack },
  { table: 'voids', order: bySeq, write: writeVoid },
];
