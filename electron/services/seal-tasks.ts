import type { BundleKind } from '#shared/domain/bundle/kinds.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import type { OfficeRole } from '#shared/contract/office.ts';
import type { Roster } from '#electron/bundle/roster.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { drawFiles } from '#electron/store/draws.ts';
import { lastChangeSeq } from '#electron/store/office.ts';
import { outgoingRows, outgoingTables } from '#electron/store/outgoing-rows.ts';
import { sentUpTo } from '#electron/store/sealed-bundles.ts';
import type { SealTask } from './bundle-seal.ts';
import { libraryTask, type LibraryOrder as SealChoice } from './library-seal.ts';
import { signedSteps } from './trust-roster.ts';

export type RowsByTable = ReadonlyMap<string, readonly RecordRow[]>;

/** The business records that changed since the last `results` bundle; audit rows travel along but are no reason to send. */
export const dueRows = (
  db: ReadDb,
  cityCode: string,
  snapshot = false,
): { readonly after: number; readonly upTo: number; readonly rowsByTable: RowsByTable } => {
  const span = { after: snapshot ? 0 : sentUpTo(db, cityCode, 'results'), upTo: lastChangeSeq(db) };
  return { ...span, rowsByTable: new Map(outgoingTables.map((table) => [table, outgoingRows(db, table, span)])) };
};

export const businessCount = (rowsByTable: RowsByTable): number =>
  [...rowsByTable].reduce((sum, [table, rows]) => (table === 'audit' ? sum : sum + rows.length), 0);

const resultsTask = (db: ReadDb, cityCode: string, snapshot: boolean): SealTask | null => {
  const { after, upTo, rowsByTable } = dueRows(db, cityCode, snapshot);
  if (businessCount(rowsByTable) === 0) return null;
  const serials = (rowsByTable.get('draws') ?? []).map((row) => fieldText(row, 'serial')).sort();
  return {
    kind: 'results',
    chan: cityCode,
    encrypt: true,
    content: {
      is: 'records',
      tables: [...rowsByTable].filter(([, rows]) => rows.length > 0).map(([table, rows]) => ({ table, rows })),
      drawFiles: serials.flatMap((serial) => [...drawFiles(db, serial)].map(([file, content]) => ({ serial, file, content }))),
    },
    revisions: new Map([...rowsByTable].filter(([table]) => table !== 'audit')),
    records: [...rowsByTable.values()].reduce((sum, rows) => sum + rows.length, 0),
    changeFrom: after,
    changeSeq: upTo,
  };
};

const rosterTask = (db: ReadDb): SealTask => ({
  kind: 'roster',
  chan: '*',
  encrypt: false,
  content: { is: 'roster', steps: signedSteps(db) },
  revisions: new Map(),
  records: signedSteps(db).length,
  changeFrom: 0,
  changeSeq: 0,
});

/** Kinds of bundle that are sealed on their own accord (BUNDLE-SPEC 3.2); a receipt answers another bundle and is made by `bundle-receipt`. */
export type SealKind = Extract<BundleKind, 'results' | 'roster' | 'roster-data'>;

/** Who seals a kind, and what there is to seal now; null when there is nothing new. */
export const sealTasks: Readonly<
  Record<SealKind, { readonly by: OfficeRole; readonly task: (db: ReadDb, roster: Roster, order: SealChoice) => SealTask | null }>
> = {
  results: { by: 'county', task: (db, roster, { snapshot }) => resultsTask(db, roster.city.code, snapshot) },
  roster: { by: 'city', task: rosterTask },
  'roster-data': { by: 'county', task: libraryTask },
};
