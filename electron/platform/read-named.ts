import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Files of the program itself, by name; one that is missing is a bug and throws. */
export const readNamed = async (dir: string, names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> =>
  new Map(await Promise.all(names.map(async (name) => [name, await readFile(path.join(dir, name))] as const)));
