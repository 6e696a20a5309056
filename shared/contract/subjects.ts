import { z } from 'zod';
import type { PlaceChoice } from '#shared/domain/org/place-book.ts';
import type { IndustryGroup } from '#shared/domain/subjects/industry.ts';
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
  /** Codes of the offices that keep the records; the city lists those of its counties. */
  offices: z.array(z.string()).optional(),
  towns: z.array(z.string()).optional(),
  stations: z.array(z.string()).optional(),
  /** GB/T 4754: a section letter, a letter with two digits, or a text as it was imported. */
  industries: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  /** A task that the city handed down: exactly the subjects of its list that the library knows. */
  task: z.string().optional(),
});

/** Conditions over 检查对象名录库; within one field any value fits, between fields all must. A missing field sets no condition. */
export type SubjectFilter = z.output<typeof subjectFilterSchema>;

export interface SubjectListRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: SubjectKind;
  /** Town and station under today's names. */
  readonly town: string;
  readonly station: string;
  readonly legalPerson: string;
  /** As imported; `industryName` is the division's name. */
  readonly industry: string;
  readonly industryName: string;
  readonly risk: RiskClass;
  readonly status: SubjectStatus;
  readonly tags: readonly string[];
  readonly riskOn: string;
  readonly lastInspectedOn: string;
  readonly drawnThisYear: number;
  /** Visits of this year with a result. */
  readonly inspectedThisYear: number;
  /** The office that keeps the record, by its name. */
  readonly office: string;
  /** How often at most this year, by the bureau's own rule; null = no cap. */
  readonly visitCap: number | null;
}

export interface Facet {
  readonly value: string;
  readonly count: number;
}

/** A place: `value` is the one text that stands for it, `name` how it is called today. */
export interface NamedFacet extends Facet {
  readonly name: string;
}

export interface SubjectSummary {
  readonly total: number;
  readonly matching: number;
  readonly risks: readonly Facet[];
  readonly statuses: readonly Facet[];
  readonly kinds: readonly Facet[];
  readonly towns: readonly NamedFacet[];
  readonly tags: readonly Facet[];
}

/** Counts over the whole library, so that a choice never hides another one. */
export interface SubjectFacets extends Omit<SubjectSummary, 'matching'> {
  /** The offices that keep the records: a county's own one, and those whose libraries the city has taken in. */
  readonly offices: readonly NamedFacet[];
  readonly stations: readonly NamedFacet[];
  /** The towns of each station or zone that the organisation names, by the values of `towns`; towns of nobody stand in no group. */
  readonly townGroups: readonly { readonly name: string; readonly towns: readonly string[] }[];
  readonly industries: readonly IndustryGroup[];
  /** The day of the newest risk rating, empty when there is none, and how many days ago it was when that is too long (DOMAIN 7.3). */
  readonly newestRating: string;
  readonly staleDays: number | null;
}

/** How many would fit without one of the conditions. */
export interface LoosenedCount {
  readonly condition: Exclude<keyof SubjectFilter, 'task'>;
  readonly matching: number;
}

export interface SubjectVisit {
  readonly serial: string;
  readonly scheme: string;
  readonly inspectedOn: string;
  readonly outcomes: readonly string[];
}

export interface SubjectPlaces {
  readonly towns: readonly PlaceChoice[];
  readonly stations: readonly PlaceChoice[];
}

export interface SubjectDetail extends SubjectListRow {
  /** Name of its record in the history of the library. */
  readonly uid: string;
  readonly codeKind: string;
  /** Masked (138****1234) in every answer. */
  readonly phone: string;
  readonly address: string;
  readonly region: string;
  /** Empty when the town has none or is not known. */
  readonly townCode: string;
  readonly authority: string;
  readonly establishedOn: string;
  readonly capital: string;
  readonly scope: string;
  readonly annualReport: string;
  /** Telephone numbers in it are masked as well. */
  readonly note: string;
  /** Newest first. */
  readonly visits: readonly SubjectVisit[];
  readonly batch: { readonly fileName: string; readonly at: string; readonly by: string } | null;
}

export const subjectSorts = ['name', 'code', 'town', 'station', 'industry', 'risk', 'riskOn', 'status', 'drawnThisYear'] as const;
export type SubjectSort = (typeof subjectSorts)[number];

export const windowLimit = 200;

/** Some rows of the list in its order, and how many rows the whole list has. */
export interface SubjectWindow {
  readonly offset: number;
  readonly rows: readonly SubjectListRow[];
  readonly matching: number;
}

export const subjectsContract = {
  'subjects.window': returns<SubjectWindow>().query({
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
  'subjects.facets': returns<SubjectFacets>().query({ input: z.strictObject({}), errors: [], access: everyRole, reads: ['subjects'] }),
  /** For a filter that nothing fits: what each of its conditions hides (UX 10). */
  'subjects.loosened': returns<readonly LoosenedCount[]>().query({
    input: z.strictObject({ filter: subjectFilterSchema }),
    errors: [],
    access: everyRole,
    reads: ['subjects'],
  }),
  /** Towns and stations of the organisation that a subject may be given. */
  'subjects.places': returns<SubjectPlaces>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['org'],
  }),
  'subjects.get': returns<SubjectDetail>().query({
    input: z.strictObject({ id: z.int() }),
    errors: ['subject.notFound'],
    access: everyRole,
    reads: ['subjects', 'results'],
  }),
} as const;
