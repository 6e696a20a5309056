import { z } from 'zod';
import type { ReceivedResult } from '#shared/domain/figures/received-year.ts';
import type { Score } from '#shared/domain/figures/assessment.ts';
import type { Figure } from '#shared/domain/figures/figures.ts';
import { officeCode } from './bundles.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

/** How one county stands at the end of a day, counted from what its bundles brought. */
export interface CountyStanding {
  readonly code: string;
  readonly name: string;
  /** When its newest bundle was taken in; empty before the first. */
  readonly lastBundleAt: string;
  /** Numbers of its bundles that are waited for. */
  readonly missing: number;
  /** Subjects the merged library has of it. */
  readonly subjects: number;
  readonly figures: readonly Figure[];
  /** By the rules that hold at the city. */
  readonly score: Score;
  /** 更正要求 that it has not answered. */
  readonly openRequests: number;
}

/** An item of a received result; the city may not know the version that the county inspected by, then its name is empty. */
export type ReceivedItem = ReceivedResult['items'][number] & { readonly name: string };

export interface ReceivedCorrection {
  readonly number: number;
  readonly reason: string;
  readonly approverName: string;
  readonly at: string;
}

/** Where a request stands; `corrected` = the county sent another result since, `declined` = it said why not. */
export type RequestState = 'open' | 'corrected' | 'declined' | 'withdrawn';

/** 更正要求: the city asks a county to look at one result again; it changes nothing by itself (BUNDLE-SPEC 10.2). */
export interface CorrectionRequest {
  readonly id: string;
  readonly county: string;
  readonly countyName: string;
  /** Of the event; empty where it is about a record of the county's library. */
  readonly serial: string;
  readonly taskName: string;
  readonly code: string;
  readonly subjectName: string;
  /** Id of the result, or of the record. */
  readonly record: string;
  readonly reason: string;
  readonly byName: string;
  readonly at: string;
  readonly state: RequestState;
  /** Why the county keeps its result, or why the city asks no longer; empty otherwise. */
  readonly answer: string;
  /** At the city: whether it went out in a bundle. */
  readonly sealed: boolean;
  /** Whether the result was published, so that a correction alone changes it. */
  readonly published: boolean;
}

/** One visit of a county as it told the city, with its history. */
export interface CountyVisit {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly taskName: string;
  readonly inspectors: readonly string[];
  /** What holds: the result, or the last correction of it; null before one came. */
  readonly result:
    (Omit<ReceivedResult, 'items'> & { readonly items: readonly ReceivedItem[]; readonly rev: number; readonly at: string }) | null;
  readonly corrections: readonly ReceivedCorrection[];
  readonly publications: readonly { readonly correction: number; readonly publishedOn: string; readonly reference: string }[];
  readonly followUp: { readonly state: string; readonly owner: string; readonly closedOn: string; readonly closingNote: string } | null;
  readonly requests: readonly CorrectionRequest[];
}

const county = officeCode;
const year = z.int().min(2019).max(2100);
const reason = z.string().trim().min(1).max(400);
const deciders = ['clerk', 'head', 'intake'] as const;

/** The city's view of its counties: what their bundles say, and what it asks them to look at again (DOMAIN 5, UX 12). */
export const countiesContract = {
  'counties.standings': returns<readonly CountyStanding[]>().query({
    input: z.strictObject({ year, until: z.iso.date() }),
    errors: ['figures.dayInvalid', 'county.unknown'],
    access: everyRole,
    reads: ['bundles', 'results', 'draws', 'subjects', 'keys', 'calendar', 'requests', 'assessment'],
  }),
  'counties.visit': returns<CountyVisit>().query({
    input: z.strictObject({ county, serial: z.string().max(40), code: z.string().max(40) }),
    errors: ['county.visitUnknown'],
    access: everyRole,
    reads: ['bundles', 'results', 'draws', 'subjects', 'requests'],
  }),
  /** The record of a county's draw as it was frozen, with the verifiers: anyone can hold the draw again (DRAW-SPEC 9). */
  'counties.exportRecord': returns<{ readonly folder: string; readonly files: readonly string[] }>().job({
    input: z.strictObject({ county, serial: z.string().max(40), folder: z.string() }),
    errors: ['county.recordMissing', 'file.exists'],
    access: everyRole,
    changes: [],
    audit: 'draws.exported',
  }),
  /** At the city those it made, at a county those that came; open ones first, then the newest. */
  'requests.list': returns<readonly CorrectionRequest[]>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['bundles', 'results', 'requests'],
  }),
  'requests.make': returns<{ readonly id: string }>().command({
    input: z.strictObject({ county, serial: z.string().max(40), code: z.string().max(40), reason }),
    errors: ['office.roleOnly', 'county.visitUnknown', 'request.noResult', 'request.open'],
    access: deciders,
    changes: ['requests'],
    audit: 'requests.made',
  }),
  'requests.withdraw': returns<null>().command({
    input: z.strictObject({ id: z.uuid(), reason }),
    errors: ['office.roleOnly', 'request.notFound', 'request.answered'],
    access: deciders,
    changes: ['requests'],
    audit: 'requests.withdrawn',
  }),
  /** The county keeps its result and says why; the answer goes out with its next results. */
  'requests.decline': returns<null>().command({
    input: z.strictObject({ id: z.uuid(), reason }),
    errors: ['office.roleOnly', 'request.notFound', 'request.answered', 'draw.borrowed'],
    access: deciders,
    changes: ['requests', 'bundles'],
    audit: 'requests.declined',
  }),
} as const;
