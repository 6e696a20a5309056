import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { carryOut, enrol, importInto, startCity, type Exchange } from './exchange.ts';
import { fillLibrary, createOffice, importTable, itemRow, type MadeRow } from './small-county.ts';
import { startOffice, type StartedOffice } from './start-office.ts';
import { valueOf } from './value-of.ts';

export const cityItems: readonly MadeRow[] = [
  itemRow('TJ-01', '即时公示信息检查', { 检查内容及要求: '核对公示信息与实际是否一致，逐项留证' }),
  itemRow('TJ-02', '食品经营许可检查', { 业务条线: '食品', 适用标签: '食品经营' }),
  itemRow('TJ-06', '价格行为检查'),
];

/** A county with its own libraries and a city that trust each other; nothing is handed down yet. */
export const startHandDown = async (seed = 'hand down'): Promise<Exchange> => {
  const county = startOffice({ seed: `${seed} county` });
  await createOffice(county);
  await fillLibrary(county);
  const { city, rootDigits } = await startCity({ seed: `${seed} city` });
  const stick = path.join(path.dirname(county.dataDir), '优盘');
  mkdirSync(stick, { recursive: true });
  await enrol(county, city, stick);
  const rosterFile = await carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'roster' })));
  const first = valueOf(await county.api['bundles.import']({ file: rosterFile, rootDigits }));
  if (first.result.outcome !== 'ACCEPT') throw new Error(`roster: ${JSON.stringify(first.result)}`);
  return { county, city, stick, rootDigits, rosterFile };
};

/** The city's list as these rows have it, issued under a number. */
export const issueList = async (city: StartedOffice, versionNo: string, rows: readonly MadeRow[] = cityItems): Promise<void> => {
  await importTable(city, 'items', rows);
  valueOf(await city.api['items.issue']({ versionNo, issuedOn: '2026-01-10', note: '' }));
};

/** Seals what is due, carries it over and takes it in; gives what the import came to. */
export const handDown = async ({ city, county, stick }: Exchange, to = '*') =>
  importInto(county, await carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'plan', to }))));
