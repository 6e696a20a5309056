import path from 'node:path';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { SealedBundle } from '#shared/contract/bundles.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { tablesByKind, type BundleKind } from '#shared/domain/bundle/kinds.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { recordSchema } from '#shared/domain/bundle/row-shapes.ts';
import { rowHash } from '#electron/bundle/apply-row.ts';
import type { SeenLink } from '#electron/bundle/header.ts';
import { clearOutbox } from '#electron/bundle/outbox.ts';
import type { PayloadContent, PayloadInput } from '#electron/bundle/payload-writer.ts';
import { faultOf } from '#electron/platform/write-files.ts';
import { officeName, recipientsFor, type Roster } from '#electron/bundle/roster.ts';
import { sealBundle, sealReport, type SealedFile, type SealOrder, type SealWatch } from '#electron/bundle/seal.ts';
import { listChains } from '#electron/store/chains.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { insertLent } from '#electron/store/field-loans.ts';
import type { StoredKey } from '#electron/store/keys.ts';
import { findOffice, type Office } from '#electron/store/office.ts';
import { findOwnHead } from '#electron/store/own-chains.ts';
import { reviseChangedRow } from '#electron/store/outgoing-rows.ts';
import { insertSealed, listSealed, newestSealedTo, type StoredSealed } from '#electron/store/sealed-bundles.ts';
import { insertOwnRevision, insertRevision } from '#electron/store/record-revisions.ts';
import type { CommandContext, JobContext, JobWrite } from './context.ts';
import type { AuditParams } from '#shared/contract/audit-events.ts';
import type { Keyring } from './keyring.ts';
import type { KeySurroundings } from './make-keys.ts';
import { keyInForce } from './own-keys.ts';
import { marksName, sealLock } from './seal-lock.ts';
import { currentRoster } from './trust-roster.ts';

/** What every sealing needs before anything is read: the office, its open key and the roster in force. */
export interface SealReady {
  readonly office: Office;
  readonly key: StoredKey;
  readonly pem: string;
  readonly roster: Roster;
}

export const sealReady = async ({ db }: JobContext, surroundings: KeySurroundings, keyring: Keyring) => {
  const office = findOffice(db);
  const key = keyInForce(db);
  if (!office) return fail('office.missing', {});
  if (!key) return fail('keys.missing', {});
  const roster = currentRoster(db);
  if (!roster) return fail('trust.missing', {});
  const keys = keyring.find(key.signer);
  if (!keys) return fail('keys.locked', {});
  const reason = await sealLock(db, surroundings, office.code);
  if (reason !== null) return fail('bundle.sealingLocked', { reason, role: office.role });
  return ok<SealReady>({ office, key, pem: keys.ed25519, roster });
};

type LibraryWrite = Pick<CommandContext<unknown>, 'db' | 'seq'>;

export interface SealTask {
  readonly kind: BundleKind;
  readonly chan: string;
  readonly encrypt: boolean;
  readonly content: PayloadContent;
  /** Rows whose revisions leave the office with this bundle, by table. */
  readonly revisions: ReadonlyMap<string, readonly RecordRow[]>;
  readonly records: number;
  /** For rows that are read while the bundle is written: how many they were, and what to note of them in the transaction. */
  readonly library?: { readonly count: () => number; readonly keep: (write: LibraryWrite) => Generator<Progress, undefined> };
  /** The drawn event that it lends to the other computers of the office. */
  readonly lends?: string;
  /** The records with changeFrom < change number <= changeSeq; 0 as the first bound is everything, a snapshot. */
  readonly changeFrom: number;
  readonly changeSeq: number;
}

/** Links of the other side's chains that this office has applied and that concern this channel (BUNDLE-SPEC 3.1 `seen`). */
const seenFor = (db: ReadDb, { office }: SealReady, chan: string): readonly SeenLink[] => {
  const others = listChains(db)
    .filter((chain) => chain.lastSeq > 0 && chain.office === chan && (chain.chan === office.code || chain.chan === '*'))
    .map(({ signer, chan: theirs, lastSeq, lastHeader }) => ({ signer, chan: theirs, seq: lastSeq, sha256: lastHeader }));
  // Whichever of the city's keys sealed it: the one before, or the root key that brought the new one.
  const toAll = office.role === 'city' && chan !== '*' ? newestSealedTo(db, '*') : null;
  return toAll ? [...others, { signer: toAll.signer, chan: '*', seq: toAll.seq, sha256: toAll.headerHash }] : others;
};

export const outboxDir = ({ dataDir }: { readonly dataDir: string }): string => path.join(dataDir, 'outbox');

/** Removes from the outbox what the ledger does not claim to be there (BUNDLE-SPEC 7.1): what a crash left, and what was cleared. */
export const tidyOutbox = async (db: ReadDb, dir: string): Promise<void> => {
  const there = listSealed(db).flatMap(({ fileName, clearedAt }) => (clearedAt === null ? [fileName] : []));
  await clearOutbox(dir, new Set([...there, marksName]));
};

type DiskFailure = AppError<'disk.full' | 'folder.notWritable'>;

/**
 * Seals one bundle and gives back the transaction that records it (BUNDLE-SPEC 7.1). The file is whole in the outbox before the transaction
 * begins; without its row it counts as never made and the next sealing removes it.
 */
export const sealTask = (
  context: JobContext,
  surroundings: KeySurroundings,
  ready: SealReady,
  task: SealTask,
): Promise<Result<SealWrite, DiskFailure>> =>
  sealing(context, surroundings, ready, task, async (order, watch) => {
    const sealed = await sealBundle(order, watch);
    if (!sealed.ok) throw new Error(`sealing: ${JSON.stringify(sealed.error)}`);
    return ok([sealed.value]);
  });

/** The same for a report of which no file may have more than `limitKiB` KiB: all its links are whole in the outbox, and recorded together. */
export const sealReportTask = (
  context: JobContext,
  surroundings: KeySurroundings,
  ready: SealReady,
  task: SealTask,
  limitKiB: number,
): Promise<Result<SealWrite, DiskFailure | AppError<'bundle.unsplittable'>>> =>
  sealing(context, surroundings, ready, task, async (order, watch) => {
    const sealed = await sealReport(order, limitKiB * 1024, tablesByKind[task.kind], watch);
    if (sealed.ok) return sealed;
    const { error } = sealed;
    if (error.at === 'unsplittable') return fail('bundle.unsplittable', { entry: error.entry, id: error.id, limitKiB });
    throw new Error(`sealing: ${JSON.stringify(error)}`);
  });

const sealing = async <E extends AppError>(
  context: JobContext,
  surroundings: KeySurroundings,
  ready: SealReady,
  task: SealTask,
  seal: (order: SealOrder, watch: SealWatch) => Promise<Result<readonly SealedFile[], E>>,
): Promise<Result<SealWrite, DiskFailure | E>> => {
  const { db, signal, onProgress } = context;
  const order = orderOf(context, surroundings, ready, task);
  try {
    await tidyOutbox(db, order.outboxDir);
    const sealed = await seal(order, {
      signal,
      onProgress: (phase, done, total, part) => {
        // Rows that are read meanwhile are counted, not their bytes.
        if (phase === 'payload' && task.library && part === null) return;
        const place = part === null ? {} : { part: { number: part.number, of: part.of } };
        onProgress({ phase: 'sealing', unit: 'bytes', done, ...(total === null ? {} : { total }), ...place });
      },
    });
    return sealed.ok ? ok((write) => recordSealed(write, ready, task, sealed.value)) : sealed;
  } catch (error) {
    if (signal.aborted) throw error;
    const { fault, name } = faultOf(error, path.basename(order.outboxDir));
    return fault === 'full' ? fail('disk.full', { name }) : fail('folder.notWritable', { name });
  }
};

type SealWrite = JobWrite<SealedBundle, never, AuditParams['bundles.sealed']>;

const orderOf = ({ db, now, randomBytes }: JobContext, surroundings: KeySurroundings, ready: SealReady, task: SealTask): SealOrder => {
  const last = findOwnHead(db, ready.key.signer, task.chan);
  const mode = task.content.is === 'records' && task.changeFrom === 0 ? 'snapshot' : 'delta';
  const payload: PayloadInput = { schema: recordSchema, salt: randomBytes(16), mode, base: null, content: task.content };
  return {
    outboxDir: outboxDir(surroundings),
    kind: task.kind,
    from: ready.office.code,
    chan: task.chan,
    seq: (last?.seq ?? 0) + 1,
    prev: last?.headerHash ?? null,
    seen: seenFor(db, ready, task.chan),
    created: now,
    expires: task.kind === 'roster' ? ready.roster.expires : null,
    app: surroundings.version,
    ed25519Pem: ready.pem,
    encryptTo: task.encrypt ? recipientsFor(ready.roster, task.chan) : null,
    roster: ready.roster,
    payload,
  };
};

function* recordSealed(
  write: CommandContext<AuditParams['bundles.sealed']>,
  ready: SealReady,
  task: SealTask,
  sealed: readonly SealedFile[],
): Generator<Progress, Result<SealedBundle, never>> {
  const links = sealed.map((one) => storedFrom(ready, task, one, sealed.length > 1, write.now));
  const [stored] = links;
  const last = links.at(-1);
  if (!stored || !last || (findOwnHead(write.db, stored.signer, stored.chan)?.seq ?? 0) !== stored.seq - 1)
    throw new Error('another bundle was sealed meanwhile');
  for (const link of links) insertSealed(write.db, link);
  const amongOwn = task.chan === ready.office.code;
  let done = 0;
  for (const [table, rows] of task.revisions) {
    for (const row of rows) {
      const hash = rowHash(row);
      const line = { table, id: fieldText(row, 'id'), rev: Number(row['rev']), hash, body: canonicalJson(row) };
      if (amongOwn) insertOwnRevision(write.db, line, false);
      else {
        insertRevision(write.db, line);
        reviseChangedRow(write.db, table, row, hash);
      }
      done += 1;
      if (done % 500 === 0) yield { phase: 'sealing', done, total: task.records };
    }
  }
  if (task.library) yield* task.library.keep(write);
  if (task.lends !== undefined) insertLent(write.db, stored.headerHash, task.lends);
  const { kind, chan, encrypt } = task;
  const records = links.reduce((sum, link) => sum + link.records, 0);
  // The last header names all before it as its predecessors.
  const { headerHash: header, fileHash: file } = last;
  write.note({ kind, to: chan, seq: stored.seq, upTo: last.seq, header, file, records, encrypted: encrypt });
  return ok(sealedView(ready.roster, stored));
}

const storedFrom = ({ key }: SealReady, task: SealTask, sealed: SealedFile, isPart: boolean, at: string): StoredSealed => ({
  signer: key.signer,
  chan: task.chan,
  seq: sealed.header.seq,
  headerHash: sealed.headerHash,
  fileHash: sealed.fileHash,
  fileName: sealed.fileName,
  kind: task.kind,
  bytes: sealed.size,
  encrypted: task.encrypt,
  records: isPart ? sealed.rows : (task.library?.count() ?? task.records),
  changeFrom: task.changeFrom,
  changeSeq: task.changeSeq,
  schema: recordSchema,
  report: sealed.part && { first: sealed.part.first, of: sealed.part.of },
  sealedAt: at,
  exportedAt: null,
  receivedAt: null,
  returned: false,
  clearedAt: null,
});

export const sealedView = (roster: Roster | null, sealed: StoredSealed): SealedBundle => ({
  fileName: sealed.fileName,
  kind: sealed.kind,
  to: sealed.chan,
  toName: roster ? (officeName(roster, sealed.chan) ?? sealed.chan) : sealed.chan,
  seq: sealed.seq,
  headerHash: sealed.headerHash,
  fileHash: sealed.fileHash,
  bytes: sealed.bytes,
  encrypted: sealed.encrypted,
  records: sealed.records,
  report: sealed.report,
  sealedAt: sealed.sealedAt,
  exportedAt: sealed.exportedAt,
  state: sealed.returned ? 'returned' : sealed.receivedAt === null ? 'sealed' : 'received',
  receivedAt: sealed.receivedAt,
  clearedAt: sealed.clearedAt,
  clearable: sealed.receivedAt !== null && sealed.clearedAt === null && sealed.chan !== '*',
});
