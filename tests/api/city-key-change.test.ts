import { cp } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { dumpHash } from '../support/dump-database.ts';
import {
  carryOut,
  enrol,
  enterNext,
  importInto,
  outcomeOfImport,
  rootPassphrase,
  sealReceipt,
  sealResults,
  startExchange,
  type Exchange,
} from '../support/exchange.ts';
import { cityItems, handDown, issueList, startHandDown } from '../support/handed-down.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { itemRow } from '../support/small-county.ts';
import { endOffices, startOffice, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

const countyCode = '130123';
const newPassphrase = 'another four words of the city';

const stateOf = async ({ api }: StartedOffice) => valueOf(await api['keys.state']({}));

const order = { label: '市局新电脑', passphrase: newPassphrase, reason: '换了电脑', rootPassphrase };

/** The city changes its key; gives the roster bundle on the stick, and the new key's first four digits. */
const renew = async ({ city, stick }: Exchange): Promise<{ readonly roster: string; readonly start: string }> => {
  const { bundle } = valueOf(await city.api['trust.renew'](order));
  return { roster: await carryOut(city, stick, bundle), start: (await stateOf(city)).own?.signer.slice(0, 4) ?? '' };
};

const giveBack = async ({ city, stick }: Exchange): Promise<string> =>
  carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'results', to: countyCode, snapshot: true })));

/** The city as it was on another computer of the same office, where nothing says what was sealed since. */
const restoredCity = async ({ city }: Exchange, name: string): Promise<StartedOffice> => {
  const other = path.join(path.dirname(city.dataDir), name, 'data');
  city.store.copyTo(path.join(path.dirname(city.dataDir), `${name}.db`));
  await cp(path.join(city.dataDir, 'keys'), path.join(other, 'keys'), { recursive: true });
  await cp(path.join(path.dirname(city.dataDir), `${name}.db`), path.join(other, 'office.db'));
  return startOffice({ seed: name, dataDir: other });
};

describe('another key for the city', () => {
  it('is brought by a roster bundle of the root key, and both sides work on with it', { timeout: 180_000 }, async () => {
    const exchange = await startExchange();
    const { county, city, serial } = exchange;
    expect(await outcomeOfImport(city, await sealResults(exchange))).toBe('ACCEPT');
    // Under way when the key is changed.
    const receipt = await sealReceipt(exchange, countyCode);
    await enterNext(county, serial);
    const forFormer = await sealResults(exchange);
    const before = (await stateOf(city)).own?.signer ?? '';

    const { roster, start } = await renew(exchange);
    const root = rowsOf(city, `select signer from own_keys where role = 'root'`)[0]?.['signer'];
    expect(path.basename(roster)).toBe(`130100-${String(root).slice(0, 4)}-all-000001-roster.ssjb`);
    expect(await stateOf(city)).toMatchObject({
      own: { accepted: true, unlocked: true, label: '市局新电脑' },
      ...{ next: null, former: [{ signer: before, closed: true, unlocked: true }] },
    });
    expect(rowsOf(city, `select count(*) as n from audit_rows where event in ('trust.renewed', 'bundles.sealed')`)).toEqual([{ n: 3 }]);
    expect(await outcomeOfImport(city, forFormer)).toBe('ACCEPT');

    // An office that has not heard of the new key refuses what it seals, and loses nothing by that.
    const early = await sealReceipt(exchange, countyCode);
    expect(path.basename(early)).toBe(`130100-${start}-130123-000001-receipt.ssjb`);
    expect(await importInto(county, early)).toMatchObject({ result: { outcome: 'UNKNOWN_KEY', params: { reason: 'not-in-roster' } } });
    expect(await outcomeOfImport(county, roster)).toBe('ACCEPT');
    expect((await stateOf(county)).trust?.version).toBe((await stateOf(city)).trust?.version);
    expect(await outcomeOfImport(county, early)).toBe('ACCEPT');
    // What the former key sealed in its day is as good as before.
    expect(await outcomeOfImport(county, receipt)).toBe('ACCEPT');
    const states = valueOf(await county.api['bundles.outbox']({})).map(({ state }) => state);
    expect(states).toEqual(['received', 'received']);

    await enterNext(county, serial);
    expect(await importInto(city, await sealResults(exchange))).toMatchObject({
      seq: 3,
      result: { outcome: 'ACCEPT' },
      records: { refused: 0 },
    });
    const results = `select count(*) as n from received_rows where table_name = 'results' and head = 1`;
    expect(rowsOf(city, results)).toEqual(rowsOf(county, 'select count(*) as n from results'));
    // The next roster is of the new key again, in a chain of its own.
    const next = valueOf(await city.api['trust.prolong']({ rootPassphrase }));
    const later = await carryOut(city, exchange.stick, valueOf(await city.api['bundles.seal']({ kind: 'roster' })));
    expect(path.basename(later)).toBe(`130100-${start}-all-000001-roster.ssjb`);
    expect(await outcomeOfImport(county, later)).toBe('ACCEPT');
    expect((await stateOf(county)).trust?.version).toBe(next.version);
    expect(await outcomeOfImport(county, roster)).toBe('DUPLICATE');
    expect([...county.bugs, ...city.bugs]).toEqual([]);
  });

  it('refuses what the former one seals after its end', { timeout: 180_000 }, async () => {
    const exchange = await startExchange();
    const { county, city, stick } = exchange;
    expect(await outcomeOfImport(city, await sealResults(exchange))).toBe('ACCEPT');
    const twin = await restoredCity(exchange, 'twin');
    valueOf(await twin.api['keys.unlock']({ passphrase: demo.cityPassphrase }));
    const { roster } = await renew(exchange);
    expect(await outcomeOfImport(county, roster)).toBe('ACCEPT');
    // Somebody else has the former key and goes on with it.
    const late = await carryOut(twin, stick, valueOf(await twin.api['bundles.receipt']({ to: countyCode })));
    expect(await importInto(county, late)).toMatchObject({ result: { outcome: 'KEY_CLOSED', params: { closedAt: 0 } } });
  });

  it('sends again what the former one handed down, and the libraries take it as known', { timeout: 180_000 }, async () => {
    const exchange = await startHandDown();
    const { county, city, stick } = exchange;
    await issueList(city, '2026-1');
    await handDown(exchange);
    expect(await outcomeOfImport(county, (await renew(exchange)).roster)).toBe('ACCEPT');
    expect(await handDown(exchange)).toMatchObject({ seq: 1, result: { outcome: 'ACCEPT' }, records: { applied: 0, refused: 0 } });
    await issueList(city, '2026-2', [...cityItems, itemRow('TJ-07', '广告检查')]);
    // To one office the newest bundle for all is named beside it.
    const sealed = valueOf(await city.api['bundles.seal']({ kind: 'plan', to: countyCode }));
    expect(await importInto(county, await carryOut(city, stick, sealed))).toMatchObject({ result: { outcome: 'ACCEPT' } });
  });

  it('needs the root key alone: nobody remembers the passphrase of the former one', { timeout: 180_000 }, async () => {
    const exchange = await startExchange();
    const { county, city } = exchange;
    const waiting = await sealResults(exchange);
    city.close();
    const again = startOffice({ seed: 'again', dataDir: city.dataDir });
    const now = { ...exchange, city: again };
    expect(await outcomeOfImport(county, (await renew(now)).roster)).toBe('ACCEPT');
    // It was encrypted for the former work key and for the recovery key.
    expect(await again.api['bundles.import']({ file: waiting })).toMatchObject({ error: { code: 'keys.locked' } });
    valueOf(await again.api['keys.unlock']({ passphrase: demo.recoveryPassphrase }));
    expect(await outcomeOfImport(again, waiting)).toBe('ACCEPT');
    expect(await again.api['keys.unlock']({ passphrase: rootPassphrase })).toMatchObject({ error: { code: 'keys.passphraseWrong' } });
    expect(await outcomeOfImport(county, await sealReceipt(now, countyCode))).toBe('ACCEPT');
    expect([...again.bugs]).toEqual([]);
  });

  it(
    'opens the lock of a database that was put back, and ends the chains where the seal marks have them',
    { timeout: 180_000 },
    async () => {
      const exchange = await startExchange();
      const { county, city, stick } = exchange;
      expect(await outcomeOfImport(city, await sealResults(exchange))).toBe('ACCEPT');
      city.store.copyTo(path.join(stick, 'old.db'));
      const late = await sealReceipt(exchange, countyCode);
      const before = (await stateOf(city)).own?.signer ?? '';
      city.close();
      await cp(path.join(stick, 'old.db'), path.join(city.dataDir, 'office.db'));
      const again = startOffice({ seed: 'put back', dataDir: city.dataDir });
      valueOf(await again.api['keys.unlock']({ passphrase: demo.cityPassphrase }));
      expect(await again.api['bundles.receipt']({ to: countyCode })).toMatchObject({
        error: { code: 'bundle.sealingLocked', params: { reason: 'behindSealMark', role: 'city' } },
      });
      const now = { ...exchange, city: again };
      const { roster } = await renew(now);
      const ends = JSON.parse(
        String(rowsOf(again, `select params from audit_rows where event = 'trust.renewed'`)[0]?.['params']),
      ) as unknown;
      expect(ends).toMatchObject({ before, closedAt: { [countyCode]: 1, '*': 1 } });
      expect(await outcomeOfImport(county, roster)).toBe('ACCEPT');
      expect(await outcomeOfImport(county, late)).toBe('ACCEPT');
      expect(await outcomeOfImport(county, await sealReceipt(now, countyCode))).toBe('ACCEPT');
      expect(await outcomeOfImport(county, await giveBack(now))).toBe('ACCEPT');
    },
  );

  it('is known to an office that is enrolled afterwards', { timeout: 180_000 }, async () => {
    const exchange = await startExchange();
    const { city, stick, rootDigits } = exchange;
    await renew(exchange);
    const late = startOffice({ seed: 'a late county' });
    valueOf(
      await late.api['office.create']({ code: '130102', name: '长安区局', role: 'county', adminName: '阮砚宁', password: 'Zhaohe-2021' }),
    );
    await enrol(late, city, stick);
    const roster = await carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'roster' })));
    expect(valueOf(await late.api['bundles.import']({ file: roster, rootDigits })).result.outcome).toBe('ACCEPT');
  });

  it('is refused with a wrong root passphrase, a weak new one, at a county and without a roster; nothing is changed', async () => {
    const { county, city } = await startExchange();
    const before = dumpHash(city.store.filePath);
    expect(await city.api['trust.renew']({ ...order, rootPassphrase: 'not the one of the root' })).toMatchObject({
      error: { code: 'keys.passphraseWrong' },
    });
    expect(await city.api['trust.renew']({ ...order, passphrase: 'short' })).toMatchObject({ error: { code: 'keys.passphraseWeak' } });
    expect(await city.api['trust.prolong']({ rootPassphrase: 'not the one of the root' })).toMatchObject({
      error: { code: 'keys.passphraseWrong' },
    });
    expect(dumpHash(city.store.filePath)).toBe(before);
    expect(await county.api['trust.renew'](order)).toMatchObject({ error: { code: 'office.roleOnly' } });
    expect(await county.api['trust.prolong']({ rootPassphrase })).toMatchObject({ error: { code: 'trust.missing' } });
  });

  it('changes nothing when the roster, or what went out to all, is newer than what it began with', { timeout: 120_000 }, async () => {
    const exchange = await startExchange();
    const { city, stick } = exchange;
    const twin = await restoredCity(exchange, 'twin');
    valueOf(await twin.api['trust.prolong']({ rootPassphrase }));
    const before = (await stateOf(city)).own?.signer;
    let meanwhile = '';
    // Another step is stored while the key file is being made.
    const onProgress = (): void => {
      const copy = `attach '${twin.store.filePath}' as other; insert into main.roster_steps select * from other.roster_steps where version = 3`;
      if (meanwhile === '') meanwhile = runByHand(city.store.filePath, copy);
    };
    const answer = await city.api['trust.renew'](order, { signal: new AbortController().signal, onProgress });
    expect([meanwhile, answer]).toMatchObject(['done', { error: { code: 'trust.changed' } }]);
    expect(await stateOf(city)).toMatchObject({ own: { signer: before }, former: [], trust: { version: 3 } });
    expect(valueOf(await city.api['bundles.outbox']({})).map(({ kind }) => kind)).toEqual(['roster']);

    city.store.copyTo(path.join(stick, 'old.db'));
    await carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'roster' })));
    city.close();
    await cp(path.join(stick, 'old.db'), path.join(city.dataDir, 'office.db'));
    const again = startOffice({ seed: 'behind', dataDir: city.dataDir });
    expect(await again.api['trust.renew'](order)).toMatchObject({ error: { code: 'trust.behind' } });
  });
});

describe('a roster past its day', () => {
  it('says so while work goes on, until the city makes it good for another year', { timeout: 120_000 }, async () => {
    const exchange = await startExchange();
    const { county, city, stick } = exchange;
    expect((await stateOf(county)).trust).toMatchObject({ expires: '2027-03-02', expired: false });
    for (const office of [county, city]) office.setNow('2027-03-03T09:00:00+08:00');
    expect((await stateOf(county)).trust).toMatchObject({ expired: true });
    expect(await outcomeOfImport(city, await sealResults(exchange))).toBe('ACCEPT');
    const made = valueOf(await city.api['trust.prolong']({ rootPassphrase }));
    expect(made).toMatchObject({ version: 3, expires: '2028-03-03', expired: false });
    const roster = await carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'roster' })));
    expect(await outcomeOfImport(county, roster)).toBe('ACCEPT');
    expect((await stateOf(county)).trust).toMatchObject({ version: 3, expired: false });
  });
});
