import { z } from 'zod';
import { vacancyReasons } from '#shared/domain/draw/vacancies-file.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

export interface ReplacementEvent {
  readonly serial: string;
  readonly state: string;
  readonly vacancies: number;
  /** 0 before its draw. */
  readonly drawn: number;
}

export interface Replacements {
  readonly events: readonly ReplacementEvent[];
  /** Subjects that replacement events drew, those of voided events left out. */
  readonly byCeremony: number;
}

const serial = z.string().min(1).max(40);

/** 补抽: vacancies are frozen as a list and filled by an event of its own, with its own serial, dice and secrets (DRAW-SPEC 8). */
export const replacementsContract = {
  'replacements.list': returns<Replacements>().query({
    input: z.strictObject({ serial }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['draws'],
  }),
  /** Freezes the vacancies and the reserve that is left; the ceremony of the new event follows as for any other. */
  'replacements.freeze': returns<{ readonly serial: string }>().job({
    input: z.strictObject({
      serial,
      vacancies: z
        .array(
          z.strictObject({ code: z.string().min(1).max(18), reason: z.enum(vacancyReasons), evidence: z.string().trim().min(1).max(200) }),
        )
        .min(1)
        .max(2000),
    }),
    errors: [
      'draw.notFound',
      'draw.wrongState',
      'result.notDrawn',
      'replacement.filledAlready',
      'replacement.drawOpen',
      'replacement.jointEvent',
      'replacement.reserveEmpty',
    ],
    access: ['clerk', 'head'],
    changes: ['schemes', 'draws'],
    audit: 'replacements.frozen',
  }),
} as const;
