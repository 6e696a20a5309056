import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { badWorkbooks } from '#tests/support/bad-workbooks.ts';
import { dumpHash } from '#tests/support/dump-database.ts';
import { runCli, type CliAnswer } from '#tests/support/run-cli.ts';
import { endOffices, nativeBinding, startOffice } from '#tests/support/start-office.ts';

const isRoot = process.getuid?.() === 0;
const canMount = isRoot && process.platform === 'linux';

let home = '';
let dataDir = '';
const database = (dir: string): string => path.join(dir, 'office.db');

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), '坏的 输入-'));
  chmodSync(home, 0o755);
  const sample = path.join(home, '样例');
  expect(runCli(['demo', '--out', sample, '--subjects', '2000', '--json']).status).toBe(0);
  dataDir = path.join(sample, 'county');
});

afterEach(endOffices);

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

/** The sentence on stderr, and the same in the JSON document on stdout; the answer is "no". */
const refusalOf = ({ status, out, err }: CliAnswer): string => {
  expect(status).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ ok: false, text: err.trimEnd() });
  return err;
};

const filesOf = (dir: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/-shm$|office\.lock/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(dir, file), readFileSync(file).toString('base64')]),
  );

let copies = 0;
const copyOfOffice = (): string => {
  copies += 1;
  const dir = path.join(home, `副本 ${copies}`);
  cpSync(dataDir, dir, { recursive: true, filter: (file) => !/-(wal|shm)$/.test(file) });
  return dir;
};

describe('a workbook that cannot be imported', () => {
  it.each(badWorkbooks)('$what is refused with a sentence, and nothing is changed', ({ name, bytes, says }) => {
    const file = path.join(home, name);
    writeFileSync(file, bytes());
    const before = dumpHash(database(dataDir));
    expect(refusalOf(runCli(['import', 'subjects', file, '--data', dataDir, '--json']))).toMatch(says);
    expect(dumpHash(database(dataDir))).toBe(before);
  });
});

describe('a data folder that cannot be used', () => {
  const doctor = (dir: string): string => refusalOf(runCli(['doctor', '--data', dir, '--json']));
  const damaged = /^数据文件有损坏[^]*没有[^]*请不要[^]*备份恢复/;

  const damages: readonly (readonly [string, (file: string) => void])[] = [
    [
      'cut off in the middle',
      (file) => {
        truncateSync(file, 300_000);
      },
    ],
    [
      'without its head',
      (file) => {
        overwrite(file, 0, Buffer.alloc(100, 0xa5));
      },
    ],
    [
      'with a page overwritten',
      (file) => {
        overwrite(file, 40 * 4096, Buffer.alloc(4096, 0xa5));
      },
    ],
    [
      'with a page of another place',
      (file) => {
        overwrite(file, 50 * 4096, readFileSync(file).subarray(90 * 4096, 91 * 4096));
      },
    ],
    [
      'that is a text',
      (file) => {
        writeFileSync(file, '这不是数据库。'.repeat(500));
      },
    ],
  ];

  it.each(damages)('a database %s is named as damaged, and no file is touched', (_, damage) => {
    const dir = copyOfOffice();
    damage(database(dir));
    const before = filesOf(dir);
    expect(doctor(dir)).toMatch(damaged);
    expect(filesOf(dir)).toEqual(before);
  });

  it('a database of a newer program is left alone', () => {
    const dir = copyOfOffice();
    const raw = new Database(database(dir), { nativeBinding });
    raw.prepare(`insert into migrations values (99, '9999-future', ?, '2030-01-01')`).run('0'.repeat(64));
    raw.close();
    const before = filesOf(dir);
    expect(doctor(dir)).toMatch(/更新版本的程序[^]*没有改动[^]*请安装新版本/);
    expect(filesOf(dir)).toEqual(before);
  });

  it('a folder that another program holds is left alone', () => {
    const dir = copyOfOffice();
    startOffice({ dataDir: dir });
    const before = dumpHash(database(dir));
    expect(doctor(dir)).toMatch(/另一个窗口正在使用[^]*没有改动[^]*请回到/);
    expect(dumpHash(database(dir))).toBe(before);
  });

  it('a folder without the right to write is not opened, not even beside what a kill left', () => {
    const dir = path.join(home, '只读');
    const live = startOffice({ dataDir: copyOfOffice() });
    cpSync(live.dataDir, dir, { recursive: true });
    expect(readdirSync(dir)).toContain('office.db-shm');
    const before = filesOf(dir);
    lockAgainstWriting(dir);
    expect(refusalOf(asOrdinaryUser(['doctor', '--data', dir, '--json']))).toMatch(/不能写入[^]*没有改动[^]*请让电脑管理员/);
    expect(filesOf(dir)).toEqual(before);
  });

  it.skipIf(!canMount)(
    'a disk that fills up during an import leaves the database as it was, and the import works when there is room again',
    ({ skip }) => {
      const disk = path.join(home, '小盘');
      mkdirSync(disk);
      const mount = (...args: readonly string[]) => spawnSync('mount', [...args, disk], { encoding: 'utf8' });
      const mounted = mount('-t', 'tmpfs', '-o', 'size=3000k', 'tmpfs');
      if (mounted.status !== 0) skip('no right to mount a small disk here');
      try {
        const dir = path.join(disk, '数据');
        const office = ['--office', '130123', '--name', '正定县市场监督管理局', '--admin', '苏文岚', '--password', 'Yanlian-2021'];
        expect(runCli(['init', '--data', dir, ...office]).status).toBe(0);
        const before = dumpHash(database(dir), ['audit_rows', 'office']);
        const task = ['import', 'subjects', path.join(home, '样例', 'excel', '检查对象.xlsx'), '--data', dir, '--json'];
        expect(refusalOf(runCli(task))).toMatch(/磁盘满了[^]*没有丢[^]*请清理磁盘/);
        expect(dumpHash(database(dir), ['audit_rows', 'office'])).toBe(before);
        expect(runCli(['doctor', '--data', dir]).status).toBe(0);
        mount('-o', 'remount,size=64m');
        expect(runCli(task)).toMatchObject({ status: 0 });
      } finally {
        spawnSync('umount', [disk]);
      }
    },
  );
});

const overwrite = (file: string, position: number, bytes: Uint8Array): void => {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, position);
};

const lockAgainstWriting = (dir: string): void => {
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    chmodSync(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o555 : 0o444);
  }
  chmodSync(dir, 0o555);
};

/** Root may write everywhere: then the command line is copied to where anybody can read it and runs as nobody. */
const asOrdinaryUser = (args: readonly string[]): CliAnswer => {
  if (!isRoot) return runCli(args);
  const built = path.join(home, '程序');
  if (!existsSync(built)) {
    mkdirSync(path.join(built, 'build/native'), { recursive: true });
    cpSync('out/electron', path.join(built, 'out/electron'), { recursive: true });
    copyFileSync(nativeBinding, path.join(built, 'build/native/better_sqlite3.node'));
    for (const entry of readdirSync(built, { recursive: true, withFileTypes: true }))
      chmodSync(path.join(entry.parentPath, entry.name), 0o755);
    chmodSync(built, 0o755);
  }
  const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  return runCli(args, nobody, path.join(built, 'out/electron/cli.cjs'));
};

describe('a bundle with one flipped bit', () => {
  it('is refused with a sentence wherever the bit is, and the whole one still verifies', () => {
    const stick = path.join(home, '样例', 'stick');
    const bundle = readdirSync(stick).find((name) => name.endsWith('-results.ssjb')) ?? '';
    const raw = new Database(database(dataDir), { nativeBinding, readonly: true });
    const roster = path.join(home, 'roster.json');
    writeFileSync(roster, String(raw.prepare('select body from roster_steps order by version desc').pluck().get()));
    raw.close();
    const verify = (file: string): CliAnswer => runCli(['bundle', 'verify', file, '--trust', roster]);
    const whole = readFileSync(path.join(stick, bundle));
    expect(verify(path.join(stick, bundle)).status).toBe(0);
    for (const part of [0, 0.02, 0.3, 0.7, 0.999]) {
      const flipped = Buffer.from(whole);
      const at = Math.floor(part * whole.length);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      const file = path.join(home, 'flipped.ssjb');
      writeFileSync(file, flipped);
      const { status, out } = verify(file);
      expect(status).toBe(1);
      expect(out).toMatch(/^[^a-z]*没有导入任何内容，请/);
    }
  });
});
