import { describe, expect, it } from 'vitest';
import { conflictWay, type ConflictFacts } from '#shared/domain/bundle/conflicts.ts';
import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import { changedFields, commonAncestor, joinedRow, lineageOf } from '#shared/domain/bundle/revisions.ts';
import { mayStand } from '#electron/services/join-rows.ts';

const [a, b, c, d, gone] = ['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(64)) as [string, string, string, string, string];

const revision = (rev: number, parents: RecordRow, content: RecordRow = {}): RecordRow => ({
  rev,
  prev_hash: null,
  ...parents,
  ...content,
});

// a <- b, a <- c, d joins b and c.
const revisions = new Map([
  [a, revision(1, {}, { remark: '' })],
  [b, revision(2, { prev_hash: a }, { remark: '甲' })],
  [c, revision(2, { prev_hash: a }, { remark: '乙' })],
  [d, revision(3, { prev_hash: b, merged_hash: c }, { remark: '丙' })],
]);

describe('the lines that revisions follow', () => {
  it('lead back through both parents, and name one that is not held', () => {
    expect([...lineageOf(d, revisions)].toSorted()).toEqual([a, b, c, d]);
    expect([...lineageOf(b, new Map([[b, revision(2, { prev_hash: gone })]]))].toSorted()).toEqual([b, gone]);
  });

  it('meet in the nearest revision that both follow', () => {
    expect(commonAncestor(b, c, revisions)).toBe(revisions.get(a));
    expect(commonAncestor(d, c, revisions)).toBe(revisions.get(c));
    expect(commonAncestor(b, gone, revisions)).toBeNull();
    const apart = new Map([...revisions, [gone, revision(2, { prev_hash: 'f'.repeat(64) })]]);
    expect(commonAncestor(b, gone, apart)).toBeNull();
  });

  it('differ by their own fields alone', () => {
    expect(changedFields({ rev: 1, remark: '', at: 'x' }, { rev: 2, remark: '', at: 'y' })).toEqual([]);
    expect(changedFields({ items: [{ a: 1 }], remark: '' }, { items: [{ a: 2 }], place: '厅' })).toEqual(['items', 'place', 'remark']);
  });

  it('are joined by one that names both and stands above both', () => {
    const [first, other] = [
      { hash: b, row: { ...revision(2, { prev_hash: a }), id: 'r', remark: '甲', owner: '丁' } },
      { hash: c, row: { ...revision(5, { prev_hash: a }), id: 'other', remark: '乙', owner: '戊' } },
    ];
    expect(joinedRow(first, other, ['remark'], { by: 'u1', at: 'now', seq: 7 })).toEqual({
      ...{ id: 'r', rev: 6, prev_hash: b, merged_hash: c, by: 'u1', at: 'now', seq: 7 },
      ...{ remark: '乙', owner: '丁' },
    });
  });
});

describe('how a pair can be decided', () => {
  const row: RecordRow = { serial: 's', subject: 'x', remark: '' };
  const facts: ConflictFacts = { table: 'results', own: false, atCity: true, published: false, head: row, other: { ...row, remark: '乙' } };

  it.each([
    ['field by field, of a result and of a follow-up', {}, { way: 'fields', bar: null }],
    ['by the office itself', { own: true, atCity: false }, { way: 'fields', bar: null }],
    ['as a whole, once it is published', { published: true }, { way: 'side', bar: 'published' }],
    ['not at its office, once it is published', { own: true, published: true }, { way: 'note', bar: 'published' }],
    ['as a whole, of a library', { table: 'subjects' }, { way: 'side', bar: 'library' }],
    ['as a whole, of what follows the draw', { table: 'draw_people' }, { way: 'side', bar: 'fixed' }],
    ['as a whole, of another visit', { other: { ...row, subject: 'y' } }, { way: 'side', bar: 'fixed' }],
    ['as a whole, of a record of the city', { atCity: false }, { way: 'side', bar: 'city' }],
    ['not where another record stands in the place', { own: true, head: null }, { way: 'note', bar: 'place' }],
  ] as const)('%s', (_, change, way) => {
    expect(conflictWay({ ...facts, ...change })).toEqual(way);
  });
});

describe('what is put together', () => {
  const result: RecordRow = {
    ...{ id: '00000000-0000-4000-8000-000000000001', office: '130123', rev: 3, prev_hash: b, merged_hash: c, by: 'u1', at: 'x', seq: 9 },
    ...{ serial: '130123-2026-0001', subject: '1', disposal: 'none', inspected_on: '2026-03-02', visit_code: '', remark: '' },
    ...{ outcomes: ['NO_ISSUE'], methods: ['onSite'], items: [{ itemId: 'i', check: 'checked', problem: false, text: '' }] },
  };
  const problem = [{ itemId: 'i', check: 'checked', problem: true, text: '标签不全' }];

  it('may stand when its form would have let it in', () => {
    expect(mayStand('results', result, '2026-03-02')).toBe(true);
    expect(mayStand('results', { ...result, outcomes: ['CORRECTED'], items: problem }, '2026-03-02')).toBe(true);
  });

  it.each([
    ['no issue, with a problem', { items: problem }],
    ['a finding without a problem', { outcomes: ['CORRECTED'] }],
    ['no issue and not met', { outcomes: ['NO_ISSUE', 'UNREACHABLE'] }],
    ['a day to come', { inspected_on: '2026-03-03' }],
    ['a form that nobody knows', { disposal: 'burnt' }],
    ['a field that is not there', { remark: 1 }],
  ] as const)('may not: %s', (_, change) => {
    expect(mayStand('results', { ...result, ...change }, '2026-03-02')).toBe(false);
  });

  it('of a follow-up has measures that its form knows', () => {
    const identity = ['id', 'office', 'rev', 'prev_hash', 'merged_hash', 'by', 'at', 'seq', 'serial', 'subject'];
    const revisionOf = Object.fromEntries(Object.entries(result).filter(([field]) => identity.includes(field)));
    const followUp: RecordRow = {
      ...revisionOf,
      result_id: 'r',
      owner: '丁',
      measures: [],
      state: 'open',
      closing_note: '',
      closed_on: '',
    };
    expect(mayStand('follow_ups', followUp, '2026-03-02')).toBe(true);
    expect(mayStand('follow_ups', { ...followUp, measures: [{ kind: 'none' }] }, '2026-03-02')).toBe(false);
  });
});
