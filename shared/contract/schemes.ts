import { z } from 'zod';
import type { SchemeFinding } from '#shared/domain/schemes/findings.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';
import { riskClasses, subjectFilterSchema } from './subjects.ts';

export type SchemeState = 'draft' | 'frozen' | 'drawn' | 'void';

/** A day of the calendar, or empty while it is not chosen. */
const dayOrEmpty = z.union([z.literal(''), z.iso.date()]);

export const schemeDraftSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  filter: subjectFilterSchema,
  itemIds: z.array(z.string()),
  /** One row per credit-risk class that is drawn; parts per million, so that no floating point is needed (DRAW-SPEC 5). */
  rates: z.array(
    z.strictObject({ stratum: z.enum(riskClasses), ratePpm: z.int().min(0).max(1_000_000), minimum: z.int().min(0).max(1_000_000) }),
  ),
  /** Overall minimum of drawn subjects; 0 = none. */
  totalMinimum: z.int().min(0).max(10_000_000),
  teamSize: z.int().min(2).max(8),
  /** Most visits of one inspector in this event. */
  inspectorCap: z.int().min(1).max(100_000),
  sameArea: z.boolean(),
  startsOn: dayOrEmpty,
  endsOn: dayOrEmpty,
});

export type SchemeDraft = z.output<typeof schemeDraftSchema>;

export interface SchemeSummary {
  readonly id: string;
  readonly name: string;
  readonly state: SchemeState;
  readonly serial: string | null;
  readonly drawn: number;
  readonly entered: number;
  readonly updatedAt: string;
}

export interface SchemeDetail extends SchemeSummary {
  readonly draft: SchemeDraft;
}

export interface StratumPreview {
  readonly stratum: string;
  readonly subjects: number;
  readonly drawn: number;
  /** Chance of one subject as "1 in X", rounded to the nearest whole number; 0 = nobody is drawn. */
  readonly oneIn: number;
}

export interface SchemePreview {
  readonly population: number;
  readonly excluded: number;
  readonly strata: readonly StratumPreview[];
  readonly drawn: number;
  readonly inspectors: { readonly eligible: number; readonly visits: number };
  readonly findings: readonly SchemeFinding[];
}

const editors = ['clerk', 'head'] as const;

/** 方案: whom, what and how; frozen once, then only voided (R11-R18, UX screen 7). */
export const schemesContract = {
  'schemes.list': returns<readonly SchemeSummary[]>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['schemes', 'draws', 'results'],
  }),
  'schemes.get': returns<SchemeDetail>().query({
    input: z.strictObject({ id: z.string() }),
    errors: ['scheme.notFound'],
    access: everyRole,
    reads: ['schemes', 'draws', 'results'],
  }),
  'schemes.preview': returns<SchemePreview>().query({
    input: z.strictObject({ draft: schemeDraftSchema }),
    errors: [],
    access: everyRole,
    reads: ['subjects', 'items', 'inspectors', 'draws'],
  }),
  'schemes.create': returns<{ readonly id: string }>().command({
    input: z.strictObject({ name: z.string().trim().min(1).max(80) }),
    errors: [],
    access: editors,
    changes: ['schemes'],
    audit: 'schemes.created',
  }),
  'schemes.save': returns<null>().command({
    input: z.strictObject({ id: z.string(), draft: schemeDraftSchema }),
    errors: ['scheme.notFound', 'scheme.frozen', 'scheme.itemNotPublished'],
    access: editors,
    changes: ['schemes'],
    audit: 'schemes.saved',
  }),
  'schemes.freeze': returns<{ readonly serial: string }>().job({
    input: z.strictObject({ id: z.string() }),
    errors: ['scheme.notFound', 'scheme.frozen', 'scheme.notReady'],
    access: editors,
    changes: ['schemes', 'draws'],
    audit: 'schemes.frozen',
  }),
} as const;
