import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import { finishDraw, freezeScheme } from './ceremony.ts';
import { carryOut, enrol, importInto, startCity } from './exchange.ts';
import { issueList } from './handed-down.ts';
import { rowsOf } from './office-database.ts';
import { bureau, fillLibrary, importTable, inspectorRow, itemRow, subjectRow, type MadeRow } from './small-county.ts';
import { startOffice, type StartedOffice } from './start-office.ts';
import { valueOf } from './value-of.ts';

/** A second county beside the one of `small-county`. */
export const gaocheng = { ...bureau, code: '130109', name: '石家庄市藁城区市场监督管理局', adminName: '温知夏' } as const;

/** Its subjects: 100 to 119 in business, half of them in one town. */
const gaochengSubjects: readonly MadeRow[] = Array.from({ length: 20 }, (_, index) =>
  subjectRow(100 + index, { 名称: `藁城区第${index}号商行`, 乡镇街道: index % 2 === 0 ? '廉州镇' : '兴安镇', 管辖单位: '廉州监管所' }),
);

export const cityTaskItems: readonly MadeRow[] = [
  itemRow('TJ-01', '即时公示信息检查'),
  itemRow('TJ-02', '食品经营许可检查', { 业务条线: '食品', 适用标签: '食品经营' }),
];

/** A city whose library is that of two counties, which trust each other. */
export interface TwoCounties {
  readonly city: StartedOffice;
  readonly county: StartedOffice;
  readonly other: StartedOffice;
  /** The folder that goes between them. */
  readonly stick: string;
}

const joinCity = async (county: StartedOffice, { city, stick, rootDigits }: { city: StartedOffice; stick: string; rootDigits: string }) => {
  await enrol(county, city, stick);
  const roster = await carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'roster' })));
  return { roster, rootDigits };
};

const takeRoster = async (county: StartedOffice, file: string, rootDigits: string): Promise<void> => {
  const { result } = valueOf(await county.api['bundles.import']({ file, rootDigits }));
  if (result.outcome !== 'ACCEPT') throw new Error(`roster: ${JSON.stringify(result)}`);
};

/** Seals what a county has to say of its library and takes it in at the city. */
export const sendLibrary = async (county: StartedOffice, { city, stick }: Pick<TwoCounties, 'city' | 'stick'>): Promise<void> => {
  const file = await carryOut(county, stick, valueOf(await county.api['bundles.seal']({ kind: 'roster-data' })));
  const { result } = await importInto(city, file);
  if (result.outcome !== 'ACCEPT') throw new Error(`library: ${JSON.stringify(result)}`);
};

/** Two counties with their libraries, and their city that has taken both in and issued its list of items. */
export const startTwoCounties = async (at: { readonly folder?: string; readonly now?: string } = {}): Promise<TwoCounties> => {
  const seed = 'two counties';
  const optionsOf = (name: string) => ({
    seed: `${seed} ${name}`,
    ...(at.now === undefined ? {} : { now: at.now }),
    ...(at.folder === undefined ? {} : { dataDir: path.join(at.folder, name, 'data') }),
  });
  const county = startOffice(optionsOf('county'));
  valueOf(await county.api['office.create'](bureau));
  await fillLibrary(county);
  const other = startOffice(optionsOf('other'));
  valueOf(await other.api['office.create'](gaocheng));
  await importTable(other, 'items', cityTaskItems);
  await importTable(other, 'subjects', gaochengSubjects);
  await importTable(
    other,
    'inspectors',
    [1, 2, 3].map((number) =>
      inspectorRow(number, { 工号: `GC00${number}`, 所属单位: gaocheng.name, 执法证编号: `1301092021000${number}` }),
    ),
  );
  const { city, rootDigits } = await startCity(optionsOf('city'));
  const stick = path.join(path.dirname(city.dataDir), '优盘');
  mkdirSync(stick, { recursive: true });
  await joinCity(county, { city, stick, rootDigits });
  const { roster } = await joinCity(other, { city, stick, rootDigits });
  await takeRoster(county, roster, rootDigits);
  await takeRoster(other, roster, rootDigits);
  await sendLibrary(county, { city, stick });
  await sendLibrary(other, { city, stick });
  await issueList(city, '2026-1', cityTaskItems);
  return { city, county, other, stick };
};

/** The city's event over subjects of its counties: half of each class, people to be drawn by the counties. Gives its serial, drawn. */
export const drawForCounties = async (city: StartedOffice, change: Partial<SchemeDraft> = {}): Promise<string> => {
  const rates = (['A', 'B', 'C', 'D'] as const).map((stratum) => ({ stratum, ratePpm: 500_000, minimum: 0, count: 0 }));
  const filter = { statuses: ['active' as const], offices: [bureau.code, gaocheng.code] };
  const serial = await freezeScheme(city, { name: '全市食品经营抽查', people: 'counties', filter, rates, ...change });
  await finishDraw(city, serial);
  return serial;
};

/** Seals what is due for one county, carries it over and takes it in. */
export const handTo = async ({ city, stick }: Pick<TwoCounties, 'city' | 'stick'>, county: StartedOffice, code: string) =>
  importInto(county, await carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'plan', to: code }))));

export const subjectsOfList = async (county: StartedOffice, id: string) =>
  valueOf(await county.api['handedTasks.subjects']({ id, offset: 0, limit: 200 }));

/** The drawn subjects of an event that an office kept when the list was frozen, in the order of the list. */
export const keptBy = (city: StartedOffice, serial: string, office: string): readonly string[] =>
  rowsOf(
    city,
    `select d.code from drawn_subjects d join frozen_subjects f on f.serial = d.serial and f.code = d.code
     where d.serial = '${serial}' and f.office = '${office}' order by d.position`,
  ).map(({ code }) => String(code));
