import type { BundleKind } from '#shared/domain/bundle/kinds.ts';
import { fieldText } from '#shared/domain/bundle/record-row.ts';
import type { OfficeRole } from '#shared/contract/office.ts';
import type { Roster } from '#electron/bundle/roster.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { drawFiles } from '#electron/store/draws.ts';
import type { SealTask } from './bundle-seal.ts';
import { businessCount, dueRows } from './due-rows.ts';
import { correctionTask, handDownTask } from './hand-down.ts';
import { libraryTask, type LibraryOrder } from './library-seal.ts';
import { signedSteps } from './trust-roster.ts';

const resultsTask = (db: ReadDb, cityCode: string, snapshot: boolean): SealTask | null => {
  const { after, upTo, rowsByTable } = dueRows(db, cityCode, 'results', snapshot);
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
export type SealKind = Extract<BundleKind, 'results' | 'roster' | 'roster-data' | 'plan' | 'correction'>;

/** What is asked for beyond the kind: everything again, and whom a hand-down is for. */
export interface SealChoice extends LibraryOrder {
  readonly to: string;
}

/** Who seals a kind, and what there is to seal now; null when there is nothing new. */
export const sealTasks: Readonly<
  Record<SealKind, { readonly by: OfficeRole; readonly task: (db: ReadDb, roster: Roster, choice: SealChoice) => SealTask | null }>
> = {
  results: { by: 'county', task: (db, roster, { snapshot }) => resultsTask(db, roster.city.code, snapshot) },
  roster: { by: 'city', task: rosterTask },
  'roster-data': { by: 'county', task: libraryTask },
  plan: { by: 'city', task: (db, _roster, { to }) => handDownTask(db, to) },
  correction: { by: 'city', task: (db, _roster, { to }) => correctionTask(db, to) },
};
