import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ok } from '#shared/base/result.ts';
import { insertAuditRow } from '#electron/store/audit.ts';
import { insertOffice } from '#electron/store/office.ts';
import { openStore, type Store } from '#electron/store/store.ts';
import { makeTempDir, nativeBinding } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';

const now = '2026-03-02T09:00:00+08:00';
const opened: Store[] = [];
const tryOpen = (dataDir: string) => openStore({ dataDir, nativeBinding, now });
const open = (dataDir: string): Store => {
  const store = valueOf(tryOpen(dataDir));
  opened.push(store);
  return store;
};
const closeAll = (): void => {
  for (const store of opened.splice(0)) store.close();
};

afterEach(closeAll);

const database = (dataDir: string): string => path.join(dataDir, 'office.db');
const log = (dataDir: string): string => `${database(dataDir)}-wal`;
const hash = (filePath: string): string => createHash('sha256').update(readFileSync(filePath)).digest('hex');

/** Each step fills about a page of the audit trail, so that some hundred of them spread over many pages. */
const work = async (store: Store, name: string, steps: number): Promise<void> => {
  for (let step = 0; step < steps; step += 1) {
    await store.write((db) => {
      insertAuditRow(db, {
        id: `${name} ${step}`,
        seq: step,
        at: now,
        office: '130123',
        by: 'u1',
        byName: '苏文岚',
        event: 'session.signedOut',
        params: { name: name.repeat(100) },
      });
      return ok(null);
    });
  }
};

const startOffice = async (dataDir: string, code: string): Promise<Store> => {
  const store = open(dataDir);
  await store.write((db) => {
    insertOffice(db, { code, name: `${code} 市场监督管理局`, role: 'county' }, now);
    return ok(null);
  });
  return store;
};

/** The database file of one moment beside the log file of another, as a hasty restore leaves them. */
const mixed = (databaseFile: string, logFile: string): string => {
  const dataDir = path.join(makeTempDir(), '数据');
  mkdirSync(dataDir);
  copyFileSync(databaseFile, database(dataDir));
  copyFileSync(logFile, log(dataDir));
  return dataDir;
};

describe('opening after the program ended without closing', () => {
  it('keeps everything that was committed', async () => {
    const dataDir = makeTempDir();
    const store = await startOffice(dataDir, '130123');
    await work(store, '甲', 20);
    const killed = mixed(database(dataDir), log(dataDir));
    expect(open(killed).read.get('select count(*) as n from audit_rows')).toEqual({ n: 20 });
  });

  it('takes no notice of a log file that is no log file', async () => {
    const dataDir = makeTempDir();
    await work(await startOffice(dataDir, '130123'), '甲', 20);
    closeAll();
    writeFileSync(log(dataDir), Buffer.alloc(40_000, 0xa5));
    expect(open(dataDir).read.get('select count(*) as n from audit_rows')).toEqual({ n: 20 });
  });

  it('refuses an older database put back beside the log file of a newer state, and changes neither', async () => {
    const dataDir = makeTempDir();
    await work(await startOffice(dataDir, '130123'), '甲', 60);
    closeAll();
    const backup = path.join(makeTempDir(), 'office.db');
    copyFileSync(database(dataDir), backup);
    await work(open(dataDir), '乙', 60);
    closeAll(); // its log is part of the database now
    await work(open(dataDir), '丙', 1);
    const restored = mixed(backup, log(dataDir));
    const before = [hash(database(restored)), hash(log(restored))];
    expect(tryOpen(restored)).toMatchObject({ ok: false, error: { fault: 'damaged' } });
    expect([hash(database(restored)), hash(log(restored))]).toEqual(before);
  });

  it("refuses a database beside another office's log file, and changes neither", async () => {
    const [first, second] = [makeTempDir(), makeTempDir()];
    await work(await startOffice(first, '130123'), '甲', 60);
    await startOffice(second, '130124');
    closeAll();
    await work(open(second), '乙', 3);
    const foreign = mixed(database(first), log(second));
    const before = [hash(database(foreign)), hash(log(foreign))];
    expect(tryOpen(foreign)).toMatchObject({ ok: false, error: { fault: 'damaged' } });
    expect([hash(database(foreign)), hash(log(foreign))]).toEqual(before);
  });
});
