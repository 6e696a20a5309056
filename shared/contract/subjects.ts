import { z } from 'zod';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

export const riskClasses = ['A', 'B', 'C', 'D'] as const;
export const subjectStatuses = ['active', 'deregistered', 'revoked', 'cancelled', 'movedOut'] as const;
export const subjectKinds = ['enterprise', 'soleTrader', 'cooperative', 'representativeOffice', 'branch', 'other'] as const;

export type SubjectStatus = (typeof subjectStatuses)[number];
export type SubjectKind = (typeof subjectKinds)[number];
/** Empty = 未分类, drawn with class B (DOMAIN 7.3). */
export type RiskClass = (typeof riskClasses)[number] | '';

export const subjectFilterSchema = z.strictObject({
  text: z.string().max(60).optional(),
  risks: z.array(z.enum([...riskClasses, ''])).optional(),
  statuses: z.array(z.enum(subjectStatuses)).optional(),
  kinds: z.array(z.enum(subjectKinds)).optional(),
  towns: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
});

/** Conditions over 检查对象名录库; within one field any value fits, between fields all must. A missing field sets no condition. */
export type SubjectFilter = z.output<typeof subjectFilterSchema>;

export interface SubjectListRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: SubjectKind;
  readonly town: string;
  readonly industry: string;
  readonly risk: RiskClass;
  readonly status: SubjectStatus;
  readonly tags: readonly string[];
  readonly drawnThisYear: number;
}

export interface Facet {
  readonly value: string;
  readonly count: number;
}

export interface SubjectSummary {
  readonly total: number;
  readonly matching: number;
  readonly risks: readonly Facet[];
  readonly statuses: readonly Facet[];
  readonly kinds: readonly Facet[];
  readonly towns: readonly Facet[];
  readonly tags: readonly Facet[];
}

export interface SubjectDetail extends SubjectListRow {
  readonly codeKind: string;
  readonly legalPerson: string;
  /** Masked (138****1234) in every answer. */
  readonly phone: string;
  readonly address: string;
  readonly region: string;
  readonly authority: string;
  readonly station: string;
  readonly establishedOn: string;
  readonly capital: string;
  readonly scope: string;
  readonly riskOn: string;
  readonly annualReport: string;
  readonly lastInspectedOn: string;
  readonly batch: { readonly fileName: string; readonly at: string; readonly by: string } | null;
}

export const subjectSorts = ['name', 'code', 'town', 'industry', 'risk', 'status', 'drawnThisYear'] as const;
export type SubjectSort = (typeof subjectSorts)[number];

export const windowLimit = 200;

export const subjectsContract = {
  'subjects.window': returns<{ readonly offset: number; readonly rows: readonly SubjectListRow[] }>().query({
    input: z.strictObject({
      filter: subjectFilterSchema,
      sort: z.enum(subjectSorts),
      descending: z.boolean(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(windowLimit),
    }),
    errors: [],
    access: everyRole,
    reads: ['subjects'],
  }),
  'subjects.summary': returns<SubjectSummary>().query({
    input: z.strictObject({ filter: subjectFilterSchema }),
    errors: [],
    access: everyRole,
    reads: ['subjects'],
  }),
  'subjects.get': returns<SubjectDetail>().query({
    input: z.strictObject({ id: z.int() }),
    errors: ['subject.notFound'],
    access: everyRole,
    reads: ['subjects'],
  }),
} as const;
