import { z } from 'zod';
import type { Holiday } from '#shared/domain/calendar/work-calendar.ts';
import type { RequirementState } from '#shared/domain/plans/requirement.ts';
import { handDownTo } from './bundles.ts';
import { returns } from './define.ts';
import type { ItemDiff } from './items.ts';
import { everyRole } from './roles.ts';

/** `open`: this office has it otherwise, or not at all; `unreadable`: the record breaks the rules of its table and can't be taken. */
export type HandedState = 'open' | 'taken' | 'unreadable';

export interface HandedItems {
  /** Of the newest list; adopting names it, so that nobody adopts what he did not see. */
  readonly id: string;
  readonly versionNo: string;
  readonly issuedOn: string;
  readonly note: string;
  readonly state: HandedState;
  readonly items: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export interface HandedPlan {
  /** Of the newest version of the year. */
  readonly id: string;
  readonly year: number;
  readonly version: number;
  readonly reason: string;
  readonly state: HandedState;
  readonly requirements: number;
  readonly added: number;
  readonly changed: number;
}

export interface HandedCalendar {
  readonly year: number;
  readonly rev: number;
  readonly holidays: readonly Holiday[];
  /** `differs`: a person of this office typed the year in otherwise. */
  readonly state: HandedState | 'differs';
}

export interface HandedDown {
  /** Empty where no trust roster is known. */
  readonly cityName: string;
  readonly items: HandedItems | null;
  /** Newest year first. */
  readonly plans: readonly HandedPlan[];
  readonly calendars: readonly HandedCalendar[];
}

/** Which version of the county's plan takes requirements up: a new one of the year, its open draft, or an adjustment of the one in force. */
export type RequirementTarget =
  | { readonly at: 'create' }
  | { readonly at: 'draft'; readonly version: number }
  | { readonly at: 'adjust'; readonly version: number }
  | { readonly at: 'submitted'; readonly version: number };

export interface HandedPlanDetail extends HandedPlan {
  readonly rows: readonly RequirementState[];
  readonly target: RequirementTarget;
  /** Names of items in the rows, by code, as far as the county's list has them. */
  readonly itemNames: readonly { readonly code: string; readonly name: string }[];
}

/** What an addressee was not handed down yet. */
export interface HandDownDue {
  readonly lists: number;
  readonly items: number;
  readonly plans: readonly { readonly year: number; readonly version: number; readonly requirements: number }[];
  readonly years: readonly number[];
  /** Tasks of this addressee, each with the drawn list when it goes out for the first time. */
  readonly tasks: readonly { readonly name: string; readonly subjects: number; readonly withdrawn: boolean }[];
  readonly records: number;
}

const id = z.string();
const editors = ['clerk', 'head'] as const;

/** 市局下发: what the city hands down, and a county's taking it over; nothing of the county's changes by itself. */
export const handedDownContract = {
  'handedDown.due': returns<HandDownDue>().query({
    input: z.strictObject({ to: handDownTo }),
    errors: [],
    access: everyRole,
    reads: ['bundles', 'items', 'plans', 'calendar', 'draws'],
  }),
  'handedDown.list': returns<HandedDown>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['bundles', 'keys', 'items', 'plans', 'calendar'],
  }),
  /** The newest list of the city against this office's own. */
  'handedDown.items': returns<ItemDiff>().query({
    input: z.strictObject({ id }),
    errors: ['handedDown.gone'],
    access: everyRole,
    reads: ['bundles', 'items', 'schemes'],
  }),
  /** Takes the city's list over in one step: own additions and own decisions stay, used versions stay as they are (R5). */
  'handedDown.adoptItems': returns<{ readonly added: number; readonly changed: number; readonly removed: number }>().command({
    input: z.strictObject({ id }),
    errors: ['handedDown.gone', 'handedDown.taken'],
    access: editors,
    changes: ['items'],
    audit: 'handedDown.itemsAdopted',
  }),
  'handedDown.plan': returns<HandedPlanDetail>().query({
    input: z.strictObject({ id }),
    errors: ['handedDown.gone'],
    access: everyRole,
    reads: ['bundles', 'plans', 'items'],
  }),
  /** Writes the requirements into the county's draft of the year, or into a new one: a first version, or an adjustment of the one in force (R8). */
  'handedDown.adoptPlan': returns<{ readonly planId: string; readonly added: number; readonly changed: number }>().command({
    input: z.strictObject({ id }),
    errors: ['handedDown.gone', 'handedDown.taken', 'plan.notDraft'],
    access: editors,
    changes: ['plans'],
    audit: 'handedDown.planAdopted',
  }),
  /** Takes a year of the calendar by the same rule as a typed one; refused while a person of this office typed it in otherwise. */
  'handedDown.adoptCalendar': returns<null>().command({
    input: z.strictObject({ year: z.int(), rev: z.int() }),
    errors: ['handedDown.gone', 'handedDown.taken', 'handedDown.yearTyped', 'calendar.wrongNotice'],
    access: ['head', 'systemAdmin'],
    changes: ['calendar'],
    audit: 'handedDown.calendarAdopted',
  }),
} as const;
