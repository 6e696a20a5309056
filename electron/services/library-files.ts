import { fail } from '#shared/contract/errors.ts';
import type { ImportKind } from '#shared/contract/imports.ts';
import type { LibraryKind, TemplateKind } from '#shared/contract/library-files.ts';
import { checklistImport, type ChecklistSheetRow } from '#shared/domain/imports/describe-checklists.ts';
import { inspectorImport } from '#shared/domain/imports/describe-inspectors.ts';
import { itemImport } from '#shared/domain/imports/describe-items.ts';
import { subjectImport } from '#shared/domain/imports/describe-subjects.ts';
import type { CellWords, ImportDescription } from '#shared/domain/imports/field.ts';
import { createCellWords, rowTexts, templateColumns } from '#shared/domain/imports/template.ts';
import type { ImportVocabulary } from '#shared/domain/imports/vocabulary.ts';
import { exportFileName, generalRules, libraryFileWords as words, templateFileName } from '#shared/i18n/zh-cn/library-files.ts';
import checklistWords from '#resources/vocabulary/checklists.json' with { type: 'json' };
import type { ReadDb } from '#electron/store/db.ts';
import { listItems } from '#electron/store/items.ts';
import { countRecords, keyOfRecord, listRecordsAfter, type StoredRecord } from '#electron/store/library-rows.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import type { Handlers, JobContext } from './context.ts';
import { vocabularyFor } from './import-vocabulary.ts';
import { offersOf, type LibraryOffers } from './library-offers.ts';
import { dictionarySheet, explainSheet, fillSheet, spareRows, type FilledRows, type TableSheet } from './library-sheets.ts';
import { writeForGood } from './workbook-file.ts';

type LibraryTable = Exclude<TemplateKind, 'results'>;
type LibrarySheet = TableSheet & { readonly kind: LibraryTable };
type Names = 'library.template' | 'library.export';

const noRows: FilledRows = { count: 0, rows: [] };

/** Excel ends at 1,048,576 rows; drop-downs reach some way below the last filled one. */
const mostRows = 1_048_575 - spareRows;

export const libraryFileHandlers: Handlers<Names> = {
  'library.template': async (context, { kind, folder }) => {
    const fileName = templateFileName(kind);
    const tables = tablesOf(context.db, kind, await offersOf(context.db, kind));
    const sheets = [...tables.map((table) => fillSheet(table, noRows)), explainSheet(tables, generalRules), dictionarySheet(tables)];
    return writeForGood(context, { folder, fileName, sheets }, 'library.templateWritten', { kind, file: fileName }, { fileName });
  },

  'library.export': async (context, { kind, folder }) => {
    const count = countRecords(context.db, kind);
    if (count === 0) return fail('library.empty', {});
    if (count > mostRows) return fail('library.tooLarge', { rows: count, most: mostRows });
    const fileName = exportFileName(kind, context.now.slice(0, 10));
    const tables = tablesOf(context.db, kind, await offersOf(context.db, kind));
    const sheets = [
      ...tables.map((table) =>
        fillSheet(table, table.kind === 'checklists' ? formRows(context.db) : libraryRows(context, table.kind, count)),
      ),
      explainSheet(tables, generalRules),
      dictionarySheet(tables),
    ];
    return writeForGood(
      context,
      { folder, fileName, sheets },
      'library.exported',
      { kind, file: fileName, rows: count },
      { fileName, rows: count },
    );
  },
};

const tablesOf = (db: ReadDb, kind: LibraryKind, offers: LibraryOffers): readonly LibrarySheet[] => {
  const table = (part: LibraryTable, name: string): LibrarySheet => ({
    kind: part,
    name,
    columns: columnsOf(db, part, offers),
    stationsByTown: part === 'subjects' ? offers.stationsByTown : [],
  });
  return kind === 'items' ? [table('items', words.fill), table('checklists', words.forms)] : [table(kind, words.fill)];
};

const vocabularyOf = (db: ReadDb, kind: LibraryTable): ImportVocabulary => {
  const places = placeBookOf(db);
  return kind === 'checklists' ? { ...vocabularyFor('items', places), kind: checklistWords } : vocabularyFor(kind, places);
};

const columnsOf = (db: ReadDb, kind: LibraryTable, { byField }: LibraryOffers): TableSheet['columns'] => {
  const vocabulary = vocabularyOf(db, kind);
  switch (kind) {
    case 'subjects':
      return templateColumns(subjectImport, vocabulary, byField);
    case 'inspectors':
      return templateColumns(inspectorImport, vocabulary, byField);
    case 'items':
      return templateColumns(itemImport, vocabulary, byField);
    case 'checklists':
      return templateColumns(checklistImport, vocabulary, byField);
  }
};

const pageRows = 200;

/** The whole library page by page; between two pages the writer gives way. */
const libraryRows = (context: JobContext, kind: ImportKind, count: number): FilledRows => ({
  count,
  rows: (function* () {
    const cellWords = createCellWords(vocabularyOf(context.db, kind));
    let done = 0;
    let after = '';
    for (;;) {
      context.signal.throwIfAborted();
      const page = listRecordsAfter(context.db, kind, after, pageRows);
      for (const record of page) yield textsOf(record, cellWords);
      done += page.length;
      context.onProgress({ phase: 'writing', done, total: Math.max(done, count) });
      const last = page.at(-1);
      if (!last || page.length < pageRows) return;
      after = keyOfRecord(last);
    }
  })(),
});

const textsOf = (record: StoredRecord, cellWords: CellWords): readonly string[] => {
  switch (record.kind) {
    case 'subjects':
      return rowTexts(subjectImport, record.row, cellWords);
    case 'inspectors':
      return rowTexts(inspectorImport, record.row, cellWords);
    case 'items':
      return rowTexts(itemImport, record.row, cellWords);
  }
};

const formRows = (db: ReadDb): FilledRows => {
  const cellWords = createCellWords(vocabularyOf(db, 'checklists'));
  const description: ImportDescription<ChecklistSheetRow> = checklistImport;
  const rows = listItems(db).flatMap(({ code, checklist }) =>
    checklist.map((row, index) => rowTexts(description, { code, number: String(index + 1), ...row }, cellWords)),
  );
  return { count: rows.length, rows };
};
