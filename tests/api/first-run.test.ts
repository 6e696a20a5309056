import { afterEach, expect, test } from 'vitest';
import { normaliseRecoveryCode } from '#shared/domain/session/recovery-code.ts';
import { passwordMatches } from '#electron/platform/password.ts';
import { rowsOf } from '../support/office-database.ts';
import { bureau, createOffice } from '../support/small-county.ts';
import { endOffices, startOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

const auditEvents = (office: ReturnType<typeof startOffice>) => rowsOf(office, 'select event from audit_rows').map(({ event }) => event);

test('an empty folder asks for its office, and afterwards it belongs to it for good', async () => {
  const office = startOffice({ signIn: true });
  expect(valueOf(await office.api['office.state']({}))).toEqual({ at: 'empty', dataFolder: office.dataDir });
  await createOffice(office);
  const { code, name, role } = bureau;
  expect(valueOf(await office.api['office.state']({}))).toEqual({ at: 'ready', office: { code, name, role, dataFolder: office.dataDir } });
  office.close();
  const again = startOffice({ dataDir: office.dataDir, signIn: true, seed: 'again' });
  expect(valueOf(await again.api['office.state']({}))).toMatchObject({ at: 'ready', office: { code } });
});

test('an office is made only once', async () => {
  const office = startOffice();
  await createOffice(office);
  expect(await office.api['office.create']({ ...bureau, code: '130124', name: '栾城区市场监督管理局' })).toEqual({
    ok: false,
    error: { code: 'office.exists', params: { name: bureau.name } },
  });
  expect(rowsOf(office, 'select code from office')).toEqual([{ code: '130123' }]);
  expect(auditEvents(office)).toEqual(['office.created']);
});

test('two clerks who make the office at the same moment get one office', async () => {
  const office = startOffice();
  const answers = await Promise.all([
    office.api['office.create'](bureau),
    office.api['office.create']({ ...bureau, code: '130124', name: '栾城区市场监督管理局', adminName: '戎思远' }),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'office.exists' } });
  expect(valueOf(await office.api['people.list']({}))).toHaveLength(1);
});

test.each([
  ['county', ['clerk', 'reviewer', 'head', 'systemAdmin', 'securityAdmin']],
  ['city', ['clerk', 'reviewer', 'head', 'intake', 'systemAdmin', 'securityAdmin']],
] as const)('the first administrator of a %s is signed in, may do the work and is no auditor', async (role, roles) => {
  const office = startOffice({ signIn: true });
  valueOf(await office.api['office.create']({ ...bureau, role }));
  expect(valueOf(await office.api['session.current']({}))).toMatchObject({ person: { name: '苏文岚', roles }, locked: false });
  expect(valueOf(await office.api['people.list']({}))).toMatchObject([{ name: '苏文岚', roles }]);
});

test('the recovery code is shown once, and the database holds only its scrypt hash', async () => {
  const office = startOffice();
  const recoveryCode = await createOffice(office);
  expect(recoveryCode).toMatch(/^([2-9A-HJKMNP-Z]{4}-){5}[2-9A-HJKMNP-Z]{4}$/);
  const [row] = rowsOf(office, 'select code_hash from recovery_code');
  expect(row?.['code_hash']).toMatch(/^scrypt\$\d+\$/);
  expect(await passwordMatches(normaliseRecoveryCode(recoveryCode), String(row?.['code_hash']))).toBe(true);
  const everything = ['office', 'people', 'recovery_code', 'audit_rows'].map((table) =>
    JSON.stringify(rowsOf(office, `select * from ${table}`)),
  );
  for (const secret of [recoveryCode, normaliseRecoveryCode(recoveryCode), bureau.password])
    expect(everything.join()).not.toContain(secret);
});

test.each([['kurz-2021'], ['onlysmallletters'], ['12345678901234']])('the password %s makes no office', async (password) => {
  const office = startOffice();
  expect(await office.api['office.create']({ ...bureau, password })).toEqual({
    ok: false,
    error: { code: 'people.passwordWeak', params: { minimum: 10 } },
  });
  expect(valueOf(await office.api['office.state']({})).at).toBe('empty');
  expect(auditEvents(office)).toEqual([]);
});

test.each([
  ['code', { code: '13012' }],
  ['code', { code: '１３０１２３' }],
  ['name', { name: ' 局 ' }],
  ['adminName', { adminName: '   ' }],
])('a first run with a wrong %s says which field', async (field, change) => {
  const office = startOffice();
  expect(await office.api['office.create']({ ...bureau, ...change })).toEqual({
    ok: false,
    error: { code: 'input.invalid', params: { field } },
  });
});

test('the list of divisions has the city and its counties, each with the name of its office', async () => {
  const office = startOffice({ signIn: true });
  const divisions = valueOf(await office.api['office.divisions']({}));
  expect(divisions.filter(({ role }) => role === 'city').map(({ code }) => code)).toEqual(['130100']);
  expect(divisions.find(({ code }) => code === '130123')).toMatchObject({ officeName: bureau.name, role: 'county' });
  expect(new Set(divisions.map(({ code }) => code)).size).toBe(divisions.length);
});

test('a folder without an office takes in no library, because nobody would own it', async () => {
  const office = startOffice();
  for (const answer of [
    await office.api['imports.read']({ kind: 'subjects', file: '/nowhere.xlsx' }),
    await office.api['people.list']({}),
    await office.api['schemes.create']({ name: '第1期' }),
    await office.api['audit.check']({}),
  ]) {
    expect(answer).toEqual({ ok: false, error: { code: 'office.missing', params: {} } });
  }
});
