import type { Json } from '#shared/base/canonical-json.ts';
import { eventShapes, immutableEventTables } from './event-shapes.ts';
import { tablesByKind } from './kinds.ts';
import { revisionFault, type RecordRow, type RowRules } from './record-row.ts';

/**
 * Version of the record tables this program writes and the newest it reads (BUNDLE-SPEC 5.3, 17). 2 added publications, corrections and
 * follow-ups, 3 the library (subjects and inspectors), the code of a visit and what a city hands down, 4 what an office goes on working with after
 * it lost its machine, the tasks of a city with their drawn lists, and what a city asks to have corrected; a bundle of an older schema has none of
 * them and is read as before.
 */
export const recordSchema = 4;

/** The type of a field, as far as its form goes. */
export type Shape = 'text' | 'integer' | 'textOrNull' | 'texts' | 'integers' | 'object' | 'objects';

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

const item: Readonly<Record<string, Shape>> = {
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
    visit_code: 'text',
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
  subjects: {
    code: 'text',
    code_kind: 'text',
    name: 'text',
    kind: 'text',
    town: 'text',
    station: 'text',
    status: 'text',
    industry: 'text',
    risk: 'text',
    risk_on: 'text',
    phone: 'text',
    legal_person: 'text',
    address: 'text',
    region: 'text',
    authority: 'text',
    established_on: 'text',
    capital: 'text',
    scope: 'text',
    tags: 'texts',
    annual_report: 'text',
    last_inspected_on: 'text',
    note: 'text',
    withdrawn: 'integer',
  },
  inspectors: {
    staff_no: 'text',
    name: 'text',
    unit: 'text',
    department: 'text',
    post_category: 'text',
    post_since: 'text',
    qualifications: 'texts',
    expertise: 'texts',
    lines: 'integers',
    item_codes: 'texts',
    certificate_no: 'text',
    certificate_until: 'text',
    province_certificate_no: 'text',
    province_certificate_until: 'text',
    level: 'text',
    post: 'text',
    expert: 'integer',
    area: 'text',
    status: 'text',
    withdrawn: 'integer',
  },
  items: item,
  item_versions: { ...item, version: 'integer', current: 'integer', origin: 'text' },
  ...eventShapes,
  item_lists: { number: 'integer', version_no: 'text', issued_on: 'text', note: 'text', items: 'texts' },
  calendar: { year: 'integer', withdrawn: 'integer', holidays: 'objects' },
  correction_requests: {
    county: 'text',
    serial: 'text',
    subject: 'text',
    subject_name: 'text',
    task_name: 'text',
    result_id: 'text',
    result_rev: 'integer',
    corrections: 'integer',
    reason: 'text',
    withdrawn: 'text',
    by_name: 'text',
  },
  request_answers: { request_id: 'text', serial: 'text', subject: 'text', reason: 'text', by_name: 'text' },
  tasks: {
    county: 'text',
    serial: 'text',
    name: 'text',
    level: 'text',
    plan_row: 'text',
    starts_on: 'text',
    ends_on: 'text',
    items: 'objects',
    subjects: 'integer',
    drawn_at: 'text',
    result_sha256: 'text',
    record_sha256: 'text',
    note: 'text',
    handed_on: 'text',
    state: 'text',
    reason: 'text',
  },
  task_takings: { task: 'text', scheme_id: 'text' },
  task_subjects: {
    task: 'text',
    subject: 'text',
    name: 'text',
    kind: 'text',
    town: 'text',
    stratum: 'text',
    position: 'integer',
    items: 'texts',
  },
  audit: { number: 'integer', by_name: 'text', event: 'text', params: 'object', previous_hash: 'text', hash: 'text' },
};

const revision: ReadonlySet<string> = new Set(['id', 'office', 'rev', 'prev_hash', 'merged_hash', 'by', 'at', 'seq']);

/** Fields that came with a later schema: a row of an older one lacks them (BUNDLE-SPEC 17). */
const laterFields: Readonly<Record<string, readonly string[]>> = { results: ['visit_code'] };
const isLater = (table: string, field: string): boolean => laterFields[table]?.includes(field) === true;

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
    case 'integers':
      return Array.isArray(value) && value.every((member) => Number.isSafeInteger(member));
    case 'objects':
      return Array.isArray(value) && value.every((member: Json) => isObject(member));
  }
};

const shapeEntries: ReadonlyMap<string, readonly (readonly [string, Shape])[]> = new Map(
  Object.entries(shapes).map(([table, shape]) => [table, Object.entries(shape)]),
);

/** The fields of a table besides those of every revision (10.1). */
export const fieldsOfTable = (table: string): readonly string[] => (shapeEntries.get(table) ?? []).map(([field]) => field);

const faultOf = (table: string, row: RecordRow): string | null => {
  const shape = shapes[table];
  const revisionProblem = revisionFault(row);
  if (!shape || revisionProblem !== null) return revisionProblem ?? 'table';
  const wrong = shapeEntries
    .get(table)
    ?.find(([field, kind]) => !(isLater(table, field) && row[field] === undefined) && !fits(row[field], kind));
  if (wrong) return wrong[0];
  return Object.keys(row).find((field) => !revision.has(field) && !Object.hasOwn(shape, field)) ?? null;
};

/** Exactly the fields and types of its table, or the first that differs (5.4 rule 7). */
export const recordRules: RowRules = {
  knows: (kind, table) => tablesByKind[kind].includes(table) && Object.hasOwn(shapes, table),
  fault: faultOf,
};

/**
 * Issued items and lists, drawn samples and the lists that are handed down of them, publications and corrections never change. Results do until they
 * are published (10.2): from then on a row of `corrections` says what holds. Who goes to a drawn subject changes by a change of the team, whose file
 * names the record (DRAW-SPEC 7). Audit rows get no second revision.
 */
export const immutableTables: ReadonlySet<string> = new Set([
  'items',
  'item_lists',
  'task_subjects',
  'task_takings',
  'draws',
  'publications',
  'corrections',
  'request_answers',
  'audit',
  ...immutableEventTables,
]);
