import type { OutcomeKey } from '#shared/contract/results.ts';
import { mkdirSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ImportAnswer, SealedBundle } from '#shared/contract/bundles.ts';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { demoCeremony } from '#electron/cli/demo-ceremony.ts';
import { demoImports } from '#electron/cli/demo-imports.ts';
import { startOffice, type StartedOffice, type StartOptions } from './start-office.ts';
import { valueOf } from './value-of.ts';

/** 2026-03-02 in the morning, as the offices of `startOffice` have it. */
const today = new Date('2026-03-02T01:00:00Z');

const untimed = { seconds: {}, time: <T>(_: string, work: () => Promise<T>): Promise<T> => work() };

export interface Exchange {
  readonly county: StartedOffice;
  readonly city: StartedOffice;
  /** The folder that goes between them. */
  readonly stick: string;
  readonly rootDigits: string;
  readonly rosterFile: string;
}

export const countyPassphrase = demo.countyPassphrase;
export const rootPassphrase = demo.rootPassphrase;

const newFolder = (parent: string, name: string): string => {
  const dir = path.join(parent, name);
  mkdirSync(dir, { recursive: true });
  return dir;
};

/** A county with its libraries, one drawn event and results for the first visits. Gives the event's serial. */
export const fillCounty = async (county: StartedOffice, results: number): Promise<string> => {
  const dir = newFolder(path.dirname(county.dataDir), 'files');
  const places = { excelDir: newFolder(dir, 'excel'), recordDir: newFolder(dir, 'record'), stickDir: dir };
  await demoImports(county.api, places, 200, untimed, today);
  const { serial } = await demoCeremony(county.api, places, untimed, today);
  const { rows } = valueOf(await county.api['results.queue']({ serial, todoOnly: true, offset: 0, limit: results }));
  for (const { code } of rows) await enterResult(county, serial, code, '');
  return serial;
};

export const enterResult = async (
  county: StartedOffice,
  serial: string,
  code: string,
  remark: string,
  outcome: OutcomeKey = 'NO_ISSUE',
): Promise<number> => {
  const { items } = valueOf(await county.api['results.visit']({ serial, code }));
  const result = {
    outcomes: [outcome],
    items: items.map(({ id }) => ({ itemId: id, check: 'checked' as const, problem: false, text: '' })),
    methods: ['onSite' as const],
    disposal: 'none' as const,
    inspectedOn: '2026-03-02',
    visitCode: '',
    remark,
  };
  return valueOf(await county.api['results.save']({ serial, code, result })).rev;
};

export const startCity = async (
  options: StartOptions = { seed: 'city' },
): Promise<{ readonly city: StartedOffice; readonly rootDigits: string }> => {
  const city = startOffice(options);
  const office = {
    code: '130100',
    name: '石家庄市市场监督管理局',
    role: 'city' as const,
    adminName: demo.cityAdmin,
    password: demo.password,
  };
  valueOf(await city.api['office.create'](office));
  const started = await city.api['trust.start']({
    label: demo.cityLabel,
    passphrase: demo.cityPassphrase,
    rootPassphrase: demo.rootPassphrase,
    recoveryPassphrase: demo.recoveryPassphrase,
  });
  return { city, rootDigits: valueOf(started).rootFingerprint };
};

/** Makes the county's key and takes it to the city and into its roster. */
export const enrol = async (county: StartedOffice, city: StartedOffice, stick: string): Promise<void> => {
  const own = valueOf(await county.api['keys.create']({ label: demo.countyLabel, passphrase: demo.countyPassphrase }));
  const { fileName } = valueOf(await county.api['keys.exportEnrolment']({ folder: stick }));
  const file = path.join(stick, fileName);
  const { groupsToType } = valueOf(await city.api['trust.readEnrolment']({ file }));
  const groups = groupsToType.map((group) => own.fingerprint.split(' ')[group - 1] ?? '');
  valueOf(await city.api['trust.accept']({ file, groups, rootPassphrase }));
};

/** County and city that trust each other, the county with a drawn event and three results. */
export const startExchange = async (seed = 'exchange'): Promise<Exchange & { readonly serial: string }> => {
  const county = startOffice({ seed: `${seed} county` });
  const { city, rootDigits } = await startCity({ seed: `${seed} city` });
  const stick = newFolder(path.dirname(county.dataDir), '优盘');
  const serial = await fillCounty(county, 3);
  await enrol(county, city, stick);
  const rosterFile = await carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'roster' })));
  const first = valueOf(await county.api['bundles.import']({ file: rosterFile, rootDigits }));
  if (first.result.outcome !== 'ACCEPT') throw new Error(`roster: ${JSON.stringify(first.result)}`);
  return { county, city, stick, rootDigits, rosterFile, serial };
};

/** Copies a sealed bundle onto the stick; gives its path there. */
export const carryOut = async (office: StartedOffice, stick: string, { fileName }: SealedBundle): Promise<string> => {
  valueOf(await office.api['bundles.export']({ fileName, folder: stick }));
  return path.join(stick, fileName);
};

export const sealResults = async ({ county, stick }: Exchange): Promise<string> =>
  carryOut(county, stick, valueOf(await county.api['bundles.seal']({ kind: 'results' })));

export const importInto = async (office: StartedOffice, file: string): Promise<ImportAnswer> =>
  valueOf(await office.api['bundles.import']({ file }));

export const outcomeOfImport = async (office: StartedOffice, file: string): Promise<string> =>
  (await importInto(office, file)).result.outcome;

export const sealReceipt = async ({ city, stick }: Exchange, to: string): Promise<string> =>
  carryOut(city, stick, valueOf(await city.api['bundles.receipt']({ to })));

/** A result for the next visit that has none; gives the subject's code. */
export const enterNext = async (county: StartedOffice, serial: string): Promise<string> => {
  const { rows } = valueOf(await county.api['results.queue']({ serial, todoOnly: true, offset: 0, limit: 1 }));
  const code = rows[0]?.code ?? '';
  await enterResult(county, serial, code, '');
  return code;
};

/** A second program with the county's data and key as they are now, on a computer of its own that has sealed nothing. */
export const cloneCounty = async (exchange: Exchange): Promise<Exchange> => {
  const { county } = exchange;
  const parent = path.dirname(county.dataDir);
  const twin = path.join(parent, 'twin');
  county.store.copyTo(path.join(parent, 'twin.db'));
  await cp(path.join(county.dataDir, 'keys'), path.join(twin, 'data', 'keys'), { recursive: true });
  await cp(path.join(parent, 'twin.db'), path.join(twin, 'data', 'office.db'));
  const other = startOffice({ seed: 'twin', dataDir: path.join(twin, 'data') });
  valueOf(await other.api['keys.unlock']({ passphrase: demo.countyPassphrase }));
  return { ...exchange, county: other, stick: newFolder(twin, 'stick') };
};

/** A copy of a file with one bit turned over. */
export const withFlippedBit = async (file: string, position: number, target: string): Promise<string> => {
  const bytes = await readFile(file);
  bytes[position] = (bytes[position] ?? 0) ^ 1;
  await writeFile(target, bytes);
  return target;
};

/** Where a sealed bundle stands in the sender's own list. */
export const uploadState = async (office: StartedOffice, file: string): Promise<string> => {
  const sealed = valueOf(await office.api['bundles.outbox']({}));
  return sealed.find(({ fileName }) => fileName === path.basename(file))?.state ?? '';
};
