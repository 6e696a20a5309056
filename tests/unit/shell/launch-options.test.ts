import { describe, expect, test } from 'vitest';
import { parseLaunchOptions } from '#electron/shell/launch-options.ts';

const started = (...words: readonly string[]) => parseLaunchOptions(['/opt/fairdraw-desk', ...words], '/home/科室');

describe('the words a program is started with', () => {
  test('a start without words opens the window on the remembered folder', () => {
    expect(started('--no-sandbox', '%U')).toEqual({ cli: null, dataDir: null, demo: false });
  });

  test('a data folder is taken with a blank or with a sign, and counts from where the person stands', () => {
    expect(started('--data', '/资料/双 随机').dataDir).toBe('/资料/双 随机');
    expect(started('--data=/资料/双 随机').dataDir).toBe('/资料/双 随机');
    expect(started('--data', '今年').dataDir).toBe('/home/科室/今年');
  });

  test('a data folder that was not named after all does not swallow the next switch', () => {
    expect(started('--data', '--demo')).toEqual({ cli: null, dataDir: null, demo: true });
    expect(started('--data=').dataDir).toBeNull();
    expect(started('--data').dataDir).toBeNull();
  });

  test('the demo opens its county, or the data folder that was named', () => {
    expect(started('--demo', '--demo-dir=/demo')).toEqual({ cli: null, dataDir: '/demo/county', demo: true });
    expect(started('--demo', '--data', '/d')).toEqual({ cli: null, dataDir: '/d', demo: true });
  });

  test('everything after the command-line word belongs to the command', () => {
    expect(started('--no-sandbox', '--cli', 'doctor', '--data', 'x', '--demo')).toEqual({
      cli: ['doctor', '--data', 'x', '--demo'],
      dataDir: null,
      demo: false,
    });
  });
});
