import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  carryOut,
  cloneCounty,
  countyPassphrase,
  enterNext,
  importInto,
  outcomeOfImport,
  rootPassphrase,
  sealReceipt,
  sealResults,
  startExchange,
  type Exchange,
} from '../support/exchange.ts';
import { rowsOf } from '../support/office-database.ts';
import { endOffices, startOffice, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

const countyCode = '130123';
const newPassphrase = 'another four words of paper';

const stateOf = async ({ api }: StartedOffice) => valueOf(await api['keys.state']({}));

const renew = async ({ api }: StartedOffice) =>
  api['keys.renew']({ label: '新的办公室电脑', passphrase: newPassphrase, reason: '口令可能被人看见' });

/** The city enrols the new key, closes the old one at the last number it has, and hands the roster out. */
const changeAtCity = async ({ county, city, stick }: Exchange): Promise<string> => {
  const { own, next } = await stateOf(county);
  const { fileName } = valueOf(await county.api['keys.exportEnrolment']({ folder: stick }));
  const file = path.join(stick, fileName);
  const read = valueOf(await city.api['trust.readEnrolment']({ file }));
  expect(read).toMatchObject({ office: countyCode, signer: next?.signer });
  const groups = read.groupsToType.map((group) => next?.fingerprint.split(' ')[group - 1] ?? '');
  valueOf(await city.api['trust.accept']({ file, groups, rootPassphrase }));
  valueOf(await city.api['trust.close']({ signer: own?.signer ?? '', reason: '县局换了密钥', rootPassphrase }));
  return carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'roster' })));
};

describe('a new key beside the one in force', () => {
  it('waits for the roster, then starts a chain of its own that brings what nobody receipted', { timeout: 180_000 }, async () => {
    const exchange = await startExchange();
    const { county, city, serial, stick } = exchange;
    expect(await outcomeOfImport(city, await sealResults(exchange))).toBe('ACCEPT');
    expect(await outcomeOfImport(county, await sealReceipt(exchange, countyCode))).toBe('ACCEPT');
    const before = (await stateOf(county)).own?.signer ?? '';
    const made = valueOf(await renew(county));
    expect(await stateOf(county)).toMatchObject({ own: { signer: before }, next: { signer: made.signer, accepted: false }, former: [] });
    expect(await renew(county)).toMatchObject({ error: { code: 'keys.renewalWaits' } });
    expect(rowsOf(county, `select count(*) as n from audit_rows where event = 'keys.renewed'`)).toEqual([{ n: 1 }]);

    // Until then the old key seals; the city never gets to see this one.
    await enterNext(county, serial);
    const unseen = await sealResults(exchange);
    expect(path.basename(unseen)).toContain(`${before.slice(0, 4)}-130100-000002-results`);
    const forOld = await carryOut(
      city,
      stick,
      valueOf(await city.api['bundles.seal']({ kind: 'results', to: countyCode, snapshot: true })),
    );

    const roster = await changeAtCity(exchange);
    // It was encrypted for the old key alone.
    expect(await outcomeOfImport(county, forOld)).toBe('ACCEPT');
    expect(await outcomeOfImport(county, roster)).toBe('ACCEPT');
    expect(await stateOf(county)).toMatchObject({
      ...{ own: { signer: made.signer, accepted: true, unlocked: true }, next: null },
      former: [{ signer: before, closed: true, unreceived: 1, unlocked: true }],
    });

    await enterNext(county, serial);
    expect(valueOf(await county.api['bundles.due']({})).seq).toBe(1);
    const sealed = valueOf(await county.api['bundles.seal']({ kind: 'results' }));
    expect([sealed.seq, sealed.fileName.slice(7, 11)]).toEqual([1, made.signer.slice(0, 4)]);
    const first = await importInto(city, await carryOut(county, stick, sealed));
    expect([first.result.outcome, first.records]).toMatchObject(['ACCEPT', { refused: 0, conflict: 0 }]);
    const results = `select count(*) as n from received_rows where table_name = 'results' and head = 1`;
    expect(rowsOf(city, results)).toEqual(rowsOf(county, 'select count(*) as n from results'));
    expect(await outcomeOfImport(city, unseen)).toBe('KEY_CLOSED');
    expect(await outcomeOfImport(county, await sealReceipt(exchange, countyCode))).toBe('ACCEPT');
    // From here on only what changed.
    await enterNext(county, serial);
    const second = await importInto(city, await sealResults(exchange));
    expect([second.seq, second.records]).toMatchObject([2, { unchanged: 0, refused: 0 }]);
    expect([...county.bugs, ...city.bugs]).toEqual([]);
  });

  it('sends only what changed when everything that the old one sealed was receipted', { timeout: 180_000 }, async () => {
    const exchange = await startExchange();
    const { county, city, serial } = exchange;
    await importInto(city, await sealResults(exchange));
    await importInto(county, await sealReceipt(exchange, countyCode));
    valueOf(await renew(county));
    expect(await outcomeOfImport(county, await changeAtCity(exchange))).toBe('ACCEPT');
    expect(await county.api['bundles.seal']({ kind: 'results' })).toMatchObject({ error: { code: 'bundle.nothingToSend' } });
    await enterNext(county, serial);
    const answer = await importInto(city, await sealResults(exchange));
    expect([answer.seq, answer.records]).toMatchObject([1, { unchanged: 0, refused: 0, conflict: 0 }]);
  });

  it('opens the lock of a key that somebody copied', { timeout: 180_000 }, async () => {
    const exchange = await startExchange();
    const { county, city, serial } = exchange;
    const twin = await cloneCounty(exchange);
    await sealResults(exchange);
    await enterNext(twin.county, serial);
    const fork = await sealResults(twin);
    expect(await outcomeOfImport(city, fork)).toBe('ACCEPT');
    // The city has seen another bundle of this number.
    expect(await outcomeOfImport(county, await sealReceipt(exchange, countyCode))).toBe('ACCEPT');
    expect(valueOf(await county.api['bundles.due']({})).sealingLocked).toBe('keyCopied');
    valueOf(await renew(county));
    expect(valueOf(await county.api['bundles.due']({})).sealingLocked).toBe('keyCopied');
    expect(await outcomeOfImport(county, await changeAtCity(exchange))).toBe('ACCEPT');
    expect(valueOf(await county.api['bundles.due']({})).sealingLocked).toBeNull();
    const answer = await importInto(city, await sealResults(exchange));
    expect([answer.seq, answer.records.refused]).toEqual([1, 0]);
    expect([...county.bugs, ...city.bugs]).toEqual([]);
  });

  it('is opened by its own passphrase after a new start, the old one by its own', { timeout: 120_000 }, async () => {
    const exchange = await startExchange();
    const { county, dataDir } = { ...exchange, dataDir: exchange.county.dataDir };
    valueOf(await renew(county));
    valueOf(await changeAtCity(exchange).then((file) => county.api['bundles.import']({ file })));
    county.close();
    const again = startOffice({ seed: 'again', dataDir });
    expect(await again.api['keys.unlock']({ passphrase: 'not one of them' })).toMatchObject({ error: { code: 'keys.passphraseWrong' } });
    valueOf(await again.api['keys.unlock']({ passphrase: newPassphrase }));
    expect(await stateOf(again)).toMatchObject({ own: { unlocked: true }, former: [{ unlocked: false }] });
    valueOf(await again.api['keys.unlock']({ passphrase: countyPassphrase }));
    expect(await stateOf(again)).toMatchObject({ own: { unlocked: true }, former: [{ unlocked: true }] });
  });

  it(
    'is refused without a first one, before the roster knows that, with a weak passphrase, and at a city',
    { timeout: 120_000 },
    async () => {
      const { county, city } = await startExchange();
      const office = startOffice({ seed: 'fresh' });
      valueOf(
        await office.api['office.create']({ code: countyCode, name: '县局', role: 'county', adminName: '阮砚宁', password: 'Zhaohe-2021' }),
      );
      expect(await renew(office)).toMatchObject({ error: { code: 'keys.missing' } });
      valueOf(await office.api['keys.create']({ label: '第一把', passphrase: newPassphrase }));
      expect(await renew(office)).toMatchObject({ error: { code: 'keys.renewalWaits' } });
      expect(await county.api['keys.renew']({ label: '短', passphrase: 'short', reason: '换' })).toMatchObject({
        error: { code: 'keys.passphraseWeak' },
      });
      expect(await renew(city)).toMatchObject({ error: { code: 'office.roleOnly' } });
      expect((await stateOf(county)).next).toBeNull();
    },
  );
});
