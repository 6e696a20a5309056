import { spawnSync } from 'node:child_process';
import path from 'node:path';

export interface CliAnswer {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** The real command line as `npm test` built it. `before` are words in front of it, such as a change of user. */
export const runCli = (
  args: readonly string[],
  before: readonly string[] = [],
  cliPath = path.resolve('out/electron/cli.cjs'),
): CliAnswer => {
  const [command = '', ...rest] = [...before, process.execPath, '--no-deprecation', cliPath, ...args];
  const { status, stdout, stderr } = spawnSync(command, rest, { encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
};
