import { stratumQuota } from '#shared/domain/draw/allocation.ts';
import type { AppliesRule } from '#shared/domain/items/applies-to.ts';
import { planLevels, type PlanLevel, type PlanRow } from './plan-row.ts';
import { isAbout, type RowTarget, type TargetGroup } from './row-target.ts';

/** 存续 subjects that the shares are counted on: enterprises decide, all subjects stand beside (DOMAIN 14). */
export interface PlanBase {
  readonly enterprises: number;
  readonly subjects: number;
}

/** 户: each counted once, expected; 户次: every visit. Both rounded down, so that a line is never said to be reached too early. */
export interface ShareAmount {
  readonly distinct: number;
  readonly visits: number;
}

export interface ShareLine {
  readonly scope: 'whole' | PlanLevel;
  readonly enterprises: ShareAmount;
  readonly subjects: ShareAmount;
  /** Whether the line of the enterprises is reached: 县 more than 2 %, 省 and 市 at least 0.5 %, the whole at least 3 % (DOMAIN 5). */
  readonly reached: boolean;
}

/** What one row is expected to draw from the library as it is today. */
export interface RowAmount {
  readonly rowId: string;
  /** Subjects that the row is about, and how many of them it draws. */
  readonly pool: number;
  readonly drawn: number;
}

export interface PlanShares {
  readonly lines: readonly ShareLine[];
  readonly rows: readonly RowAmount[];
}

export interface JudgedRow {
  readonly row: PlanRow;
  readonly target: RowTarget;
  readonly items: readonly AppliesRule[];
}

/** Whether a number of enterprises reaches the line of its scope; whole numbers alone, exactly 2.00 % fails and exactly 3.00 % passes (DOMAIN 5). */
export const lineReached = (scope: ShareLine['scope'], enterprises: number, base: number): boolean => {
  if (base === 0) return false;
  switch (scope) {
    case 'whole':
      return enterprises * 100 >= 3 * base;
    case 'county':
      return enterprises * 100 > 2 * base;
    case 'province':
    case 'city':
      return enterprises * 1000 >= 5 * base;
  }
};

interface Drawing {
  readonly level: PlanLevel;
  readonly pool: number;
  readonly drawn: number;
  readonly groups: ReadonlySet<TargetGroup>;
}

/** Chances are counted in parts of 10^18, so that no floating point decides about a line. */
const scale = 10n ** 18n;

/**
 * What the rows of a plan come to in a year: a row draws the larger of its ratio (rounded up) and its number from those it is about, everybody
 * among them alike, and rows draw independently of each other. 户 is the expected number of different subjects.
 */
export const planShares = (rows: readonly JudgedRow[], groups: readonly TargetGroup[], base: PlanBase): PlanShares => {
  const drawings = rows.map(({ row, target, items }): Drawing => {
    const about = groups.filter((group) => isAbout(target, items, group));
    const pool = about.reduce((sum, { count }) => sum + count, 0);
    const drawn = stratumQuota({ size: pool, takeAll: 0, ratePpm: row.ratePpm ?? 0, min: row.count ?? 0 });
    return { level: row.level, pool, drawn, groups: new Set(about) };
  });
  const enterprises = groups.filter(({ kind }) => kind === 'enterprise');
  const line = (scope: ShareLine['scope']): ShareLine => {
    const own = drawings.filter(({ level }) => scope === 'whole' || level === scope);
    const amount = amountOf(own, enterprises);
    return {
      scope,
      enterprises: amount,
      subjects: amountOf(own, groups),
      reached: lineReached(scope, amount.distinct, base.enterprises),
    };
  };
  return {
    lines: (['whole', 'county', ...planLevels.filter((level) => level !== 'county')] as const).map(line),
    rows: rows.map(({ row }, index) => ({ rowId: row.id, pool: drawings[index]?.pool ?? 0, drawn: drawings[index]?.drawn ?? 0 })),
  };
};

const amountOf = (drawings: readonly Drawing[], groups: readonly TargetGroup[]): ShareAmount => {
  let distinct = 0n;
  let visits = 0n;
  for (const group of groups) {
    const size = BigInt(group.count);
    let missed = scale;
    for (const { pool, drawn, groups: about } of drawings) {
      if (pool === 0 || !about.has(group)) continue;
      missed = (missed * BigInt(pool - drawn)) / BigInt(pool);
      visits += (size * BigInt(drawn) * scale + BigInt(pool) - 1n) / BigInt(pool);
    }
    distinct += size * (scale - missed);
  }
  // What a division left over is far below one subject: it makes whole sums whole again and moves no other.
  return { distinct: Number(distinct / scale), visits: Number(visits / scale) };
};
