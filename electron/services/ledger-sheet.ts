import type { FollowUpRow } from '#shared/contract/follow-ups.ts';
import type { Measure } from '#shared/domain/follow-up/measures.ts';
import { followUpWords, ledgerWords as words, measureText, rowStateText } from '#shared/i18n/zh-cn/follow-ups.ts';
import { outcomeText } from '#shared/i18n/zh-cn/results.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findFollowUp } from '#electron/store/follow-ups.ts';
import { findVisitState } from '#electron/store/visit-states.ts';
import type { WorkbookSheet } from '#electron/tables/write-workbook.ts';
import { detailOf } from './follow-up-rows.ts';

const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('；');

const of = <K extends Measure['kind']>(measures: readonly Measure[], kind: K): readonly Extract<Measure, { readonly kind: K }>[] =>
  measures.filter((measure): measure is Extract<Measure, { readonly kind: K }> => measure.kind === kind);

const numbersOf = (measures: readonly Measure[]): string =>
  joined(
    measures.flatMap((measure) => {
      if (measure.kind === 'notifiedDepartment') return [measure.noticeNo];
      return measure.kind === 'transferred' || measure.kind === 'judicial' ? [measure.number] : [];
    }),
  );

const lateText = ({ publishedLate, deadline }: FollowUpRow): string =>
  joined([publishedLate ? words.publishedLate : '', deadline?.band === 'overdue' ? words.followedLate : '']) || words.inTime;

/** 问题台账 with the columns of DOMAIN 5. Every cell is text, so that no program takes what somebody typed for a formula. */
export const ledgerSheet = (db: ReadDb, now: string, rows: readonly FollowUpRow[]): WorkbookSheet => ({
  name: followUpWords.ledger,
  state: 'visible',
  columns: words.columns.map(({ width }) => ({ width, format: '@', wrap: true as const })),
  headRows: [words.columns.map(({ title }) => title)],
  merges: [],
  rows: rows.map((row, index) => cellsOf(db, now, row, index + 1)),
  validations: [],
  autoFilter: 'A1:R1',
});

const cellsOf = (db: ReadDb, now: string, row: FollowUpRow, number: number): readonly string[] => {
  const stored = findFollowUp(db, row.id);
  if (!stored) throw new Error(`the row ${row.id} is gone`);
  const { problems, inspectors } = detailOf(db, now, stored);
  const { measures } = row;
  const state = findVisitState(db, row.serial, row.code);
  return [
    String(number),
    row.serial,
    row.name,
    row.code,
    row.inspectedOn,
    joined(inspectors.map(({ name, certificateNo }) => (certificateNo === '' ? name : `${name}（${certificateNo}）`))),
    joined(problems.map(({ item }) => item)),
    joined(problems.map(({ text }) => text)),
    joined(row.outcomes.map((outcome) => outcomeText[outcome])),
    joined(measures.map(({ kind }) => measureText[kind])),
    row.owner,
    joined(of(measures, 'orderedToCorrect').map(({ dueOn }) => dueOn)),
    joined(of(measures, 'orderedToCorrect').map(({ recheckedOn }) => recheckedOn)),
    row.closedOn === '' ? rowStateText[row.state] : `${rowStateText[row.state]} ${row.closedOn}`,
    numbersOf(measures),
    joined(of(measures, 'abnormalList').map(({ decisionNo }) => decisionNo)),
    `${stored.enteredAt.slice(0, 10)} / ${state?.published?.on ?? words.notPublished}`,
    lateText(row),
  ];
};
