import type { Result } from '#shared/base/result.ts';
import { parseSerial } from './serial.ts';
import { isSubjectId, parseTable, tableText, type TableError, type TableShape } from './table-file.ts';

/** Why a drawn subject cannot be visited, so that another one may be drawn for it (DRAW-SPEC 8). */
export const vacancyReasons = ['closed', 'moved', 'deregistered', 'unreachable', 'other'] as const;
export type VacancyReason = (typeof vacancyReasons)[number];

/** One visit of `event` that another subject takes; `evidence` names the paper that shows why. */
export interface VacancyRow {
  readonly subject: string;
  readonly event: string;
  readonly reason: VacancyReason;
  readonly evidence: string;
}

const shape: TableShape<VacancyRow> = {
  header: '#fairdraw-vacancies/1\tevent\treason\tevidence',
  columns: 4,
  keyColumns: 1,
  row: ([subject = '', event = '', cell = '', evidence = '']) => {
    if (!isSubjectId(subject)) return 'badId';
    if (!parseSerial(event)) return 'badSerial';
    const reason = vacancyReasons.find((known) => known === cell);
    return reason === undefined ? 'badKey' : { subject, event, reason, evidence };
  },
};

/** Reads `vacancies.tsv`; refuses anything but its one canonical form. */
export const parseVacancies = (text: string): Result<readonly VacancyRow[], TableError> => parseTable(text, shape);

/** The exact text of `vacancies.tsv`, ascending by the bytes of the subject; the same subject twice is an error. */
export const vacanciesText = (rows: readonly VacancyRow[]): Result<string, TableError> =>
  tableText(rows, ({ subject, event, reason, evidence }) => [subject, event, reason, evidence], shape);
