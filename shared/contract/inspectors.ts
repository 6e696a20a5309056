import { z } from 'zod';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';
import { windowLimit } from './subjects.ts';

export interface InspectorListRow {
  readonly id: number;
  readonly staffNo: string;
  readonly name: string;
  readonly unit: string;
  readonly post: string;
  readonly lines: readonly string[];
  readonly certificateNo: string;
  /** ISO date; `9999-12-31` = 长期. */
  readonly certificateUntil: string;
  readonly certificate: 'valid' | 'endingSoon' | 'ended';
  readonly area: string;
  readonly status: 'active' | 'inactive';
  readonly recusals: number;
}

export interface InspectorSummary {
  readonly total: number;
  readonly matching: number;
  readonly active: number;
  readonly drawable: number;
  readonly endingSoon: number;
}

const filter = z.strictObject({ text: z.string().max(60).optional() });

/** 执法检查人员名录库. Drawable = active with a certificate that is valid today. */
export const inspectorsContract = {
  'inspectors.window': returns<{ readonly offset: number; readonly rows: readonly InspectorListRow[] }>().query({
    input: z.strictObject({ filter, offset: z.int().min(0), limit: z.int().min(1).max(windowLimit) }),
    errors: [],
    access: everyRole,
    reads: ['inspectors'],
  }),
  'inspectors.summary': returns<InspectorSummary>().query({
    input: z.strictObject({ filter }),
    errors: [],
    access: everyRole,
    reads: ['inspectors'],
  }),
} as const;
