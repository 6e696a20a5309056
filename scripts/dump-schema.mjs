// Writes tests/golden/schema.sql from a fresh database; the store tests compare with it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { ensureBuilt } from './lib/build.mjs';
import { inRoot } from './lib/places.mjs';

const dir = mkdtempSync(path.join(tmpdir(), 'schema-'));
try {
  await ensureBuilt('electron');
  const office = ['--office', '130123', '--name', 'schema', '--admin', 'schema', '--password', 'Schema-2021'];
  const { status } = spawnSync(process.execPath, [inRoot('out/electron/cli.cjs'), 'init', '--data', dir, ...office], { stdio: 'ignore' });
  if (status !== 0) throw new Error('the command line made no database');
  const db = new Database(path.join(dir, 'office.db'), { nativeBinding: inRoot('build/native/better_sqlite3.node'), readonly: true });
  const rows = db
    .prepare(`select sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by type, name`)
    .pluck()
    .all();
  db.close();
  const text = rows.map((sql) => `${sql};\n`).join('\n');
  const target = inRoot('tests/golden/schema.sql');
  const changed =
    text !==
    (() => {
      try {
        return readFileSync(target, 'utf8');
      } catch {
        return '';
      }
    })();
  writeFileSync(target, text);
  process.stderr.write(changed ? 'schema.sql written\n' : 'schema.sql unchanged\n');
} finally {
  rmSync(dir, { recursive: true, force: true });
}
