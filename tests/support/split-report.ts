import { cp } from 'node:fs/promises';
import path from 'node:path';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import type { SealedBundle } from '#shared/contract/bundles.ts';
import { startOffice, type StartedOffice } from './start-office.ts';
import { valueOf } from './value-of.ts';

/** An office as it is now on another computer, with its keys open, beside the folder of the first; one seed gives one chance. */
export const copyOffice = async (office: StartedOffice, name: string, passphrase: string): Promise<StartedOffice> => {
  const parent = path.dirname(office.dataDir);
  const dataDir = path.join(parent, name, 'data');
  await cp(path.join(office.dataDir, 'keys'), path.join(dataDir, 'keys'), { recursive: true });
  office.store.copyTo(path.join(dataDir, 'office.db'));
  const copy = startOffice({ seed: 'copy', dataDir });
  valueOf(await copy.api['keys.unlock']({ passphrase }));
  return copy;
};

/** A city as it was before a report came. */
export const copyCity = (city: StartedOffice, name: string): Promise<StartedOffice> => copyOffice(city, name, demo.cityPassphrase);

/** Writes every link of a report out; gives their paths in order. */
export const writeAll = async (office: StartedOffice, folder: string, { fileName }: SealedBundle): Promise<readonly string[]> =>
  valueOf(await office.api['bundles.export']({ fileName, folder })).files.map((name) => path.join(folder, name));

export const permutations = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.length < 2
    ? [items]
    : items.flatMap((item, index) => permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]));
