import { fail } from '#shared/contract/errors.ts';
import type { ResultDraft } from '#shared/contract/results.ts';
import { rowMark } from '#shared/domain/field-pack/row-mark.ts';
import { inVisitOrder } from '#shared/domain/field-pack/visit-order.ts';
import { resultImport, type ResultSheetRow } from '#shared/domain/imports/describe-results.ts';
import { createCellWords, rowTexts, templateColumns } from '#shared/domain/imports/template.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { broughtBackWords as words, resultTableName, resultTableRules } from '#shared/i18n/zh-cn/brought-back.ts';
import type { ReadDb } from '#electron/store/db.ts';
import type { StoredDraw } from '#electron/store/draws.ts';
import { listFieldVisits, type StoredFieldVisit } from '#electron/store/field-pack.ts';
import { inspectorNames } from '#electron/store/inspectors.ts';
import type { ItemVersion } from '#electron/store/item-versions.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { findResult } from '#electron/store/results.ts';
import { listVisitStates } from '#electron/store/visit-states.ts';
import type { Handler, JobContext } from './context.ts';
import { drawnEvent } from './drawn-event.ts';
import { dictionarySheet, explainSheet, fillSheet, type TableSheet } from './library-sheets.ts';
import { nextTurn } from './next-turn.ts';
import { resultVocabulary } from './result-words.ts';
import { visitItems } from './visit-items.ts';
import { writeForGood } from './workbook-file.ts';

/** More than a county has in one event. */
const everyVisit = { offset: 0, limit: 1_000_000 };

interface OpenVisit extends StoredFieldVisit {
  readonly number: number;
}

/** The visits that are to be entered still, with the numbers that their printed sheets have. */
const openVisits = (db: ReadDb, serial: string, carrier: string | null): readonly OpenVisit[] => {
  const open = new Set(listVisitStates(db, serial, ['todo', 'returned'], everyVisit).map(({ code }) => code));
  return inVisitOrder(listFieldVisits(db, serial))
    .map((visit, index) => ({ ...visit, number: index + 1 }))
    .filter((visit) => open.has(visit.code) && (carrier === null || visit.carrier === carrier));
};

const nothingTyped: Omit<ResultSheetRow, keyof GivenCells | 'itemCode' | 'item'> = {
  outcomes: [],
  inspectedOn: '',
  check: '',
  problem: '',
  text: '',
  methods: [],
  disposal: '',
  visitCode: '',
  remark: '',
};

type GivenCells = Pick<ResultSheetRow, 'number' | 'name' | 'code' | 'town' | 'inspectors' | 'mark'>;

/** A row for each item of a visit, or one without; what was returned stands in it as it was entered. */
const rowsOfVisit = (given: GivenCells, items: readonly ItemVersion[], before: ResultDraft | null): readonly ResultSheetRow[] =>
  (items.length === 0 ? [undefined] : items).map((item, index) => {
    const answer = before?.items.find(({ itemId }) => itemId === item?.id);
    const ofItem = answer && { check: answer.check, problem: answer.problem ? 'yes' : 'no', text: answer.problem ? answer.text : '' };
    const { outcomes, inspectedOn, methods, disposal, visitCode, remark } = (index === 0 ? before : null) ?? nothingTyped;
    return {
      ...nothingTyped,
      ...given,
      ...{ itemCode: item?.code ?? '', item: item ? itemTitle(item) : words.noItem },
      ...ofItem,
      ...{ outcomes, inspectedOn, methods, disposal, visitCode, remark },
    };
  });

/** Visits after which others have their turn. */
const visitsInOneTurn = 20;

/** The rows of these visits as texts, made in turns. */
const textsOfVisits = async (
  { db, signal, onProgress }: JobContext,
  draw: StoredDraw,
  visits: readonly OpenVisit[],
): Promise<readonly (readonly string[])[]> => {
  const { serial, result: outcome } = draw;
  const itemsOf = visitItems(db, draw);
  const places = placeBookOf(db);
  const names = inspectorNames(db, [...new Set(visits.flatMap(({ inspectors }) => inspectors))]);
  const cellWords = createCellWords(resultVocabulary);
  const texts: (readonly string[])[] = [];
  for (const [done, visit] of visits.entries()) {
    const { code, number, name, town, inspectors } = visit;
    const given = {
      ...{ number: String(number), name, code, town: places.nameOf('town', town) },
      inspectors: inspectors.map((staffNo) => names.get(staffNo) ?? staffNo).join(words.between),
      mark: rowMark({ serial, code, recordHash: outcome?.recordHash ?? '' }),
    };
    for (const row of rowsOfVisit(given, itemsOf(visit), findResult(db, serial, code))) texts.push(rowTexts(resultImport, row, cellWords));
    if (done % visitsInOneTurn > 0) continue;
    signal.throwIfAborted();
    onProgress({ phase: 'writing', done, total: visits.length });
    await nextTurn();
  }
  return texts;
};

/** 现场结果表: the visits that wait for their results, with drop-downs, and the hidden column that brings each row back to its visit. */
export const writeResultTable: Handler<'broughtBack.writeTable'> = async (context, { serial, carrier, folder }) => {
  const { db } = context;
  const draw = drawnEvent(db, serial);
  if (!draw.ok) return draw;
  const visits = openVisits(db, serial, carrier);
  if (visits.length === 0) return fail('broughtBack.nothingToEnter', { serial });
  const name = carrier === null ? '' : (inspectorNames(db, [carrier]).get(carrier) ?? carrier);
  const table: TableSheet = {
    kind: 'results',
    name: words.table,
    columns: templateColumns(resultImport, resultVocabulary, new Map()),
    stationsByTown: [],
  };
  const rows = await textsOfVisits(context, draw.value, visits);
  const filled = fillSheet(table, { count: rows.length, rows });
  const hidden = table.columns.findIndex(({ field }) => field === 'mark');
  const columns = filled.columns.map((column, index) => (index === hidden ? { ...column, hidden: true as const } : column));
  const seen = { ...table, columns: table.columns.filter(({ field }) => field !== 'mark') };
  const sheets = [{ ...filled, columns }, explainSheet([seen], resultTableRules), dictionarySheet([table])];
  const fileName = resultTableName(serial, name);
  const facts = { serial, carrier: name, file: fileName, visits: visits.length };
  return writeForGood(context, { folder, fileName, sheets }, 'broughtBack.tableWritten', facts, { fileName, visits: visits.length });
};
