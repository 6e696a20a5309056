import { afterEach, describe, expect, test } from 'vitest';
import { colleague, commitBoth, dice, freezeScheme, reveal, rollDice, secretA, secretB, witnesses } from '../support/ceremony.ts';
import { dumpHash } from '../support/dump-database.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { preparedCounty } from '../support/small-county.ts';
import { endOffices, makeTempDir, startOffice, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const wrongState = (serial: string, state: string) => ({ ok: false, error: { code: 'draw.wrongState', params: { serial, state } } });
const stateOf = async (office: StartedOffice, serial: string) => valueOf(await office.api['draws.get']({ serial })).state;
const readFirst = (office: StartedOffice, serial: string, digits: string, kind: 'tenSided' | 'sixSided' = 'tenSided') =>
  office.api['draws.readFirst']({ serial, kind, digits });
const readSecond = (office: StartedOffice, serial: string, digits: string) =>
  office.api['draws.readSecond']({ serial, digits, reader: colleague, witnesses: [...witnesses] });

describe('the order of the ceremony', () => {
  test('is freeze, commit, dice, reveal; no step comes early and none comes twice', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    expect(await readFirst(office, serial, dice)).toEqual(wrongState(serial, 'frozen'));
    expect(await office.api['draws.run']({ serial, ...reveal })).toEqual(wrongState(serial, 'frozen'));
    valueOf(await office.api['draws.commit']({ serial, party: 'B', secret: secretB }));
    expect(await stateOf(office, serial)).toBe('frozen');
    expect(await readFirst(office, serial, dice)).toEqual(wrongState(serial, 'frozen'));
    valueOf(await office.api['draws.commit']({ serial, party: 'A', secret: secretA }));
    expect(await stateOf(office, serial)).toBe('committed');
    expect(await office.api['draws.run']({ serial, ...reveal })).toEqual(wrongState(serial, 'committed'));
    expect(await office.api['draws.exportRecord']({ serial, folder: makeTempDir() })).toEqual(wrongState(serial, 'committed'));
    await rollDice(office, serial);
    expect(await stateOf(office, serial)).toBe('diced');
    expect(await readFirst(office, serial, '99999999999999999999')).toEqual(wrongState(serial, 'diced'));
    expect(await readSecond(office, serial, '99999999999999999999')).toEqual(wrongState(serial, 'diced'));
    expect(await office.api['draws.dropReading']({ serial })).toEqual(wrongState(serial, 'diced'));
    valueOf(await office.api['draws.run']({ serial, ...reveal }));
    expect(await stateOf(office, serial)).toBe('drawn');
    expect(await office.api['draws.run']({ serial, ...reveal })).toEqual(wrongState(serial, 'drawn'));
    expect(await readFirst(office, serial, dice)).toEqual(wrongState(serial, 'drawn'));
  });

  test('takes each commitment once and stores no secret', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    await commitBoth(office, serial);
    for (const party of ['A', 'B'] as const) {
      expect(await office.api['draws.commit']({ serial, party, secret: 'another secret of 24 char' })).toEqual({
        ok: false,
        error: { code: 'draw.committedAlready', params: { party } },
      });
    }
    const stored = JSON.stringify([rowsOf(office, 'select * from draws'), rowsOf(office, 'select * from audit_rows')]);
    for (const secret of [secretA, secretB]) expect(stored).not.toContain(secret);
  });

  test.each([
    ['too short'],
    [''],
    ['fifteen letters'],
    ['a tab inside\tthe secret'],
    ['a line\nof its own here'],
    ['half a pair \ud800 inside it'],
  ])('does not take %j as a secret', async (secret) => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    expect(await office.api['draws.commit']({ serial, party: 'A', secret })).toEqual({
      ok: false,
      error: { code: 'draw.secretWeak', params: { minimum: 16 } },
    });
    expect(valueOf(await office.api['draws.get']({ serial })).commitA).toBeNull();
  });

  test('proposes another secret of 128 bits each time and keeps none', async () => {
    const office = prepared.start();
    const before = dumpHash(office.store.filePath);
    const secrets = await Promise.all([1, 2, 3].map(async () => valueOf(await office.api['draws.proposeSecret']({})).secret));
    expect(new Set(secrets).size).toBe(3);
    for (const secret of secrets) expect(secret).toMatch(/^[0-9a-f]{32}$/);
    expect(dumpHash(office.store.filePath)).toBe(before);
  });

  test('is not known for another number', async () => {
    const office = prepared.start();
    const serial = '130123-2026-0099';
    const missing = { ok: false, error: { code: 'draw.notFound', params: { serial } } };
    expect(await office.api['draws.get']({ serial })).toEqual(missing);
    expect(await office.api['draws.commit']({ serial, party: 'A', secret: secretA })).toEqual(missing);
    expect(await readFirst(office, serial, dice)).toEqual(missing);
    expect(await readSecond(office, serial, dice)).toEqual(missing);
    expect(await office.api['draws.run']({ serial, ...reveal })).toEqual(missing);
    expect(await office.api['draws.drawn']({ serial, offset: 0, limit: 10 })).toEqual(missing);
    expect(await office.api['draws.exportRecord']({ serial, folder: makeTempDir() })).toEqual(missing);
  });
});

describe('a public value', () => {
  const announcement = { what: '当天福彩3D开奖号码', known: '3月2日21时15分' } as const;

  test('is announced before anyone commits, once', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    valueOf(await office.api['draws.announce']({ serial, ...announcement }));
    expect(await office.api['draws.announce']({ serial, what: '收盘指数', known: '15时' })).toMatchObject({
      error: { code: 'draw.announcedAlready' },
    });
    expect(valueOf(await office.api['draws.get']({ serial })).announced).toEqual(announcement);
  });

  test('is not announced after the first commitment', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    valueOf(await office.api['draws.commit']({ serial, party: 'A', secret: secretA }));
    expect(await office.api['draws.announce']({ serial, ...announcement })).toEqual({
      ok: false,
      error: { code: 'draw.committedAlready', params: { party: 'A' } },
    });
    valueOf(await office.api['draws.commit']({ serial, party: 'B', secret: secretB }));
    expect(await office.api['draws.announce']({ serial, ...announcement })).toEqual(wrongState(serial, 'committed'));
  });

  test('that was announced is not left out, and one that was not is not slipped in', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    valueOf(await office.api['draws.announce']({ serial, ...announcement }));
    await commitBoth(office, serial);
    await rollDice(office, serial);
    for (const publicValue of ['', '-', ' '])
      expect(await office.api['draws.run']({ serial, ...reveal, publicValue })).toEqual({
        ok: false,
        error: { code: 'draw.publicMissing', params: { what: announcement.what } },
      });
    valueOf(await office.api['draws.run']({ serial, ...reveal, publicValue: '385' }));
    const next = await freezeScheme(office, { name: '第2期' });
    await commitBoth(office, next);
    await rollDice(office, next);
    expect(await office.api['draws.run']({ serial: next, ...reveal, publicValue: '385' })).toMatchObject({
      error: { code: 'draw.publicNotAnnounced' },
    });
  });
});

test('after a restart the ceremony goes on from the dice to the same list and says so', async () => {
  const list = async (restarted: boolean): Promise<unknown> => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    await commitBoth(office, serial);
    await rollDice(office, serial);
    expect(valueOf(await office.api['draws.get']({ serial })).resumed).toBe(false);
    if (restarted) office.close();
    const again = restarted ? startOffice({ dataDir: office.dataDir, seed: 'again', now: '2026-03-02T10:00:00+08:00' }) : office;
    expect(valueOf(await again.api['draws.get']({ serial })).resumed).toBe(restarted);
    valueOf(await again.api['draws.run']({ serial, ...reveal }));
    return valueOf(await again.api['draws.drawn']({ serial, offset: 0, limit: 200 })).rows;
  };
  expect(await list(true)).toEqual(await list(false));
});

describe('opening the envelopes', () => {
  const atReveal = async (): Promise<readonly [StartedOffice, string]> => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    await commitBoth(office, serial);
    await rollDice(office, serial);
    return [office, serial];
  };

  test.each([
    ['A', { revealA: `${secretA} ` }],
    ['A', { revealA: '' }],
    ['A', { revealA: secretB, revealB: secretA }],
    ['B', { revealB: secretA }],
  ] as const)('a secret of party %s that is not the committed one draws nothing', async (party, change) => {
    const [office, serial] = await atReveal();
    const before = dumpHash(office.store.filePath);
    expect(await office.api['draws.run']({ serial, ...reveal, ...change })).toEqual({
      ok: false,
      error: { code: 'draw.revealWrong', params: { party } },
    });
    expect(dumpHash(office.store.filePath)).toBe(before);
  });

  test.each(['frame.tsv', 'plan.tsv', 'items.tsv', 'recuse.tsv', 'roster.tsv'])(
    'draws nothing when one byte of %s was changed after the list was frozen',
    async (file) => {
      const [office, serial] = await atReveal();
      const sql = `drop trigger draw_files_immutable;
        update draw_files set bytes = cast(substr(bytes, 1, length(bytes) - 2) || x'370a' as blob) where name = '${file}'`;
      expect(runByHand(office.store.filePath, sql)).toBe('done');
      expect(await office.api['draws.run']({ serial, ...reveal })).toEqual({
        ok: false,
        error: { code: 'draw.frozenChanged', params: { file } },
      });
      expect(await stateOf(office, serial)).toBe('diced');
    },
  );

  test('a public value that would break the record is refused', async () => {
    const [office, serial] = await atReveal();
    for (const publicValue of ['2026\t03', 'a\nb', '\ud800'])
      expect(await office.api['draws.run']({ serial, ...reveal, publicValue })).toMatchObject({ error: { code: 'draw.publicInvalid' } });
  });

  test('that is cancelled draws nothing, and the same digits give the same list afterwards', async () => {
    const [office, serial] = await atReveal();
    const before = dumpHash(office.store.filePath);
    const stop = new AbortController();
    const onProgress = (): void => {
      stop.abort();
    };
    expect(await office.api['draws.run']({ serial, ...reveal }, { signal: stop.signal, onProgress })).toMatchObject({
      error: { code: 'job.cancelled' },
    });
    expect(dumpHash(office.store.filePath)).toBe(before);
    valueOf(await office.api['draws.run']({ serial, ...reveal }));
  });

  test('twice at the same moment draws once', async () => {
    const [office, serial] = await atReveal();
    const answers = await Promise.all([office.api['draws.run']({ serial, ...reveal }), office.api['draws.run']({ serial, ...reveal })]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
    expect(rowsOf(office, `select count(*) as n from audit_rows where event = 'draws.ran'`)).toEqual([{ n: 1 }]);
  });
});
