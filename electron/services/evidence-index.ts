import { itemTitle } from '#shared/domain/items/item-content.ts';
import { evidenceKindText } from '#shared/i18n/zh-cn/evidence.ts';
import { placeOfMeasure } from '#shared/i18n/zh-cn/follow-ups.ts';
import { evidenceIndexWords as words, ofMeasureText } from '#shared/i18n/zh-cn/year-pack.ts';
import type { AttachmentState } from '#electron/platform/attachments.ts';
import type { ReadDb } from '#electron/store/db.ts';
import type { StoredEvidence } from '#electron/store/evidence.ts';
import { findFollowUp } from '#electron/store/follow-ups.ts';
import { listItemsById } from '#electron/store/items.ts';
import { findVisitState } from '#electron/store/visit-states.ts';
import type { WorkbookSheet } from '#electron/tables/write-workbook.ts';

interface Indexed {
  readonly rows: readonly StoredEvidence[];
  readonly states: ReadonlyMap<string, AttachmentState>;
  /** Names of tasks by the serial of their event. */
  readonly taskNames: ReadonlyMap<string, string>;
}

/** 现场材料索引: one line for each file of each place. Every cell is text but the numbers, so that no program takes a name for a formula. */
export const evidenceIndex = (db: ReadDb, { rows, states, taskNames }: Indexed): WorkbookSheet => ({
  name: words.sheet,
  state: 'visible',
  columns: words.columns.map(({ width }) => ({ width, format: '@', wrap: true as const })),
  headRows: [words.columns.map(({ title }) => title)],
  merges: [],
  rows: rows.map((row, index) => [
    index + 1,
    row.serial,
    taskNames.get(row.serial) ?? '',
    findVisitState(db, row.serial, row.code)?.name ?? '',
    row.code,
    belongsTo(db, row),
    row.fileName,
    evidenceKindText[row.kind],
    row.bytes,
    row.sha256,
    row.at.slice(0, 10),
    row.byName,
    row.note,
    words.fileText[states.get(row.sha256) ?? 'missing'],
  ]),
  validations: [],
  autoFilter: 'A1:N1',
});

const belongsTo = (db: ReadDb, { about, part, followUp }: StoredEvidence): string => {
  if (about === 'visit') return words.aboutText.visit;
  if (about === 'item') return listItemsById(db, [part]).map(itemTitle).join('') || words.aboutText.item;
  const measures = followUp === null ? [] : (findFollowUp(db, followUp)?.measures ?? []);
  const index = measures.findIndex(({ id }) => id === part);
  const measure = measures[index];
  return measure ? ofMeasureText(placeOfMeasure(index + 1, measure.kind)) : words.aboutText.measure;
};
