import Database from 'better-sqlite3';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fail } from '#shared/contract/errors.ts';
import type { ImportBatch } from '#shared/contract/imports.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { dumpHash } from '#tests/support/dump-database.ts';
import { largeTable } from '#tests/support/large-county.ts';
import { createOffice, preparedOffice } from '#tests/support/small-county.ts';
import { endOffices, nativeBinding, type StartedOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';

const subjects = 6000;
let clean: Awaited<ReturnType<typeof largeTable>> = { file: '', changed: 0 };
let refreshed = clean;

beforeAll(async () => {
  clean = await largeTable(subjects, 'clean');
  refreshed = await largeTable(subjects, 'refreshed');
});

const empty = preparedOffice(async (office) => {
  await createOffice(office);
});
const filled = preparedOffice(async (office) => {
  await createOffice(office);
  await importFile(office, clean.file);
});
afterEach(endOffices);

const read = async (office: StartedOffice, file: string) => valueOf(await office.api['imports.read']({ kind: 'subjects', file }));

const importFile = async (office: StartedOffice, file: string): Promise<ImportBatch> => {
  const { stage } = await read(office, file);
  return valueOf(await office.api['imports.confirm']({ stage }));
};

const countOf = async ({ api }: StartedOffice, text?: string): Promise<number> =>
  valueOf(await api['subjects.summary']({ filter: text === undefined ? {} : { text } })).matching;

const inDatabase = <T>(office: StartedOffice, work: (db: Database.Database) => T): T => {
  const db = new Database(office.store.filePath, { nativeBinding, readonly: true });
  try {
    return work(db);
  } finally {
    db.close();
  }
};

/** Tables, indexes and triggers as the schema has them, in whatever order. */
const schemaOf = (office: StartedOffice): readonly unknown[] =>
  inDatabase(office, (db) => db.prepare('select type, name, tbl_name, sql from sqlite_schema order by type, name').raw().all());

const searchBlocks = (office: StartedOffice): readonly unknown[] =>
  inDatabase(office, (db) => db.prepare('select field, block, lines from search_blocks order by field, block').raw().all());

describe('a county of 6,000, which is written in a thread', () => {
  test('comes in whole, with every index, its search and its audit row', async () => {
    const office = empty.start();
    const schema = schemaOf(office);
    const batch = await importFile(office, clean.file);
    expect(batch).toMatchObject({ added: subjects, updated: 0, unchanged: 0 });
    expect(await countOf(office)).toBe(subjects);
    expect(schemaOf(office)).toEqual(schema);
    expect(inDatabase(office, (db) => db.pragma('integrity_check'))).toEqual([{ integrity_check: 'ok' }]);
    const tagged = inDatabase(office, (db) => db.prepare('select subject_id, tag from subject_tags order by 1, 2').raw().all());
    expect(tagged.length).toBeGreaterThan(1000);
    expect(tagged).toEqual(
      inDatabase(office, (db) => db.prepare('select s.id, t.value from subjects s, json_each(s.tags) t order by 1, 2').raw().all()),
    );
    const { rows } = valueOf(await office.api['audit.window']({ offset: 0, limit: 1 }));
    expect(rows[0]).toMatchObject({ event: 'imports.confirmed', params: { added: subjects, updated: 0, unchanged: 0 } });
    expect(valueOf(await office.api['audit.check']({})).brokenAt).toBeNull();
    const [subject] = valueOf(
      await office.api['subjects.window']({ filter: {}, sort: 'name', descending: false, offset: 4321, limit: 1 }),
    ).rows;
    expect(await countOf(office, subject?.code)).toBe(1);
    expect(office.bugs).toEqual([]);
  });

  test('has the search index that the triggers would have asked for', async () => {
    const office = filled.start();
    const blocks = searchBlocks(office);
    expect(blocks).toHaveLength(4 * Math.ceil((subjects + 1) / 512));
    await office.store.write((db) => {
      db.run('insert into search_pending (block) select distinct id / 512 from subjects');
      return { ok: true, value: null };
    });
    expect(searchBlocks(office)).toEqual(blocks);
  });

  test('is unchanged when the same file comes again', async () => {
    expect(await importFile(filled.start(), clean.file)).toMatchObject({ added: 0, updated: 0, unchanged: subjects });
  });

  test('is brought up to date by a file in which one in fifty has moved, each with its old address kept', async () => {
    const office = filled.start();
    expect(refreshed.changed).toBe(subjects / 50);
    const batch = await importFile(office, refreshed.file);
    expect(batch).toMatchObject({ added: 0, updated: refreshed.changed, unchanged: subjects - refreshed.changed });
    const kept = inDatabase(office, (db) =>
      db
        .prepare(`select count(*) from library_changes where batch_id = ? and json_extract(before, '$.address') is not null`)
        .pluck()
        .get(batch.id),
    );
    expect(kept).toBe(refreshed.changed);
  });

  test('comes in although a few subjects were there before, and those keep their identity', async () => {
    const office = empty.start();
    const few = await largeTable(100, 'clean');
    await importFile(office, few.file);
    const uids = (): unknown[] => inDatabase(office, (db) => db.prepare('select uid from subjects order by id limit 100').pluck().all());
    const before = uids();
    const { added, updated, unchanged } = await importFile(office, clean.file);
    expect({ known: updated + unchanged, added }).toEqual({ known: 100, added: subjects - 100 });
    expect(uids()).toEqual(before);
    expect(inDatabase(office, (db) => db.pragma('integrity_check'))).toEqual([{ integrity_check: 'ok' }]);
  });

  test('lets others read the library as it was until it is committed, and a command waits for it', async () => {
    const office = empty.start();
    const { stage } = await read(office, clean.file);
    const meanwhile: Promise<unknown>[] = [];
    const view = { filter: {}, sort: 'name', descending: false, columns: ['name'] } as const;
    const onProgress = ({ done }: Progress): void => {
      if (meanwhile.length === 0 && done > 0)
        meanwhile.push(countOf(office), office.api['views.save']({ name: '等待', view: { ...view, columns: ['name'] } }));
    };
    valueOf(await office.api['imports.confirm']({ stage }, { onProgress, signal: new AbortController().signal }));
    expect(await Promise.all(meanwhile)).toEqual([0, { ok: true, value: null }]);
    const events = valueOf(await office.api['audit.window']({ offset: 0, limit: 2 })).rows.map(({ event }) => event);
    expect(events).toEqual(['views.saved', 'imports.confirmed']);
  });

  test('is taken in once, however often the button is pressed', async () => {
    const office = empty.start();
    const { stage } = await read(office, clean.file);
    const answers = await Promise.all([office.api['imports.confirm']({ stage }), office.api['imports.confirm']({ stage })]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, false]);
    expect(answers[1]).toEqual(fail('import.stageGone', {}));
    expect(await countOf(office)).toBe(subjects);
  });

  test.each([0, 0.25, 0.5, 0.75, 1])('leaves every row of every table as it was when it is cancelled at a share of %d', async (share) => {
    const office = filled.start();
    const { stage } = await read(office, refreshed.file);
    const before = dumpHash(office.store.filePath);
    const schema = schemaOf(office);
    const controller = new AbortController();
    let pressed = false;
    const onProgress = ({ phase, done, total = 0 }: Progress): void => {
      if (pressed || phase !== 'writing' || done < share * total) return;
      pressed = true;
      controller.abort();
    };
    const answer = await office.api['imports.confirm']({ stage }, { onProgress, signal: controller.signal });
    expect(pressed).toBe(true);
    if (answer.ok) {
      // The last word of progress may be heard when the commit has begun; then the import is whole.
      expect(answer.value).toMatchObject({ updated: refreshed.changed });
      expect(share).toBe(1);
    } else {
      expect(answer).toEqual(fail('job.cancelled', {}));
      expect(dumpHash(office.store.filePath)).toBe(before);
      expect(schemaOf(office)).toEqual(schema);
      expect(valueOf(await office.api['imports.confirm']({ stage }))).toMatchObject({ updated: refreshed.changed });
    }
    expect(office.bugs).toEqual([]);
  });

  test('leaves an empty library empty when it is cancelled while its indexes are away', async () => {
    const office = empty.start();
    const { stage } = await read(office, clean.file);
    const before = dumpHash(office.store.filePath);
    const schema = schemaOf(office);
    const controller = new AbortController();
    const onProgress = ({ phase, done }: Progress): void => {
      if (phase === 'writing' && done >= 1000) controller.abort();
    };
    expect(await office.api['imports.confirm']({ stage }, { onProgress, signal: controller.signal })).toEqual(fail('job.cancelled', {}));
    expect(dumpHash(office.store.filePath)).toBe(before);
    expect(schemaOf(office)).toEqual(schema);
  });
});
