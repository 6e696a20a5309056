import { chinaTime } from '#shared/base/china-time.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { expectOk } from './command.ts';
import type { DemoClock, DemoPlaces } from './demo-command.ts';

const day = (now: Date, later: number): string => chinaTime(now.getTime() + later * 86_400_000).slice(0, 10);

/** Scheme (the `planned` one if there is one), freeze, commitments, dice read by two people, draw, record folder. Secrets and digits stand in for people: nobody rolls real dice here. */
export const demoCeremony = async (api: AppClient, places: DemoPlaces, clock: DemoClock, now: Date, planned?: string) => {
  const id = planned ?? expectOk('schemes.create', await api['schemes.create']({ name: demo.scheme })).id;
  const { draft } = expectOk('schemes.get', await api['schemes.get']({ id }));
  const items = expectOk('items.list', await api['items.list']({}));
  const chosen = items.filter(({ published, appliesToTag }) => published && appliesToTag === '').slice(0, 6);
  const own = { itemIds: chosen.map((item) => item.id), startsOn: day(now, 0), endsOn: day(now, 30) };
  const filled = planned === undefined ? { ...draft, ...own } : draft;
  const preview = expectOk('schemes.preview', await clock.time('scheme', () => api['schemes.preview']({ id, draft: filled })));
  const asked = preview.findings.filter(({ asks }) => asks);
  const reasons = asked.map(({ code, about }) => ({ code, about, reason: demo.reason }));
  expectOk('schemes.save', await api['schemes.save']({ id, draft: { ...filled, reasons } }));
  const { serial } = expectOk('schemes.freeze', await clock.time('freeze', () => api['schemes.freeze']({ id })));
  expectOk('draws.commit', await api['draws.commit']({ serial, party: 'A', secret: demo.secretA }));
  expectOk('draws.commit', await api['draws.commit']({ serial, party: 'B', secret: demo.secretB }));
  await readDice(api, serial);
  const outcome = expectOk(
    'draws.run',
    await clock.time('draw', () => api['draws.run']({ serial, revealA: demo.secretA, revealB: demo.secretB, publicValue: '' })),
  );
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

/** The second reading is another person's, here as in a bureau: a reviewer with an account of her own. */
const readDice = async (api: AppClient, serial: string): Promise<void> => {
  const reader = { name: demo.secondReader, password: demo.password };
  expectOk('people.add', await api['people.add']({ ...reader, roles: ['reviewer'] }));
  expectOk('draws.readFirst', await api['draws.readFirst']({ serial, kind: 'tenSided', digits: demo.dice }));
  const { witness, witnessUnit } = demo;
  const second = await api['draws.readSecond']({ serial, digits: demo.dice, reader, witnesses: [{ name: witness, unit: witnessUnit }] });
  const { at } = expectOk('draws.readSecond', second);
  if (at !== 'agreed') throw new Error(`the second reading of the demonstration came to ${at}`);
};
