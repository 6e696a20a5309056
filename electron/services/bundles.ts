import path from 'node:path';
import { ok, type Result } from '#shared/base/result.ts';
import type { ImportAnswer } from '#shared/contract/bundles.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { exportCopy } from '#electron/bundle/outbox.ts';
import { officeName } from '#electron/bundle/roster.ts';
import { fileSha256 } from '#electron/platform/file-hash.ts';
import { faultOf } from '#electron/platform/write-files.ts';
import { linksToReceipt, listLinks, markReceipted } from '#electron/store/chains.ts';
import { isFieldComputer, listBorrowed, listLent } from '#electron/store/field-loans.ts';
import { findMailLimit } from '#electron/store/mail-settings.ts';
import { findOffice } from '#electron/store/office.ts';
import { findOwnHead } from '#electron/store/own-chains.ts';
import { findSealedByName, linksOfReport, listSealed, markExported, type StoredSealed } from '#electron/store/sealed-bundles.ts';
import { insertSentReceipt } from '#electron/store/sent-receipts.ts';
import { importHandler } from './bundle-import.ts';
import { clearHandler } from './clear-bundles.ts';
import { chainHandlers } from './chains.ts';
import { receiptTask } from './bundle-receipt.ts';
import { outboxDir, sealedView, sealReady, sealReportTask, sealTask } from './bundle-seal.ts';
import type { Handlers, JobContext } from './context.ts';
import { dueCounts } from './due-rows.ts';
import { otherComputers, typedResults } from './field-seal.ts';
import { heldRecords } from './give-back.ts';
import type { Keyring } from './keyring.ts';
import { libraryDue } from './library-seal.ts';
import type { KeySurroundings } from './make-keys.ts';
import { keyInForce } from './own-keys.ts';
import { renewCityHandler } from './renew-city-key.ts';
import { sealLock, writeSealMarks } from './seal-lock.ts';
import { sealTaskOf } from './seal-tasks.ts';
import { singleStep } from './single-step.ts';
import { currentRoster } from './trust-roster.ts';
import { createTurns } from './turns.ts';
import { writeFailure } from './write-fault.ts';

type Names =
  | 'bundles.due'
  | 'bundles.field'
  | 'bundles.held'
  | 'bundles.outbox'
  | 'bundles.received'
  | 'bundles.receiptsDue'
  | 'bundles.seal'
  | 'bundles.receipt'
  | 'bundles.export'
  | 'bundles.clear'
  | 'bundles.import'
  | 'trust.renew';

type CopyFailure = AppError<'file.exists' | 'bundle.damagedOutbox' | 'folder.notWritable' | 'disk.full'>;

/** Copies every link of a report, in order; whatever is there when one fails is whole, and its name is told. */
const copyReport = async (
  context: JobContext,
  outbox: string,
  links: readonly StoredSealed[],
  dir: string,
): Promise<Result<null, CopyFailure | AppError<'bundle.partlyWritten'>>> => {
  const names = links.map(({ fileName }) => fileName);
  for (const [index, link] of links.entries()) {
    const place = links.length === 1 ? {} : { part: { number: index + 1, of: links.length } };
    const copied = await copyOut(context, path.join(outbox, link.fileName), link, { dir, place });
    if (copied.ok) continue;
    return index === 0 ? copied : fail('bundle.partlyWritten', { written: names.slice(0, index), left: names.slice(index) });
  }
  return ok(null);
};

const copyOut = async (
  { signal, onProgress }: JobContext,
  source: string,
  sealed: StoredSealed,
  { dir, place }: { readonly dir: string; readonly place: Pick<Progress, 'part'> },
): Promise<Result<null, CopyFailure>> => {
  const { fileName: name, fileHash, bytes } = sealed;
  if ((await fileSha256(source)) !== fileHash) return fail('bundle.damagedOutbox', { name });
  let done = 0;
  const onBytes = (count: number): void => {
    done += count;
    onProgress({ phase: 'copying', unit: 'bytes', done: Math.min(done, bytes), total: bytes, ...place });
  };
  try {
    const copied = await exportCopy({ path: source, sha256: fileHash }, dir, name, { signal, onBytes });
    if (copied.ok) return ok(null);
    return copied.error === 'exists' ? fail('file.exists', { name }) : fail('folder.notWritable', { name: path.basename(dir) });
  } catch (error) {
    if (signal.aborted) throw error;
    return writeFailure(faultOf(error, path.basename(dir)));
  }
};

export const bundleHandlers = (
  surroundings: KeySurroundings,
  keyring: Keyring,
): Handlers<Names | keyof ReturnType<typeof chainHandlers>> => {
  // Ledger, outbox and inbox stand still while a bundle is sealed or decided.
  const turns = createTurns();
  return {
    'bundles.due': async ({ db }) => {
      const roster = currentRoster(db);
      if (!roster) return fail('trust.missing', {});
      // A computer for the field reports nothing to the city.
      const reports = !isFieldComputer(db);
      const counts = reports ? dueCounts(db, roster.city.code) : new Map<string, number>();
      const rows = (table: string): number => counts.get(table) ?? 0;
      const key = keyInForce(db);
      const head = key && findOwnHead(db, key.signer, roster.city.code);
      return ok({
        to: roster.city.code,
        toName: roster.city.name,
        seq: (head?.seq ?? 0) + 1,
        draws: rows('draws'),
        results: rows('results'),
        records: [...counts.values()].reduce((sum, count) => sum + count, 0),
        library: reports ? libraryDue(db, roster.city.code).total : 0,
        encrypted: true,
        sealingLocked: await sealLock(db, surroundings, findOffice(db)?.code ?? ''),
      });
    },

    'bundles.held': ({ db }, { office }) => {
      const roster = currentRoster(db);
      return roster ? ok(heldRecords(db, roster, office)) : fail('trust.missing', {});
    },

    'bundles.field': ({ db }) => {
      const roster = currentRoster(db);
      const office = findOffice(db);
      if (!roster) return fail('trust.missing', {});
      if (!office) return fail('office.missing', {});
      const borrows = isFieldComputer(db);
      return ok({
        office: office.code,
        computers: otherComputers(db, roster, office.code),
        borrows,
        borrowed: listBorrowed(db),
        lent: listLent(db),
        due: borrows ? typedResults(db, office.code, false).length : 0,
      });
    },

    'bundles.outbox': ({ db }) => {
      const roster = currentRoster(db);
      return ok(listSealed(db).map((sealed) => sealedView(roster, sealed)));
    },

    'bundles.received': ({ db }) => {
      const roster = currentRoster(db);
      return ok(
        listLinks(db).map((link) => ({
          fileName: link.fileName,
          from: link.office,
          fromName: (roster ? officeName(roster, link.office) : null) ?? link.office,
          kind: link.kind,
          seq: link.seq,
          headerHash: link.headerHash,
          // Written by this service from the outcome of section 8.
          outcome: link.outcome as ImportAnswer['result']['outcome'],
          at: link.at,
          records: link.applied,
        })),
      );
    },

    'bundles.receiptsDue': ({ db }) => {
      const roster = currentRoster(db);
      const offices = [...new Set(linksToReceipt(db).map(({ office }) => office))];
      return ok(
        offices.map((office) => ({
          to: office,
          toName: (roster ? officeName(roster, office) : null) ?? office,
          bundles: linksToReceipt(db).filter((link) => link.office === office).length,
        })),
      );
    },

    'bundles.seal': async (context, input) => {
      await turns.take(context);
      const ready = await sealReady(context, surroundings, keyring);
      if (!ready.ok) return ready;
      const task = sealTaskOf(context, ready.value, input);
      if (!task.ok) return task;
      const asked = 'limitKiB' in input ? input.limitKiB : undefined;
      if (asked === undefined) return sealTask(context, surroundings, ready.value, task.value);
      const limitKiB = asked === 'office' ? findMailLimit(context.db) : asked;
      return sealReportTask(context, surroundings, ready.value, task.value, limitKiB);
    },

    'bundles.receipt': async (context, { to }) => {
      await turns.take(context);
      const ready = await sealReady(context, surroundings, keyring);
      if (!ready.ok) return ready;
      const due = receiptTask(context.db, ready.value.roster, to);
      if (!due.ok) return due;
      const { task, stream, upTo, changeSeq } = due.value;
      const record = await sealTask(context, surroundings, ready.value, task);
      if (!record.ok) return record;
      return ok(function* (write) {
        const sealed = yield* record.value(write);
        if (sealed.ok) insertSentReceipt(write.db, sealed.value.headerHash, stream, changeSeq);
        markReceipted(write.db, stream.signer, stream.chan, upTo);
        return sealed;
      });
    },

    'bundles.export': async (context, { fileName, folder }) => {
      const { db, pathOf } = context;
      const dir = pathOf(folder);
      if (dir === null) return fail('file.tokenUnknown', {});
      await turns.take(context);
      const sealed = findSealedByName(db, fileName);
      if (!sealed) return fail('bundle.notFound', {});
      if (sealed.clearedAt !== null) return fail('bundle.cleared', { name: fileName, at: sealed.clearedAt });
      const marked = await writeSealMarks(db, surroundings, findOffice(db)?.code ?? '');
      if (!marked.ok) return writeFailure(marked.error);
      const links = linksOfReport(db, sealed);
      const copied = await copyReport(context, outboxDir(surroundings), links, dir);
      if (!copied.ok) return copied;
      return ok(
        singleStep((write) => {
          const files = links.map((link) => link.fileName);
          for (const file of files) markExported(write.db, file, write.now);
          write.note({ file: files.join(', '), folder: dir });
          return ok({ fileName, folder: dir, fileHash: sealed.fileHash, files });
        }),
      );
    },

    'bundles.clear': clearHandler(surroundings, turns),
    'bundles.import': importHandler(surroundings, keyring, turns),
    'trust.renew': renewCityHandler(surroundings, keyring, turns),
    ...chainHandlers(surroundings, keyring, turns),
  };
};
