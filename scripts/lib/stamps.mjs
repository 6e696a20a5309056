import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';

export const fileHash = (filePath) => createHash('sha256').update(readFileSync(filePath)).digest('hex');

export const readStamp = (stampPath) => (existsSync(stampPath) ? readFileSync(stampPath, 'utf8') : undefined);

export function writeStamp(stampPath, value) {
  mkdirSync(path.dirname(stampPath), { recursive: true });
  writeFileSync(stampPath, value);
}

/** One hash over name, size and time of change of every file below the given places of the checkout. Reads no content, so it costs milliseconds. */
export function sourcesHash(places) {
  const hash = createHash('sha256');
  for (const place of places) addPlace(hash, path.join(root, place));
  return hash.digest('hex');
}

function addPlace(hash, place) {
  if (!existsSync(place)) return;
  const stat = statSync(place);
  if (!stat.isDirectory()) {
    hash.update(`${path.relative(root, place)}\0${stat.size}\0${stat.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(place).sort()) addPlace(hash, path.join(place, name));
}
