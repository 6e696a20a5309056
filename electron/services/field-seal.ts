import { ok, type Result } from '#shared/base/result.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import type { Roster } from '#electron/bundle/roster.ts';
import { isInTrail } from '#electron/store/audit.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { isBorrowed } from '#electron/store/field-loans.ts';
import { lastChangeSeq } from '#electron/store/office.ts';
import { lentRows, outgoingRows, trailRows } from '#electron/store/outgoing-rows.ts';
import { isOwnSigner } from '#electron/store/keys.ts';
import { hasLastCome, lastRevision } from '#electron/store/record-revisions.ts';
import type { SealReady, SealTask } from './bundle-seal.ts';
import { drawnEvent, type NoVisits } from './drawn-event.ts';
import { asExchanged, keptInPlace, type RowsByTable } from './due-rows.ts';
import { lentLibraryTask } from './library-seal.ts';
import { filesOf } from './sealed-files.ts';
import { sentBefore } from './sent-before.ts';

/** Why nothing is sealed for another computer of the own office. */
export type OwnOfficeRefusal = NoVisits | AppError<'bundle.oneComputer' | 'bundle.nothingToSend' | 'draw.borrowed'>;

interface Sealing {
  readonly db: ReadDb;
  readonly ready: SealReady;
  readonly onProgress: (progress: Progress) => void;
}

interface Asked {
  readonly kind: 'results' | 'roster-data';
  /** The drawn event that is lent; absent where what was typed here goes back. */
  readonly task?: string | undefined;
  readonly snapshot?: boolean | undefined;
}

/** How many other programs of the office have an open key, so that they can read what is sealed for them. */
export const otherComputers = (db: ReadDb, roster: Roster, office: string): number =>
  roster.offices.find(({ code }) => code === office)?.keys.filter((key) => key.status === 'open' && !isOwnSigner(db, key.signer)).length ??
  0;

/**
 * What this computer seals for the others of its office (BUNDLE-SPEC 3.2): one drawn event that it lends, always as a whole, or the results that were
 * typed here of events that were lent to it.
 */
export const ownOfficeTask = ({ db, ready, onProgress }: Sealing, { kind, task, snapshot }: Asked): Result<SealTask, OwnOfficeRefusal> => {
  const { office, roster } = ready;
  if (otherComputers(db, roster, office.code) === 0) return fail('bundle.oneComputer', {});
  if (task === undefined) {
    const typed = kind === 'results' ? typedTask(db, office.code, snapshot === true) : null;
    return typed ? ok(typed) : fail('bundle.nothingToSend', {});
  }
  const draw = drawnEvent(db, task);
  if (!draw.ok) return draw;
  if (isBorrowed(db, task)) return fail('draw.borrowed', { serial: task });
  return ok(kind === 'roster-data' ? lentLibraryTask(db, office.code, task, onProgress) : lentEventTask(db, office.code, task));
};

const sealed = (
  rowsByTable: RowsByTable,
  task: Pick<SealTask, 'chan' | 'changeFrom' | 'changeSeq'> & { readonly drawFiles: ReturnType<typeof filesOf> },
): SealTask => {
  const { drawFiles, ...span } = task;
  const filled = [...rowsByTable].filter(([, rows]) => rows.length > 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    kind: 'results',
    encrypt: true,
    content: { is: 'records', tables: filled.map(([table, rows]) => ({ table, rows })), drawFiles },
    revisions: new Map(filled.filter(([table]) => !keptInPlace.has(table))),
    records: filled.reduce((sum, [, rows]) => sum + rows.length, 0),
    ...span,
  };
};

/** Tables of the trail's transactions: each of them wrote about this event alone. */
const writtenIn = (rows: readonly RecordRow[]) =>
  rows.map((row) => ({ seq: Number(row['seq']), by: fieldText(row, 'by'), at: fieldText(row, 'at') }));

const lentEventTask = (db: ReadDb, office: string, serial: string): SealTask => {
  const changeSeq = lastChangeSeq(db);
  const rows = lentRows(db, serial, changeSeq);
  const ofTask = [...rows].flatMap(([table, all]) => (table === 'item_versions' ? [] : writtenIn(all)));
  const exchanged = [...rows].map(
    ([table, all]) => [table, keptInPlace.has(table) ? all : all.map((row) => asExchanged(db, table, row))] as const,
  );
  return {
    ...sealed(new Map([...exchanged, ['audit', trailRows(db, ofTask, changeSeq)]]), {
      chan: office,
      changeFrom: 0,
      changeSeq,
      drawFiles: filesOf(db, new Set([serial]), () => true),
    }),
    lends: serial,
  };
};

/** Results of borrowed events that stand here as they were typed here; what came and was not touched is not sent back. */
export const typedResults = (db: ReadDb, office: string, snapshot: boolean): readonly RecordRow[] => {
  const span = { chan: office, after: snapshot ? 0 : sentBefore(db, office, 'results'), upTo: lastChangeSeq(db) };
  return outgoingRows(db, 'results', span).filter((row) => {
    const id = fieldText(row, 'id');
    return isBorrowed(db, fieldText(row, 'serial')) && !(hasLastCome(db, 'results', id) && standsAsCame(db, row));
  });
};

const standsAsCame = (db: ReadDb, row: RecordRow): boolean =>
  lastRevision(db, 'results', fieldText(row, 'id'), 'own')?.row['seq'] === row['seq'];

const typedTask = (db: ReadDb, office: string, snapshot: boolean): SealTask | null => {
  const typed = typedResults(db, office, snapshot);
  if (typed.length === 0) return null;
  const span = { changeFrom: snapshot ? 0 : sentBefore(db, office, 'results'), changeSeq: lastChangeSeq(db) };
  const trail = outgoingRows(db, 'audit', { chan: office, after: span.changeFrom, upTo: span.changeSeq }).filter((row) =>
    isInTrail(db, fieldText(row, 'id'), fieldText(row, 'hash')),
  );
  const rows = new Map([
    ['audit', trail],
    ['results', typed.map((row) => asExchanged(db, 'results', row))],
  ]);
  return sealed(rows, { chan: office, ...span, drawFiles: [] });
};
