import { excludedReasonText, memberText, recordListWords as words } from '#shared/i18n/zh-cn/record-files.ts';
import type { AnnexRow } from '#shared/i18n/zh-cn/record-page.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { listDrawn } from '#electron/store/draw-lists.ts';
import { inspectorNames } from '#electron/store/inspectors.ts';
import { findFrozenFacts } from '#electron/store/record-facts.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import type { SheetColumn, WorkbookSheet } from '#electron/tables/write-workbook.ts';
import { chosenMembers } from './drawn-teams.ts';
import { storedText } from './record-facts.ts';

type Files = ReadonlyMap<string, Uint8Array>;

const pageRows = 200;

/** The drawn subjects with their teams, page by page, so that the writer can give way in between. */
export function* drawnRows(db: ReadDb, serial: string): Generator<AnnexRow & { readonly town: string }> {
  const places = placeBookOf(db);
  const chosen = chosenMembers(db, serial);
  for (let offset = 0; ; offset += pageRows) {
    const page = listDrawn(db, serial, offset, pageRows);
    const names = inspectorNames(
      db,
      page.flatMap(({ inspectors }) => inspectors),
    );
    for (const { stratum, rank, code, name, town, inspectors, ticket } of page) {
      const team = inspectors.map((staffNo) => memberText(names.get(staffNo) ?? staffNo, chosen.get(code)?.has(staffNo) ?? false));
      yield { stratum, rank, code, name, town: places.nameOf('town', town), team, ticket };
    }
    if (page.length < pageRows) return;
  }
}

const width = { item: 14, stratum: 8, rank: 8, code: 24, name: 40, town: 18, team: 24, ticket: 70, reason: 24 } as const;
type Column = keyof typeof width;

const sheet = (name: string, columns: readonly Column[], rows: Iterable<readonly (string | number)[]>): WorkbookSheet => ({
  name,
  state: 'visible',
  columns: columns.map((column): SheetColumn => ({ width: width[column], ...(column === 'rank' ? {} : { format: '@' }) })),
  headRows: [columns.map((column) => words[column])],
  merges: [],
  rows,
  validations: [],
});

/** The files of one kind with the item that each is for; a plain event has one file and no item. */
const filesOf = (files: Files, kind: 'frame' | 'result'): readonly (readonly [item: string, text: string])[] =>
  [...files.keys()]
    .filter((name) => name === `${kind}.tsv` || (name.startsWith(`${kind}.`) && name.endsWith('.tsv')))
    .map((name) => [name.slice(kind.length + 1, -'.tsv'.length), storedText(files, name)]);

function* linesOf(text: string): Generator<readonly string[]> {
  for (const line of text.split('\n').slice(1, -1)) yield line.split('\t');
}

/** The lists of a record as people read them. Every text is written as a text: a name that begins like a formula stays a name. */
export const recordSheets = (db: ReadDb, serial: string, files: Files): readonly WorkbookSheet[] => {
  const joint = files.has('frames.tsv');
  const of = (columns: readonly Column[]): readonly Column[] => (joint ? ['item', ...columns] : columns);
  const inItem = (item: string, cells: readonly (string | number)[]) => (joint ? [item, ...cells] : cells);
  const drawn = function* () {
    for (const { stratum, rank, code, name, town, team, ticket } of drawnRows(db, serial)) {
      yield [stratum, rank, code, name, town, team.join(words.comma), ticket];
    }
  };
  const reserve = function* () {
    for (const [item, text] of filesOf(files, 'result')) {
      for (const [stratum = '', rank = '', mark, code = '', , ticket = ''] of linesOf(text)) {
        if (mark === 'R') yield inItem(item, [stratum, Number(rank), code, findFrozenFacts(db, serial, code).name, ticket]);
      }
    }
  };
  const excluded = function* () {
    for (const [item, text] of filesOf(files, 'frame')) {
      for (const [code = '', stratum = '', tier] of linesOf(text)) {
        if (tier !== '9') continue;
        const { name, cause, reason } = findFrozenFacts(db, serial, code);
        yield inItem(item, [code, name, stratum, excludedReasonText(cause === '' ? 'status' : cause, reason)]);
      }
    }
  };
  return [
    sheet(words.drawn, ['stratum', 'rank', 'code', 'name', 'town', 'team', 'ticket'], drawn()),
    sheet(words.reserve, of(['stratum', 'rank', 'code', 'name', 'ticket']), reserve()),
    sheet(words.excluded, of(['code', 'name', 'stratum', 'reason']), excluded()),
  ];
};
