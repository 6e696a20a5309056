import { afterEach, expect, test } from 'vitest';
import { rowsOf } from '../support/office-database.ts';
import { bureau, createOffice, preparedOffice } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedOffice(async (office) => {
  await createOffice(office);
});
afterEach(endOffices);

const clerk = { name: '段光川', roles: ['clerk'], password: 'Jianguan-2026' } as const;

const signedIn = async (): Promise<StartedOffice> => {
  const office = prepared.start({ signIn: true });
  valueOf(await office.api['session.signIn']({ name: bureau.adminName, password: bureau.password }));
  return office;
};

const add = (office: StartedOffice, change: Partial<Parameters<StartedOffice['api']['people.add']>[0]> = {}) =>
  office.api['people.add']({ ...clerk, roles: [...clerk.roles], ...change });

test('the system administrator adds a person, who then signs in with those roles', async () => {
  const office = await signedIn();
  office.setNow('2026-03-02T09:05:00+08:00');
  expect(valueOf(await add(office, { roles: ['reviewer', 'clerk'] }))).toMatchObject({ name: '段光川', roles: ['clerk', 'reviewer'] });
  expect(valueOf(await office.api['people.list']({})).map(({ name }) => name)).toEqual(['苏文岚', '段光川']);
  expect(valueOf(await office.api['session.signIn']({ name: '段光川', password: clerk.password }))).toMatchObject({
    at: 'signedIn',
    person: { name: '段光川', roles: ['clerk', 'reviewer'] },
  });
  expect(await add(office, { name: '宁雨桐' })).toEqual({ ok: false, error: { code: 'access.denied', params: { name: 'people.add' } } });
});

test('a name is given once, also with blanks around it', async () => {
  const office = await signedIn();
  valueOf(await add(office));
  for (const name of ['段光川', ' 段光川 ', '苏文岚']) {
    expect(await add(office, { name })).toMatchObject({ error: { code: 'people.nameTaken', params: { name: name.trim() } } });
  }
  expect(valueOf(await office.api['people.list']({}))).toHaveLength(2);
});

test('two orders for the same name at once make one person', async () => {
  const office = await signedIn();
  const answers = await Promise.all([add(office), add(office)]);
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(valueOf(await office.api['people.list']({}))).toHaveLength(2);
});

test('who checks the trail does none of the work that the trail is about', async () => {
  const office = await signedIn();
  for (const role of ['clerk', 'reviewer', 'head', 'inspector', 'intake', 'systemAdmin', 'securityAdmin'] as const) {
    expect(await add(office, { roles: [role, 'auditAdmin'] })).toEqual({ ok: false, error: { code: 'people.auditApart', params: {} } });
  }
  expect(valueOf(await office.api['people.list']({}))).toHaveLength(1);
  expect(valueOf(await add(office, { roles: ['observer', 'auditAdmin'] }))).toMatchObject({ roles: ['observer', 'auditAdmin'] });
});

test('a weak password or no role adds nobody', async () => {
  const office = await signedIn();
  expect(await add(office, { password: 'abc' })).toMatchObject({ error: { code: 'people.passwordWeak', params: { minimum: 10 } } });
  expect(await add(office, { roles: [] })).toMatchObject({ error: { code: 'input.invalid', params: { field: 'roles' } } });
  expect(valueOf(await office.api['people.list']({}))).toHaveLength(1);
});

test('no answer and no audit row shows a password or its hash', async () => {
  const office = await signedIn();
  const added = valueOf(await add(office));
  const shown = JSON.stringify([added, valueOf(await office.api['people.list']({})), rowsOf(office, 'select params from audit_rows')]);
  expect(shown).not.toContain(clerk.password);
  expect(shown).not.toContain('scrypt');
  expect(
    rowsOf(office, 'select password_hash from people where name is not null').every((row) =>
      String(row['password_hash']).startsWith('scrypt$'),
    ),
  ).toBe(true);
});
