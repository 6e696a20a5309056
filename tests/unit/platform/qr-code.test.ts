import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { utf8 } from '#shared/base/bytes.ts';
import { qrCode } from '#electron/platform/qr-code.ts';
import { haveTools } from '#tests/support/command-line.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'qr-'));
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const quiet = 4;
const scale = 4;

/** The code as a picture of grey bytes (PGM), with its quiet zone. */
const pictureOf = ({ modules, path: drawn }: ReturnType<typeof qrCode>): Buffer => {
  const side = (modules + 2 * quiet) * scale;
  const pixels = Buffer.alloc(side * side, 255);
  for (const [, x = '', y = '', width = ''] of drawn.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = 0; row < scale; row += 1) {
      const start = ((Number(y) + quiet) * scale + row) * side + (Number(x) + quiet) * scale;
      pixels.fill(0, start, start + Number(width) * scale);
    }
  }
  return Buffer.concat([Buffer.from(`P5\n${side} ${side}\n255\n`), pixels]);
};

const readBack = (code: ReturnType<typeof qrCode>): string => {
  const file = path.join(dir, 'code.pgm');
  writeFileSync(file, pictureOf(code));
  return spawnSync('zbarimg', ['--quiet', '--raw', file], { encoding: 'utf8' }).stdout.replace(/\n$/, '');
};

/** A text of so many bytes that is different in every place. */
const textOf = (length: number): string => Array.from({ length }, (_, at) => ((at * 7 + length) % 36).toString(36)).join('');

describe('a QR code', () => {
  it.skipIf(!haveTools(['zbarimg']))('of every length it can have is read back by a program of others', () => {
    const lengths = [
      1, 13, 14, 15, 26, 27, 42, 43, 62, 63, 84, 85, 106, 107, 122, 123, 147, 152, 153, 166, 180, 181, 212, 213, 214, 345, 420, 640, 1000,
      2331,
    ];
    expect(lengths.map((length) => readBack(qrCode(utf8(textOf(length)))))).toEqual(lengths.map(textOf));
  });

  it('is as large as the bytes need at level M', () => {
    expect([14, 15, 152, 153, 180, 181, 213, 420, 640, 2331].map((length) => qrCode(utf8(textOf(length))).modules)).toEqual([
      21, 25, 49, 53, 53, 57, 57, 81, 97, 177,
    ]);
    expect(() => qrCode(new Uint8Array(2332))).toThrow('do not fit');
  });

  it('of the same bytes is always the same', () => {
    expect(qrCode(utf8('130123-2026-0001|x|40'))).toEqual(qrCode(utf8('130123-2026-0001|x|40')));
  });
});
