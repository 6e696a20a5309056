import path from 'node:path';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { SheetHead } from '#shared/base/sheet.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { createImportCheck, type CheckedImport, type ImportCheck, type ImportRefusal } from '#shared/domain/imports/check-rows.ts';
import { checklistImport, type ChecklistSheetRow } from '#shared/domain/imports/describe-checklists.ts';
import { itemTitle, type ChecklistRow } from '#shared/domain/items/item-content.ts';
import { fileSha256 } from '#electron/platform/file-hash.ts';
import type { ReadDb } from '#electron/store/db.ts';
import type { ItemVersion } from '#electron/store/item-versions.ts';
import { listItems } from '#electron/store/items.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { readSheet } from '#electron/tables/read-sheet.ts';
import checklistWords from '#resources/vocabulary/checklists.json' with { type: 'json' };
import type { Handlers, JobContext } from './context.ts';
import { vocabularyFor } from './import-vocabulary.ts';
import { singleStep } from './single-step.ts';
import { writeItem } from './write-item.ts';

type Failure = AppError<
  | 'job.cancelled'
  | 'file.tokenUnknown'
  | 'file.unreadable'
  | 'import.refused'
  | 'import.noRows'
  | 'import.wrongKind'
  | 'item.checklistColumns'
>;

interface ReadForms {
  readonly name: string;
  readonly sha256: string;
  readonly checked: CheckedImport<ChecklistSheetRow>;
}

export const checklistHandlers = ({
  sheetThreadPath,
}: {
  readonly sheetThreadPath: string;
}): Handlers<'items.readChecklists' | 'items.writeChecklists'> => ({
  'items.readChecklists': async (context, { file }) => {
    const read = await readForms(context, file, sheetThreadPath);
    if (!read.ok) return read;
    const { name, sha256, checked } = read.value;
    return ok(
      singleStep(({ db, note }) => {
        const forms = formsOf(checked.rows);
        const known = new Map(listItems(db).map((item) => [item.code, item]));
        note({ file: name, sha256, forms: forms.size });
        return ok({
          fileName: name,
          sha256,
          rows: { read: checked.counts.read, importable: checked.counts.importable, mustFix: checked.counts.mustFix },
          groups: checked.groups,
          forms: [...forms].flatMap(([code, rows]) => {
            const item = known.get(code);
            return item ? [{ code, name: itemTitle(item), before: item.checklist.length, after: rows.length }] : [];
          }),
          unknown: [...forms.keys()].filter((code) => !known.has(code)),
        });
      }),
    );
  },

  'items.writeChecklists': async (context, { file, sha256 }) => {
    const read = await readForms(context, file, sheetThreadPath);
    if (!read.ok) return read;
    if (read.value.sha256 !== sha256) return fail('item.fileChanged', { name: read.value.name });
    const changes = changesOf(context.db, formsOf(read.value.checked.rows));
    if (changes.length === 0) return fail('import.nothingToWrite', {});
    return ok(
      singleStep((write) => {
        const { db, note } = write;
        for (const { item, checklist } of changesOf(db, formsOf(read.value.checked.rows))) {
          writeItem(write, 'items.writeChecklists', item, { ...item, checklist });
        }
        note({ file: read.value.name, sha256, forms: changes.length });
        return ok({ forms: changes.length });
      }),
    );
  },
});

/** The first sheet that is a table of forms: the workbook of the item list holds them behind the items. */
const readForms = async (context: JobContext, file: string, threadPath: string): Promise<Result<ReadForms, Failure>> => {
  const filePath = context.pathOf(file);
  if (filePath === null) return fail('file.tokenUnknown', {});
  const name = path.basename(filePath);
  const sha256 = await fileSha256(filePath);
  if (sha256 === null) return fail('file.unreadable', { name });
  const first = await readFormSheet(context, { filePath, name, threadPath });
  if (!first.ok) return first;
  let found = first.value.checked;
  const others = first.value.facts.sheets.filter((sheet) => !sheet.hidden && sheet.name !== first.value.facts.sheet);
  for (const sheet of others.slice(0, mostOtherSheets)) {
    if (found.ok) break;
    const next = await readFormSheet(context, { filePath, name, threadPath, sheet: sheet.name });
    if (!next.ok) {
      if (next.error.code === 'job.cancelled') return next;
      continue;
    }
    const { checked } = next.value;
    if (checked.ok || checked.error.reason === 'noRows') found = checked;
  }
  if (found.ok) return ok({ name, sha256, checked: found.value });
  switch (found.error.reason) {
    case 'wrongColumns':
      return fail('item.checklistColumns', { missing: found.error.missing });
    case 'wrongKind':
      return fail('import.wrongKind', { name, kind: found.error.kind });
    case 'noRows':
      return fail('import.noRows', { name });
  }
};

const mostOtherSheets = 7;

interface FormSheet {
  readonly filePath: string;
  readonly name: string;
  readonly threadPath: string;
  readonly sheet?: string;
}

const readFormSheet = async (
  context: JobContext,
  { filePath, name, threadPath, sheet }: FormSheet,
): Promise<
  Result<
    { readonly facts: SheetHead; readonly checked: Result<CheckedImport<ChecklistSheetRow>, ImportRefusal> },
    AppError<'job.cancelled' | 'import.refused'>
  >
> => {
  const vocabulary = { ...vocabularyFor('items', placeBookOf(context.db)), kind: checklistWords };
  let check: ImportCheck<ChecklistSheetRow> | null = null;
  const read = await readSheet({
    threadPath,
    filePath,
    ...(sheet === undefined ? {} : { sheet }),
    signal: context.signal,
    onSheet: (facts) => {
      check = createImportCheck(
        checklistImport,
        vocabulary,
        facts,
        { today: context.now.slice(0, 10), regionPrefixes: [] },
        nothingDecided,
      );
    },
    onRows: (rows) => {
      check?.take(rows);
    },
    onProgress: context.onProgress,
  });
  if (!read.ok)
    return err(read.error === 'cancelled' ? fail('job.cancelled', {}).error : fail('import.refused', { name, reason: read.error }).error);
  // TypeScript does not see the assignment inside the callback.
  const finished = (check as ImportCheck<ChecklistSheetRow> | null)?.finish();
  return ok({ facts: read.value, checked: finished ?? err({ reason: 'noRows' }) });
};

const nothingDecided = { choices: {}, remembered: () => undefined };

/** The rows of each item in the order of the sheet. */
const formsOf = (rows: readonly ChecklistSheetRow[]): ReadonlyMap<string, readonly ChecklistRow[]> => {
  const forms = new Map<string, ChecklistRow[]>();
  for (const { code, content, how, materials } of rows) forms.set(code, [...(forms.get(code) ?? []), { content, how, materials }]);
  return forms;
};

const changesOf = (
  db: ReadDb,
  forms: ReadonlyMap<string, readonly ChecklistRow[]>,
): readonly { readonly item: ItemVersion; readonly checklist: readonly ChecklistRow[] }[] =>
  listItems(db).flatMap((item) => {
    const checklist = forms.get(item.code);
    return checklist && JSON.stringify(checklist) !== JSON.stringify(item.checklist) ? [{ item, checklist }] : [];
  });
