import { z } from 'zod';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

const serial = z.string().min(1).max(40);
/** 主送机关, as typed. */
const to = z.string().trim().max(60);
const ofMeasure = { id: z.string().min(1).max(60), measure: z.string().min(1).max(40) };

/**
 * 公文 that are filled in from the data: 后续处理情况报告, 年度工作总结 and 抽查结果公示; 抄告单 and 移送函 of one measure of the ledger; at
 * the city 考核通报.
 */
export const letterSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('followUpReport'), serial, to }),
  z.strictObject({ kind: z.literal('yearSummary'), year: z.int().min(2019).max(2100), until: z.iso.date(), to }),
  z.strictObject({ kind: z.literal('publicTable'), serial }),
  z.strictObject({ kind: z.literal('assessment'), year: z.int().min(2019).max(2100), until: z.iso.date(), to }),
  z.strictObject({ kind: z.literal('notice'), ...ofMeasure }),
  z.strictObject({ kind: z.literal('transfer'), ...ofMeasure }),
]);

export type LetterAsked = z.output<typeof letterSchema>;
export type LetterKind = LetterAsked['kind'];

const errors = [
  'draw.notFound',
  'draw.wrongState',
  'draw.byCounties',
  'followUp.notFound',
  'letter.noMeasure',
  'letter.nothingPublic',
  'figures.dayInvalid',
  'office.missing',
] as const;
const reads = [
  'draws',
  'results',
  'followUps',
  'plans',
  'calendar',
  'subjects',
  'office',
  'items',
  'bundles',
  'requests',
  'assessment',
] as const;

/** 公文 in the layout of GB/T 9704-2012, as a page for the printer and as .docx for whoever goes on writing. */
export const lettersContract = {
  'letters.page': returns<{ readonly html: string; readonly at: string; readonly title: string }>().query({
    input: letterSchema,
    errors: [...errors],
    access: everyRole,
    reads: [...reads],
  }),
  'letters.write': returns<{ readonly fileName: string }>().job({
    input: z.strictObject({ letter: letterSchema, folder: z.string() }),
    errors: [...errors],
    access: ['clerk', 'reviewer', 'head', 'inspector'],
    changes: [],
    audit: 'letters.written',
  }),
} as const;
