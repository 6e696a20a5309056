import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { err, ok } from '#shared/base/result.ts';
import { insertAuditRow, checkAuditChain } from '#electron/store/audit.ts';
import { migrate, migrations } from '#electron/store/migrate.ts';
import { insertOffice } from '#electron/store/office.ts';
import { openStore, type Store } from '#electron/store/store.ts';
import { makeTempDir, nativeBinding } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';

const now = '2026-03-02T09:00:00+08:00';
const opened: Store[] = [];
const open = (dataDir: string): Store => {
  const store = valueOf(openStore({ dataDir, nativeBinding, now }));
  opened.push(store);
  return store;
};

afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

const addAuditRow = (store: Store, id: string) =>
  store.write((db) => {
    insertAuditRow(db, {
      id,
      seq: 1,
      at: now,
      office: '130123',
      by: 'u1',
      byName: '苏文岚',
      event: 'session.signedOut',
      params: { name: '苏文岚' },
    });
    return ok(null);
  });

describe('opening a data folder', () => {
  it('makes a database with every migration in the ledger', () => {
    const store = open(makeTempDir());
    const names = store.read.all('select name from migrations order by position').map((row) => row['name']);
    expect(names).toEqual(migrations.map(({ name }) => name));
    expect(store.read.get('pragma journal_mode')).toEqual({ journal_mode: 'wal' });
  });

  it('equals the golden schema', () => {
    const store = open(makeTempDir());
    const schema = store.read
      .all(`select sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by type, name`)
      .map((row) => `${String(row['sql'])};\n`)
      .join('\n');
    expect(schema).toBe(readFileSync(new URL('../golden/schema.sql', import.meta.url), 'utf8'));
  });

  it('refuses a second program on the same folder and says that it is in use', () => {
    const dataDir = makeTempDir();
    open(dataDir);
    expect(openStore({ dataDir, nativeBinding, now })).toMatchObject({ ok: false, error: { fault: 'inUse' } });
  });

  it('refuses a database of a newer program and leaves it as it was', () => {
    const dataDir = makeTempDir();
    open(dataDir).close();
    opened.pop();
    const raw = new Database(path.join(dataDir, 'office.db'), { nativeBinding });
    raw.prepare(`insert into migrations values (99, '9999-future', ?, ?)`).run('0'.repeat(64), now);
    raw.close();
    expect(openStore({ dataDir, nativeBinding, now })).toEqual({ ok: false, error: { fault: 'newer', detail: '9999-future' } });
  });

  it('refuses a database whose released migration was edited', () => {
    const dataDir = makeTempDir();
    open(dataDir).close();
    opened.pop();
    const raw = new Database(path.join(dataDir, 'office.db'), { nativeBinding });
    raw.prepare(`update migrations set sha256 = ? where position = 1`).run('0'.repeat(64));
    raw.close();
    expect(openStore({ dataDir, nativeBinding, now })).toMatchObject({ ok: false, error: { fault: 'newer' } });
  });

  it('says that a damaged database is damaged', () => {
    const dataDir = makeTempDir();
    writeFileSync(path.join(dataDir, 'office.db'), Buffer.alloc(8192, 7));
    expect(openStore({ dataDir, nativeBinding, now })).toMatchObject({ ok: false, error: { fault: 'damaged' } });
  });

  it.skipIf(process.getuid?.() === 0)('says that a folder without the right to write is read-only', () => {
    const dataDir = makeTempDir();
    chmodSync(dataDir, 0o500);
    expect(openStore({ dataDir, nativeBinding, now })).toMatchObject({ ok: false, error: { fault: 'readOnly' } });
  });

  it('says that a path it cannot make a folder of is not writable', () => {
    const filePath = path.join(makeTempDir(), '一个文件');
    writeFileSync(filePath, '');
    expect(openStore({ dataDir: path.join(filePath, '数据'), nativeBinding, now })).toMatchObject({
      ok: false,
      error: { fault: 'readOnly' },
    });
  });

  it('writes a backup before it brings an older database up to date', () => {
    const dataDir = makeTempDir();
    const raw = new Database(path.join(dataDir, 'office.db'), { nativeBinding });
    migrate(raw, now, migrations.slice(0, 2));
    raw.close();
    open(dataDir);
    expect(readdirSync(path.join(dataDir, 'backups'))).toHaveLength(1);
  });
});

describe('writing', () => {
  it('rolls back when the decision is a failure', async () => {
    const store = open(makeTempDir());
    const result = await store.write((db) => {
      insertOffice(db, { code: '130123', name: '正定县市场监督管理局', role: 'county' }, now);
      return err('no');
    });
    expect(result).toEqual(err('no'));
    expect(store.read.all('select code from office')).toEqual([]);
  });

  it('rolls back sliced work that is cancelled, and others read the old state meanwhile', async () => {
    const store = open(makeTempDir());
    const controller = new AbortController();
    const seen: number[] = [];
    const result = await store.writeInSlices(
      function* (db) {
        insertOffice(db, { code: '130123', name: '正定县市场监督管理局', role: 'county' }, now);
        for (let step = 0; ; step += 1) yield step;
      },
      {
        signal: controller.signal,
        onStep: () => {
          seen.push(store.read.all('select code from office').length);
          if (seen.length === 3) controller.abort();
        },
      },
    );
    expect(result).toEqual(err('cancelled'));
    expect(seen).toEqual([0, 0, 0]);
    expect(store.read.all('select code from office')).toEqual([]);
  });
});

/** Longer than one slice. */
const passSomeTime = (): void => {
  for (const until = performance.now() + 50; performance.now() < until;);
};

describe('the log of long work', () => {
  it('is copied into the database behind the answer, and what the next transaction writes as ever', async () => {
    const dataDir = makeTempDir();
    const store = open(dataDir);
    const sizeOfFile = (): number => statSync(path.join(dataDir, 'office.db')).size;
    const before = sizeOfFile();
    const written = await store.writeInSlices(
      function* (db) {
        for (let year = 2000; year < 2003; year += 1) {
          passSomeTime();
          yield db.run('create table x' + String(year) + ' as select zeroblob(400000) as piece');
        }
        return ok('written');
      },
      { signal: new AbortController().signal, onStep: () => undefined },
    );
    expect(written).toEqual(ok('written'));
    expect(sizeOfFile()).toBe(before);
    await store.write((db) => ok(db.run('select 1 where 0')));
    expect(sizeOfFile()).toBeGreaterThan(before + 1_200_000);
    await store.write((db) => ok(db.run('create table y as select zeroblob(8000000) as piece')));
    expect(sizeOfFile()).toBeGreaterThan(before + 9_200_000);
  });
});

describe('the audit chain', () => {
  it('is whole after any number of rows', async () => {
    const store = open(makeTempDir());
    for (const id of ['a', 'b', 'c']) await addAuditRow(store, id);
    expect(checkAuditChain(store.read)).toMatchObject({ rows: 3, brokenAt: null });
  });

  it('shows which row was edited by hand', async () => {
    const dataDir = makeTempDir();
    const store = open(dataDir);
    for (const id of ['a', 'b', 'c']) await addAuditRow(store, id);
    store.close();
    opened.pop();
    const raw = new Database(path.join(dataDir, 'office.db'), { nativeBinding });
    raw.exec(`drop trigger audit_rows_immutable; update audit_rows set by_name = '别人' where number = 2`);
    raw.close();
    expect(checkAuditChain(open(dataDir).read)).toMatchObject({ brokenAt: 2 });
  });

  it('cannot be edited or shortened through SQL', async () => {
    const store = open(makeTempDir());
    await addAuditRow(store, 'a');
    const edit = (sql: string) => store.write((db) => ok(db.run(sql)));
    await expect(edit(`update audit_rows set by_name = '别人'`)).rejects.toThrow('an audit row is never changed');
    await expect(edit('delete from audit_rows')).rejects.toThrow('an audit row is never deleted');
  });
});

describe('a folder that moves to another computer', () => {
  it('opens from a copy with Chinese characters and blanks in its path', () => {
    const dataDir = makeTempDir();
    open(dataDir).close();
    opened.pop();
    const moved = path.join(makeTempDir(), '新 电脑');
    mkdirSync(moved, { recursive: true });
    copyFileSync(path.join(dataDir, 'office.db'), path.join(moved, 'office.db'));
    expect(open(moved).read.all('select name from migrations')).toHaveLength(migrations.length);
  });
});
