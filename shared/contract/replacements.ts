import { z } from 'zod';
import { vacancyReasons, type VacancyReason } from '#shared/domain/draw/vacancies-file.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

export interface ReplacementEvent {
  readonly serial: string;
  readonly state: string;
  readonly vacancies: number;
  /** 0 before its draw. */
  readonly drawn: number;
}

/** A vacancy as it was frozen: whose visit is not made, why, and the paper that shows it. */
export interface FrozenVacancy {
  readonly subject: string;
  readonly name: string;
  readonly reason: VacancyReason;
  readonly evidence: string;
}

/** A drawn visit that may be frozen as a vacancy; `reason` where its result says already why nobody was met. */
export interface VacancyCandidate {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly stratum: string;
  readonly reason: VacancyReason | null;
}

export interface Replacements {
  readonly events: readonly ReplacementEvent[];
  /** Subjects that replacement events drew, those of voided events left out. */
  readonly byCeremony: number;
  /** Of a replacement event: which event it belongs to and the vacancies it fills; null for an event of its own. */
  readonly fills: { readonly serial: string; readonly vacancies: readonly FrozenVacancy[] } | null;
}

const serial = z.string().min(1).max(40);

/** One line as a frozen file can hold it: no tab, no line break, no other sign that cannot be seen. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text));

const vacancy = z.strictObject({ code: z.string().min(1).max(18), reason: z.enum(vacancyReasons), evidence: line(200) });

/** 补抽: vacancies are frozen as a list and filled by an event of its own, with its own serial, dice and secrets (DRAW-SPEC 8). */
export const replacementsContract = {
  'replacements.list': returns<Replacements>().query({
    input: z.strictObject({ serial }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['draws'],
  }),
  /** At most fifty, those with a reason first; `text` is part of a name or a code, empty for all. */
  'replacements.candidates': returns<readonly VacancyCandidate[]>().query({
    input: z.strictObject({ serial, text: z.string().trim().max(60) }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['draws', 'results'],
  }),
  /** Freezes the vacancies and the reserve that is left; the ceremony of the new event follows as for any other. */
  'replacements.freeze': returns<{ readonly serial: string }>().job({
    input: z.strictObject({
      serial,
      /** When the visits of the new event are made. */
      startsOn: z.iso.date(),
      endsOn: z.iso.date(),
      vacancies: z
        .array(vacancy)
        .min(1)
        .max(2000)
        .refine((rows) => new Set(rows.map(({ code }) => code)).size === rows.length),
    }),
    errors: [
      'draw.notFound',
      'draw.wrongState',
      'draw.byCounties',
      'draw.borrowed',
      'result.notDrawn',
      'replacement.visited',
      'replacement.filledAlready',
      'replacement.drawOpen',
      'replacement.jointEvent',
      'replacement.reserveEmpty',
      'replacement.notReady',
    ],
    access: ['clerk', 'head'],
    changes: ['schemes', 'draws'],
    audit: 'replacements.frozen',
  }),
} as const;
