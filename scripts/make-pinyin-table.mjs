// Writes resources/pinyin/readings.json: every reading without tone that pinyin-pro knows of each Chinese character. With --check it
// writes nothing and fails when the file is not what it would write.
import { readFileSync, writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { inRoot } from './lib/places.mjs';

const target = inRoot('resources/pinyin/readings.json');
const ranges = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
];

const readingsOf = (character) =>
  [...new Set(pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }))].filter((reading) =>
    /^[a-z]+$/.test(reading),
  );

const characters = new Map();
for (const [first, last] of ranges) {
  for (let point = first; point <= last; point += 1) {
    const character = String.fromCodePoint(point);
    for (const reading of readingsOf(character)) characters.set(reading, (characters.get(reading) ?? '') + character);
  }
}
const text = `${JSON.stringify(Object.fromEntries([...characters].sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`;

if (process.argv.includes('--check')) {
  const same = readFileSync(target, 'utf8') === text;
  process.stderr.write(same ? 'readings.json is what this script writes\n' : 'readings.json differs\n');
  process.exitCode = same ? 0 : 1;
} else {
  writeFileSync(target, text);
  process.stderr.write(`${characters.size} readings written\n`);
}
