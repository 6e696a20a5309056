import { chinaTime } from '#shared/base/china-time.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { DrawOutcome } from '#shared/contract/draws.ts';
import type { SchemeDraft, SchemePreview } from '#shared/contract/schemes.ts';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { expectOk } from './command.ts';
import type { DemoClock, DemoPlaces } from './demo-command.ts';

const day = (now: Date, later: number): string => chinaTime(now.getTime() + later * 86_400_000).slice(0, 10);

/** Scheme (the `planned` one if there is one), freeze, commitments, dice read by two people, draw, record folder. */
export const demoCeremony = async (api: AppClient, places: DemoPlaces, clock: DemoClock, now: Date, planned?: string) => {
  const id = planned ?? expectOk('schemes.create', await api['schemes.create']({ name: demo.scheme })).id;
  const { draft } = expectOk('schemes.get', await api['schemes.get']({ id }));
  const items = expectOk('items.list', await api['items.list']({}));
  const chosen = items.filter(({ published, appliesToTag }) => published && appliesToTag === '').slice(0, 6);
  const own = { itemIds: chosen.map((item) => item.id), startsOn: day(now, 0), endsOn: day(now, 30) };
  const filled = planned === undefined ? { ...draft, ...own } : draft;
  const preview = await clock.time('scheme', () => makeReady(api, id, filled));
  const { serial } = expectOk('schemes.freeze', await clock.time('freeze', () => api['schemes.freeze']({ id })));
  await addSecondReader(api);
  const outcome = await clock.time('draw', () => demoDraw(api, serial, 0));
  expectOk('draws.exportRecord', await clock.time('record', () => api['draws.exportRecord']({ serial, folder: places.recordDir })));
  return {
    serial,
    prk: outcome.prk,
    resultSha256: outcome.resultHash,
    recordSha256: outcome.recordHash,
    counts: {
      population: preview.population,
      predicted: preview.drawn,
      drawn: outcome.drawn,
      inspectorsUsed: outcome.inspectors,
      shortVisits: outcome.shortVisits,
      schemeItems: chosen.length,
    },
  };
};

/** Saves a scheme with a reason for every finding that asks for one. */
export const makeReady = async (api: AppClient, id: string, draft: SchemeDraft): Promise<SchemePreview> => {
  const preview = expectOk('schemes.preview', await api['schemes.preview']({ id, draft }));
  const asked = preview.findings.filter(({ asks }) => asks);
  const reasons = asked.map(({ code, about }) => ({ code, about, reason: demo.reason }));
  expectOk('schemes.save', await api['schemes.save']({ id, draft: { ...draft, reasons } }));
  return preview;
};

/** The second reading is another person's, here as in a bureau: a reviewer with an account of her own. */
export const addSecondReader = async (api: AppClient): Promise<void> => {
  expectOk('people.add', await api['people.add']({ name: demo.secondReader, password: demo.password, roles: ['reviewer'] }));
};

/** Commitments, dice read by two people, draw. Secrets and digits stand in for people, nobody rolls real dice here; `turn` makes others of them. */
export const demoDraw = async (api: AppClient, serial: string, turn: number): Promise<DrawOutcome> => {
  const turned = (text: string): string => text.slice(turn) + text.slice(0, turn);
  const [secretA, secretB, digits] = [turned(demo.secretA), turned(demo.secretB), turned(demo.dice)];
  expectOk('draws.commit', await api['draws.commit']({ serial, party: 'A', secret: secretA }));
  expectOk('draws.commit', await api['draws.commit']({ serial, party: 'B', secret: secretB }));
  expectOk('draws.readFirst', await api['draws.readFirst']({ serial, kind: 'tenSided', digits }));
  const reader = { name: demo.secondReader, password: demo.password };
  const witnesses = [{ name: demo.witness, unit: demo.witnessUnit }];
  const { at } = expectOk('draws.readSecond', await api['draws.readSecond']({ serial, digits, reader, witnesses }));
  if (at !== 'agreed') throw new Error(`the second reading of the demonstration came to ${at}`);
  return expectOk('draws.run', await api['draws.run']({ serial, revealA: secretA, revealB: secretB, publicValue: '' }));
};
