import { describe, expect, it } from 'vitest';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { decodeText, encodeText } from '#shared/domain/draw/utf8-text.ts';
import { drawDifferenceText } from '#shared/i18n/zh-cn/draw-check.ts';
import { aRecord, sha256Of } from '#tests/support/draw-record.ts';
import { valueOf } from '#tests/support/value-of.ts';

const text = (files: ReadonlyMap<string, Uint8Array>, name: string): string => decodeText(files.get(name) ?? new Uint8Array()) ?? '';
const differenceOf = (files: ReadonlyMap<string, Uint8Array>) => {
  const verified = verifyRecord(files, nodeHash);
  if (verified.ok) throw new Error('expected a difference');
  expect(drawDifferenceText(verified.error)).not.toMatch(/undefined|NaN/);
  return verified.error;
};

describe.each([false, true])('a record folder (joint event: %s)', (joint) => {
  const record = aRecord(joint);

  it('agrees with its own recomputation and gives the link to the next event', () => {
    const summary = valueOf(verifyRecord(record, nodeHash));
    expect(summary).toMatchObject({ serial: '130102-2021-0007', drill: false, recorded: true, unchecked: [] });
    expect(summary.assignment).toMatchObject({ inspectors: 8, teamSize: 2, pairs: true, short: 0, certificates: 0 });
    expect(summary.assignment?.subjects).toBe(summary.visits);
    expect(summary.recordSha256).toBe(sha256Of(text(record, 'record.tsv')));
    expect(summary.items.map(({ item }) => item)).toEqual(joint ? ['fire', 'food'] : [undefined]);
  });

  it('names the file when any one byte of any file is changed', () => {
    for (const [name, bytes] of record) {
      for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
        const changed = Uint8Array.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 1;
        const difference = differenceOf(new Map([...record, [name, changed]]));
        if (name !== 'ceremony.tsv') expect(difference.file).toBe(name);
      }
    }
  });

  it('misses every file that is taken away', () => {
    for (const name of record.keys()) {
      const files = new Map([...record].filter(([other]) => other !== name));
      const verified = verifyRecord(files, nodeHash);
      if (name === 'record.tsv') expect(valueOf(verified).recorded).toBe(false);
      else expect(verified).toMatchObject({ ok: false });
    }
  });

  it('does not mind other files and says that it did not look at them', () => {
    const summary = valueOf(verifyRecord(new Map([...record, ['names.xlsx', new Uint8Array(3)]]), nodeHash));
    expect(summary.unchecked).toEqual(['names.xlsx']);
  });

  it('refuses an extra result file', () => {
    expect(differenceOf(new Map([...record, ['result.extra.tsv', new Uint8Array()]]))).toEqual({
      what: 'unexpected',
      file: 'result.extra.tsv',
    });
  });
});

describe('a single record folder', () => {
  const record = aRecord();

  it('shows the line where a subject was exchanged after the draw', () => {
    const lines = text(record, 'result.tsv').split('\n');
    const swapped = [lines[0], lines[1], lines[3], lines[2], ...lines.slice(4)].join('\n');
    expect(differenceOf(new Map([...record, ['result.tsv', encodeText(swapped)]]))).toMatchObject({
      what: 'content',
      file: 'result.tsv',
      line: 3,
      expected: lines[2],
      found: lines[3],
    });
  });

  it('shows that a secret was exchanged after its commitment', () => {
    const forged = text(record, 'ceremony.tsv').replace('6f3d0f2b', '6f3d0f2c');
    expect(differenceOf(new Map([...record, ['ceremony.tsv', encodeText(forged)]]))).toMatchObject({ what: 'commitment', party: 'A' });
  });

  it('shows that a frame was changed after the freeze', () => {
    const forged = text(record, 'frame.tsv').replace('\tA\t1', '\tA\t9');
    expect(differenceOf(new Map([...record, ['frame.tsv', encodeText(forged)]]))).toMatchObject({
      what: 'hash',
      file: 'frame.tsv',
      namedIn: 'ceremony.tsv',
    });
  });

  it('shows that a team was chosen by hand', () => {
    const forged = text(record, 'assign-out.json').replace(/"JC[0-7]"/, '"JC9"');
    expect(differenceOf(new Map([...record, ['assign-out.json', encodeText(forged)]]))).toMatchObject({
      what: 'content',
      file: 'assign-out.json',
    });
  });

  it('lists its files in the record by name, after the ceremony', () => {
    const lines = text(record, 'record.tsv').slice(text(record, 'ceremony.tsv').length).trimEnd().split('\n');
    expect(lines.map((line) => line.split('\t')[0])).toEqual([
      'assign-in.json',
      'assign-out.json',
      'frame.tsv',
      'items.tsv',
      'plan.tsv',
      'recuse.tsv',
      'result.tsv',
      'roster.tsv',
    ]);
  });
});
