import { z } from 'zod';
import { returns } from './define.ts';

/** 年度总结材料: everything the assessment of a year asks for, in one folder (capability 53). */
export const yearPackContract = {
  /** Summary, statistics, ledger, index of evidence and 目录 as one folder; the same data and day give the same bytes. */
  'yearPack.write': returns<{ readonly folder: string; readonly files: readonly string[] }>().job({
    input: z.strictObject({ year: z.int().min(2019).max(2100), until: z.iso.date(), to: z.string().trim().max(60), folder: z.string() }),
    errors: ['figures.dayInvalid', 'file.exists'],
    access: ['clerk', 'reviewer', 'head', 'inspector'],
    changes: [],
    audit: 'yearPack.written',
  }),
} as const;
