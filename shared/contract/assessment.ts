import { z } from 'zod';
import { criteria, fullScore, type AssessmentRules } from '#shared/domain/figures/assessment.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

const tenths = z.int().min(0).max(fullScore);

/** Each criterion once, in tenths of a point; what they come to is judged by `rulesFault`. */
export const rulesSchema = z
  .array(z.strictObject({ key: z.enum(criteria), points: tenths, perCase: tenths }))
  .length(criteria.length)
  .refine((rules) => new Set(rules.map(({ key }) => key)).size === criteria.length);

const asked = { year: z.int().min(2019).max(2100), until: z.iso.date() };

/** 考核: how a city scores its counties by their figures (DOMAIN 5). */
export const assessmentContract = {
  /** Both texts are empty while the city has set no rules of its own. */
  'assessment.rules': returns<{ readonly rules: AssessmentRules; readonly byName: string; readonly at: string }>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['assessment'],
  }),
  'assessment.saveRules': returns<null>().command({
    input: z.strictObject({ rules: rulesSchema }),
    errors: ['office.roleOnly', 'assessment.sum', 'assessment.perCase'],
    access: ['head', 'systemAdmin'],
    changes: ['assessment'],
    audit: 'assessment.rulesSaved',
  }),
  /** Places, scores with their parts and figures of every county as one workbook. */
  'assessment.export': returns<{ readonly fileName: string; readonly counties: number }>().job({
    input: z.strictObject({ ...asked, folder: z.string() }),
    errors: ['figures.dayInvalid', 'office.roleOnly'],
    access: everyRole,
    changes: [],
    audit: 'assessment.exported',
  }),
} as const;
