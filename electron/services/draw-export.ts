import path from 'node:path';
import { ok, type Result } from '#shared/base/result.ts';
import type { RecordFacts } from '#shared/contract/draw-records.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { folderListName, folderListText } from '#shared/domain/draw/folder-list.ts';
import { encodeText } from '#shared/domain/draw/utf8-text.ts';
import { recordFileNames, recordNotes } from '#shared/i18n/zh-cn/record-files.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { readNamed } from '#electron/platform/read-named.ts';
import { readFileOrNull } from '#electron/platform/write-files.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { drawFiles, findDraw } from '#electron/store/draws.ts';
import type { Handler, JobContext } from './context.ts';
import { recordPageOf } from './draw-records.ts';
import { folderForGood } from './folder-for-good.ts';
import { recordFactsOf } from './record-facts.ts';
import { recordSheets } from './record-lists.ts';
import { workbookBytes } from './workbook-file.ts';

/** With what anyone makes the draw again: a page for a browser, a few lines for a shell (DRAW-SPEC 9). */
export const verifierNames = ['verify.html', 'verify.sh'];

type Export = Handler<'draws.exportRecord'>;
type Files = ReadonlyMap<string, Uint8Array>;

interface Program {
  readonly verifierDir: string;
  readonly version: string;
}

/** Some programs take a text without this mark for one of the old Chinese code pages. */
const byteOrderMark = '\uFEFF';

/**
 * Writes the record folder `<folder>/<serial>`: the bytes as they were frozen and drawn, what people read beside them, the two verifiers, and
 * the list of all of it. Anyone can recompute it (DRAW-SPEC 2 and 3). The same event gives the same bytes each time.
 */
export const exportRecord =
  (program: Program): Export =>
  async (context, { serial, folder, pdf }) => {
    const { db, pathOf, onProgress } = context;
    const begun = endedEarly(db, serial);
    const facts = begun === null ? recordFactsOf(db, serial, program.version) : null;
    if (facts?.ok === false) return facts;
    const parentDir = pathOf(folder);
    const pdfPath = pdf === undefined ? undefined : pathOf(pdf);
    if (parentDir === null || pdfPath === null) return fail('file.tokenUnknown', {});
    const recordDir = path.join(parentDir, serial);
    onProgress({ phase: 'writing', done: 0 });
    const read = facts ? await companionsOf(context, facts.value, program, recordDir, pdfPath) : ok(listed(begun ?? new Map()));
    if (!read.ok) return read;
    const files = read.value;
    onProgress({ phase: 'copying', done: 0, total: files.size });
    const names = [...files.keys()].sort();
    return folderForGood(
      context,
      { dirPath: recordDir, files },
      'draws.exported',
      { serial, folder: parentDir, files: files.size },
      {
        folder: recordDir,
        files: names,
      },
    );
  };

/** The files of an event that was made void before it was drawn: as far as it had come, with its sheet; null for every other event. */
const endedEarly = (db: ReadDb, serial: string): Files | null => {
  const draw = findDraw(db, serial);
  return draw?.state === 'void' && draw.result === null ? drawFiles(db, serial) : null;
};

/** The files with the list of all of them, which comes last. */
export const listed = (files: Files): Files => new Map([...files, [folderListName, encodeText(folderListText(nodeHash, files))]]);

type NotMade = AppError<'file.unreadable' | 'folder.notWritable' | 'disk.full'>;

/** Every file of the folder by name; the list of the others comes last. */
const companionsOf = async (
  context: JobContext,
  facts: RecordFacts,
  program: Program,
  recordDir: string,
  pdfPath: string | undefined,
): Promise<Result<Files, NotMade>> => {
  const { db } = context;
  const canonical = drawFiles(db, facts.serial);
  // Stamped with the moment of the draw.
  const sheets = recordSheets(db, facts.serial, canonical);
  const at = new Date(facts.drawnAt);
  const lists = await workbookBytes(context, { dirPath: recordDir, name: recordFileNames.lists, sheets, at });
  if (!lists.ok) return lists;
  const pdf = pdfPath === undefined ? null : await readFileOrNull(pdfPath);
  if (pdfPath !== undefined && pdf === null) return fail('file.unreadable', { name: recordFileNames.pdf });
  const notes = recordNotes({
    ...facts,
    pdf: pdf !== null,
    joint: canonical.has('frames.tsv'),
    replacement: canonical.has('vacancies.tsv'),
  });
  const files = new Map([
    ...canonical,
    [recordFileNames.page, encodeText(await recordPageOf(db, facts, program))],
    ...(pdf === null ? [] : [[recordFileNames.pdf, pdf] as const]),
    [recordFileNames.lists, lists.value],
    [recordFileNames.notes, encodeText(`${byteOrderMark}${notes}`)],
    ...(await readNamed(program.verifierDir, verifierNames)),
  ]);
  return ok(listed(files));
};
