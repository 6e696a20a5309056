import type { RecordRow } from '#shared/domain/bundle/record-row.ts';
import { joinedRows } from '#electron/store/conflicts.ts';
import type { ReadDb } from '#electron/store/db.ts';
import type { SealTask } from './bundle-seal.ts';
import { dueRows, type RowsByTable } from './due-rows.ts';

/**
 * The names of those who submitted and approved a plan stay in the city: what goes to every office is not encrypted, so it carries no personal
 * data (BUNDLE-SPEC 6).
 */
const withoutNames = (plan: RecordRow): RecordRow => ({ ...plan, submitted_by_name: '', approved_by_name: '' });

/** What was not handed down to this addressee yet: issued lists with their items, approved plans, years of the calendar (BUNDLE-SPEC 3.2). */
export const handDownDue = (
  db: ReadDb,
  to: string,
  snapshot = false,
): { readonly after: number; readonly upTo: number; readonly rowsByTable: RowsByTable } => {
  const { rowsByTable, ...span } = dueRows(db, to, 'plan', snapshot);
  return { ...span, rowsByTable: new Map(rowsByTable).set('plans', (rowsByTable.get('plans') ?? []).map(withoutNames)) };
};

const taskOf = (
  kind: 'plan' | 'correction',
  to: string,
  { after, upTo, rowsByTable }: ReturnType<typeof handDownDue>,
  joined: RowsByTable = new Map(),
): SealTask | null => {
  const tables = [...rowsByTable, ...joined].filter(([, rows]) => rows.length > 0).map(([table, rows]) => ({ table, rows }));
  if (tables.length === 0) return null;
  return {
    kind,
    chan: to,
    encrypt: to !== '*',
    content: { is: 'records', tables, drawFiles: [] },
    revisions: rowsByTable,
    records: tables.reduce((sum, { rows }) => sum + rows.length, 0),
    changeFrom: after,
    changeSeq: upTo,
  };
};

/** What was not handed down yet, or with `snapshot` everything, for an office that lost its machine (BUNDLE-SPEC 12.5). */
export const handDownTask = (db: ReadDb, to: string, snapshot: boolean): SealTask | null =>
  taskOf('plan', to, handDownDue(db, to, snapshot));

/** What was joined of a county's own records; its revisions are kept with the rows that came from it. */
const joinedFor = (db: ReadDb, to: string, span: { readonly after: number; readonly upTo: number }): RowsByTable => {
  const rows = joinedRows(db, to, span);
  const tables = [...new Set(rows.map(({ table }) => table))];
  return new Map(tables.map((table) => [table, rows.filter((one) => one.table === table).map(({ row }) => row)]));
};

/**
 * What one county is asked to look at again and was not told yet, requests taken back included, and what was joined of its records
 * (BUNDLE-SPEC 3.2, 10.2, 10.3).
 */
export const correctionTask = (db: ReadDb, to: string, snapshot: boolean): SealTask | null => {
  const due = dueRows(db, to, 'correction', snapshot);
  return taskOf('correction', to, due, joinedFor(db, to, due));
};
