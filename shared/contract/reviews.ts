import { z } from 'zod';
import type { RadarFlag } from '#shared/domain/results/radar.ts';
import { returns } from './define.ts';
import type { OutcomeKey } from './results.ts';
import { everyRole } from './roles.ts';
import { windowLimit } from './subjects.ts';

export interface ReviewRow {
  readonly code: string;
  readonly name: string;
  readonly outcomes: readonly OutcomeKey[];
  readonly inspectedOn: string;
  readonly enteredBy: string;
  readonly enteredAt: string;
  /** What a decision must name, so that nobody decides about an entry he or she has not seen. */
  readonly version: number;
  /** Entered by whoever asks, who therefore does not review it. */
  readonly own: boolean;
  readonly flags: readonly RadarFlag[];
}

const serial = z.string().min(1).max(40);
const reviewers = ['reviewer', 'head'] as const;
const version = z.int().min(1);

/** 审核: another person than the one who entered a result approves it or returns it at a field (R43, R45). */
export const reviewsContract = {
  /** Results that wait for review, in the order of the drawn list. */
  'reviews.queue': returns<{ readonly offset: number; readonly total: number; readonly rows: readonly ReviewRow[] }>().query({
    input: z.strictObject({ serial, offset: z.int().min(0), limit: z.int().min(1).max(windowLimit) }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['results', 'draws', 'session'],
  }),
  /** Approves results as they were seen, all or none; every problem among them has its row in the ledger afterwards. */
  'reviews.approve': returns<{ readonly approved: number; readonly followUps: number }>().command({
    input: z.strictObject({
      serial,
      visits: z
        .array(z.strictObject({ code: z.string(), version }))
        .min(1)
        .max(2000),
    }),
    errors: [
      'draw.notFound',
      'draw.wrongState',
      'draw.byCounties',
      'draw.borrowed',
      'result.notDrawn',
      'review.notWaiting',
      'review.changed',
      'review.ownEntry',
    ],
    access: reviewers,
    changes: ['results', 'followUps', 'bundles'],
    audit: 'reviews.approved',
  }),
  /** Gives a result back to be corrected at one field; also one that is approved but not published. */
  'reviews.return': returns<null>().command({
    input: z.strictObject({ serial, code: z.string(), version, field: z.string().max(60), reason: z.string().trim().min(2).max(200) }),
    errors: [
      'draw.notFound',
      'draw.wrongState',
      'draw.byCounties',
      'draw.borrowed',
      'result.notDrawn',
      'review.notWaiting',
      'review.changed',
      'review.ownEntry',
    ],
    access: reviewers,
    changes: ['results'],
    audit: 'reviews.returned',
  }),
} as const;
