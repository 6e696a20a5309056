import { z } from 'zod';
import type { Deadline } from '#shared/domain/results/publication-clock.ts';
import type { CountyStage } from '#shared/domain/handed-tasks/county-progress.ts';
import type { HandedTaskState } from '#shared/domain/handed-tasks/task-state.ts';
import type { PlanLevel } from '#shared/domain/plans/plan-row.ts';
import type { UploadState } from './bundles.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';
import type { SchemeState } from './schemes.ts';
import type { SubjectStatus } from './subjects.ts';

/** How far a county is, as its bundles have told. */
export interface CountyProgress {
  readonly stage: CountyStage;
  /** Of the county's own event; empty before it told of one. */
  readonly serial: string;
  readonly visits: number;
  readonly entered: number;
  readonly published: number;
  /** Of the handed list, those that the county does not visit: left out one by one with a reason, or kept out by their state or the yearly cap. */
  readonly left: readonly { readonly code: string; readonly reason: string }[];
  readonly unvisited: number;
  readonly late: boolean;
}

/** The part of a city's event that one county visits. */
export interface HandedCounty {
  readonly code: string;
  readonly name: string;
  readonly subjects: number;
  /** Whether the trust roster has an open key of it, so that a bundle can be sealed for it. */
  readonly reachable: boolean;
  /** Where the newest word of the task stands; null while the event is not handed down. */
  readonly bundle: UploadState | null;
  /** Null while the event is not handed down. */
  readonly progress: CountyProgress | null;
}

/** An event of the city whose people the counties draw. */
export interface HandedEvent {
  readonly serial: string;
  readonly name: string;
  readonly state: 'drawn' | 'void';
  readonly drawnOn: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly drawn: number;
  /** The day it was handed down; null before. */
  readonly handedOn: string | null;
  readonly note: string;
  /** Ascending by code. */
  readonly counties: readonly HandedCounty[];
}

/** A task that the city handed down to this office. */
export interface HandedTask {
  readonly id: string;
  /** The city's event. */
  readonly serial: string;
  readonly name: string;
  readonly level: Exclude<PlanLevel, 'county'>;
  readonly startsOn: string;
  readonly endsOn: string;
  /** `known`: this office's list has the item today, and it is published. */
  readonly items: readonly { readonly code: string; readonly title: string; readonly known: boolean }[];
  readonly subjects: number;
  readonly note: string;
  readonly handedOn: string;
  readonly drawnOn: string;
  readonly resultHash: string;
  readonly recordHash: string;
  readonly state: HandedTaskState;
  /** The task of this office that visits the list; null before one does. */
  readonly scheme: { readonly id: string; readonly state: SchemeState; readonly serial: string | null } | null;
  /** Why the city took it back; empty while it stands. */
  readonly reason: string;
  /** By when the visits are to be made; null once nothing waits for it any more. */
  readonly deadline: Deadline | null;
}

/** What this office's own library says of a handed subject. */
export type OwnSubject =
  | { readonly at: 'known' }
  | { readonly at: 'otherTown'; readonly town: string }
  | { readonly at: 'notActive'; readonly status: SubjectStatus }
  | { readonly at: 'missing' };

export interface HandedSubject {
  /** In the city's list. */
  readonly position: number;
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly stratum: string;
  /** Codes of the items it was drawn for; empty = all of the task. */
  readonly items: readonly string[];
  readonly own: OwnSubject;
}

export interface HandedSubjects {
  readonly total: number;
  readonly counts: Readonly<Record<OwnSubject['at'], number>>;
  readonly rows: readonly HandedSubject[];
}

/** What a task row has to say before anybody may take the task over; its form was checked when the bundle was opened. */
export const taskRowSchema = z
  .object({
    ...{ id: z.string(), serial: z.string().min(1), name: z.string().trim().min(1).max(80), level: z.enum(['province', 'city']) },
    ...{ starts_on: z.iso.date(), ends_on: z.iso.date(), subjects: z.int().min(1), note: z.string(), handed_on: z.iso.date() },
    ...{
      county: z.string(),
      plan_row: z.string(),
      drawn_at: z.string(),
      result_sha256: z.string().length(64),
      record_sha256: z.string().length(64),
    },
    items: z.array(z.object({ code: z.string().min(1), name: z.string(), sub_name: z.string() })).min(1),
    state: z.enum(['open', 'withdrawn']),
    reason: z.string(),
  })
  .refine(({ starts_on: from, ends_on: to }) => from <= to);

const editors = ['clerk', 'head'] as const;

/** 下发任务: what a city draws over its counties and hands down, with the drawn lists (BUNDLE-SPEC 3.2, 10.2). */
export const handedTasksContract = {
  /** Of a city: every event whose people the counties draw, newest first. */
  'handedTasks.events': returns<readonly HandedEvent[]>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['draws', 'schemes', 'bundles', 'keys'],
  }),
  /** 派发到县: makes a task of each county's part, which its next bundle of kind `plan` carries. */
  'handedTasks.handDown': returns<{ readonly counties: number; readonly subjects: number }>().command({
    input: z.strictObject({ serial: z.string().min(1).max(40), note: z.string().trim().max(200) }),
    errors: ['draw.notFound', 'draw.wrongState', 'handedTask.ownPeople', 'handedTask.handedAlready', 'handedTask.ownSubjects'],
    access: editors,
    changes: ['draws'],
    audit: 'handedTasks.handedDown',
  }),
  /** Of a county: what the city handed down, what is still to be begun first. */
  'handedTasks.received': returns<readonly HandedTask[]>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['bundles', 'schemes', 'items', 'calendar', 'keys'],
  }),
  /** 接收: a task of the office's own that visits exactly this list; people, days and teams are the office's to settle. */
  'handedTasks.take': returns<{ readonly schemeId: string }>().command({
    input: z.strictObject({ id: z.string() }),
    errors: ['handedTask.notFound', 'handedTask.notOpen'],
    access: editors,
    changes: ['schemes'],
    audit: 'handedTasks.taken',
  }),
  /** The drawn list of one, each subject beside this office's own library. */
  'handedTasks.subjects': returns<HandedSubjects>().query({
    input: z.strictObject({ id: z.string(), offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    errors: ['handedTask.notFound'],
    access: everyRole,
    reads: ['bundles', 'subjects', 'org', 'keys'],
  }),
} as const;
