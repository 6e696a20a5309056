import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { MessyFixture } from '#tests/fixtures/messy/fixture.ts';
import { gbk } from './gbk.ts';
import { writeTable } from './write-table.ts';

const halfCharacter = Buffer.from([0xc6]);

const encoders = {
  'utf-8': (text: string) => Buffer.from(text),
  'utf-8-bom': (text: string) => Buffer.from(`\ufeff${text}`),
  // A character that was cut in two by a program that counts bytes is written as its first half.
  gbk: (text: string) =>
    Buffer.concat(text.split('\ufffd').flatMap((part, index) => (index === 0 ? [gbk(part)] : [halfCharacter, gbk(part)]))),
  'utf-16le': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
} as const;

/** Makes the real file of a fixture; gives its path. */
export const writeMessyFile = (dir: string, { name, file }: MessyFixture): string => {
  const fileName = `${name}.${file.format}`;
  if (file.format !== 'csv') return writeTable(dir, fileName, file);
  const filePath = path.join(dir, fileName);
  writeFileSync(filePath, encoders[file.encoding](file.text));
  return filePath;
};
