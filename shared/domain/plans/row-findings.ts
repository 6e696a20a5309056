import type { PlanRow } from './plan-row.ts';
import type { RowAmount } from './plan-shares.ts';

export type PlanFindingCode =
  | 'noRows'
  | 'dueOver'
  | 'baseNotFrozen'
  | 'shareShort'
  | 'nameTwice'
  | 'rowTwice'
  | 'nameMissing'
  | 'kindMissing'
  | 'periodMissing'
  | 'periodUnread'
  | 'periodReversed'
  | 'periodOutsideYear'
  | 'endsLate'
  | 'itemsMissing'
  | 'itemsUnread'
  | 'itemUnpublished'
  | 'itemGone'
  | 'amountMissing'
  | 'amountUnread'
  | 'rateTiny'
  | 'rateOver'
  | 'countZero'
  | 'countOverRange'
  | 'rangeEmpty'
  | 'partnersMissing'
  | 'leadMissing';

/** One line of what the rules say of a plan: `must` keeps it from being submitted, `look` wants a glance. */
export interface PlanFinding {
  readonly level: 'must' | 'look';
  readonly code: PlanFindingCode;
  /** Empty: the whole plan is meant. */
  readonly rowId: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** What of an item decides whether a plan may name it. */
export interface PlanItem {
  readonly code: string;
  readonly name: string;
  readonly published: boolean;
}

interface RowSurroundings {
  readonly year: number;
  readonly items: readonly PlanItem[];
  readonly settings: { readonly lastEnd: string };
}

type Say = (level: PlanFinding['level'], code: PlanFindingCode, facts?: PlanFinding['facts']) => PlanFinding;

/** What the rules say of one row alone (R7-R9, R15). */
export const rowFindings = (row: PlanRow, surroundings: RowSurroundings, amount: RowAmount): readonly PlanFinding[] => {
  const say: Say = (level, code, facts = {}) => ({ level, code, rowId: row.id, facts });
  return [
    ...(row.name === '' ? [say('must', 'nameMissing')] : []),
    ...(row.kind === '' ? [say('look', 'kindMissing')] : []),
    ...periodFindings(row, surroundings, say),
    ...itemFindings(row, surroundings.items, say),
    ...amountFindings(row, amount, say),
    ...jointFindings(row, say),
  ];
};

const periodFindings = ({ from, to, unread }: PlanRow, { year, settings }: RowSurroundings, say: Say): readonly PlanFinding[] => {
  if (from === '' || to === '')
    return [unread.period === '' ? say('must', 'periodMissing') : say('must', 'periodUnread', { text: unread.period })];
  if (from > to) return [say('must', 'periodReversed', { from, to })];
  if (from < `${year}-01-01` || to > `${year}-12-31`) return [say('must', 'periodOutsideYear', { from, to, year })];
  const last = `${year}-${settings.lastEnd}`;
  return to > last ? [say('look', 'endsLate', { to, last })] : [];
};

const itemFindings = ({ itemCodes, unread }: PlanRow, items: readonly PlanItem[], say: Say): readonly PlanFinding[] => {
  const known = new Map(items.map((item) => [item.code, item]));
  const unreadItems = unread.items === '' ? [] : [say('look', 'itemsUnread', { text: unread.items })];
  if (itemCodes.length === 0) return [...unreadItems, say('must', 'itemsMissing')];
  return [
    ...unreadItems,
    ...itemCodes.flatMap((code) => {
      const item = known.get(code);
      if (!item) return [say('must', 'itemGone', { code })];
      // Nothing unpublished is inspected (国办发〔2024〕54号).
      return item.published ? [] : [say('must', 'itemUnpublished', { item: item.name })];
    }),
  ];
};

/** Below a tenth of a percent a ratio was most likely typed as 0.03 where 3 was meant (R15). */
const leastPpm = 1_000;
const wholePpm = 1_000_000;

const amountFindings = ({ ratePpm, count, range, unread, level }: PlanRow, { pool }: RowAmount, say: Say): readonly PlanFinding[] => {
  if (ratePpm === null && count === null)
    return [unread.amount === '' ? say('must', 'amountMissing') : say('must', 'amountUnread', { text: unread.amount })];
  return [
    ...(ratePpm !== null && ratePpm > wholePpm ? [say('must', 'rateOver', { ratePpm })] : []),
    ...(ratePpm !== null && ratePpm < leastPpm ? [say('look', 'rateTiny', { ratePpm })] : []),
    ...(count === 0 ? [say('must', 'countZero')] : []),
    ...(pool === 0 ? [say('look', 'rangeEmpty', { range })] : []),
    // The number of a row that the province or the city draws counts subjects of other counties too.
    ...(pool > 0 && count !== null && count > pool && level === 'county' ? [say('look', 'countOverRange', { count, pool })] : []),
  ];
};

const jointFindings = ({ joint, leadDept, partners }: PlanRow, say: Say): readonly PlanFinding[] => {
  if (joint === 'single') return [];
  return [
    ...(leadDept === '' ? [say('look', 'leadMissing')] : []),
    ...(partners.length === 0 ? [say(joint === 'cross' ? 'must' : 'look', 'partnersMissing')] : []),
  ];
};
