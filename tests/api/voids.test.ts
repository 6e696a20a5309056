import path from 'node:path';
import { readFileSync, readdirSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import {
  addColleague,
  colleague,
  commitBoth,
  finishDraw,
  freezeScheme,
  holdDraw,
  reveal,
  rollDice,
  voidDraw,
} from '../support/ceremony.ts';
import { dumpHash } from '../support/dump-database.ts';
import { enterResult } from '../support/exchange.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { bureau, preparedCounty } from '../support/small-county.ts';
import { endOffices, makeTempDir, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const reason = '方案里漏选了一个事项';
const detailOf = async (office: StartedOffice, serial: string) => valueOf(await office.api['draws.get']({ serial }));
const exported = async (office: StartedOffice, serial: string): Promise<ReadonlyMap<string, string>> => {
  const { folder } = valueOf(await office.api['draws.exportRecord']({ serial, folder: makeTempDir() }));
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
};

/** How far an event had come before it is made void. */
const advance = {
  frozen: () => Promise.resolve(),
  committed: (office: StartedOffice, serial: string) => commitBoth(office, serial),
  diced: async (office: StartedOffice, serial: string) => {
    await commitBoth(office, serial);
    await rollDice(office, serial);
  },
  drawn: async (office: StartedOffice, serial: string) => {
    await finishDraw(office, serial);
  },
} as const;
const states = ['frozen', 'committed', 'diced', 'drawn'] as const;

describe('a void event', () => {
  test('takes no result any more', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office);
    const [visit] = valueOf(await office.api['draws.drawn']({ serial, offset: 0, limit: 1 })).rows;
    await voidDraw(office, serial, reason);
    const before = dumpHash(office.store.filePath);
    await expect(enterResult(office, serial, visit?.code ?? '', '')).rejects.toThrow('draw.wrongState');
    expect(dumpHash(office.store.filePath)).toBe(before);
  });

  test.each(states)('that had come to %s keeps its number and all it had, and is held again under the next number', async (state) => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    await advance[state](office, serial);
    const before = await detailOf(office, serial);
    const files = rowsOf(office, 'select name, sha256 from draw_files order by name');
    const schemeId = await voidDraw(office, serial, reason);

    const after = await detailOf(office, serial);
    const { voided } = after;
    expect(after).toEqual({ ...before, state: 'void', voided, resumed: false });
    expect(voided).toMatchObject({ from: state, reason, by: '测试', approvedBy: colleague.name, at: '2026-03-02T09:00:00+08:00' });
    expect(rowsOf(office, `select name, sha256 from draw_files where name not in ('void.tsv', 'record.tsv') order by name`)).toEqual(
      files.filter(({ name }) => name !== 'record.tsv'),
    );
    const scheme = valueOf(await office.api['schemes.get']({ id: schemeId }));
    expect(scheme).toMatchObject({ state: 'draft', serial: null });
    expect(scheme.draft).toEqual(valueOf(await office.api['schemes.get']({ id: before.schemeId })).draft);

    const next = valueOf(await office.api['schemes.freeze']({ id: schemeId })).serial;
    expect(next).toBe('130123-2026-0002');
    const again = await detailOf(office, next);
    expect(again.prev).toBe(voided?.record);
    expect(again.earlier).toEqual([{ serial, reason, approvedBy: colleague.name, at: '2026-03-02T09:00:00+08:00' }]);
    await finishDraw(office, next);
    const list = valueOf(await office.api['draws.list']({}));
    expect(list.map(({ serial: number, state: at }) => [number, at])).toEqual([
      [next, 'drawn'],
      [serial, 'void'],
    ]);
    expect(
      valueOf(await office.api['schemes.list']({}))
        .map(({ state: at }) => at)
        .sort(),
    ).toEqual(['drawn', 'void']);
  });

  test.each(['frozen', 'committed', 'diced'] as const)('that ended at %s has a record that the next event names', async (state) => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    await advance[state](office, serial);
    await voidDraw(office, serial, `${reason}\n\t重来`);
    const files = await exported(office, serial);
    const record = files.get('record.tsv') ?? '';
    expect(sha256Hex(record)).toBe((await detailOf(office, serial)).voided?.record);
    const lines = new Map(record.split('\n').map((line) => [line.split('\t')[0], line.split('\t')[1]]));
    for (const name of ['frame.tsv', 'items.tsv', 'plan.tsv', 'recuse.tsv', 'roster.tsv', 'void.tsv'])
      expect([name, lines.get(name)]).toEqual([name, sha256Hex(files.get(name) ?? '')]);
    expect(lines.get('dice') === '-').toBe(state !== 'diced');
    expect(lines.get('revealA')).toBe('-');
    expect(files.get('void.tsv')).toContain(`reason\t${reason} 重来\n`);
    expect(files.get('void.tsv')).toContain(`approved\t${colleague.name}\n`);
  });

  test('that had been drawn keeps its record, which still recomputes', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office);
    const before = await exported(office, serial);
    await voidDraw(office, serial);
    const after = await exported(office, serial);
    for (const [name, text] of before) if (name !== 'files.tsv') expect([name, after.get(name)]).toEqual([name, text]);
    expect(after.get('void.tsv')).toContain(`record\t${sha256Hex(before.get('record.tsv') ?? '')}\n`);
  });

  test('no longer counts as a visit of this year', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office);
    await voidDraw(office, serial);
    expect(rowsOf(office, 'select count(*) as n from subjects where drawn_this_year > 0')).toEqual([{ n: 0 }]);
  });

  test('goes no step further and is not made void twice', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    await commitBoth(office, serial);
    await rollDice(office, serial);
    await voidDraw(office, serial);
    const before = dumpHash(office.store.filePath);
    const wrongState = { ok: false, error: { code: 'draw.wrongState', params: { serial, state: 'void' } } };
    expect(await office.api['draws.run']({ serial, ...reveal })).toEqual(wrongState);
    expect(await office.api['draws.void']({ serial, typedSerial: serial, reason, approver: colleague, again: true })).toEqual(wrongState);
    expect(dumpHash(office.store.filePath)).toBe(before);
    for (const sql of [
      `update draws set void_reason = '另一个原因'`,
      `update draws set state = 'drawn'`,
      `update draws set voided_at = null`,
      `update draws set record_sha256 = null`,
      'delete from draws',
      `update schemes set state = 'draft' where state = 'void'`,
    ])
      expect([sql, runByHand(office.store.filePath, sql)]).toEqual([
        sql,
        expect.stringMatching(/not (changed|opened again)|never deleted/),
      ]);
  });
});

describe('making an event void', () => {
  const atFrozen = async (): Promise<readonly [StartedOffice, string]> => {
    const office = prepared.start({ signIn: true });
    await office.api['session.signIn']({ name: bureau.adminName, password: bureau.password });
    await addColleague(office);
    return [office, await freezeScheme(office)];
  };
  const ask = (office: StartedOffice, serial: string, change: object = {}) =>
    office.run('draws.void', { serial, typedSerial: serial, reason, approver: colleague, again: false, ...change });

  test('needs the number typed, a reason, and a second person who may approve', async () => {
    const [office, serial] = await atFrozen();
    valueOf(await office.api['people.add']({ name: '段光川', roles: ['inspector'], password: 'Jianguan-2026' }));
    const before = dumpHash(office.store.filePath);
    for (const [change, error] of [
      [{ typedSerial: '130123-2026-0002' }, { code: 'draw.serialTyped', params: { serial } }],
      [{ typedSerial: '' }, { code: 'draw.serialTyped', params: { serial } }],
      [{ reason: ' 错 了 ' }, { code: 'draw.reasonMissing', params: { minimum: 4 } }],
      [
        { approver: { name: bureau.adminName, password: bureau.password } },
        { code: 'draw.sameApprover', params: { name: bureau.adminName } },
      ],
      [{ approver: { name: '段光川', password: 'Jianguan-2026' } }, { code: 'draw.notAnApprover', params: { name: '段光川' } }],
      [{ serial: '130123-2026-0099' }, { code: 'draw.notFound', params: { serial: '130123-2026-0099' } }],
    ] as const)
      expect(await ask(office, serial, change)).toEqual({ ok: false, error });
    expect(dumpHash(office.store.filePath)).toBe(before);
  });

  test('counts wrong passwords of the approver and stays in the trail', async () => {
    const [office, serial] = await atFrozen();
    const wrong = { approver: { name: colleague.name, password: 'guess' } };
    for (let left = 4; left >= 0; left -= 1) expect(valueOf(await ask(office, serial, wrong))).toEqual({ at: 'refused', triesLeft: left });
    expect(valueOf(await ask(office, serial))).toEqual({ at: 'lockedOut', minutesLeft: 15 });
    expect((await detailOf(office, serial)).state).toBe('frozen');
    expect(rowsOf(office, `select count(*) as n from audit_rows where event = 'draws.voided'`)).toEqual([{ n: 6 }]);
  });

  test('makes no other scheme when none is asked for', async () => {
    const [office, serial] = await atFrozen();
    expect(valueOf(await ask(office, serial, { typedSerial: '１３０１２３－2026-0001' }))).toEqual({ at: 'voided', again: null });
    expect(valueOf(await office.api['schemes.list']({})).map(({ state }) => state)).toEqual(['void']);
  });

  test('in the database takes two people, a reason and a record', async () => {
    const office = prepared.start();
    await freezeScheme(office);
    const two = `void_from = 'frozen', void_by = 'a', void_by_name = '甲', void_approver_name = '乙', voided_at = '2026-03-02T09:00:00+08:00'`;
    const record = `record_sha256 = '${'1'.repeat(64)}'`;
    for (const sql of [
      `update draws set state = 'void'`,
      `update draws set state = 'void', ${two}, ${record}, void_approver = 'a', void_reason = '四个字的'`,
      `update draws set state = 'void', ${two}, ${record}, void_approver = 'b'`,
      `update draws set state = 'void', ${two}, void_approver = 'b', void_reason = '四个字的'`,
      `update draws set ${two}, void_approver = 'b', void_reason = '四个字的'`,
      `update draws set ${record}`,
    ])
      expect([sql, runByHand(office.store.filePath, sql)]).toEqual([sql, expect.stringMatching(/ is not changed$/)]);
  });
});

test('the database takes the digits from two people only, and one open event at a time', async () => {
  const office = prepared.start();
  const serial = await freezeScheme(office);
  await commitBoth(office, serial);
  const digits = '31415926535897932384';
  const reading = `first_reading = '${digits}', first_kind = 'tenSided', first_reader = 'a', first_reader_name = '甲', first_read_at = 'x'`;
  for (const sql of [
    `update draws set dice = '${digits}', dice_kind = 'tenSided', state = 'diced'`,
    `update draws set ${reading}, second_reader = 'a', dice = '${digits}', dice_kind = 'tenSided', state = 'diced'`,
    `update draws set ${reading}, second_reader = 'b', dice = '${digits.replace('3', '4')}', dice_kind = 'tenSided', state = 'diced'`,
  ])
    expect([sql, runByHand(office.store.filePath, sql)]).toEqual([sql, 'the digits of one person alone are not taken']);
  const { id } = valueOf(await office.api['schemes.create']({ name: '第2期' }));
  const columns = `serial, id, office, rev, by, at, seq, scheme_id, state, frozen_at, prev, frame_sha256, plan_sha256, frame_rows, strata, team_size`;
  const insert = (state: string, prev: string): string =>
    runByHand(
      office.store.filePath,
      `insert into draws (${columns}) values ('130123-2026-0009', 'd9', '130123', 1, 'u', 't', 9, '${id}', '${state}', 't', '${prev}',
         '${'2'.repeat(64)}', '${'3'.repeat(64)}', 1, '[]', 2)`,
    );
  expect(insert('frozen', '1'.repeat(64))).toBe('a draw is not begun beside an open one');
  await rollDice(office, serial);
  valueOf(await office.api['draws.run']({ serial, ...reveal }));
  expect(insert('frozen', '0'.repeat(64))).toBe('a record is not continued twice');
  expect(insert('diced', '1'.repeat(64))).toMatch(/a draw is not begun in the middle|constraint/i);
});
