import type { PlanRow } from './plan-row.ts';
import type { PlanShares, RowAmount } from './plan-shares.ts';
import { rowFindings, type PlanFinding, type PlanItem } from './row-findings.ts';

/** What a bureau may set for its plans (R7): month and day, `MM-DD`. */
export interface PlanSettings {
  /** No task of the plan ends later. */
  readonly lastEnd: string;
  /** The plan is reported by this day. */
  readonly dueBy: string;
}

export const usualSettings: PlanSettings = { lastEnd: '11-10', dueBy: '01-15' };

/** All that the rules of a plan look at. */
export interface PlanFacts {
  readonly year: number;
  readonly today: string;
  readonly rows: readonly PlanRow[];
  readonly items: readonly PlanItem[];
  readonly settings: PlanSettings;
  readonly shares: PlanShares;
  /** 存续企业 that the shares are counted on, and whether the number of 1 January is frozen. */
  readonly base: { readonly enterprises: number; readonly frozen: boolean };
  /** Whether the plan of this year was reported already, in this version or an earlier one. */
  readonly reported: boolean;
}

/** Every finding of the whole plan and of its rows; submitting needs that none is `must`. In reading order, must before look. */
export const planFindings = (facts: PlanFacts): readonly PlanFinding[] => {
  const amounts = new Map(facts.shares.rows.map((amount): [string, RowAmount] => [amount.rowId, amount]));
  const all = [
    ...wholeFindings(facts),
    ...facts.rows.flatMap((row) => rowFindings(row, facts, amounts.get(row.id) ?? { rowId: row.id, pool: 0, drawn: 0 })),
    ...twiceFindings(facts.rows),
  ];
  return (['must', 'look'] as const).flatMap((level) => all.filter((finding) => finding.level === level));
};

const whole = (level: PlanFinding['level'], code: PlanFinding['code'], facts: PlanFinding['facts'] = {}): PlanFinding => ({
  level,
  code,
  rowId: '',
  facts,
});

const wholeFindings = ({ year, today, rows, settings, shares, base, reported }: PlanFacts): readonly PlanFinding[] => {
  if (rows.length === 0) return [whole('must', 'noRows')];
  const due = `${year}-${settings.dueBy}`;
  // What province and city draw is theirs to plan; the lines of a county are its own and the whole.
  const shortLines =
    base.enterprises === 0 ? [] : shares.lines.filter(({ scope, reached }) => !reached && (scope === 'whole' || scope === 'county'));
  return [
    ...(!reported && today > due ? [whole('look', 'dueOver', { due })] : []),
    ...(base.frozen ? [] : [whole('look', 'baseNotFrozen', { year, enterprises: base.enterprises })]),
    ...shortLines.map(({ scope, enterprises }) =>
      whole('look', 'shareShort', { scope, enterprises: enterprises.distinct, base: base.enterprises }),
    ),
  ];
};

/** Rows that would be drawn twice: the same name, or the same items over the same subjects at the same time. */
const twiceFindings = (rows: readonly PlanRow[]): readonly PlanFinding[] =>
  rows.flatMap((row, index) => {
    const earlier = rows.slice(0, index);
    const found = (code: 'nameTwice' | 'rowTwice', other: PlanRow): PlanFinding => ({
      level: code === 'nameTwice' ? 'must' : 'look',
      code,
      rowId: row.id,
      facts: { other: other.name },
    });
    const sameName = earlier.find(({ name }) => name !== '' && planNameKey(name) === planNameKey(row.name));
    if (sameName) return [found('nameTwice', sameName)];
    const sameWork = earlier.find((other) => isSameWork(other, row));
    return sameWork ? [found('rowTwice', sameWork)] : [];
  });

/** Under which two rows have the same name. */
export const planNameKey = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, '');

const isSameWork = (a: PlanRow, b: PlanRow): boolean =>
  a.itemCodes.length > 0 &&
  a.itemCodes.length === b.itemCodes.length &&
  a.itemCodes.every((code) => b.itemCodes.includes(code)) &&
  a.level === b.level &&
  planNameKey(a.range) === planNameKey(b.range) &&
  a.from !== '' &&
  b.from !== '' &&
  a.from <= b.to &&
  b.from <= a.to;
