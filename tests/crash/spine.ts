import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { AppClient } from '#shared/contract/contract.ts';
import type { ImportKind } from '#shared/contract/imports.ts';
import type { SchemeSummary } from '#shared/contract/schemes.ts';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { withReasons } from '#tests/support/ceremony.ts';
import { valueOf } from '#tests/support/value-of.ts';
import type { SpinePart } from './spine-order.ts';

/** One office as its people reach it: its client, and how a file of the machine is named to it. */
export interface Side {
  readonly api: AppClient;
  readonly give: (filePath: string) => Promise<string>;
}

export interface SpineSetting {
  readonly county: Side;
  readonly city: Side;
  readonly excel: Readonly<Record<ImportKind, string>>;
  readonly recordDir: string;
  /** The folder that goes between the offices. */
  readonly stickDir: string;
  /** The first day of the inspections. */
  readonly today: string;
  /** True when the answer to this call had arrived before an earlier kill. Asked only where the database itself does not know. */
  readonly answered: (call: 'draws.exportRecord' | 'keys.exportEnrolment') => boolean;
}

interface Step {
  readonly name: string;
  /** Goes on from whatever the database says; does nothing when its work is there already. */
  readonly run: (setting: SpineSetting) => Promise<void>;
}

const countyOffice = {
  code: '130123',
  name: '正定县市场监督管理局',
  role: 'county',
  adminName: demo.admin,
  password: demo.password,
} as const;
const cityOffice = {
  code: '130100',
  name: '石家庄市市场监督管理局',
  role: 'city',
  adminName: demo.cityAdmin,
  password: demo.password,
} as const;

const createOffice = async ({ api }: Side, office: typeof countyOffice | typeof cityOffice): Promise<void> => {
  if (valueOf(await api['office.state']({})).at === 'empty') valueOf(await api['office.create'](office));
};

/** After a kill the person signs in again and the key is unlocked again. */
const comeBack = async ({ api }: Side, name: string, passphrase: string): Promise<void> => {
  if (valueOf(await api['office.state']({})).at === 'empty') return;
  if (!valueOf(await api['session.current']({})).person) {
    const answer = valueOf(await api['session.signIn']({ name, password: demo.password }));
    if (answer.at !== 'signedIn') throw new Error(`sign-in: ${answer.at}`);
  }
  const { own } = valueOf(await api['keys.state']({}));
  if (own && !own.unlocked) valueOf(await api['keys.unlock']({ passphrase }));
};

const importStep = (kind: ImportKind): Step => ({
  name: kind,
  run: async ({ county, excel }) => {
    if (valueOf(await county.api['imports.batches']({ kind })).length > 0) return;
    const { stage } = valueOf(await county.api['imports.read']({ kind, file: await county.give(excel[kind]) }));
    valueOf(await county.api['imports.confirm']({ stage }));
  },
});

const theScheme = async ({ api }: Side): Promise<SchemeSummary> => {
  const [scheme] = valueOf(await api['schemes.list']({}));
  if (!scheme) throw new Error('the scheme is gone');
  return scheme;
};

const theSerial = async (county: Side): Promise<string> => (await theScheme(county)).serial ?? '';

const fillScheme = async ({ county, today }: SpineSetting): Promise<void> => {
  const { id } = await theScheme(county);
  const { draft } = valueOf(await county.api['schemes.get']({ id }));
  if (draft.itemIds.length > 0) return;
  const items = valueOf(await county.api['items.list']({})).filter(({ published, appliesToTag }) => published && appliesToTag === '');
  const filled = { ...draft, itemIds: items.slice(0, 6).map((item) => item.id), startsOn: today, endsOn: today };
  valueOf(await county.api['schemes.save']({ id, draft: await withReasons(county, id, filled) }));
};

const commitStep = (party: 'A' | 'B'): Step => ({
  name: `secret ${party}`,
  run: async ({ county: { api }, county }) => {
    const serial = await theSerial(county);
    const draw = valueOf(await api['draws.get']({ serial }));
    if ((party === 'A' ? draw.commitA : draw.commitB) !== null) return;
    valueOf(await api['draws.commit']({ serial, party, secret: party === 'A' ? demo.secretA : demo.secretB }));
  },
});

const secondReader = { name: demo.secondReader, password: demo.password } as const;
const addSecondReader = async ({ county: { api } }: SpineSetting): Promise<void> => {
  const known = valueOf(await api['people.list']({}));
  if (!known.some(({ name }) => name === secondReader.name)) valueOf(await api['people.add']({ ...secondReader, roles: ['reviewer'] }));
};

const readFirst = async ({ county, county: { api } }: SpineSetting): Promise<void> => {
  const serial = await theSerial(county);
  const { dice, reading } = valueOf(await api['draws.get']({ serial }));
  if (dice === null && !reading) valueOf(await api['draws.readFirst']({ serial, kind: 'tenSided', digits: demo.dice }));
};

const readSecond = async ({ county, county: { api } }: SpineSetting): Promise<void> => {
  const serial = await theSerial(county);
  if (valueOf(await api['draws.get']({ serial })).dice !== null) return;
  const witnesses = [{ name: demo.witness, unit: demo.witnessUnit }];
  const answer = valueOf(await api['draws.readSecond']({ serial, digits: demo.dice, reader: secondReader, witnesses }));
  if (answer.at !== 'agreed') throw new Error(`the second reading came to ${answer.at}`);
};

const runDraw = async ({ county, county: { api } }: SpineSetting): Promise<void> => {
  const serial = await theSerial(county);
  if (valueOf(await api['draws.get']({ serial })).result) return;
  valueOf(await api['draws.run']({ serial, revealA: demo.secretA, revealB: demo.secretB, publicValue: '' }));
};

/** Enters the result of the visit at this place of the queue, unless it is there. */
const resultStep = (place: number): Step => ({
  name: `result ${place + 1}`,
  run: async ({ county, county: { api }, today }) => {
    const serial = await theSerial(county);
    const { rows } = valueOf(await api['results.queue']({ serial, todoOnly: false, offset: place, limit: 1 }));
    const [visit] = rows;
    if (visit?.state !== 'todo') return;
    const { items } = valueOf(await api['results.visit']({ serial, code: visit.code }));
    const result = {
      outcomes: ['NO_ISSUE' as const],
      items: items.map(({ id }) => ({ itemId: id, check: 'checked' as const, problem: false, text: '' })),
      methods: ['onSite' as const],
      disposal: 'none' as const,
      inspectedOn: today,
      visitCode: '',
      remark: '',
    };
    valueOf(await api['results.save']({ serial, code: visit.code, result }));
  },
});

const startTrust = async ({ city: { api } }: SpineSetting): Promise<void> => {
  if (valueOf(await api['keys.state']({})).trust) return;
  const { cityLabel: label, cityPassphrase: passphrase, rootPassphrase, recoveryPassphrase } = demo;
  valueOf(await api['trust.start']({ label, passphrase, rootPassphrase, recoveryPassphrase }));
};

const createKey = async ({ county: { api } }: SpineSetting): Promise<void> => {
  if (valueOf(await api['keys.state']({})).own) return;
  valueOf(await api['keys.create']({ label: demo.countyLabel, passphrase: demo.countyPassphrase }));
};

const enrolmentFile = (stickDir: string): string => {
  const name = readdirSync(stickDir).find((candidate) => candidate.includes('enrol') && !candidate.endsWith('.part'));
  if (name === undefined) throw new Error('the enrolment file is gone');
  return path.join(stickDir, name);
};

const acceptKey = async ({ county, city, stickDir }: SpineSetting): Promise<void> => {
  if ((valueOf(await city.api['keys.state']({})).trust?.offices ?? []).some(({ code }) => code === countyOffice.code)) return;
  const file = await city.give(enrolmentFile(stickDir));
  const { groupsToType } = valueOf(await city.api['trust.readEnrolment']({ file }));
  const digits = valueOf(await county.api['keys.state']({})).own?.fingerprint.split(' ') ?? [];
  const groups = groupsToType.map((group) => digits[group - 1] ?? '');
  valueOf(await city.api['trust.accept']({ file, groups, rootPassphrase: demo.rootPassphrase }));
};

type Carrier = 'county' | 'city';

/** Seals the `number`th bundle of a kind, unless it is there. */
const sealStep = (from: Carrier, kind: 'results' | 'roster' | 'receipt', number: number): Step => ({
  name: `${kind} ${number} sealed`,
  run: async (setting) => {
    const { api } = setting[from];
    const sealed = valueOf(await api['bundles.outbox']({})).filter((bundle) => bundle.kind === kind);
    if (sealed.length >= number) return;
    if (kind === 'receipt') valueOf(await api['bundles.receipt']({ to: countyOffice.code }));
    else valueOf(await api['bundles.seal']({ kind }));
  },
});

const newest = async ({ api }: Side, kind: string) => {
  const [bundle] = valueOf(await api['bundles.outbox']({}))
    .filter((sealed) => sealed.kind === kind)
    .sort((a, b) => b.seq - a.seq);
  if (!bundle) throw new Error(`no ${kind} bundle in the outbox`);
  return bundle;
};

const carryStep = (from: Carrier, kind: 'results' | 'roster' | 'receipt', number: number): Step => ({
  name: `${kind} ${number} carried`,
  run: async (setting) => {
    const bundle = await newest(setting[from], kind);
    if (bundle.exportedAt !== null) return;
    valueOf(await setting[from].api['bundles.export']({ fileName: bundle.fileName, folder: await setting[from].give(setting.stickDir) }));
  },
});

const takeStep = (to: Carrier, kind: 'results' | 'roster' | 'receipt', number: number): Step => ({
  name: `${kind} ${number} taken`,
  run: async (setting) => {
    const { fileName, headerHash } = await newest(setting[to === 'city' ? 'county' : 'city'], kind);
    const taken = valueOf(await setting[to].api['bundles.received']({}));
    if (taken.some((bundle) => bundle.headerHash === headerHash)) return;
    const digits = valueOf(await setting.city.api['keys.state']({})).trust?.rootFingerprint ?? '';
    const file = await setting[to].give(path.join(setting.stickDir, fileName));
    const { result } = valueOf(await setting[to].api['bundles.import']({ file, ...(kind === 'roster' ? { rootDigits: digits } : {}) }));
    if (result.outcome !== 'ACCEPT') throw new Error(`${kind} ${number}: ${JSON.stringify(result)}`);
  },
});

const exchangeSteps = (number: number): readonly Step[] => [
  sealStep('county', 'results', number),
  carryStep('county', 'results', number),
  takeStep('city', 'results', number),
  sealStep('city', 'receipt', number),
  carryStep('city', 'receipt', number),
  takeStep('county', 'receipt', number),
];

/** From an empty folder to the second receipt. */
export const spineSteps: readonly Step[] = [
  { name: 'county office', run: ({ county }) => createOffice(county, countyOffice) },
  importStep('items'),
  importStep('subjects'),
  importStep('inspectors'),
  {
    name: 'scheme',
    run: async ({ county: { api } }) => {
      if (valueOf(await api['schemes.list']({})).length === 0) valueOf(await api['schemes.create']({ name: demo.scheme }));
    },
  },
  { name: 'draft', run: fillScheme },
  {
    name: 'freeze',
    run: async ({ county }) => {
      const { id, state } = await theScheme(county);
      if (state === 'draft') valueOf(await county.api['schemes.freeze']({ id }));
    },
  },
  commitStep('A'),
  commitStep('B'),
  { name: 'second reader', run: addSecondReader },
  { name: 'first reading', run: readFirst },
  { name: 'second reading', run: readSecond },
  { name: 'draw', run: runDraw },
  {
    name: 'record',
    run: async ({ county, recordDir, answered }) => {
      if (answered('draws.exportRecord')) return;
      valueOf(await county.api['draws.exportRecord']({ serial: await theSerial(county), folder: await county.give(recordDir) }));
    },
  },
  ...[0, 1, 2, 3].map(resultStep),
  { name: 'city office', run: ({ city }) => createOffice(city, cityOffice) },
  { name: 'trust', run: startTrust },
  { name: 'county key', run: createKey },
  {
    name: 'enrolment',
    run: async ({ county, stickDir, answered }) => {
      if (!answered('keys.exportEnrolment')) valueOf(await county.api['keys.exportEnrolment']({ folder: await county.give(stickDir) }));
    },
  },
  { name: 'key accepted', run: acceptKey },
  sealStep('city', 'roster', 1),
  carryStep('city', 'roster', 1),
  takeStep('county', 'roster', 1),
  ...exchangeSteps(1),
  ...[4, 5].map(resultStep),
  ...exchangeSteps(2),
];

const placeOf = (name: string): number => spineSteps.findIndex((step) => step.name === name);

/** What comes before the ceremony: the libraries and a scheme that is ready to be frozen. */
export const stepsBefore: readonly Step[] = spineSteps.slice(0, placeOf('freeze'));

/** The steps of each part of the work, in their order. */
export const stepsOf: Readonly<Record<SpinePart, readonly Step[]>> = {
  spine: spineSteps,
  ceremony: spineSteps.slice(placeOf('freeze'), placeOf('record') + 1),
  beforeExchange: spineSteps.slice(0, placeOf('results 1 sealed')),
  exchange: spineSteps.slice(placeOf('results 1 sealed')),
};

/** What a run tells while it goes, so that a kill can be aimed; `step` is the place among the steps. */
export interface SpineWatch {
  readonly onBegin: (step: number) => void;
  readonly onEnd: (step: number) => void;
}

/** Works from wherever the folders stand to the last of the steps. */
export const runSpine = async (setting: SpineSetting, watch: SpineWatch, steps: readonly Step[]): Promise<void> => {
  await comeBack(setting.county, demo.admin, demo.countyPassphrase);
  await comeBack(setting.city, demo.cityAdmin, demo.cityPassphrase);
  for (const [index, step] of steps.entries()) {
    watch.onBegin(index);
    await step.run(setting);
    watch.onEnd(index);
  }
};

/** The state of the county's bundles at the end of the spine. */
export const uploadStates = async ({ api }: Side): Promise<readonly string[]> =>
  valueOf(await api['bundles.outbox']({}))
    .filter(({ kind }) => kind === 'results')
    .map(({ state }) => state);
