import { afterEach, describe, expect, test } from 'vitest';
import { contract, type CallName } from '#shared/contract/contract.ts';
import { usualRules } from '#shared/domain/figures/assessment.ts';
import { addColleague, colleague, commitBoth, dice, freezeScheme, holdDraw, secretA, secretB } from '../support/ceremony.ts';
import { generatedInput, type KnownValues } from '../support/generated-input.ts';
import { rowsOf, type StoredRow } from '../support/office-database.ts';
import { preparedCounty, subjectRows, writeTable } from '../support/small-county.ts';
import { endOffices, makeTempDir, type StartedOffice } from '../support/start-office.ts';

const prepared = preparedCounty();
afterEach(endOffices);

const variants = 4;
/** The event is made void last, because nothing is left to be tried after it. */
const everyCall = (Object.keys(contract) as readonly CallName[]).toSorted(
  (a, b) => Number(a === 'draws.void') - Number(b === 'draws.void'),
);
/** Answers that a call gives before it has looked at the event. */
const atTheDoor: readonly string[] = ['input.invalid', 'session.required', 'session.locked', 'access.denied', 'call.unknown'];
/** Columns of a draw that its void may fill in; everything else of it is as it was for ever. */
const ofVoid = /^(state|void_.*|voided_at)$/;

interface Kept {
  readonly draws: readonly StoredRow[];
  readonly files: readonly StoredRow[];
  readonly lists: readonly (readonly StoredRow[])[];
}

const keptOf = (office: StartedOffice, serial: string): Kept => {
  const of = (sql: string): readonly StoredRow[] => rowsOf(office, sql.replace('?', `'${serial}'`));
  return {
    draws: of('select * from draws where serial = ?').map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => !ofVoid.test(column))),
    ),
    files: of('select name, sha256, hex(bytes) as bytes from draw_files where serial = ? order by name'),
    lists: [
      of('select * from frozen_subjects where serial = ? order by code'),
      of('select * from frozen_items where serial = ? order by item_id'),
      of('select * from drawn_subjects where serial = ? order by position'),
      of('select * from assignments where serial = ? order by subject'),
    ],
  };
};

/** What the event's own words mean to every field of that name in the whole contract. */
const knownOf = async (office: StartedOffice, serial: string): Promise<KnownValues> => {
  const [scheme] = rowsOf(office, 'select id from schemes');
  const [subject] = rowsOf(office, 'select code from frozen_subjects order by code');
  return {
    serial,
    typedSerial: serial,
    id: scheme?.['id'],
    code: subject?.['code'],
    subject: subject?.['code'],
    subjects: [subject?.['code']],
    digits: dice,
    kind: undefined,
    secret: 'walked through by a test',
    revealA: secretA,
    revealB: secretB,
    publicValue: '',
    reason: undefined,
    approver: colleague,
    reader: colleague,
    witnesses: [{ name: '阚守正', unit: '' }],
    folder: makeTempDir(),
    signer: 'a'.repeat(64),
    chan: '130100',
    record: scheme?.['id'],
    otherHash: 'b'.repeat(64),
    keptHash: '',
    file: await writeTable(office, 'walked.xlsx', subjectRows.slice(0, 3)),
    rules: [...usualRules],
    limit: 5,
    offset: 0,
  };
};

/** Fields whose own schema says more than a name; they are generated. */
const generated = (known: KnownValues): KnownValues => Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));

const walk = async (office: StartedOffice, known: KnownValues, after: (name: CallName) => void): Promise<ReadonlySet<CallName>> => {
  const reached = new Set<CallName>();
  for (const name of everyCall) {
    for (let variant = 0; variant < variants; variant += 1) {
      const answer = await office.run(name, generatedInput(name, known, variant));
      if (answer.ok || !atTheDoor.includes(answer.error.code)) reached.add(name);
      expect([name, office.bugs]).toEqual([name, []]);
      after(name);
    }
  }
  return reached;
};

describe('no capability of the contract', () => {
  test('draws twice, changes a byte of a drawn event or deletes one, whatever it is given', { timeout: 240_000 }, async () => {
    const office = prepared.start();
    await addColleague(office);
    const serial = await holdDraw(office);
    const before = keptOf(office, serial);
    const files = new Map(before.files.map(({ name, bytes }) => [name, bytes]));
    const reached = await walk(office, generated(await knownOf(office, serial)), (name) => {
      const now = keptOf(office, serial);
      expect([name, now.draws]).toEqual([name, before.draws]);
      expect([name, now.lists]).toEqual([name, before.lists]);
      for (const [file, bytes] of files)
        expect([name, file, now.files.find((row) => row['name'] === file)?.['bytes']]).toEqual([name, file, bytes]);
      for (const { name: file } of now.files) expect(files.has(file) || file === 'void.tsv').toBe(true);
      const ran = rowsOf(office, `select count(*) as n from audit_rows where event = 'draws.ran' and params like '%${serial}%'`);
      expect([name, ran]).toEqual([name, [{ n: 1 }]]);
    });
    // The walk must have come past the schemas, or it proved nothing.
    expect(everyCall.filter((name) => !reached.has(name))).toEqual([]);
  });

  test('makes the digits of the dice, or takes them from one person', { timeout: 240_000 }, async () => {
    const office = prepared.start();
    const serial = await freezeScheme(office);
    await commitBoth(office, serial);
    const known = generated({ ...(await knownOf(office, serial)), reader: null, approver: { name: 'nobody', password: 'wrong' } });
    const frozen = keptOf(office, serial).files;
    await walk(office, known, (name) => {
      const [row] = rowsOf(office, `select dice, first_reading from draws where serial = '${serial}'`);
      expect([name, row?.['dice']]).toEqual([name, null]);
      expect([name, row?.['first_reading'] === null || row?.['first_reading'] === dice]).toEqual([name, true]);
      expect([name, keptOf(office, serial).files]).toEqual([name, frozen]);
    });
  });
});
