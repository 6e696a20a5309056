import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { migrate, migrations, pendingMigrations } from '#electron/store/migrate.ts';
import { openStore } from '#electron/store/store.ts';
import { dumpHash } from '#tests/support/dump-database.ts';
import { oldRows } from '#tests/support/old-rows.ts';
import { makeTempDir, nativeBinding } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';

const now = '2026-03-02T09:00:00+08:00';
const dirs: string[] = [];
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

type Raw = Database.Database;
type Rows = readonly Readonly<Record<string, unknown>>[];

const openRaw = (filePath: string): Raw => {
  const raw = new Database(filePath, { nativeBinding });
  raw.pragma('foreign_keys = on');
  return raw;
};

/** A data folder whose database has the first so many migrations and rows in every table. */
const oldOffice = (count: number): string => {
  const dataDir = makeTempDir();
  dirs.push(dataDir);
  const raw = openRaw(path.join(dataDir, 'office.db'));
  migrate(raw, now, migrations.slice(0, count));
  const tables = tablesOf(raw);
  const names = migrations.slice(0, count).map(({ name }) => name);
  for (const [table, sql, { since, before } = {}] of oldRows) {
    const fits = (since === undefined || names.includes(since)) && (before === undefined || !names.includes(before));
    if (fits && tables.includes(table)) raw.exec(sql);
  }
  raw.close();
  return dataDir;
};

const tablesOf = (raw: Raw): readonly string[] =>
  raw.prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`).pluck().all() as string[];

const rowsOf = (raw: Raw): ReadonlyMap<string, Rows> =>
  new Map(tablesOf(raw).map((table) => [table, raw.prepare(`select * from "${table}"`).all() as Rows]));

const ledgerOf = (raw: Raw): readonly unknown[] => raw.prepare('select name from migrations order by position').pluck().all();

/** An upgrade that a stray table stops: how many migrations the database has, and the table that the next one makes. */
const stopped = { after: migrations.findIndex(({ name }) => name === '0007-library-changes'), table: 'library_changes' };

/** What the search index is made of follows from the libraries and is made anew. */
const isDerived = (table: string): boolean => table.startsWith('search_') || table === 'migrations';

const inFile = <T>(dataDir: string, look: (raw: Raw) => T): T => {
  const raw = openRaw(path.join(dataDir, 'office.db'));
  try {
    return look(raw);
  } finally {
    raw.close();
  }
};

describe('the rows of an older database', () => {
  it('are there to be brought forward, one in each table of the first release and of the exchange', () => {
    const dataDir = oldOffice(5);
    const empty = inFile(dataDir, (raw) => [...rowsOf(raw)].filter(([, rows]) => rows.length === 0).map(([table]) => table));
    expect(empty).toEqual(['record_revisions']);
  });

  it.each(migrations.slice(1).map(({ name }, index) => [name, index + 1] as const))('survive %s', (_, count) => {
    const dataDir = oldOffice(count);
    const before = inFile(dataDir, rowsOf);
    inFile(dataDir, (raw) => {
      migrate(raw, now, migrations.slice(0, count + 1));
    });
    const after = inFile(dataDir, rowsOf);
    for (const [table, rows] of before) {
      const kept = (after.get(table) ?? []).map((row) =>
        Object.fromEntries(Object.keys(rows[0] ?? {}).map((column) => [column, row[column]])),
      );
      expect([table, table === 'migrations' ? kept.slice(0, count) : kept]).toEqual([table, rows]);
    }
    expect(inFile(dataDir, (raw) => [raw.pragma('foreign_key_check'), raw.pragma('integrity_check', { simple: true })])).toEqual([
      [],
      'ok',
    ]);
  });

  it.each(migrations.slice(1).map(({ name }, index) => [name, index + 1] as const))(
    'survive the way from before %s to today',
    (_, count) => {
      const dataDir = oldOffice(count);
      const before = inFile(dataDir, rowsOf);
      valueOf(openStore({ dataDir, nativeBinding, now })).close();
      const after = inFile(dataDir, rowsOf);
      for (const [table, rows] of before) if (!isDerived(table)) expect([table, after.get(table)?.length]).toEqual([table, rows.length]);
      expect(inFile(dataDir, ledgerOf)).toEqual(migrations.map(({ name }) => name));
      const [backup = ''] = readdirSync(path.join(dataDir, 'backups'));
      copyFileSync(path.join(dataDir, 'backups', backup), path.join(dataDir, 'office.db'));
      expect(inFile(dataDir, rowsOf)).toEqual(before);
    },
  );
});

describe('a migration that fails', () => {
  const broken = { name: '9998-broken', up: `create table half_done (id integer primary key) strict; insert into nowhere values (1);` };

  it('leaves no half of itself and no row in the ledger', () => {
    const dataDir = oldOffice(5);
    const before = dumpHash(path.join(dataDir, 'office.db'));
    inFile(dataDir, (raw) => {
      expect(() => {
        migrate(raw, now, [...migrations.slice(0, 5), broken]);
      }).toThrow('no such table: nowhere');
    });
    expect(dumpHash(path.join(dataDir, 'office.db'))).toBe(before);
    expect(inFile(dataDir, tablesOf)).not.toContain('half_done');
  });

  it('keeps the backup, lets go of the folder and is tried again when its reason is gone', () => {
    const dataDir = oldOffice(stopped.after);
    const filePath = path.join(dataDir, 'office.db');
    inFile(dataDir, (raw) => raw.exec(`create table ${stopped.table} (stray text) strict`));
    const before = dumpHash(filePath);
    expect(() => openStore({ dataDir, nativeBinding, now })).toThrow(`${stopped.table} already exists`);
    expect(dumpHash(filePath)).toBe(before);
    const [backup = ''] = readdirSync(path.join(dataDir, 'backups'));
    expect(dumpHash(path.join(dataDir, 'backups', backup))).toBe(before);
    inFile(dataDir, (raw) => raw.exec(`drop table ${stopped.table}`));
    const store = openStore({ dataDir, nativeBinding, now: '2026-03-02T09:05:00+08:00' });
    valueOf(store).close();
    expect(inFile(dataDir, ledgerOf)).toHaveLength(migrations.length);
  });

  it('that is tried again in the same second does not fail on its own backup', () => {
    const dataDir = oldOffice(stopped.after);
    inFile(dataDir, (raw) => raw.exec(`create table ${stopped.table} (stray text) strict`));
    expect(() => openStore({ dataDir, nativeBinding, now })).toThrow('already exists');
    inFile(dataDir, (raw) => raw.exec(`drop table ${stopped.table}`));
    valueOf(openStore({ dataDir, nativeBinding, now })).close();
    expect(inFile(dataDir, ledgerOf)).toHaveLength(migrations.length);
  });
});

describe('the ledger', () => {
  it('names each migration with the hash of its text', () => {
    const dataDir = oldOffice(migrations.length);
    const rows = inFile(dataDir, (raw) => raw.prepare('select position, name, sha256 from migrations order by position').all());
    expect(rows).toEqual(
      migrations.map(({ name, up }, index) => ({ position: index + 1, name, sha256: createHash('sha256').update(up).digest('hex') })),
    );
    expect(new Set(migrations.map(({ name }) => name)).size).toBe(migrations.length);
  });

  it.each([
    ['a migration of a newer program', `insert into migrations values (99, '9999-future', '${'0'.repeat(64)}', '${now}')`, '9999-future'],
    ['another text under a known name', `update migrations set sha256 = '${'0'.repeat(64)}' where position = 3`, '0003-schemes-and-draws'],
    ['another order', `update migrations set name = '0004-results' || '' where position = 3`, '0004-results'],
  ])('with %s is refused and nothing is changed', (_, sql, found) => {
    const dataDir = oldOffice(3);
    inFile(dataDir, (raw) => raw.exec(sql));
    const before = dumpHash(path.join(dataDir, 'office.db'));
    expect(openStore({ dataDir, nativeBinding, now })).toEqual({ ok: false, error: { fault: 'newer', detail: found } });
    expect(dumpHash(path.join(dataDir, 'office.db'))).toBe(before);
    expect(existsSync(path.join(dataDir, 'backups'))).toBe(false);
  });

  it('counts what is missing', () => {
    const pending = (count: number) => inFile(oldOffice(count), (raw) => pendingMigrations(raw));
    expect([pending(migrations.length), pending(2)]).toEqual([
      { ok: true, value: 0 },
      { ok: true, value: migrations.length - 2 },
    ]);
  });
});
