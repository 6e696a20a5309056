import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import { utf8 } from '#shared/base/bytes.ts';
import {
  libraryLine,
  libraryTables,
  readInspector,
  readSubject,
  withdrawnValue,
  type Revision,
} from '#shared/domain/bundle/library-rows.ts';
import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import { fieldsOfTable, recordRules } from '#shared/domain/bundle/row-shapes.ts';
import { parseCanonical } from '#electron/bundle/jcs.ts';
import { valueOf } from '#tests/support/value-of.ts';

const lists: ReadonlySet<string> = new Set(['tags', 'qualifications', 'expertise', 'item_codes']);
const text = fc.string({ unit: 'grapheme' });

/** Any values of the right types for the fields of a table. */
const valuesFor = (table: string): fc.Arbitrary<RecordRow> =>
  fc.record(
    Object.fromEntries(
      fieldsOfTable(table).map((field): [string, fc.Arbitrary<unknown>] => {
        if (field === 'lines') return [field, fc.array(fc.integer({ min: 1, max: 30 }))];
        if (lists.has(field)) return [field, fc.array(text)];
        return [field, field === 'withdrawn' || field === 'expert' ? fc.integer({ min: 0, max: 1 }) : text];
      }),
    ),
  ) as fc.Arbitrary<RecordRow>;

const revision: Revision = {
  id: '00000000-0000-4000-8000-000000000001',
  office: '130123',
  rev: 2,
  prevHash: 'a'.repeat(64),
  by: 'u7',
  at: '2026-03-02T09:00:00+08:00',
  seq: 41,
};

const rowOf = (line: string): RecordRow => valueOf(parseCanonical(utf8(line), 262_144)) as RecordRow;

describe.each(libraryTables)('a line of %s', (table) => {
  it('is canonical and has exactly the fields of its table, whatever they hold', () => {
    fc.assert(
      fc.property(valuesFor(table), (values) => {
        const line = libraryLine(table, revision, (field) => values[field]);
        const row = rowOf(line);
        expect(canonicalJson(row)).toBe(line);
        expect(recordRules.fault(table, row)).toBe(null);
        expect(row).toMatchObject({ ...values, id: revision.id, rev: 2, prev_hash: revision.prevHash });
      }),
    );
  });

  it('of a withdrawn record has the fields as well, and says nothing in them', () => {
    const row = rowOf(libraryLine(table, revision, withdrawnValue));
    expect(recordRules.fault(table, row)).toBe(null);
    expect(row['withdrawn']).toBe(1);
    expect(table === 'subjects' ? readSubject(row) : readInspector(row)).toBe(null);
  });

  it('with a field too few, too many or of another type breaks the rules of its table', () => {
    const row = rowOf(libraryLine(table, revision, withdrawnValue));
    for (const field of fieldsOfTable(table)) {
      expect(recordRules.fault(table, { ...row, [field]: null })).toBe(field);
      expect(recordRules.fault(table, Object.fromEntries(Object.entries(row).filter(([name]) => name !== field)))).toBe(field);
    }
    expect(recordRules.fault(table, { ...row, gender: '' })).toBe('gender');
  });
});

const subject: RecordRow = {
  ...Object.fromEntries(fieldsOfTable('subjects').map((field) => [field, ''])),
  code: '91130199MA0000015W',
  code_kind: 'creditCode',
  name: '正定县第1号商行',
  kind: 'enterprise',
  status: 'active',
  risk: 'B',
  tags: ['食品经营'],
  withdrawn: 0,
};

it('a subject is read with its values, and none whose values the library does not know', () => {
  expect(readSubject(subject)).toMatchObject({ code: '91130199MA0000015W', risk: 'B', tags: ['食品经营'], legalPerson: '' });
  for (const wrong of [
    { kind: 'shop' },
    { status: '' },
    { risk: 'E' },
    { code: '' },
    { name: '' },
    { code_kind: 'legacy13' },
    { withdrawn: 1 },
  ])
    expect(readSubject({ ...subject, ...wrong })).toBe(null);
});

it('an inspector is read without what is not exchanged', () => {
  const row: RecordRow = {
    ...Object.fromEntries(fieldsOfTable('inspectors').map((field) => [field, ''])),
    staff_no: 'ZD001',
    name: '段光川',
    status: 'active',
    expert: 1,
    lines: [1, 2],
    qualifications: [],
    expertise: ['食品'],
    item_codes: [],
    withdrawn: 0,
  };
  expect(readInspector(row)).toMatchObject({ staffNo: 'ZD001', expert: true, lines: [1, 2], phone: '', leaves: [], recusals: [] });
  for (const wrong of [{ status: 'away' }, { staff_no: '' }, { expert: 2 }]) expect(readInspector({ ...row, ...wrong })).toBe(null);
});
