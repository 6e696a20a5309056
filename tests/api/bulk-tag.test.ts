import { afterEach, describe, expect, it } from 'vitest';
import type { SubjectTarget } from '#shared/contract/subject-edits.ts';
import { rowsOf } from '#tests/support/office-database.ts';
import { createOffice, importTable, preparedOffice, subjectRow } from '#tests/support/small-county.ts';
import { endOffices, type StartedOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';

afterEach(endOffices);

const many = 20_000;
const tag = '冷链';

/** Every fifth has the tag already, alone or before another; every eleventh is out of business. */
const tagsOf = (number: number): string => {
  if (number % 10 === 0) return tag;
  if (number % 5 === 0) return `${tag}、重点`;
  return ['', '食品经营', '重点、食品经营', '药品经营'][number % 4] ?? '';
};
const isActive = (number: number): boolean => number % 11 !== 0;

const large = preparedOffice(async (office) => {
  await createOffice(office);
  await importTable(
    office,
    'subjects',
    Array.from({ length: many }, (_, number) =>
      subjectRow(number, isActive(number) ? { 标签: tagsOf(number) } : { 登记状态: '注销', 标签: '' }),
    ),
  );
});

const everyone: SubjectTarget = { filter: {}, except: [] };

const libraryOf = (office: StartedOffice): unknown => [
  rowsOf(office, 'select uid, code, status, tags, content_hash, batch_id from subjects order by id'),
  rowsOf(office, 'select subject_id, tag from subject_tags order by subject_id, tag'),
];

/** Stops at the first progress that has come more than half way. */
const stopHalfWay = () => {
  const stop = new AbortController();
  return {
    signal: stop.signal,
    onProgress: ({ done }: { readonly done: number }): void => {
      if (done * 2 > many) stop.abort();
    },
  };
};

describe('a bulk tag over 20,000 subjects', () => {
  it('is taken back to exactly the former tags, also of those that had it before', async () => {
    const office = large.start();
    const before = libraryOf(office);
    const numbers = Array.from({ length: many }, (_, number) => number);
    const changed = numbers.filter((number) => isActive(number) && number % 5 !== 0).length;
    const done = valueOf(await office.api['subjects.tag']({ target: everyone, tag, action: 'add' }));
    expect(done).toMatchObject({ changed, skipped: many - changed });
    expect(rowsOf(office, `select count(*) as n from subject_tags where tag = '${tag}'`)).toEqual([{ n: numbers.filter(isActive).length }]);
    expect(valueOf(await office.api['subjects.undo']({ seq: done.seq }))).toEqual({ restored: changed, kept: 0 });
    expect(libraryOf(office)).toEqual(before);
  });

  it('is taken away and brought back in the same way', async () => {
    const office = large.start();
    const before = libraryOf(office);
    const done = valueOf(await office.api['subjects.tag']({ target: everyone, tag, action: 'remove' }));
    expect(rowsOf(office, `select count(*) as n from subject_tags where tag = '${tag}'`)).toEqual([{ n: 0 }]);
    expect(valueOf(await office.api['subjects.undo']({ seq: done.seq }))).toEqual({ restored: done.changed, kept: 0 });
    expect(libraryOf(office)).toEqual(before);
  });

  it('changes nothing when it, or taking it back, is cancelled half way', async () => {
    const office = large.start();
    const before = libraryOf(office);
    expect(await office.api['subjects.tag']({ target: everyone, tag, action: 'add' }, stopHalfWay())).toMatchObject({
      error: { code: 'job.cancelled' },
    });
    expect(libraryOf(office)).toEqual(before);
    expect(valueOf(await office.api['subjects.actions']({}))).toEqual([]);
    const { seq } = valueOf(await office.api['subjects.tag']({ target: everyone, tag, action: 'add' }));
    const tagged = libraryOf(office);
    expect(await office.api['subjects.undo']({ seq }, stopHalfWay())).toMatchObject({ error: { code: 'job.cancelled' } });
    expect(libraryOf(office)).toEqual(tagged);
    expect(valueOf(await office.api['subjects.actions']({}))).toMatchObject([{ seq, undone: null }]);
    valueOf(await office.api['subjects.undo']({ seq }));
    expect(libraryOf(office)).toEqual(before);
  });
});
