import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inRoot } from '../../../scripts/lib/places.mjs';

export const observeHook = inRoot('tests/bench/support/observe.cjs');

const madeFolders = [];
process.once('exit', () => {
  for (const folder of madeFolders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that goes away when the benchmark ends. */
export function makeFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairdraw-bench-'));
  madeFolders.push(folder);
  return folder;
}

/**
 * What `observe.cjs` wrote: peak memory so far, and stalls with the moment of their end in Unix milliseconds; `stall` without the time in which
 * other programs had the processor, `all` with it.
 */
export function readObserved(observedPath) {
  const lines = existsSync(observedPath) ? readFileSync(observedPath, 'utf8').trim().split('\n').filter(Boolean) : [];
  const facts = lines.map((line) => JSON.parse(line));
  return {
    stalls: facts.filter((fact) => 'stall' in fact),
    peakMib: Math.round(Math.max(0, ...facts.map(({ peakKib }) => peakKib ?? 0)) / 1024),
  };
}

/** The longest of the stalls that lie in a span of Unix milliseconds, wholly or in part. */
export const longestStall = (stalls, from = 0, to = Infinity) =>
  Math.round(Math.max(0, ...stalls.filter(({ at, stall }) => at >= from && at - stall <= to).map(({ stall }) => stall)));

/** As `longestStall`, with the time in which other programs had the processor. */
export const longestWait = (stalls, from, to) =>
  longestStall(
    stalls.map(({ at, all }) => ({ at, stall: all })),
    from,
    to,
  );

/** Runs a Node program to its end under observation: seconds, peak memory, stalls of its event loop, exit code and what it wrote. */
export async function runObserved(args, { firstMoment = 0 } = {}) {
  const observedPath = path.join(makeFolder(), 'observed.jsonl');
  const started = performance.now();
  const child = spawn(process.execPath, ['--no-deprecation', '--require', observeHook, ...args], {
    cwd: inRoot(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FAIRDRAW_OBSERVED: observedPath },
  });
  const born = Date.now();
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const code = await new Promise((resolve) => {
    child.once('close', resolve);
  });
  const seconds = (performance.now() - started) / 1000;
  const { stalls, peakMib } = readObserved(observedPath);
  return { code, out, err, seconds, peakMib, stalls: stalls.filter(({ at }) => at > born + firstMoment) };
}

/** A Node process that does nothing: what stands still in it is the machine's doing, not the program's. */
export function startIdle() {
  const observedPath = path.join(makeFolder(), 'idle.jsonl');
  const child = spawn(process.execPath, ['--require', observeHook, '--eval', 'setInterval(() => undefined, 60_000)'], {
    stdio: 'ignore',
    env: { ...process.env, FAIRDRAW_OBSERVED: observedPath },
  });
  return {
    stalls: () => readObserved(observedPath).stalls,
    end: () => child.kill(),
  };
}
