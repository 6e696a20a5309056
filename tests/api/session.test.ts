import { afterEach, describe, expect, test } from 'vitest';
import { contract, type CallName } from '#shared/contract/contract.ts';
import { everyRole } from '#shared/contract/roles.ts';
import { rowsOf } from '../support/office-database.ts';
import { bureau, createOffice, preparedOffice } from '../support/small-county.ts';
import { endOffices, startOffice, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

let recoveryCode = '';
const prepared = preparedOffice(async (office) => {
  recoveryCode = await createOffice(office);
});
afterEach(endOffices);

const name = bureau.adminName;
const wrong = { name, password: 'not the password' };
const right = { name, password: bureau.password };
const signIn = async (office: StartedOffice, input: { readonly name: string; readonly password: string }) =>
  valueOf(await office.api['session.signIn'](input));
const at = (time: string): string => `2026-03-02T${time}+08:00`;
const start = (time = '09:00:00'): StartedOffice => prepared.start({ signIn: true, now: at(time) });
const lastAudit = (office: StartedOffice) =>
  rowsOf(office, 'select event, by_name, params from audit_rows order by number desc limit 1').map((row) => ({
    event: row['event'],
    by: row['by_name'],
    params: JSON.parse(String(row['params'])) as unknown,
  }))[0];

describe('signing in', () => {
  test('with name and password opens the desk, and signing out closes it', async () => {
    const office = start();
    expect(valueOf(await office.api['session.current']({}))).toEqual({ person: null, locked: false, idleMinutes: 10 });
    expect(await signIn(office, right)).toMatchObject({ at: 'signedIn', person: { name } });
    expect(valueOf(await office.api['session.current']({}))).toMatchObject({ person: { name }, locked: false });
    expect(lastAudit(office)).toEqual({ event: 'session.signedIn', by: name, params: { name, outcome: 'signedIn', failures: 0 } });
    valueOf(await office.api['session.signOut']({}));
    expect(valueOf(await office.api['session.current']({})).person).toBeNull();
    expect(lastAudit(office)).toEqual({ event: 'session.signedOut', by: name, params: { name } });
    expect(await office.api['people.list']({})).toEqual({ ok: false, error: { code: 'session.required', params: {} } });
  });

  test('with a wrong password is refused and leaves a line in the trail', async () => {
    const office = start();
    expect(await signIn(office, wrong)).toEqual({ at: 'refused', triesLeft: 4 });
    expect(lastAudit(office)).toEqual({ event: 'session.signedIn', by: '-', params: { name, outcome: 'refused', failures: 1 } });
    expect(valueOf(await office.api['session.current']({})).person).toBeNull();
  });

  test('with an unknown name is refused like a wrong password and leaves a line in the trail', async () => {
    const office = start();
    expect(await signIn(office, { ...wrong, name: '无此人' })).toMatchObject({ at: 'refused' });
    expect(lastAudit(office)).toMatchObject({ event: 'session.signedIn', params: { name: '无此人', outcome: 'refused' } });
  });

  test('five wrong passwords lock the account for fifteen minutes, even for the right one', async () => {
    const office = start();
    const answers = [];
    for (let attempt = 0; attempt < 5; attempt += 1) answers.push(await signIn(office, wrong));
    expect(answers.map((answer) => ('triesLeft' in answer ? answer.triesLeft : -1))).toEqual([4, 3, 2, 1, 0]);
    expect(await signIn(office, right)).toEqual({ at: 'lockedOut', minutesLeft: 15 });
    expect(lastAudit(office)).toMatchObject({ params: { outcome: 'lockedOut' } });
    office.setNow(at('09:14:00'));
    expect(await signIn(office, right)).toEqual({ at: 'lockedOut', minutesLeft: 1 });
    office.setNow(at('09:15:00'));
    expect(await signIn(office, right)).toMatchObject({ at: 'signedIn' });
  });

  test('the lock outlives a restart', async () => {
    const office = start();
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn(office, wrong);
    office.close();
    const again = startOffice({ dataDir: office.dataDir, signIn: true, seed: 'again', now: at('09:05:00') });
    expect(await signIn(again, right)).toEqual({ at: 'lockedOut', minutesLeft: 10 });
  });

  test('the right password before the fifth wrong one starts the count anew', async () => {
    const office = start();
    for (let attempt = 0; attempt < 4; attempt += 1) await signIn(office, wrong);
    expect(await signIn(office, right)).toMatchObject({ at: 'signedIn' });
    expect(await signIn(office, wrong)).toEqual({ at: 'refused', triesLeft: 4 });
  });
});

describe('the idle desk', () => {
  test('locks after ten minutes without a call, keeps the person and opens with the password', async () => {
    const office = start();
    await signIn(office, right);
    office.setNow(at('09:10:00'));
    expect((await office.api['people.list']({})).ok).toBe(true);
    office.setNow(at('09:20:01'));
    expect(valueOf(await office.api['session.current']({}))).toMatchObject({ person: { name }, locked: true });
    expect(await office.api['people.list']({})).toEqual({ ok: false, error: { code: 'session.locked', params: {} } });
    expect(await signIn(office, wrong)).toMatchObject({ at: 'refused' });
    expect(await office.api['people.list']({})).toMatchObject({ error: { code: 'session.locked' } });
    expect(await signIn(office, right)).toMatchObject({ at: 'signedIn' });
    expect((await office.api['people.list']({})).ok).toBe(true);
  });

  test('stays locked when the clock goes back', async () => {
    const office = start();
    await signIn(office, right);
    office.setNow(at('09:30:00'));
    expect(await office.api['people.list']({})).toMatchObject({ error: { code: 'session.locked' } });
    office.setNow(at('09:01:00'));
    expect(await office.api['people.list']({})).toMatchObject({ error: { code: 'session.locked' } });
  });

  test('can be locked at once by the person who leaves it', async () => {
    const office = start();
    await signIn(office, right);
    valueOf(await office.api['session.lock']({}));
    expect(lastAudit(office)).toEqual({ event: 'session.locked', by: name, params: { name } });
    expect(await office.api['people.list']({})).toMatchObject({ error: { code: 'session.locked' } });
    expect(await signIn(office, right)).toMatchObject({ at: 'signedIn' });
  });
});

describe('the recovery code', () => {
  const recover = async (office: StartedOffice, code: string, password = 'Chongxin-2026') =>
    valueOf(await office.api['session.recover']({ name, recoveryCode: code, password }));

  test('sets a new password, is replaced by a new code and works only once', async () => {
    const office = start();
    const answer = await recover(office, recoveryCode);
    expect(answer.at).toBe('recovered');
    const next = answer.at === 'recovered' ? answer.recoveryCode : '';
    expect(next).not.toBe(recoveryCode);
    expect(lastAudit(office)).toMatchObject({ event: 'session.recovered', params: { name, outcome: 'recovered' } });
    expect(await signIn(office, right)).toMatchObject({ at: 'refused' });
    expect(await signIn(office, { name, password: 'Chongxin-2026' })).toMatchObject({ at: 'signedIn' });
    expect(await recover(office, recoveryCode, 'Zaici-202603')).toMatchObject({ at: 'refused' });
    expect(await recover(office, next, 'Zaici-202603')).toMatchObject({ at: 'recovered' });
  });

  test('is read from paper as people type it', async () => {
    const office = start();
    const typed = ` ${recoveryCode.toLowerCase().replaceAll('-', ' ')} `;
    expect(await recover(office, typed)).toMatchObject({ at: 'recovered' });
  });

  test('opens an account that wrong passwords locked', async () => {
    const office = start();
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn(office, wrong);
    expect(await recover(office, recoveryCode)).toMatchObject({ at: 'recovered' });
    expect(await signIn(office, { name, password: 'Chongxin-2026' })).toMatchObject({ at: 'signedIn' });
  });

  test('a wrong code counts like a wrong password and does not open a locked account', async () => {
    const office = start();
    for (let attempt = 0; attempt < 4; attempt += 1) await signIn(office, wrong);
    expect(await recover(office, 'AAAA-BBBB')).toEqual({ at: 'refused', triesLeft: 0 });
    expect(lastAudit(office)).toMatchObject({ event: 'session.recovered', params: { outcome: 'refused' } });
    expect(await signIn(office, right)).toEqual({ at: 'lockedOut', minutesLeft: 15 });
    office.setNow(at('09:01:00'));
    expect(await recover(office, 'AAAA-BBBB')).toEqual({ at: 'refused', triesLeft: 0 });
    expect(await signIn(office, right)).toEqual({ at: 'lockedOut', minutesLeft: 14 });
  });

  test('does not set a weak password, and stays valid', async () => {
    const office = start();
    expect(await office.api['session.recover']({ name, recoveryCode, password: 'weak' })).toMatchObject({
      error: { code: 'people.passwordWeak' },
    });
    expect(await recover(office, recoveryCode)).toMatchObject({ at: 'recovered' });
  });
});

describe('what a person may call', () => {
  const closed = (Object.keys(contract) as CallName[]).filter((call) => contract[call].access !== 'anyone');

  /** Access is decided before the input is read, so that any input will do. */
  const codeOf = async (office: StartedOffice, call: string): Promise<string> => {
    const answer = await office.run(call, { nothing: 'that any call takes' });
    return answer.ok ? 'ok' : answer.error.code;
  };

  test('nothing but the first run and the sign-in answers without a session', async () => {
    const office = start();
    expect((Object.keys(contract) as CallName[]).filter((call) => contract[call].access === 'anyone').sort()).toEqual([
      'office.create',
      'office.divisions',
      'office.state',
      'session.current',
      'session.recover',
      'session.signIn',
    ]);
    for (const call of closed) expect([call, await codeOf(office, call)]).toEqual([call, 'session.required']);
  });

  test.each(everyRole)('the role %s reaches exactly what the contract gives it', async (role) => {
    const office = start();
    office.session.signIn({ id: 'someone', name: '某人', roles: [role] }, at('09:00:00'));
    for (const call of closed) {
      const { access } = contract[call];
      const allowed = access !== 'anyone' && (access as readonly string[]).includes(role);
      expect([call, await codeOf(office, call)]).toEqual([call, allowed ? 'input.invalid' : 'access.denied']);
    }
  });

  test('an unknown call is refused, also one that every object has', async () => {
    const office = start();
    for (const name of ['draws.redraw', 'constructor', '__proto__', '']) {
      expect(await office.run(name, {})).toEqual({ ok: false, error: { code: 'call.unknown', params: { name } } });
    }
  });
});
