import { z } from 'zod';
import { returns } from './define.ts';
import type { DrawRules } from './draw-rules.ts';
import { everyRole } from './roles.ts';
import type { DrawsPeople, StratumPreview } from './schemes.ts';
import { windowLimit } from './subjects.ts';

/** frozen -> committed (both parties) -> diced -> drawn, in this order only (DRAW-SPEC 3). */
export type DrawState = 'frozen' | 'committed' | 'diced' | 'drawn' | 'void';

export interface DrawDetail {
  readonly serial: string;
  readonly schemeId: string;
  readonly schemeName: string;
  readonly state: DrawState;
  readonly frozenAt: string;
  readonly prev: string;
  readonly frame: string;
  readonly plan: string;
  readonly subjects: number;
  readonly strata: readonly StratumPreview[];
  /** `counties`: the drawn subjects are handed down, and their counties draw the people. */
  readonly people: DrawsPeople;
  readonly teamSize: number;
  readonly rules: DrawRules;
  readonly commitA: string | null;
  readonly commitB: string | null;
  readonly announced: Announcement | null;
  /** The first reading of the dice, hidden until a second person has read the same; null before it and after both agree. */
  readonly reading: HiddenReading | null;
  /** Readings that differed and readings that were taken back, oldest first. */
  readonly readingLog: readonly ReadingEvent[];
  readonly dice: string | null;
  /** Who read the dice and who watched; null before both readings agree and for events held before two people were asked for. */
  readonly read: DiceReading | null;
  /** The dice were confirmed before the program was opened this time: the ceremony goes on to the same list. */
  readonly resumed: boolean;
  readonly result: DrawOutcome | null;
  readonly voided: VoidSheet | null;
  /** Earlier events of the same task that were made void, oldest first; this event is number `earlier.length + 1`. */
  readonly earlier: readonly EarlierDraw[];
}

/** A value that is known only later: what it is and when it will be known (DRAW-SPEC 3 step 4). */
export interface Announcement {
  readonly what: string;
  readonly known: string;
}

export type DiceKind = 'tenSided' | 'sixSided';

export interface HiddenReading {
  readonly by: string;
  readonly at: string;
  readonly kind: DiceKind;
  readonly digits: number;
}

export type ReadingEvent =
  | { readonly what: 'differed'; readonly positions: readonly number[]; readonly by: string; readonly at: string }
  | { readonly what: 'dropped'; readonly by: string; readonly at: string };

export interface Witness {
  readonly name: string;
  readonly unit: string;
}

export interface DiceReading {
  readonly kind: DiceKind;
  readonly firstBy: string;
  readonly secondBy: string;
  readonly at: string;
  readonly witnesses: readonly Witness[];
}

/** 作废: why, who asked for it and who approved. */
export interface VoidSheet {
  readonly from: Exclude<DrawState, 'void'>;
  readonly reason: string;
  readonly by: string;
  readonly approvedBy: string;
  readonly at: string;
  /** SHA-256 of the record that the next event names. */
  readonly record: string;
}

export interface EarlierDraw {
  readonly serial: string;
  readonly reason: string;
  readonly approvedBy: string;
  readonly at: string;
}

/** One event of the office's chain of numbers, void ones among them. */
export interface DrawSummary {
  readonly serial: string;
  readonly schemeName: string;
  readonly state: DrawState;
  readonly frozenAt: string;
  readonly drawnAt: string | null;
  readonly subjects: number;
  readonly drawn: number;
  readonly voided: VoidSheet | null;
  /** Of a replacement event the event whose vacancies it fills. */
  readonly fills: string | null;
}

/** What a second person's name and password came to. */
export type NotProved = { readonly at: 'refused'; readonly triesLeft: number } | { readonly at: 'lockedOut'; readonly minutesLeft: number };

export type SecondReadingAnswer =
  | { readonly at: 'agreed' }
  /** Positions from 1; neither reading is told. */
  | { readonly at: 'differs'; readonly positions: readonly number[]; readonly digits: number }
  | NotProved;

export type VoidAnswer = { readonly at: 'voided'; readonly again: { readonly schemeId: string } | null } | NotProved;

export interface DrawOutcome {
  readonly prk: string;
  readonly resultHash: string;
  readonly recordHash: string;
  readonly drawn: number;
  readonly inspectors: number;
  /** Visits whose team could not be filled, with the people who are the bottleneck. */
  readonly shortVisits: number;
  readonly drawnAt: string;
}

export interface DrawnRow {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly stratum: string;
  readonly rank: number;
  /** 64 hexadecimal digits; order is by the whole ticket. */
  readonly ticket: string;
  /** Of a joint event the items the subject was drawn for, by name; empty in a plain event. */
  readonly items: readonly string[];
  /** `byChoice`: put there by hand after the draw (指定), not drawn. */
  readonly inspectors: readonly { readonly staffNo: string; readonly name: string; readonly byChoice: boolean }[];
  readonly result: 'todo' | 'entered';
  /** The replacement event that another subject is drawn by in this one's place; null for a visit that stands. */
  readonly replacedBy: string | null;
}

export interface DrawnList {
  readonly offset: number;
  readonly total: number;
  /** Of a joint event the items of all visits together, as drawn: what independent draws would have visited one by one; null in a plain one. */
  readonly inspections: number | null;
  readonly rows: readonly DrawnRow[];
}

/** One inspector of the event in the order of the tickets (DRAW-SPEC 7: `expand("inspector" LF id)`). */
export interface DrawnInspector {
  readonly staffNo: string;
  readonly name: string;
  readonly ticket: string;
  readonly rank: number;
  readonly visits: number;
}

/** A declared recusal that kept an inspector from a drawn subject, and who goes instead. */
export interface FiredRecusal {
  /** Place of the subject in the drawn list, from 1. */
  readonly position: number;
  readonly code: string;
  readonly name: string;
  readonly refused: Pick<DrawnInspector, 'staffNo' | 'name' | 'ticket'>;
  readonly team: readonly Pick<DrawnInspector, 'staffNo' | 'name' | 'ticket'>[];
}

export interface DrawnTeams {
  readonly inspectors: readonly DrawnInspector[];
  readonly recusals: readonly FiredRecusal[];
}

const serial = z.string().min(1).max(40);
const operators = ['clerk', 'head'] as const;
const reading = z.string().max(200);
const oneLine = (most: number) => z.string().trim().min(1).max(most);
const credentials = z.strictObject({ name: oneLine(40), password: z.string().max(200) });

/** The ceremony of DRAW-SPEC 3: commit, dice, reveal, draw; the program never makes the dice digits. */
export const drawsContract = {
  'draws.get': returns<DrawDetail>().query({
    input: z.strictObject({ serial }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['draws'],
  }),
  /** 32 random characters to write on the paper for the envelope; nothing is kept. */
  'draws.proposeSecret': returns<{ readonly secret: string }>().query({
    input: z.strictObject({}),
    errors: [],
    access: operators,
    reads: [],
  }),
  'draws.commit': returns<{ readonly commitment: string }>().command({
    input: z.strictObject({ serial, party: z.enum(['A', 'B']), secret: z.string().max(200) }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.secretWeak', 'draw.committedAlready'],
    access: operators,
    changes: ['draws'],
    audit: 'draws.committed',
  }),
  /** A value that will be known only after the freeze; before either party has committed, or never. */
  'draws.announce': returns<null>().command({
    input: z.strictObject({ serial, what: oneLine(80), known: oneLine(80) }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.announcedAlready', 'draw.committedAlready'],
    access: operators,
    changes: ['draws'],
    audit: 'draws.announced',
  }),
  /** The digits as read aloud, typed by the first person; hidden from then on. */
  'draws.readFirst': returns<null>().command({
    input: z.strictObject({ serial, kind: z.enum(['tenSided', 'sixSided']), digits: reading }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.readAlready', 'draw.diceTooFew', 'draw.diceInvalid'],
    access: operators,
    changes: ['draws'],
    audit: 'draws.firstRead',
  }),
  /** The first reading is taken back before the second agrees; both begin anew, and the dice record says so. */
  'draws.dropReading': returns<null>().command({
    input: z.strictObject({ serial }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.notRead'],
    access: operators,
    changes: ['draws'],
    audit: 'draws.readingDropped',
  }),
  /**
   * The same dice typed by another person: the one who is signed in, or one who proves it with name and password within this step. Only where
   * the readings part is told. Witnesses say 与现场一致.
   */
  'draws.readSecond': returns<SecondReadingAnswer>().job({
    input: z.strictObject({
      serial,
      digits: reading,
      reader: credentials.nullable(),
      witnesses: z.array(z.strictObject({ name: oneLine(40), unit: z.string().trim().max(60) })).max(7),
    }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.notRead', 'draw.sameReader', 'draw.witnessMissing'],
    access: operators,
    changes: ['draws'],
    audit: 'draws.secondRead',
  }),
  'draws.run': returns<DrawOutcome>().job({
    input: z.strictObject({ serial, revealA: z.string().max(200), revealB: z.string().max(200), publicValue: z.string().max(200) }),
    errors: [
      'draw.notFound',
      'draw.wrongState',
      'draw.revealWrong',
      'draw.publicInvalid',
      'draw.publicMissing',
      'draw.publicNotAnnounced',
      'draw.frozenChanged',
    ],
    access: operators,
    changes: ['draws', 'schemes', 'results', 'subjects'],
    audit: 'draws.ran',
  }),
  /**
   * 作废: from the freeze on, once. Number, inputs and result stay; the next event's `prev` covers it. `again` makes an equal scheme that can be
   * frozen as a new event.
   */
  'draws.void': returns<VoidAnswer>().job({
    input: z.strictObject({
      serial,
      typedSerial: z.string().max(40),
      reason: z.string().max(400),
      approver: credentials,
      again: z.boolean(),
    }),
    errors: [
      'draw.notFound',
      'draw.wrongState',
      'draw.borrowed',
      'draw.serialTyped',
      'draw.reasonMissing',
      'draw.sameApprover',
      'draw.notAnApprover',
    ],
    access: operators,
    changes: ['draws', 'schemes', 'subjects', 'results'],
    audit: 'draws.voided',
  }),
  /** Every event that took a number, newest first; a void one stays in the list for ever. */
  'draws.list': returns<readonly DrawSummary[]>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['draws', 'schemes'],
  }),
  'draws.drawn': returns<DrawnList>().query({
    input: z.strictObject({ serial, offset: z.int().min(0), limit: z.int().min(1).max(windowLimit) }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['draws', 'results'],
  }),
  'draws.teams': returns<DrawnTeams>().query({
    input: z.strictObject({ serial }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['draws', 'inspectors'],
  }),
  'draws.exportRecord': returns<{ readonly folder: string; readonly files: readonly string[] }>().job({
    /** `pdf`: the record as a PDF that the window's shell made of it; without a window there is none. */
    input: z.strictObject({ serial, folder: z.string(), pdf: z.string().optional() }),
    errors: ['draw.notFound', 'draw.wrongState', 'file.exists', 'file.unreadable'],
    access: everyRole,
    changes: [],
    audit: 'draws.exported',
  }),
} as const;
