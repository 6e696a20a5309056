import { z } from 'zod';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';
import type { StratumPreview } from './schemes.ts';
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
  readonly teamSize: number;
  readonly commitA: string | null;
  readonly commitB: string | null;
  readonly dice: string | null;
  readonly result: DrawOutcome | null;
}

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
  readonly inspectors: readonly { readonly staffNo: string; readonly name: string }[];
  readonly result: 'todo' | 'entered';
}

export interface DrawnList {
  readonly offset: number;
  readonly total: number;
  /** Of a joint event the items of all visits together, as drawn: what independent draws would have visited one by one; null in a plain one. */
  readonly inspections: number | null;
  readonly rows: readonly DrawnRow[];
}

const serial = z.string().min(1).max(40);
const operators = ['clerk', 'head'] as const;

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
  /** The digits as read aloud, typed twice; both must agree. */
  'draws.dice': returns<null>().command({
    input: z.strictObject({ serial, kind: z.enum(['tenSided', 'sixSided']), first: z.string().max(200), second: z.string().max(200) }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.diceDiffer', 'draw.diceTooFew', 'draw.diceInvalid'],
    access: operators,
    changes: ['draws'],
    audit: 'draws.diced',
  }),
  'draws.run': returns<DrawOutcome>().job({
    input: z.strictObject({ serial, revealA: z.string().max(200), revealB: z.string().max(200), publicValue: z.string().max(200) }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.revealWrong', 'draw.publicInvalid', 'draw.frozenChanged'],
    access: operators,
    changes: ['draws', 'schemes', 'results', 'subjects'],
    audit: 'draws.ran',
  }),
  'draws.drawn': returns<DrawnList>().query({
    input: z.strictObject({ serial, offset: z.int().min(0), limit: z.int().min(1).max(windowLimit) }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['draws', 'results'],
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
