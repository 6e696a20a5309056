import { afterEach, describe, expect, test } from 'vitest';
import { ok } from '#shared/base/result.ts';
import { aScheme, commitBoth, finishDraw, freezeScheme, holdDraw, rollDice } from '../support/ceremony.ts';
import { importInto, sealResults, startExchange } from '../support/exchange.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { preparedCounty } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';

const prepared = preparedCounty();
afterEach(endOffices);

/** What SQLite says to one statement inside the program's own transaction and from another program. */
const refusals = async (office: StartedOffice, sql: string): Promise<readonly string[]> => {
  const inside = await office.store
    .write((db) => ok(String(db.run(sql))))
    .then(
      () => 'done',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
  return [inside, runByHand(office.store.filePath, `pragma foreign_keys = off; ${sql}`)];
};

const expectRefused = async (office: StartedOffice, statements: readonly string[], reason: RegExp): Promise<void> => {
  for (const sql of statements) {
    for (const answer of await refusals(office, sql)) expect([sql, answer]).toEqual([sql, expect.stringMatching(reason)]);
  }
};

const whole = /^(a|an|the) .* (not|never) (changed|deleted|added to|opened again|taken back)$/;

describe('what a frozen event stands on', () => {
  test('a frozen scheme is neither edited, nor opened again, nor deleted', async () => {
    const office = prepared.start();
    await freezeScheme(office);
    await expectRefused(
      office,
      [
        `update schemes set name = '另一个名字'`,
        `update schemes set draft = '{}'`,
        `update schemes set state = 'draft'`,
        `update schemes set serial = '130123-2026-0009'`,
        `update schemes set serial = null`,
        'delete from schemes',
      ],
      whole,
    );
  });

  test('a draft may still be thrown away by hand, because nothing refers to it', async () => {
    const office = prepared.start();
    await aScheme(office);
    expect(await refusals(office, 'delete from schemes')).toEqual(['done', 'done']);
  });

  test('nothing kept for ever is written over by putting another row in its place', async () => {
    const office = prepared.start();
    await holdDraw(office);
    for (const table of ['drawn_subjects', 'assignments', 'draw_files', 'audit_rows']) {
      const [inside] = await refusals(office, `insert or replace into ${table} select * from ${table} limit 1`);
      expect([table, inside]).toEqual([table, expect.stringMatching(whole)]);
    }
  });

  test('the frozen list and its files keep every byte', async () => {
    const office = prepared.start();
    await freezeScheme(office);
    await expectRefused(
      office,
      [
        `update draws set frame_sha256 = '${'1'.repeat(64)}'`,
        `update draws set plan_sha256 = '${'1'.repeat(64)}'`,
        `update draws set prev = '${'1'.repeat(64)}'`,
        `update draws set serial = '130123-2026-0009'`,
        `update draws set frame_rows = 1`,
        'delete from draws',
        `update draw_files set bytes = x'00'`,
        `update draw_files set name = 'x.tsv'`,
        'delete from draw_files',
        `update frozen_subjects set name = '另一家'`,
        'delete from frozen_subjects',
      ],
      whole,
    );
  });

  test('commitments and digits are given once, and no step is taken back', async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    await commitBoth(office, serial);
    await expectRefused(office, [`update draws set commit_a = '${'1'.repeat(64)}'`, 'update draws set commit_b = null'], whole);
    await expectRefused(office, [`update draws set state = 'frozen'`], whole);
    await rollDice(office, serial);
    await expectRefused(
      office,
      [`update draws set dice = '00000000000000000000'`, `update draws set dice_kind = 'sixSided'`, `update draws set state = 'committed'`],
      whole,
    );
    await expectRefused(office, [`insert into frozen_subjects (serial, code, name, town) values ('${serial}', 'X', '后补的', '')`], whole);
  });

  test('a drawn list, its teams and its record are final', async () => {
    const office = prepared.start();
    const serial = await holdDraw(office);
    await expectRefused(
      office,
      [
        `update draws set prk = '${'1'.repeat(64)}'`,
        `update draws set result_sha256 = '${'1'.repeat(64)}'`,
        `update draws set record_sha256 = null`,
        `update draws set drawn = 0`,
        `update draws set drawn_at = '2020-01-01T00:00:00+08:00'`,
        `update draws set state = 'diced'`,
        'delete from draws',
        `update drawn_subjects set rank = 9`,
        'delete from drawn_subjects',
        `insert into drawn_subjects (serial, position, code, stratum, rank, ticket) values ('${serial}', 99, 'X', 'A', 99, '${'0'.repeat(64)}')`,
        `update assignments set inspectors = '[]'`,
        'delete from assignments',
        `update draw_files set bytes = x'00' where name = 'result.tsv'`,
        `insert into draw_files (serial, name, sha256, bytes) values ('${serial}', 'x.tsv', '${'0'.repeat(64)}', x'00')`,
        `update schemes set state = 'frozen'`,
        'delete from schemes',
      ],
      whole,
    );
  });

  test('the next event is not touched by any of it', async () => {
    const office = prepared.start();
    await holdDraw(office);
    const second = await freezeScheme(office, { name: '第2期' });
    await finishDraw(office, second);
    expect(rowsOf(office, 'select serial, state from draws order by serial')).toEqual([
      { serial: '130123-2026-0001', state: 'drawn' },
      { serial: '130123-2026-0002', state: 'drawn' },
    ]);
  });
});

test('audit rows are neither changed nor deleted', async () => {
  const office = prepared.start();
  await expectRefused(office, [`update audit_rows set by_name = '别人'`, 'delete from audit_rows where number = 1'], whole);
});

test('sealed bundles, their revisions and what the city received keep what they are', async () => {
  const exchange = await startExchange();
  const file = await sealResults(exchange);
  await importInto(exchange.city, file);
  await expectRefused(
    exchange.county,
    [
      `update sealed_bundles set header_sha256 = '${'1'.repeat(64)}'`,
      `update sealed_bundles set seq = 7`,
      `update sealed_bundles set file_name = 'x'`,
      'delete from sealed_bundles',
      `update record_revisions set rev = 9`,
      'delete from record_revisions',
    ],
    whole,
  );
  await expectRefused(
    exchange.city,
    [
      `update received_rows set body = '{}'`,
      'delete from received_rows',
      `update roster_steps set version = 9`,
      'delete from roster_steps',
    ],
    whole,
  );
});
