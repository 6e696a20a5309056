import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';

export class CommandFailed extends Error {}

/** Runs a tool to its end with its output shown on stderr; throws when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (result.error) throw new CommandFailed(`${command}: ${result.error.message}`);
  if (result.status !== 0)
    throw new CommandFailed(`${path.basename(command)} ${args.slice(0, 3).join(' ')} ended with ${result.status ?? result.signal}`);
}

/** Runs a talkative tool with its output in a log file; on failure the log's last lines are part of the error. */
export function runLogged(command, args, logPath, options = {}) {
  mkdirSync(path.dirname(logPath), { recursive: true });
  const log = openSync(logPath, 'w');
  try {
    run(command, args, { ...options, stdio: ['ignore', log, log] });
  } catch (error) {
    const tail = readFileSync(logPath, 'utf8').trimEnd().split('\n').slice(-25).join('\n');
    throw new CommandFailed(`${error.message}; the end of ${path.relative(root, logPath)}:\n${tail}`);
  } finally {
    closeSync(log);
  }
}

export const hasCommand = (name) => spawnSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' }).status === 0;

export const isRoot = () => process.getuid?.() === 0;

/** Hands the terminal to a program, passes on the signals that end this one, and gives its exit code. */
export function handOver(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  const pass = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

/** npm as this script's own parent started it; a bare `npm.cmd` cannot be started without a shell on Windows. */
export function runNpm(args, options) {
  const own = process.env.npm_execpath;
  if (own && /\.[cm]?js$/.test(own)) run(process.execPath, [own, ...args], options);
  else run('npm', args, options);
}
