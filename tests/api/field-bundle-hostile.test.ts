import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import { drawFiles, lastDrawNumber } from '#electron/store/draws.ts';
import { lentRows } from '#electron/store/outgoing-rows.ts';
import { dumpHash } from '../support/dump-database.ts';
import { importInto } from '../support/exchange.ts';
import { bringBack, forge, lend, startBureau, startLaptop, takeIn, type Bureau } from '../support/field.ts';
import { rowsOf } from '../support/office-database.ts';
import { codesOf, enter } from '../support/review.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

let bureau: Bureau;
/** A computer of the office whose key somebody uses for what its program would never write. */
let thief: StartedOffice;
let rows: ReadonlyMap<string, readonly RecordRow[]>;
let codes: readonly string[];

beforeAll(async () => {
  bureau = await startBureau('hostile');
  thief = await startLaptop(bureau, 'thief');
  const files = await lend(bureau, bureau.serial);
  await takeIn(bureau.laptop, files);
  rows = lentRows(bureau.county.store.read, bureau.serial, 1_000_000);
  codes = await codesOf(bureau.county, bureau.serial);
}, 120_000);
afterAll(endOffices);

const first = (table: string): RecordRow => rows.get(table)?.[0] ?? {};
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Everything that the office works with. What came and was not taken, the ledger and the trail may grow. */
const businessTables = [
  ...[
    'schemes',
    'draws',
    'draw_files',
    'drawn_subjects',
    'frozen_subjects',
    'frozen_items',
    'items',
    'item_lists',
    'assignments',
    'team_changes',
  ],
  ...[
    'results',
    'result_reviews',
    'publications',
    'corrections',
    'follow_ups',
    'dispatches',
    'dispatched_visits',
    'event_closures',
    'plans',
  ],
  ...['subjects', 'inspectors', 'borrowed_tasks', 'own_revisions', 'record_revisions', 'sent_records'],
];
const businessOf = (office: StartedOffice): string =>
  JSON.stringify(businessTables.map((table) => rowsOf(office, `select * from ${table} order by 1, 2`)));

let chain: { seq: number; prev: string | null } = { seq: 1, prev: null };

/** Sends the office what the thief forged, on the chain of its key; gives what became of the rows. */
const send = async (...[of, files, kind]: [Parameters<typeof forge>[1], Parameters<typeof forge>[2]?, Parameters<typeof forge>[3]?]) => {
  const sealed = await forge({ office: thief, reader: bureau.county, ...chain }, of, files, kind);
  chain = { seq: chain.seq + 1, prev: sealed.headerHash };
  const { result, records, notTaken } = await importInto(bureau.county, sealed.path);
  return { outcome: result.outcome, ...records, codes: notTaken.map(({ code }) => code) };
};

test('rows of other tables, of other offices, and of events nobody knows change nothing in the office', async () => {
  const { county, serial } = bureau;
  const before = businessOf(county);
  const seqs = rowsOf(county, 'select change_seq from office');
  const result = { ...first('results'), id: id(1), rev: 1, prev_hash: null };
  const refused = { outcome: 'CONFLICTS', applied: 0, conflict: 0 };
  // A table that only the office itself writes.
  const review = { ...first('assignments'), id: id(2), number: 1, entry: 1, decision: 'approved', field: '', reason: '', by_name: '某人' };
  delete (review as { inspectors?: unknown }).inspectors;
  expect(await send({ reviews: [review] })).toMatchObject({ ...refused, refused: 1, codes: ['not-owner'] });
  // A draw that says something else, an event that was never held here, another file of the record.
  expect(await send({ draws: [{ ...first('draws'), drawn: 1 }] })).toMatchObject({ ...refused, refused: 1 });
  const other = serial.replace('-0001', '-0044');
  expect(await send({ draws: [{ ...first('draws'), id: id(3), serial: other }] })).toMatchObject({ ...refused, refused: 1 });
  const file = { serial, file: 'result.tsv', content: new TextEncoder().encode('x\n') };
  expect(await send({}, [file])).toMatchObject({ ...refused, refused: 1 });
  // A result of another office, of an event nobody knows, of a subject that was not drawn.
  expect(await send({ results: [{ ...result, office: '130124' }] })).toMatchObject({ ...refused, codes: ['not-owner'] });
  expect(await send({ results: [{ ...result, serial: other }] })).toMatchObject({ ...refused, codes: ['missing-parent'] });
  expect(await send({ results: [{ ...result, subject: '911301230000000000' }] })).toMatchObject({ ...refused, codes: ['invalid'] });
  expect(await send({ results: [{ ...result, seq: 9_000_000_000_000 }] })).toMatchObject({ ...refused, codes: ['invalid'] });
  // What its trail says of an event gives the office's next event no other number.
  const told = { ...auditRow, params: { serial: serial.replace('-0001', '-0900') } };
  expect(await send({ audit: [told] })).toMatchObject({ outcome: 'ACCEPT', applied: 1 });
  expect(lastDrawNumber(county.store.read, serial.slice(0, 12))).toBe(1);
  // Corrections and 名录库 are not for a computer in the field.
  expect(await send({ results: [result] }, [], 'correction')).toMatchObject({ ...refused, refused: 1, codes: ['not-owner'] });
  const withdrawn = { ...emptySubject, id: String(rowsOf(county, 'select uid from subjects limit 1')[0]?.['uid']) };
  expect(await send({ subjects: [withdrawn] }, [], 'roster-data')).toMatchObject({ ...refused, refused: 1 });
  expect(businessOf(county)).toBe(before);
  expect(Number(rowsOf(county, 'select change_seq from office')[0]?.['change_seq'])).toBeLessThan(Number(seqs[0]?.['change_seq']) + 100);
});

const auditRow = {
  ...{
    id: id(99),
    office: '130123',
    rev: 1,
    prev_hash: null,
    by: 'x',
    at: '2026-03-02T09:00:00+08:00',
    seq: 1,
    number: 1,
    by_name: '某人',
  },
  ...{ event: 'schemes.frozen', previous_hash: '0'.repeat(64), hash: '1'.repeat(64) },
};

const emptySubject = {
  ...{ office: '130123', rev: 1, prev_hash: null, by: 'x', at: '2026-03-02T09:00:00+08:00', seq: 1, code: '', code_kind: '', name: '' },
  ...{
    kind: '',
    town: '',
    station: '',
    status: '',
    industry: '',
    risk: '',
    risk_on: '',
    phone: '',
    legal_person: '',
    address: '',
    region: '',
  },
  ...{
    authority: '',
    established_on: '',
    capital: '',
    scope: '',
    annual_report: '',
    last_inspected_on: '',
    note: '',
    tags: [],
    withdrawn: 1,
  },
};

test('a result that breaks a rule of the form is refused alone, the one beside it is taken', async () => {
  const { county, serial } = bureau;
  const todo = rowsOf(county, `select code from drawn_subjects where code not in (select subject from results) order by code`);
  const [good = '', bad = ''] = todo.map((row) => String(row['code']));
  const itemsOf = async (code: string) =>
    valueOf(await county.api['results.visit']({ serial, code })).items.map((item) => ({
      itemId: item.id,
      check: 'checked',
      problem: false,
      text: '',
    }));
  const base = { ...first('results'), rev: 1, prev_hash: null, remark: '' };
  const sound = { ...base, id: id(11), subject: good, items: await itemsOf(good) };
  const faults = [
    { inspected_on: '2026-03-03' },
    { inspected_on: '2020-01-01' },
    { outcomes: [] },
    { outcomes: ['NO_ISSUE', 'UNREACHABLE'] },
    { items: [] },
    { at: '昨天' },
    { disposal: 'whatever' },
  ];
  for (const [index, fault] of faults.entries()) {
    const faulty = { ...sound, id: id(20 + index), subject: bad, items: await itemsOf(bad), ...fault };
    expect([fault, await send({ results: [faulty] })]).toMatchObject([fault, { refused: 1, applied: 0, codes: ['invalid'] }]);
  }
  // The id of another visit's result is not free to take.
  const taken = { ...sound, id: first('results')['id'] as string, subject: bad, items: await itemsOf(bad) };
  expect(await send({ results: [{ ...taken, rev: 1 }] })).toMatchObject({ refused: 1, codes: ['invalid'] });
  const mixed = await send({ results: [sound, { ...sound, id: id(40), subject: bad, outcomes: [] }] });
  expect(mixed).toMatchObject({ outcome: 'CONFLICTS', applied: 1, refused: 1, codes: ['invalid'] });
  expect(rowsOf(county, `select id from results where subject in ('${good}', '${bad}')`)).toEqual([{ id: id(11) }]);
  // A later revision of what never came has no beginning here.
  const orphan = { ...sound, id: id(50), subject: bad, items: await itemsOf(bad), rev: 2, prev_hash: 'a'.repeat(64) };
  expect(await send({ results: [orphan] })).toMatchObject({ refused: 1, codes: ['missing-parent'] });
});

test('a computer that holds a borrowed task takes no event whose record does not bear it out', async () => {
  const { laptop, county, serial } = bureau;
  const target = await startLaptop(bureau, 'fresh');
  const before = dumpHash(target.store.filePath, ['audit_rows', 'known_links', 'chains', 'office']);
  const all = Object.fromEntries([...rows].map(([table, of]) => [table, of]));
  const files = [...drawFiles(county.store.read, serial)].map(([file, content]) => ({ serial, file, content }));
  const forged = [
    { of: { ...all, draws: [{ ...first('draws'), drawn: 1 }] }, files },
    { of: { ...all, frozen_lists: [] }, files },
    { of: all, files: files.map((file) => (file.file === 'frame.tsv' ? { ...file, content: new TextEncoder().encode('x\n') } : file)) },
    { of: all, files: [] },
  ];
  let last: string | null = null;
  for (const [index, { of, files: with_ }] of forged.entries()) {
    const only = Object.fromEntries(
      Object.entries(of).filter(([table]) => ['draws', 'schemes', 'event_facts', 'frozen_lists'].includes(table)),
    );
    const sealed = await forge({ office: laptop, reader: target, seq: index + 1, prev: last }, only, with_);
    last = sealed.headerHash;
    const { records } = await importInto(target, sealed.path);
    expect([index, records.applied, records.refused > 0]).toEqual([index, 0, true]);
  }
  expect(dumpHash(target.store.filePath, ['audit_rows', 'known_links', 'chains', 'office'])).toBe(before);
  // The same rows with the files they belong to are an event.
  const sealed = await forge({ office: laptop, reader: target, seq: 5, prev: last }, all, files);
  expect((await importInto(target, sealed.path)).records).toMatchObject({ refused: 0, conflict: 0 });
  expect(valueOf(await target.api['bundles.field']({})).borrowed.map((task) => task.serial)).toEqual([serial]);
});

test('a real computer in the field is not hindered by what another one forged', async () => {
  const { county, laptop, serial } = bureau;
  const [code = ''] = codes;
  await enter(laptop, serial, code, { remark: '真实的现场' });
  expect((await importInto(county, await bringBack(bureau))).result.outcome).toBe('ACCEPT');
  expect(valueOf(await county.api['results.visit']({ serial, code })).result?.remark).toBe('真实的现场');
});
