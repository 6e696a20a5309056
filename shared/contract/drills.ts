import { z } from 'zod';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';
import type { StratumPreview } from './schemes.ts';
import { windowLimit } from './subjects.ts';

/** 试抽: what a scheme would give with a seed that anybody can see; it counts for nothing and never becomes a draw. */
export interface DrillDetail {
  readonly serial: string;
  readonly schemeId: string;
  readonly at: string;
  /** 64 hexadecimal digits, made by the program for this trial alone. */
  readonly seed: string;
  readonly strata: readonly StratumPreview[];
  readonly drawn: number;
  readonly inspectors: number;
  readonly shortVisits: number;
}

export interface DrillRow {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly stratum: string;
  readonly ticket: string;
  readonly inspectors: readonly string[];
}

const serial = z.string().min(1).max(40);

export const drillsContract = {
  'drills.run': returns<{ readonly serial: string }>().job({
    input: z.strictObject({ schemeId: z.string() }),
    errors: ['scheme.notFound', 'scheme.frozen', 'scheme.notReady'],
    access: ['clerk', 'head'],
    changes: ['schemes'],
    audit: 'drills.ran',
  }),
  'drills.get': returns<DrillDetail>().query({
    input: z.strictObject({ serial }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['schemes'],
  }),
  'drills.rows': returns<{ readonly offset: number; readonly total: number; readonly rows: readonly DrillRow[] }>().query({
    input: z.strictObject({ serial, offset: z.int().min(0), limit: z.int().min(1).max(windowLimit) }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['schemes'],
  }),
} as const;
