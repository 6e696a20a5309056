import { z } from 'zod';
import { returns } from './define.ts';
import type { PeopleOfDraw } from './draw-records.ts';
import type { Announcement, DrawDetail } from './draws.ts';
import { everyRole } from './roles.ts';

/** What is printed for a ceremony beside its record: 公告, 核对纸条, 主持词, 信封封面 of either party, 掷骰登记表. */
export const ceremonyPapers = ['notice', 'slips', 'script', 'envelopeA', 'envelopeB', 'dice'] as const;

export type CeremonyPaper = (typeof ceremonyPapers)[number];

/** What these papers say of one event, as far as it has come. Hashes are lower-case hex. */
export interface CeremonyFacts extends Pick<DrawDetail, 'serial' | 'frozenAt' | 'frame' | 'plan' | 'teamSize' | 'commitA' | 'commitB'> {
  readonly office: string;
  readonly scheme: string;
  /** The names of the files behind the two fingerprints: those of a joint event list the files of its items. */
  readonly frameFile: string;
  readonly planFile: string;
  /** The other frozen files, ascending by name. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** All that stand in the frozen list, and those of them that take part. */
  readonly listed: number;
  readonly subjects: number;
  /** To be drawn; of a joint event what its draws add up to. */
  readonly planned: number;
  readonly joint: boolean;
  readonly roster: number;
  readonly recusals: number;
  readonly announced: Announcement | null;
  readonly attendance: PeopleOfDraw;
  readonly earlier: DrawDetail['earlier'];
  readonly result: DrawDetail['result'];
  /** Declared recusals that kept somebody from a drawn subject; 0 before the draw. */
  readonly fired: number;
}

const serial = z.string().min(1).max(40);

/** Pages of their own for a printer or a PDF, like the record (UX 11). */
export const drawPapersContract = {
  'draws.paper': returns<{ readonly html: string }>().query({
    input: z.strictObject({ serial, paper: z.enum(ceremonyPapers) }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['draws'],
  }),
  /** The slip for a party's envelope; with an empty secret it has boxes to write one into. Nothing of it is kept. */
  'draws.secretSlip': returns<{ readonly html: string }>().query({
    input: z.strictObject({ serial, party: z.enum(['A', 'B']), secret: z.string().max(200) }),
    errors: ['draw.notFound'],
    access: ['clerk', 'head'],
    reads: ['draws'],
  }),
} as const;
