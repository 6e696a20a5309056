import path from 'node:path';
import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { encodeText } from '#shared/domain/draw/utf8-text.ts';
import { ledgerFileName } from '#shared/i18n/zh-cn/follow-ups.ts';
import { letterFileName } from '#shared/i18n/zh-cn/letters.ts';
import { evidenceIndexFileName, yearPackFolderName, yearPackList, yearPackWords } from '#shared/i18n/zh-cn/year-pack.ts';
import { attachmentsDir } from '#electron/platform/attachments.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import { listEvidence } from '#electron/store/evidence.ts';
import { findOffice } from '#electron/store/office.ts';
import type { WorkbookSheet } from '#electron/tables/write-workbook.ts';
import type { Handlers, JobContext } from './context.ts';
import { dayStamp } from './day-stamp.ts';
import { checkFiles } from './evidence-check.ts';
import { evidenceIndex } from './evidence-index.ts';
import { figuresWorkbook } from './figures.ts';
import { ledgerRows } from './follow-up-rows.ts';
import { folderForGood } from './folder-for-good.ts';
import { ledgerSheet } from './ledger-sheet.ts';
import { letterBytes, yearSummaryOf } from './letters.ts';
import { workbookBytes } from './workbook-file.ts';

/** Some programs take a text without this mark for one of the old Chinese code pages. */
const byteOrderMark = '\uFEFF';

interface Asked {
  readonly year: number;
  readonly until: string;
  readonly to: string;
}

type NotMade = AppError<'figures.dayInvalid' | 'folder.notWritable' | 'disk.full'>;

/** The files of the pack in the order they are read; 目录 comes last and names the others. */
const packFiles = async (
  context: JobContext,
  attachments: string,
  dirPath: string,
  asked: Asked,
): Promise<Result<ReadonlyMap<string, Uint8Array>, NotMade>> => {
  const { db, now, signal, onProgress } = context;
  const day = now.slice(0, 10);
  const summary = yearSummaryOf(db, now, asked);
  if (!summary.ok) return summary;
  const figures = figuresWorkbook(db, now, asked);
  if (!figures.ok) return figures;
  const tasks = figures.value.facts.tasks.filter((task) => !task.void);
  const taskNames = new Map(tasks.map(({ serial, name }) => [serial, name]));
  const rows = listEvidence(db, [...taskNames.keys()], asked.until);
  const total = new Set(rows.map(({ sha256 }) => sha256)).size;
  const states = await checkFiles(attachments, rows, (done) => {
    onProgress({ phase: 'checking', done, total });
    signal.throwIfAborted();
  });
  const ledger = ledgerRows(db, now, null).filter(({ serial }) => taskNames.has(serial));
  const workbooks: readonly (readonly [string, readonly WorkbookSheet[]])[] = [
    [figures.value.fileName, figures.value.sheets],
    [ledgerFileName(day), [ledgerSheet(db, now, ledger)]],
    [evidenceIndexFileName(asked.year, asked.until), [evidenceIndex(db, { rows, states, taskNames })]],
  ];
  const files = new Map([[letterFileName(summary.value.title, day), await letterBytes(summary.value, now)]]);
  for (const [name, sheets] of workbooks) {
    onProgress({ phase: 'writing', done: files.size, total: workbooks.length + 2 });
    const bytes = await workbookBytes(context, { dirPath, name, sheets, at: dayStamp(now) });
    if (!bytes.ok) return bytes;
    files.set(name, bytes.value);
  }
  const packed = [...files].map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256Hex(bytes) }));
  const list = yearPackList({ office: findOffice(db)?.name ?? '', year: asked.year, until: asked.until, day }, packed);
  return ok(files.set(yearPackWords.listName, encodeText(`${byteOrderMark}${list}`)));
};

export const yearPackHandlers = (surroundings: { readonly dataDir: string }): Handlers<'yearPack.write'> => ({
  'yearPack.write': async (context, { folder, ...asked }) => {
    const parentDir = context.pathOf(folder);
    if (parentDir === null) return fail('file.tokenUnknown', {});
    const name = yearPackFolderName(asked.year, asked.until);
    const dirPath = path.join(parentDir, name);
    const files = await packFiles(context, attachmentsDir(surroundings), dirPath, asked);
    if (!files.ok) return files;
    const names = [...files.value.keys()];
    const facts = { year: asked.year, until: asked.until, folder: name, files: names.length };
    return folderForGood(context, { dirPath, files: files.value }, 'yearPack.written', facts, { folder: name, files: names });
  },
});
