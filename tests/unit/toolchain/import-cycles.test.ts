import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const valueImport = /^(?:import|export)\s+(?!type\b)[^'";]*?from\s+'([#.][^']+)'|^import\s+'([#.][^']+)'/gm;

const sourceFiles = (): readonly string[] =>
  ['electron', 'renderer', 'shared'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => path.join(folder, name)),
  );

/** Files of ours that a file needs when it runs; imports of types alone vanish and may go round. */
const importsOf = (file: string): readonly string[] =>
  Array.from(readFileSync(path.join(root, file), 'utf8').matchAll(valueImport), ([, from, bare]) => {
    const target = from ?? bare ?? '';
    return target.startsWith('#') ? target.slice(1) : path.join(path.dirname(file), target);
  });

const findCycle = (graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined => {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...trail, file]);
      if (cycle !== undefined) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
};

it('no file of the product needs itself through others', () => {
  const graph = new Map(sourceFiles().map((file) => [file, importsOf(file)]));
  expect(graph.get(path.join('shared', 'base', 'canonical-json.ts'))).toBeDefined();
  expect(findCycle(graph)).toBeUndefined();
});

it('a circle of three files would be found', () => {
  const circle = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b']],
  ]);
  expect(findCycle(circle)).toEqual(['b', 'c', 'b']);
});
