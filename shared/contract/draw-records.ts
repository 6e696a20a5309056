import { z } from 'zod';
import type { ExclusionCause } from '#shared/domain/schemes/tiers.ts';
import { returns } from './define.ts';
import type { QrCode } from './qr-code.ts';
import type { EarlierDraw, VoidSheet } from './draws.ts';
import { everyRole } from './roles.ts';
import type { DrawSettings, DrawsPeople } from './schemes.ts';

/** 主持人, 操作员, 监督方, 见证人. */
export const drawParts = ['host', 'operator', 'supervisor', 'witness'] as const;

const drawPersonSchema = z.strictObject({
  part: z.enum(drawParts),
  name: z.string().trim().min(1).max(40),
  unit: z.string().trim().max(80),
  /** What the person is there: 纪检监察, 企业代表, 公证员 … */
  duty: z.string().trim().max(40),
  /** How many of the digits this person rolled, in the order of the list; 0 for who rolled none. */
  rolled: z.int().min(0).max(99),
});

export type DrawPerson = z.output<typeof drawPersonSchema>;

export interface PeopleOfDraw {
  readonly place: string;
  readonly people: readonly DrawPerson[];
  /** Null while nobody has written them down. */
  readonly savedAt: string | null;
}

/** One class as the plan treats it and as it was drawn; `item` is the file key of an item in a joint event. */
export interface RecordStratum {
  readonly item: string | null;
  readonly stratum: string;
  readonly ratePpm: number;
  readonly minimum: number;
  readonly size: number;
  readonly drawn: number;
}

export interface RecordExcluded {
  readonly cause: ExclusionCause;
  readonly subjects: number;
}

export interface RecordTicket {
  readonly stratum: string;
  readonly code: string;
  readonly ticket: string;
}

/** Everything that stands on the paper record 抽取记录 of one finished event (R29, UX 11). Hashes are lower-case hex. */
export interface RecordFacts {
  readonly office: string;
  readonly serial: string;
  readonly drill: boolean;
  readonly scheme: string;
  readonly frozenAt: string;
  readonly drawnAt: string;
  readonly attendance: PeopleOfDraw;
  readonly frame: string;
  readonly plan: string;
  readonly prev: string;
  readonly commitA: string;
  readonly commitB: string;
  readonly dice: string;
  readonly publicValue: string;
  readonly prk: string;
  readonly result: string;
  readonly record: string;
  /** How many take part, without the excluded ones. */
  readonly subjects: number;
  /** Those who stand in the list and do not take part, by cause. */
  readonly excluded: readonly RecordExcluded[];
  readonly strata: readonly RecordStratum[];
  /** The overall minimum of the plan, of all plans of a joint event together; 0 = none. */
  readonly total: number;
  /** `key` names the files of an item in a joint event. */
  readonly items: readonly { readonly key: string | null; readonly title: string }[];
  readonly settings: DrawSettings;
  /** Why those at the yearly cap of visits take part all the same, and who approved it; null when they do not (DOMAIN 13.8). */
  readonly overCap: { readonly reason: string; readonly approver: string } | null;
  readonly people: DrawsPeople;
  readonly teamSize: number;
  readonly inspectorCap: number;
  readonly roster: number;
  readonly recusals: number;
  readonly drawn: number;
  readonly inspectors: number;
  readonly short: number;
  readonly first: RecordTicket | null;
  readonly last: RecordTicket | null;
  /** Earlier events of the same task that are void, oldest first; this one is the next. */
  readonly earlier: readonly EarlierDraw[];
  /** Of an event that was made void after it had been drawn; the paper stays as it was signed, `void.tsv` and the next record say it. */
  readonly voided: VoidSheet | null;
  readonly program: string;
  readonly code: QrCode;
}

const serial = z.string().min(1).max(40);

/** 抽取记录: who was there, and the paper that is signed. */
export const drawRecordsContract = {
  'draws.people': returns<PeopleOfDraw>().query({
    input: z.strictObject({ serial }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['draws'],
  }),
  'draws.savePeople': returns<null>().command({
    input: z.strictObject({ serial, place: z.string().trim().max(100), people: z.array(drawPersonSchema).max(30) }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.borrowed'],
    access: ['clerk', 'head'],
    changes: ['draws'],
    audit: 'draws.peopleSaved',
  }),
  'draws.record': returns<RecordFacts>().query({
    input: z.strictObject({ serial }),
    errors: ['draw.notFound', 'draw.wrongState'],
    access: everyRole,
    reads: ['draws'],
  }),
  /** The same as a page of its own with the list as its annex, for a printer or a PDF. */
  'draws.recordPage': returns<{ readonly html: string }>().query({
    input: z.strictObject({ serial }),
    errors: ['draw.notFound', 'draw.wrongState'],
    access: everyRole,
    reads: ['draws'],
  }),
} as const;
