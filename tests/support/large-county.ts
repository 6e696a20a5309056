import path from 'node:path';
import divisions from '#resources/divisions/shijiazhuang.json' with { type: 'json' };
import { writeMadeCounty, type MadeCountyOrder } from '#electron/made-county/write-made-county.ts';
import { makeTempDir } from './start-office.ts';
import { valueOf } from './value-of.ts';

/** A file of so many subjects, more than what is written in slices, and how many of them differ from the clean one. */
export const largeTable = async (
  subjects: number,
  variant: MadeCountyOrder['variant'],
): Promise<{ readonly file: string; readonly changed: number }> => {
  const office = divisions.find(({ code }) => code === '130123');
  if (!office) throw new Error('no division');
  const dir = path.join(makeTempDir(), variant);
  const { files, changed } = valueOf(await writeMadeCounty({ dir, office, subjects, seed: 'large', variant, asOf: '2026-03-02' }));
  return { file: files.subjects[0] ?? '', changed };
};
