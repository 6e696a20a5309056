import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { contract, type AppClient, type CallName } from '#shared/contract/contract.ts';
import type { Answer, JobOptions } from '#shared/contract/define.ts';
import { aScheme } from '../support/ceremony.ts';
import { carryOut, enrol, fillCounty, importInto } from '../support/exchange.ts';
import { rowsOf, runByHand, type StoredRow } from '../support/office-database.ts';
import { bureau, createOffice, preparedCounty } from '../support/small-county.ts';
import { endOffices, startOffice, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const trail = (office: StartedOffice): readonly StoredRow[] => rowsOf(office, 'select * from audit_rows order by number');

/**
 * The same office, each call of which is followed by a look at the trail: one row of the declared event for a command or job that went well,
 * none for a query and none for a refusal.
 */
const watched = (office: StartedOffice): StartedOffice => {
  const watch = (name: CallName) => async (input: never, options?: JobOptions) => {
    const before = trail(office).length;
    const method = office.api[name] as (input: never, options?: JobOptions) => Promise<Answer<(typeof contract)[CallName]>>;
    const answer = await method(input, options);
    const call = contract[name];
    const added = trail(office).slice(before);
    const expected = answer.ok && call.kind !== 'query' ? [call.audit] : [];
    expect([name, added.map(({ event }) => event)]).toEqual([name, expected]);
    return answer;
  };
  const api = Object.fromEntries((Object.keys(contract) as CallName[]).map((name) => [name, watch(name)]));
  return { ...office, api: api as unknown as AppClient }; // every name of the contract has its method
};

const fieldsOf = (row: StoredRow) => ({
  at: row['at'],
  by: row['by'],
  by_name: row['by_name'],
  event: row['event'],
  id: row['id'],
  number: row['number'],
  office: row['office'],
  params: JSON.parse(String(row['params'])) as unknown,
  previous_hash: row['previous_hash'],
  seq: row['seq'],
});

/** Keys in order, nothing else: the rows hold no numbers but integers. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
};

describe('the audit trail', () => {
  test('of a whole year of work has one row for each step, in one chain', { timeout: 120_000 }, async () => {
    const county = watched(startOffice({ seed: 'county' }));
    const serial = await fillCounty(county, 2);
    const stick = path.join(path.dirname(county.dataDir), '优盘');
    mkdirSync(stick);
    const city = watched(startOffice({ seed: 'city' }));
    valueOf(await city.api['office.create']({ ...bureau, code: '130100', name: '石家庄市市场监督管理局', role: 'city' }));
    const { rootFingerprint: rootDigits } = valueOf(
      await city.api['trust.start']({
        label: demo.cityLabel,
        passphrase: demo.cityPassphrase,
        rootPassphrase: demo.rootPassphrase,
        recoveryPassphrase: demo.recoveryPassphrase,
      }),
    );
    await enrol(county, city, stick);
    const roster = await carryOut(city, stick, valueOf(await city.api['bundles.seal']({ kind: 'roster' })));
    expect(await county.api['bundles.import']({ file: roster })).toMatchObject({ error: { code: 'trust.digitsNeeded' } });
    valueOf(await county.api['bundles.import']({ file: roster, rootDigits }));
    const results = await carryOut(county, stick, valueOf(await county.api['bundles.seal']({ kind: 'results' })));
    expect((await importInto(city, results)).result.outcome).toBe('ACCEPT');
    expect((await importInto(city, results)).result.outcome).toBe('DUPLICATE');
    await carryOut(city, stick, valueOf(await city.api['bundles.receipt']({ to: '130123' })));
    valueOf(await county.api['keys.unlock']({ passphrase: demo.countyPassphrase }));
    expect((await county.api['keys.unlock']({ passphrase: 'not the passphrase' })).ok).toBe(false);
    expect((await county.api['draws.readFirst']({ serial, kind: 'tenSided', digits: '1' })).ok).toBe(false);
    valueOf(await county.api['people.add']({ name: '段光川', roles: ['inspector'], password: 'Jianguan-2026' }));
    expect((await county.api['people.add']({ name: '段光川', roles: ['inspector'], password: 'Jianguan-2026' })).ok).toBe(false);
    valueOf(await county.api['session.signIn']({ name: '段光川', password: 'wrong' }));
    valueOf(await county.api['session.signIn']({ name: '段光川', password: 'Jianguan-2026' }));
    valueOf(await county.api['session.recover']({ name: '段光川', recoveryCode: 'wrong', password: 'Chongxin-2026' }));
    valueOf(await county.api['session.lock']({}));
    valueOf(await county.api['session.signOut']({}));
    const seen = new Set([...trail(county), ...trail(city)].map(({ event }) => event));
    expect([...seen].sort()).toEqual([
      'bundles.exported',
      'bundles.imported',
      'bundles.sealed',
      'draws.committed',
      'draws.exported',
      'draws.firstRead',
      'draws.ran',
      'draws.secondRead',
      'imports.confirmed',
      'imports.read',
      'items.checklistsRead',
      'items.checklistsWritten',
      'items.issued',
      'items.saved',
      'keys.created',
      'keys.enrolmentExported',
      'keys.unlocked',
      'office.created',
      'org.capsSaved',
      'org.saved',
      'people.added',
      'results.saved',
      'schemes.created',
      'schemes.frozen',
      'schemes.saved',
      'session.locked',
      'session.recovered',
      'session.signedIn',
      'session.signedOut',
      'trust.accepted',
      'trust.started',
    ]);
    for (const office of [county, city]) {
      const rows = trail(office);
      expect(valueOf(await office.api['audit.check']({}))).toEqual({ rows: rows.length, head: rows.at(-1)?.['hash'], brokenAt: null });
    }
    expect([...county.bugs, ...city.bugs]).toEqual([]);
  });

  test('can be checked with SHA-256 and a look at the rows alone', () => {
    const rows = trail(prepared.start());
    expect(rows.length).toBeGreaterThan(5);
    let previous = '0'.repeat(64);
    for (const [index, row] of rows.entries()) {
      expect(row).toMatchObject({ number: index + 1, previous_hash: previous, office: '130123' });
      expect(
        createHash('sha256')
          .update(canonical(fieldsOf(row)))
          .digest('hex'),
      ).toBe(row['hash']);
      previous = String(row['hash']);
    }
  });

  test('numbers the change together with what was changed', async () => {
    const office = prepared.start();
    const { id } = await aScheme(office);
    const [scheme] = rowsOf(office, `select seq from schemes where id = '${id}'`);
    expect(trail(office).at(-1)).toMatchObject({ event: 'schemes.created', seq: scheme?.['seq'] });
    expect(rowsOf(office, 'select change_seq from office')).toEqual([{ change_seq: scheme?.['seq'] }]);
  });

  test('is shown newest first, in windows, with who did it', async () => {
    const office = prepared.start();
    const window = async (offset: number, limit: number) => valueOf(await office.api['audit.window']({ offset, limit }));
    const all = await window(0, 200);
    expect(all.total).toBe(trail(office).length);
    expect(all.rows.map(({ seq }) => seq)).toEqual(
      trail(office)
        .map(({ number }) => number)
        .reverse(),
    );
    expect(all.rows.at(-1)).toMatchObject({ event: 'office.created', params: { code: '130123' } });
    expect(all.rows[0]).toMatchObject({ by: '测试', event: 'imports.confirmed' });
    expect([...(await window(0, 3)).rows, ...(await window(3, 200)).rows]).toEqual(all.rows);
  });

  test('has a row for a sign-in that was refused, made by nobody', async () => {
    const office = startOffice({ signIn: true });
    await createOffice(office);
    valueOf(await office.api['session.signOut']({}));
    valueOf(await office.api['session.signIn']({ name: '陌生人', password: 'x' }));
    expect(trail(office).at(-1)).toMatchObject({ by: '-', by_name: '-', event: 'session.signedIn' });
    expect(JSON.parse(String(trail(office).at(-1)?.['params']))).toEqual({ name: '陌生人', outcome: 'refused', failures: 0 });
  });

  test('has no row of a step that ended in an unexpected error, and nothing else of it', async () => {
    const office = prepared.start();
    const { id, draft } = await aScheme(office);
    runByHand(
      office.store.filePath,
      `create trigger broken before update on schemes begin select raise(abort, 'a fault in the program'); end`,
    );
    const before = trail(office);
    expect(await office.api['schemes.save']({ id, draft })).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(trail(office)).toEqual(before);
    expect(office.bugs).toHaveLength(1);
    expect(office.changed.at(-1)).toEqual(['schemes', 'audit']);
    runByHand(office.store.filePath, 'drop trigger broken');
    valueOf(await office.api['schemes.save']({ id, draft }));
  });
});

describe('whoever edits the trail with another tool', () => {
  const edited = async (sql: string) => {
    const office = prepared.start();
    expect(runByHand(office.store.filePath, `drop trigger audit_rows_immutable; drop trigger audit_rows_stay; ${sql}`)).toBe('done');
    return valueOf(await office.api['audit.check']({}));
  };

  test.each([
    ['who did it', `update audit_rows set by_name = '别人' where number = 3`, 3],
    ['when', `update audit_rows set at = '2020-01-01T00:00:00+08:00' where number = 2`, 2],
    ['what', `update audit_rows set params = replace(params, 'items.xlsx', 'other.xlsx') where number = 2`, 2],
    ['the event', `update audit_rows set event = 'session.locked' where number = 4`, 4],
    ['the office', `update audit_rows set office = '130124' where number = 1`, 1],
    ['its own hash as well', `update audit_rows set by_name = '别人', hash = '${'a'.repeat(64)}' where number = 3`, 3],
    ['its predecessor', `update audit_rows set previous_hash = '${'0'.repeat(64)}' where number = 5`, 5],
  ])('is found by the first row that disagrees: %s', async (_, sql, brokenAt) => {
    expect(await edited(sql)).toMatchObject({ brokenAt, rows: brokenAt - 1 });
  });

  test('is found when a row in the middle is gone', async () => {
    expect(await edited('delete from audit_rows where number = 3')).toMatchObject({ brokenAt: 4, rows: 2 });
  });

  test('is found when a row was put in at the end', async () => {
    const sql = `insert into audit_rows select number + 1, 'x', seq, at, office, by, by_name, event, params, hash, '${'b'.repeat(64)}'
      from audit_rows order by number desc limit 1`;
    expect((await edited(sql)).brokenAt).toBe(8);
  });
});
