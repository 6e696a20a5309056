import type { HeldRecords } from '#shared/contract/bundles.ts';
import { tablesByKind } from '#shared/domain/bundle/kinds.ts';
import { libraryLine, libraryTables, withdrawnValue, type LibraryTable } from '#shared/domain/bundle/library-rows.ts';
import type { Progress } from '#shared/contract/progress.ts';
import type { RowLine, TableSource } from '#electron/bundle/payload-writer.ts';
import { officeName, recipientsFor, type Roster } from '#electron/bundle/roster.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { countHeads, countHeldLibrary, headLines, listHeldFiles, signedRecords, type SignedRecord } from '#electron/store/given-back.ts';
import { lastChangeSeq } from '#electron/store/office.ts';
import type { SealTask } from './bundle-seal.ts';
import { nextTurn } from './next-turn.ts';

/** The kinds in which a city gives an office its own records back (BUNDLE-SPEC 12.5). */
export type GivenKind = 'results' | 'roster-data';

const windowSize = 500;

async function* windows<T extends { readonly id: string }>(read: (after: string) => readonly T[]): AsyncGenerator<readonly T[]> {
  for (let after = ''; ;) {
    const rows = read(after);
    if (rows.length > 0) yield rows;
    if (rows.length < windowSize) return;
    after = rows.at(-1)?.id ?? after;
    await nextTurn();
  }
}

interface Giving {
  readonly db: ReadDb;
  readonly office: string;
  readonly onProgress: (progress: Progress) => void;
}

const sealed = (task: Pick<SealTask, 'kind' | 'content' | 'records'>, { db, office }: Giving): SealTask => ({
  ...task,
  chan: office,
  encrypt: true,
  revisions: new Map(),
  changeFrom: 0,
  changeSeq: lastChangeSeq(db),
});

/** Every record of the office as it was signed, with the files of its draw records. */
const resultsBack = (giving: Giving): SealTask | null => {
  const { db, office } = giving;
  const counts = countHeads(db, office);
  const tables = tablesByKind.results.filter((table) => (counts.get(table) ?? 0) > 0).toSorted();
  if (tables.length === 0) return null;
  const linesOf = (table: string): AsyncGenerator<readonly RowLine[]> =>
    windows((after) => headLines(db, office, table, after, windowSize));
  return sealed(
    {
      kind: 'results',
      content: {
        is: 'records',
        tables: tables.map((table): TableSource => ({ table, lines: linesOf(table) })),
        drawFiles: listHeldFiles(db, office),
      },
      records: tables.reduce((sum, table) => sum + (counts.get(table) ?? 0), 0),
    },
    giving,
  );
};

/** The line as it was signed; a record that does not give the hash of its revision would be a defect of the store. */
const lineOf = (table: LibraryTable, office: string, { id, rev, prevHash, by, at, seq, hash, fields }: SignedRecord): string => {
  const line = libraryLine(table, { id, office, rev, prevHash, by, at, seq }, fields ? (field) => fields[field] : withdrawnValue);
  if (sha256Hex(line) !== hash) throw new Error(`the line of ${table} ${id} is not the one that was signed`);
  return line;
};

/** The line that stands of one record of an office's library, with its revision; null where who signed it was not kept. */
export const libraryLineOf = (
  db: ReadDb,
  table: LibraryTable,
  office: string,
  record: string,
): { readonly hash: string; readonly rev: number; readonly line: string } | null => {
  // Nobody but a record whose identity differs in its last digit lies between.
  const signed = signedRecords(db, table, office, record.slice(0, -1), 16).find(({ id }) => id === record);
  return signed ? { hash: signed.hash, rev: signed.rev, line: lineOf(table, office, signed) } : null;
};

const libraryBackTask = (giving: Giving): SealTask | null => {
  const { db, office, onProgress } = giving;
  const tables = libraryTables.filter((table) => countHeldLibrary(db, table, office).signed > 0);
  const total = tables.reduce((sum, table) => sum + countHeldLibrary(db, table, office).signed, 0);
  if (total === 0) return null;
  let done = 0;
  async function* lines(table: LibraryTable): AsyncGenerator<readonly RowLine[]> {
    for await (const records of windows((after) => signedRecords(db, table, office, after, windowSize))) {
      yield records.map((record) => ({ id: record.id, line: Buffer.from(lineOf(table, office, record)) }));
      done += records.length;
      onProgress({ phase: 'sealing', done, total });
    }
  }
  return sealed(
    {
      kind: 'roster-data',
      content: { is: 'records', tables: tables.map((table): TableSource => ({ table, lines: lines(table) })), drawFiles: [] },
      records: total,
    },
    giving,
  );
};

/** What the city gives an office back, as a snapshot; null when it holds nothing of this kind. */
export const giveBackTask = (giving: Giving, kind: GivenKind): SealTask | null =>
  kind === 'results' ? resultsBack(giving) : libraryBackTask(giving);

/** What the city holds of an office and could give it back. */
export const heldRecords = (db: ReadDb, roster: Roster, office: string): HeldRecords => {
  const counts = countHeads(db, office);
  const of = (table: string): number => counts.get(table) ?? 0;
  const [inspectors, subjects] = [countHeldLibrary(db, 'inspectors', office), countHeldLibrary(db, 'subjects', office)];
  return {
    office,
    name: officeName(roster, office) ?? office,
    hasOpenKey: recipientsFor(roster, office).length > 0,
    ...{ draws: of('draws'), results: of('results'), publications: of('publications'), corrections: of('corrections') },
    ...{ followUps: of('follow_ups'), plans: of('plans'), records: [...counts.values()].reduce((sum, count) => sum + count, 0) },
    ...{ subjects: subjects.signed, inspectors: inspectors.signed, older: subjects.older + inspectors.older },
  };
};
