import path from 'node:path';

export interface LaunchOptions {
  /** Words for the command line of the installed program; null opens the window. */
  readonly cli: readonly string[] | null;
  /** A data folder named at the start; null takes the remembered one. */
  readonly dataDir: string | null;
  readonly demo: boolean;
}

/**
 * Reads the program's own words among those that Chromium takes: `--data DIR`, `--demo`, `--demo-dir DIR` (what the command `demo` left; its
 * county is opened), `--cli …`. A value follows its name after a blank or `=`; a relative folder counts from `cwd`.
 */
export const parseLaunchOptions = (argv: readonly string[], cwd: string): LaunchOptions => {
  const cliAt = argv.indexOf('--cli');
  if (cliAt >= 0) return { cli: argv.slice(cliAt + 1), dataDir: null, demo: false };
  const demoDir = folderAfter('--demo-dir', argv, cwd);
  return {
    cli: null,
    dataDir: demoDir === null ? folderAfter('--data', argv, cwd) : path.join(demoDir, 'county'),
    demo: argv.includes('--demo'),
  };
};

const folderAfter = (name: string, argv: readonly string[], cwd: string): string | null => {
  const at = argv.findIndex((word) => word === name || word.startsWith(`${name}=`));
  const word = argv[at];
  if (word === undefined) return null;
  const value = word === name ? argv[at + 1] : word.slice(name.length + 1);
  return value === undefined || value === '' || value.startsWith('--') ? null : path.resolve(cwd, value);
};
