import type { Json } from '#shared/base/canonical-json.ts';
import { tablesByKind } from './kinds.ts';
import { revisionFault, type RecordRow, type RowRules } from './record-row.ts';

/**
 * Version of the record tables this program writes and the newest it reads (BUNDLE-SPEC 5.3, 17). 2 added publications, corrections and
 * follow-ups, 3 what a city hands down; a bundle of an earlier schema has none of it and is read as before.
 */
export const recordSchema = 3;

type Shape = 'text' | 'integer' | 'textOrNull' | 'texts' | 'object' | 'objects';

const draw: Readonly<Record<string, Shape>> = {
  serial: 'text',
  scheme_id: 'text',
  prev: 'text',
  frame_sha256: 'text',
  plan_sha256: 'text',
  frame_rows: 'integer',
  team_size: 'integer',
  commit_a: 'text',
  commit_b: 'text',
  dice_kind: 'text',
  dice: 'text',
  prk: 'text',
  result_sha256: 'text',
  record_sha256: 'text',
  drawn: 'integer',
  inspectors: 'integer',
  short_visits: 'integer',
  frozen_at: 'text',
  drawn_at: 'text',
};

/** The fields of each exchanged table besides those that every revision carries (10.1); documented in docs/bundle-payload.md. */
const shapes: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  plans: {
    year: 'integer',
    version: 'integer',
    reason: 'text',
    submitted_by_name: 'text',
    approved_by_name: 'text',
    approved_at: 'text',
    rows: 'objects',
    notices: 'objects',
  },
  schemes: { name: 'text', serial: 'text', draft: 'object' },
  draws: draw,
  assignments: { serial: 'text', subject: 'text', inspectors: 'texts' },
  results: {
    serial: 'text',
    subject: 'text',
    outcomes: 'texts',
    items: 'objects',
    methods: 'texts',
    disposal: 'text',
    inspected_on: 'text',
    remark: 'text',
  },
  publications: {
    serial: 'text',
    subject: 'text',
    correction: 'integer',
    result_id: 'text',
    published_on: 'text',
    reference: 'text',
  },
  corrections: {
    serial: 'text',
    subject: 'text',
    number: 'integer',
    result_id: 'text',
    before: 'object',
    after: 'object',
    reason: 'text',
    approver: 'text',
    approver_name: 'text',
  },
  follow_ups: {
    serial: 'text',
    subject: 'text',
    result_id: 'text',
    owner: 'text',
    measures: 'objects',
    state: 'text',
    closing_note: 'text',
    closed_on: 'text',
  },
  items: {
    code: 'text',
    category: 'text',
    name: 'text',
    sub_name: 'text',
    grade: 'text',
    basis: 'text',
    method: 'text',
    content: 'text',
    subjects: 'text',
    line: 'integer',
    published: 'integer',
    applies_to_tag: 'text',
    applies_to_kinds: 'texts',
    note: 'text',
    checklist: 'objects',
  },
  item_lists: { number: 'integer', version_no: 'text', issued_on: 'text', note: 'text', items: 'texts' },
  calendar: { year: 'integer', withdrawn: 'integer', holidays: 'objects' },
  audit: { number: 'integer', by_name: 'text', event: 'text', params: 'object', previous_hash: 'text', hash: 'text' },
};

const revision: ReadonlySet<string> = new Set(['id', 'office', 'rev', 'prev_hash', 'merged_hash', 'by', 'at', 'seq']);

const isObject = (value: Json | undefined): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const fits = (value: Json | undefined, shape: Shape): boolean => {
  switch (shape) {
    case 'text':
      return typeof value === 'string';
    case 'textOrNull':
      return value === null || typeof value === 'string';
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value);
    case 'object':
      return isObject(value);
    case 'texts':
      return Array.isArray(value) && value.every((member) => typeof member === 'string');
    case 'objects':
      return Array.isArray(value) && value.every((member: Json) => isObject(member));
  }
};

const faultOf = (table: string, row: RecordRow): string | null => {
  const shape = shapes[table];
  const revisionProblem = revisionFault(row);
  if (!shape || revisionProblem !== null) return revisionProblem ?? 'table';
  const wrong = Object.entries(shape).find(([field, kind]) => !fits(row[field], kind));
  if (wrong) return wrong[0];
  return Object.keys(row).find((field) => !revision.has(field) && !Object.hasOwn(shape, field)) ?? null;
};

/** Exactly the fields and types of its table, or the first that differs (5.4 rule 7). */
export const recordRules: RowRules = {
  knows: (kind, table) => tablesByKind[kind].includes(table) && Object.hasOwn(shapes, table),
  fault: faultOf,
};

/**
 * Issued items and lists, drawn samples, assignments, publications and corrections never change. Results do until they are published (10.2): from then on a row of
 * `corrections` says what holds. Audit rows get no second revision.
 */
export const immutableTables: ReadonlySet<string> = new Set([
  'items',
  'item_lists',
  'draws',
  'assignments',
  'publications',
  'corrections',
  'audit',
]);
