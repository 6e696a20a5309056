import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cliPath = fileURLToPath(new URL('../../out/electron/cli.cjs', import.meta.url));

export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The built command line in a process of its own, as scripts call it; `answer` is typed when it asks. */
export const commandLine = (args: readonly string[], answer = ''): Said => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cliPath, ...args], { encoding: 'utf8', input: answer });
  return { code: status, out: stdout, err: stderr };
};

/** The same with `--json`: exactly one document on standard output. */
export const jsonOf = (args: readonly string[]): { readonly code: number | null; readonly json: Readonly<Record<string, unknown>> } => {
  const { code, out } = commandLine([...args, '--json']);
  return { code, json: JSON.parse(out) as Readonly<Record<string, unknown>> };
};

/** Whether the machine has all of these tools; says loudly which one is missing. */
export const haveTools = (names: readonly string[]): boolean => {
  const missing = names.filter((name) => spawnSync('sh', ['-c', 'command -v "$1"', 'sh', name]).status !== 0);
  if (missing.length > 0) process.stderr.write(`SKIPPED: ${missing.join(', ')} not found on this machine\n`);
  return missing.length === 0;
};
