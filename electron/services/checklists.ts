import path from 'node:path';
import { err, ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { createImportCheck, type CheckedImport, type ImportCheck } from '#shared/domain/imports/check-rows.ts';
import { checklistImport, type ChecklistSheetRow } from '#shared/domain/imports/describe-checklists.ts';
import { itemTitle, type ChecklistRow } from '#shared/domain/items/item-content.ts';
import { fileSha256 } from '#electron/platform/file-hash.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { isItemUsed, replaceItem, succeedItem, type ItemVersion } from '#electron/store/item-versions.ts';
import { listItems } from '#electron/store/items.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { readSheet } from '#electron/tables/read-sheet.ts';
import checklistWords from '#resources/vocabulary/checklists.json' with { type: 'json' };
import type { Handlers, JobContext } from './context.ts';
import { vocabularyFor } from './import-vocabulary.ts';
import { keepItemChange } from './item-history.ts';
import { itemHash } from './items.ts';
import { singleStep } from './single-step.ts';

type Failure = AppError<
  'job.cancelled' | 'file.tokenUnknown' | 'file.unreadable' | 'import.refused' | 'import.noRows' | 'item.checklistColumns'
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
        const { db, seq, newId, note } = write;
        for (const { item, checklist } of changesOf(db, formsOf(read.value.checked.rows))) {
          const after = { ...item, checklist };
          const stamp = { contentHash: itemHash(after), batchId: null, seq };
          const uid = newId();
          const used = isItemUsed(db, item.id);
          if (used) succeedItem(db, item, after, { ...stamp, uid });
          else replaceItem(db, item.id, after, stamp);
          keepItemChange(write, 'items.writeChecklists', used ? uid : item.id, { before: used ? null : item, after });
        }
        note({ file: read.value.name, sha256, forms: changes.length });
        return ok({ forms: changes.length });
      }),
    );
  },
});

const readForms = async (context: JobContext, file: string, threadPath: string): Promise<Result<ReadForms, Failure>> => {
  const filePath = context.pathOf(file);
  if (filePath === null) return fail('file.tokenUnknown', {});
  const name = path.basename(filePath);
  const sha256 = await fileSha256(filePath);
  if (sha256 === null) return fail('file.unreadable', { name });
  const vocabulary = { ...vocabularyFor('items', placeBookOf(context.db)), kind: checklistWords };
  let check: ImportCheck<ChecklistSheetRow> | null = null;
  const read = await readSheet({
    threadPath,
    filePath,
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
  const checked = (check as ImportCheck<ChecklistSheetRow> | null)?.finish();
  if (checked?.ok) return ok({ name, sha256, checked: checked.value });
  return checked?.error.reason === 'wrongColumns'
    ? fail('item.checklistColumns', { missing: checked.error.missing })
    : fail('import.noRows', { name });
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
