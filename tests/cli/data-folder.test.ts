import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const cliPath = path.resolve('out/electron/cli.cjs');

let home = '';
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), '数据 文件夹-'));
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const run = (...args: readonly string[]) => spawnSync(process.execPath, ['--no-deprecation', cliPath, ...args], { encoding: 'utf8' });

describe('a data folder on the command line', () => {
  it.each([
    ['doctor', ['doctor', '--json']],
    ['import', ['import', 'subjects', '检查对象.xlsx']],
    ['record export', ['record', 'export', '130123-2026-0001', '--out', '记录']],
  ])('%s on a mistyped folder says so and makes no office there', (_, command) => {
    const mistyped = path.join(home, '打错的文件夹');
    const { status, stdout, stderr } = run(...command, '--data', mistyped);
    expect(status).toBe(1);
    const sentence = `${mistyped} 里没有单位的数据，什么也没有改动`;
    const asked = command.includes('--json');
    if (asked) expect(JSON.parse(stdout)).toEqual({ ok: false, error: { code: 'office.missing' }, text: stderr.trimEnd() });
    else expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
    expect(existsSync(mistyped)).toBe(false);
    expect(readdirSync(home)).toEqual([]);
  });
});
