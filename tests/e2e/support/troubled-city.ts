import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { chinaTime } from '#shared/base/china-time.ts';
import { carryOut } from '#tests/support/exchange.ts';
import { startOffice } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';
import type { PreparedOffices } from './prepared-offices.ts';

export interface TroubledCity {
  readonly cityDir: string;
  /** The county's next bundle, which the city is missing, and the two after it, which wait for it. */
  readonly files: readonly [second: string, third: string, fourth: string];
}

/** A city that is missing one of a county's bundles and has the one after it; the missing one lies on a stick, and so does the newest. */
export const makeTroubledCity = async (offices: PreparedOffices): Promise<TroubledCity> => {
  const home = path.join(path.dirname(offices.cityDir), '缺号');
  const [countyDir, cityDir, stick] = ['县局', '市局', '优盘'].map((name) => path.join(home, name, 'data')) as [string, string, string];
  await cp(offices.countyDir, countyDir, { recursive: true });
  await cp(offices.cityDir, cityDir, { recursive: true });
  await mkdir(stick, { recursive: true });
  const now = chinaTime(Date.now());
  const county = startOffice({ dataDir: countyDir, seed: 'troubled county', now });
  valueOf(await county.api['keys.unlock']({ passphrase: demo.countyPassphrase }));
  const { plans } = valueOf(await county.api['plans.list']({}));
  const id = plans.find(({ state }) => state === 'approved')?.id ?? '';
  const files: string[] = [];
  for (const what of ['石市监备〔一〕号', '石市监备〔二〕号', '石市监备〔三〕号']) {
    const notice = { kind: 'filed' as const, on: now.slice(0, 10), what, reason: files.length === 0 ? '' : '编号更正' };
    valueOf(await county.api['plans.note']({ id, ...notice }));
    files.push(await carryOut(county, stick, valueOf(await county.api['bundles.seal']({ kind: 'results' }))));
  }
  county.close();
  const [second = '', third = '', fourth = ''] = files;
  const city = startOffice({ dataDir: cityDir, seed: 'troubled city', now });
  valueOf(await city.api['keys.unlock']({ passphrase: demo.cityPassphrase }));
  valueOf(await city.api['bundles.import']({ file: third }));
  city.close();
  return { cityDir, files: [second, third, fourth] };
};
