import type { DrawSummary } from '#shared/contract/draws.ts';
import type { LedgerGroup } from '#shared/i18n/zh-cn/ledger.ts';

export interface LedgerFilter {
  /** Four digits; empty for every year. */
  readonly year: string;
  readonly group: LedgerGroup;
  /** Part of a number or a task's name. */
  readonly text: string;
}

export const everyEvent: LedgerFilter = { year: '', group: 'all', text: '' };

const groupOf = ({ state }: DrawSummary): LedgerGroup => (state === 'drawn' || state === 'void' ? state : 'open');

/** The year an event is numbered in. */
export const yearOf = ({ serial }: Pick<DrawSummary, 'serial'>): string => serial.split('-').at(-2) ?? '';

/** The years that have events, newest first. */
export const yearsOf = (draws: readonly DrawSummary[]): readonly string[] => [...new Set(draws.map(yearOf))].sort().reverse();

/** The events that fit, in the order they came in. */
export const filteredLedger = (draws: readonly DrawSummary[], { year, group, text }: LedgerFilter): readonly DrawSummary[] =>
  draws.filter(
    (draw) =>
      (year === '' || yearOf(draw) === year) &&
      (group === 'all' || groupOf(draw) === group) &&
      (text === '' || draw.serial.includes(text) || draw.schemeName.includes(text)),
  );
