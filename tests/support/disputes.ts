import { cp } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { countyPassphrase, importInto, sealReceipt, sealResults, startExchange, type Exchange } from './exchange.ts';
import { startOffice, type StartedOffice } from './start-office.ts';
import { valueOf } from './value-of.ts';

export interface Dispute extends Exchange {
  readonly serial: string;
  /** A subject whose result both sides have. */
  readonly code: string;
}

/** The data folder of a county as it is now, for later. */
const backUp = async ({ county }: Exchange): Promise<string> => {
  const parent = path.dirname(county.dataDir);
  const backup = path.join(parent, 'backup');
  county.store.copyTo(path.join(parent, 'office-backup.db'));
  await cp(path.join(county.dataDir, 'keys'), path.join(backup, 'keys'), { recursive: true });
  await cp(path.join(parent, 'office-backup.db'), path.join(backup, 'office.db'));
  return backup;
};

/**
 * A county that sent its first results, went on with `before`, sent that too, was then restored from a backup that did not know of it, and went on
 * with `after`: two revisions of one record that do not follow one another. Nothing of `after` was sent yet.
 */
export const restoredCounty = async (
  before: (county: StartedOffice, serial: string, code: string) => Promise<unknown>,
  after: (county: StartedOffice, serial: string, code: string) => Promise<unknown>,
  first: (county: StartedOffice, serial: string, code: string) => Promise<unknown> = () => Promise.resolve(),
): Promise<Dispute> => {
  const exchange = await startExchange();
  const { county, city, serial } = exchange;
  const { rows } = valueOf(await county.api['results.queue']({ serial, todoOnly: false, offset: 0, limit: 100 }));
  const code = rows.find(({ state }) => state === 'entered')?.code ?? '';
  await first(county, serial, code);
  await importInto(city, await sealResults(exchange));
  const backup = await backUp(exchange);
  await before(county, serial, code);
  expect((await importInto(city, await sealResults(exchange))).result.outcome).toBe('ACCEPT');
  county.close();
  const restored = startOffice({ seed: 'restored', dataDir: backup });
  valueOf(await restored.api['keys.unlock']({ passphrase: countyPassphrase }));
  expect((await importInto(restored, await sealReceipt(exchange, '130123'))).result.outcome).toBe('ACCEPT');
  await after(restored, serial, code);
  return { ...exchange, county: restored, serial, code };
};
