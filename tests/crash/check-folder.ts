import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { CallName } from '#shared/contract/contract.ts';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { checkAuditChain } from '#electron/store/audit.ts';
import { connect } from '#electron/store/db.ts';
import { nativeBinding } from '#tests/support/start-office.ts';
import type { JournalLine } from './journal.ts';

/** What is known of one office's folder before the next kill. */
export interface CheckedSoFar {
  /** Audit rows at the last check. */
  readonly auditRows: number;
  /** Lines of the office's journal at the last check. */
  readonly lines: number;
}

export const nothingChecked: CheckedSoFar = { auditRows: 0, lines: 0 };

export interface FolderCheck {
  /** Sentences; none when nothing is missing or torn. */
  readonly faults: readonly string[];
  readonly soFar: CheckedSoFar;
  /** True when the call that was open at the kill had been committed all the same. */
  readonly committedInFlight: boolean;
  /** Calls acknowledged since the check before. */
  readonly acknowledgedSince: number;
}

/** Reads one column of numbers or text with fixed SQL; the folder may be open in another program. */
type Look = (sql: string, ...values: readonly (string | number)[]) => readonly unknown[];

interface Places {
  readonly dataDir: string;
  readonly stickDir: string;
  readonly recordDir: string;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const fileHash = (filePath: string): string => (existsSync(filePath) ? sha256(readFileSync(filePath)) : 'missing');

type Facts = Readonly<Record<string, unknown>>;
const factsOf = (value: unknown): Facts => (typeof value === 'object' && value !== null ? (value as Facts) : {});
const text = (facts: Facts, name: string): string => String(facts[name]);

/** For each acknowledged call: does the database, or the disk, still hold what was acknowledged? Calls that leave an audit row alone are left out. */
const proofs: { readonly [K in CallName]?: (look: Look, input: Facts, value: Facts, places: Places) => boolean } = {
  'office.create': (look, input) => look('select code from office').includes(input['code']),
  'imports.confirm': (look, _, value) => look('select added from import_batches where id = ?', text(value, 'id'))[0] === value['added'],
  'schemes.create': (look, _, value) => look('select 1 from schemes where id = ?', text(value, 'id')).length === 1,
  'schemes.save': (look, input) => look('select 1 from schemes where id = ?', text(input, 'id')).length === 1,
  'schemes.freeze': (look, _, value) => look('select 1 from draws where serial = ?', text(value, 'serial')).length === 1,
  'draws.commit': (look, input) =>
    look(
      "select case ? when 'A' then commit_a else commit_b end from draws where serial = ?",
      text(input, 'party'),
      text(input, 'serial'),
    )[0] !== null,
  'people.add': (look, input) => look('select 1 from people where name = ?', text(input, 'name')).length === 1,
  'draws.readFirst': (look, input) =>
    look('select first_reading from draws where serial = ?', text(input, 'serial'))[0] === input['digits'],
  'draws.readSecond': (look, input) => look('select dice from draws where serial = ?', text(input, 'serial'))[0] === input['digits'],
  'draws.run': (look, input, value) =>
    look('select record_sha256 from draws where serial = ?', text(input, 'serial'))[0] === value['recordHash'],
  'draws.exportRecord': (_, input, value, { recordDir }) =>
    recordFault(path.join(recordDir, text(input, 'serial')), value['files']) === null,
  'results.save': (look, input, value) =>
    look('select rev from results where serial = ? and subject = ?', text(input, 'serial'), text(input, 'code'))[0] === value['rev'],
  'keys.create': (look, _, value, { dataDir }) => {
    const [fileName] = look('select file_name from own_keys where signer = ?', text(value, 'signer'));
    return typeof fileName === 'string' && existsSync(path.join(dataDir, 'keys', fileName));
  },
  'trust.start': (look) => look('select 1 from roster_steps where version = 1').length === 1,
  'trust.accept': (look, _, value) => look('select 1 from roster_steps where version = ?', Number(value['version'])).length === 1,
  'bundles.seal': (look, _, value) => look('select 1 from sealed_bundles where file_sha256 = ?', text(value, 'fileHash')).length === 1,
  'bundles.receipt': (look, _, value) => look('select 1 from sealed_bundles where file_sha256 = ?', text(value, 'fileHash')).length === 1,
  'bundles.export': (look, _, value, { stickDir }) =>
    fileHash(path.join(stickDir, text(value, 'fileName'))) === value['fileHash'] &&
    look('select exported_at from sealed_bundles where file_sha256 = ?', text(value, 'fileHash'))[0] !== null,
  'bundles.import': (look, _, value) => look('select 1 from known_links where header_sha256 = ?', text(value, 'headerHash')).length === 1,
};

const recordFault = (dir: string, files: unknown): string | null => {
  if (!existsSync(dir)) return `${dir} is missing`;
  const names = readdirSync(dir);
  if (Array.isArray(files) && names.length !== files.length) return `${dir} holds ${names.length} of ${files.length} files`;
  const verified = verifyRecord(new Map(names.map((name) => [name, new Uint8Array(readFileSync(path.join(dir, name)))])), nodeHash);
  return verified.ok ? null : `${dir} does not recompute: ${JSON.stringify(verified.error)}`;
};

/**
 * Looks into a data folder after a kill, apart from the program: the file is sound, the chain whole, every acknowledged call is there in its
 * order, at most the one open call is there besides, and no file under its final name is torn.
 */
export const checkFolder = (places: Places, lines: readonly JournalLine[], before: CheckedSoFar): FolderCheck => {
  const { raw, db } = connect(path.join(places.dataDir, 'office.db'), nativeBinding, true);
  try {
    const look: Look = (sql, ...values) =>
      raw
        .prepare(sql)
        .pluck()
        .all(...values);
    const events = look('select event from audit_rows order by number').map(String);
    const order = compareOrder(events.slice(before.auditRows), lines.slice(before.lines));
    const faults = [
      ...look('pragma integrity_check')
        .filter((line) => line !== 'ok')
        .map((line) => `integrity: ${String(line)}`),
      ...raw
        .prepare('pragma foreign_key_check')
        .all()
        .map((row) => `foreign key: ${JSON.stringify(row)}`),
      ...chainFaults(checkAuditChain(db)),
      ...order.faults,
      ...missingProofs(look, lines, places),
      ...tornFiles(look, places),
    ];
    const soFar = { auditRows: events.length, lines: lines.length };
    const acknowledgedSince = lines.slice(before.lines).filter(({ at }) => at === 'answered').length;
    return { faults, soFar, committedInFlight: order.extra, acknowledgedSince };
  } finally {
    raw.close();
  }
};

const chainFaults = ({ brokenAt }: { readonly brokenAt: number | null }): readonly string[] =>
  brokenAt === null ? [] : [`the audit chain is broken at ${brokenAt}`];

const compareOrder = (
  events: readonly string[],
  lines: readonly JournalLine[],
): { readonly faults: readonly string[]; readonly extra: boolean } => {
  const answered = lines.filter(({ at }) => at === 'answered').map<string>(({ event }) => event);
  const last = lines.at(-1);
  const open = last?.at === 'begun' ? last.event : null;
  const extra = events.length === answered.length + 1 && open !== null && events.at(-1) === open;
  const expected = extra ? [...answered, open] : answered;
  const same = events.length === expected.length && events.every((event, index) => event === expected[index]);
  return { extra, faults: same ? [] : [`audit rows ${events.join(' ')}, acknowledged ${answered.join(' ')}, open ${String(open)}`] };
};

const missingProofs = (look: Look, lines: readonly JournalLine[], places: Places): readonly string[] =>
  lines
    .filter(({ at }) => at === 'answered')
    .filter(({ call, input, value }) => proofs[call]?.(look, factsOf(input), factsOf(value), places) === false)
    .map(({ call, value }) => `${call} was acknowledged and is missing: ${JSON.stringify(value)}`);

/** A name without `.part` is a promise: sealed files of the outbox, bundles on the stick, folders of draw records. */
const tornFiles = (look: Look, { dataDir, stickDir, recordDir }: Places): readonly string[] => {
  const sealed = new Map(
    look('select json_array(file_name, file_sha256) from sealed_bundles').map((row) => JSON.parse(String(row)) as [string, string]),
  );
  const whole = (name: string): boolean => !name.endsWith('.part');
  return [
    ...[...sealed].filter(([name, hash]) => fileHash(path.join(dataDir, 'outbox', name)) !== hash).map(([name]) => `outbox: ${name}`),
    ...namesIn(stickDir)
      .filter((name) => whole(name) && sealed.has(name))
      .filter((name) => fileHash(path.join(stickDir, name)) !== sealed.get(name))
      .map((name) => `stick: ${name}`),
    ...namesIn(recordDir)
      .filter(whole)
      .flatMap((name) => recordFault(path.join(recordDir, name), null) ?? []),
  ];
};

const namesIn = (dir: string): readonly string[] => (existsSync(dir) ? readdirSync(dir) : []);
