// Renders resources/icon.svg to resources/icons: PNG files for Linux and one .ico for Windows. Run by hand after the drawing changes; results are committed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromiumFlags, onDisplay } from './lib/display.mjs';
import { prepareRuntime } from './lib/launch.mjs';
import { inRoot } from './lib/places.mjs';
import { step } from './lib/progress.mjs';
import { run } from './lib/run-command.mjs';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const ICO_SIZES = SIZES.filter((size) => size <= 256);
const iconsDir = inRoot('resources/icons');

const electron = await prepareRuntime();
mkdirSync(iconsDir, { recursive: true });
await step('Rendering the icon', () => {
  const painter = [
    inRoot('scripts/icon-painter'),
    `--svg=${inRoot('resources/icon.svg')}`,
    `--out=${iconsDir}`,
    `--sizes=${SIZES.join(',')}`,
  ];
  run(...onDisplay(electron.exe, [...chromiumFlags(), ...painter]), { stdio: 'ignore' });
  writeFileSync(path.join(iconsDir, 'icon.ico'), icoOf(ICO_SIZES));
});

/** An .ico file is a header, one 16-byte line for each picture, then the pictures; Windows since Vista takes PNG pictures. */
function icoOf(sizes) {
  const pictures = sizes.map((size) => readFileSync(path.join(iconsDir, `${size}x${size}.png`)));
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(sizes.length, 4);
  let offset = 6 + 16 * sizes.length;
  const lines = sizes.map((size, index) => {
    const line = Buffer.alloc(16);
    line.writeUInt8(size % 256, 0); // 256 is written as 0
    line.writeUInt8(size % 256, 1);
    line.writeUInt16LE(1, 4);
    line.writeUInt16LE(32, 6);
    line.writeUInt32LE(pictures[index].length, 8);
    line.writeUInt32LE(offset, 12);
    offset += pictures[index].length;
    return line;
  });
  return Buffer.concat([header, ...lines, ...pictures]);
}
