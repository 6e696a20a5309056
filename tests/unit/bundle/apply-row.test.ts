import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import { decideRow, rowHash, type HeldRecord, type RowOrigin } from '#electron/bundle/apply-row.ts';

const origin: RowOrigin = { kind: 'results', mode: 'delta', from: '130123', ownOffice: '130100', senderOwnsTable: true, immutable: false };

const first: RecordRow = {
  at: '2021-06-30T09:10:00+08:00',
  by: 'u7',
  fine: 100,
  id: '00000000-0000-4000-8000-000000000001',
  office: '130123',
  prev_hash: null,
  rev: 1,
  seq: 1,
  verdict: '未发现问题',
};

const after = (parent: RecordRow, change: RecordRow): RecordRow => ({
  ...parent,
  rev: Number(parent['rev']) + 1,
  prev_hash: rowHash(parent),
  ...change,
});

const held = (history: readonly RecordRow[], waiting: readonly RecordRow[] = []): HeldRecord => {
  const head = history.at(-1);
  if (head === undefined) throw new Error('a held record has a head');
  const find = (rows: readonly RecordRow[], hash: string) => rows.find((row) => rowHash(row) === hash) ?? null;
  return {
    head,
    headHash: rowHash(head),
    holds: (hash) => find([...history, ...waiting], hash) !== null,
    ancestor: (hash) => find(history, hash),
  };
};

describe('a row that arrives', () => {
  const second = after(first, { verdict: '已责令改正' });

  it('is new, a step forward, or already there', () => {
    expect(decideRow(first, null, origin)).toEqual({ do: 'new' });
    expect(decideRow(second, held([first]), origin)).toEqual({ do: 'fast-forward' });
    expect(decideRow(second, held([first, second]), origin)).toEqual({ do: 'unchanged' });
    expect(decideRow(first, held([first, second]), origin)).toEqual({ do: 'unchanged' });
    expect(decideRow(second, held([first], [second]), origin)).toEqual({ do: 'unchanged' });
  });

  it('needs its parent, except in a snapshot', () => {
    expect(decideRow(second, null, origin)).toEqual({ do: 'refused', reason: 'missing-parent' });
    expect(decideRow(second, null, { ...origin, mode: 'snapshot' })).toEqual({ do: 'new' });
  });

  it('must belong to its sender', () => {
    expect(decideRow({ ...first, office: '130124' }, null, origin)).toEqual({ do: 'refused', reason: 'not-owner' });
    expect(decideRow(first, null, { ...origin, senderOwnsTable: false })).toEqual({ do: 'refused', reason: 'not-owner' });
    const returned: RowOrigin = { ...origin, kind: 'correction', from: '130100', ownOffice: '130123' };
    expect(decideRow(first, null, returned)).toEqual({ do: 'new' });
    expect(decideRow({ ...first, office: '130124' }, null, returned)).toEqual({ do: 'refused', reason: 'not-owner' });
    const restore: RowOrigin = { ...origin, mode: 'snapshot', from: '130100', ownOffice: '130123', senderOwnsTable: false };
    expect(decideRow(first, null, restore)).toEqual({ do: 'new' });
    expect(decideRow(first, null, { ...restore, mode: 'delta' })).toEqual({ do: 'refused', reason: 'not-owner' });
  });

  it('does not change what is immutable, unless it is a correction', () => {
    const fixed = { ...origin, immutable: true };
    expect(decideRow(second, held([first]), fixed)).toEqual({ do: 'refused', reason: 'immutable' });
    expect(decideRow(first, held([first]), fixed)).toEqual({ do: 'unchanged' });
    expect(decideRow(first, null, fixed)).toEqual({ do: 'new' });
    expect(decideRow(second, held([first]), { ...fixed, kind: 'correction' })).toEqual({ do: 'fast-forward' });
  });
});

describe('a row beside our own revision', () => {
  const ours = after(first, { verdict: '已责令改正' });

  it('is merged when other fields changed', () => {
    const theirs = after(first, { fine: 200 });
    expect(decideRow(theirs, held([first, ours]), origin)).toEqual({
      do: 'merge',
      fields: { fine: 200 },
      rev: 3,
      prevHash: rowHash(ours),
      mergedHash: rowHash(theirs),
    });
  });

  it('is merged when both changed the same field to the same value', () => {
    const theirs = after(first, { verdict: '已责令改正', by: 'u9' });
    expect(decideRow(theirs, held([first, ours]), origin)).toMatchObject({ do: 'merge', fields: {} });
  });

  it('is a conflict when the same field changed, and nothing is chosen', () => {
    const theirs = after(first, { verdict: '立案查处', fine: 300 });
    expect(decideRow(theirs, held([first, ours]), origin)).toEqual({ do: 'conflict', fields: ['verdict'] });
  });

  it('is a conflict when the common ancestor is unknown and fields differ', () => {
    const elsewhere = after({ ...first, by: 'u1' }, { fine: 5 });
    expect(decideRow(elsewhere, held([first, ours]), origin)).toEqual({ do: 'conflict', fields: ['fine', 'verdict'] });
    const same = after({ ...first, by: 'u1' }, { verdict: '已责令改正' });
    expect(decideRow(same, held([first, ours]), origin)).toMatchObject({ do: 'merge', fields: {} });
  });

  it('does not decide a waiting conflict by its next revision', () => {
    const theirs = after(first, { verdict: '立案查处' });
    const later = after(theirs, { fine: 300 });
    expect(decideRow(later, held([first, ours], [theirs]), origin)).toEqual({ do: 'conflict', fields: ['fine', 'verdict'] });
  });

  it('that already joins our head is a step forward', () => {
    const theirs = after(first, { fine: 200 });
    const joined = after(theirs, { verdict: '已责令改正', merged_hash: rowHash(ours) });
    expect(decideRow(joined, held([first, ours]), origin)).toEqual({ do: 'fast-forward' });
  });

  it('never loses a change: what is merged holds both, or it is a conflict', () => {
    const value = fc.integer({ min: 0, max: 2 });
    const fields = fc.record({ a: value, b: value, c: value });
    fc.assert(
      fc.property(fields, fields, fields, (base, mine, yours) => {
        const root = { ...first, ...base };
        const [left, right] = [after(root, { ...mine, by: 'u1' }), after(root, { ...yours, by: 'u2' })];
        const decision = decideRow(right, held([root, left]), origin);
        const clash = (['a', 'b', 'c'] as const).filter(
          (field) => mine[field] !== base[field] && yours[field] !== base[field] && mine[field] !== yours[field],
        );
        if (clash.length > 0) expect(decision).toEqual({ do: 'conflict', fields: clash });
        else if (decision.do === 'merge') {
          for (const field of ['a', 'b', 'c'] as const) {
            const wanted = yours[field] === base[field] ? mine[field] : yours[field];
            expect({ ...left, ...decision.fields }[field]).toBe(wanted);
          }
        } else throw new Error(`unexpected ${decision.do}`);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
