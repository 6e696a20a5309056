import { z } from 'zod';
import { officeCode } from './bundles.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

export const unconfirmedKinds = ['subjects', 'inspectors', 'items'] as const;

export type UnconfirmedKind = (typeof unconfirmedKinds)[number];

/** An office with records that its newest full list did not hold. */
export interface UnconfirmedOffice {
  readonly office: string;
  readonly officeName: string;
  /** This office itself: a full list that was imported lacked them. */
  readonly own: boolean;
  readonly waiting: number;
  readonly kept: number;
}

/** 待核: a record that a snapshot or a full list did not hold; it is not deleted (BUNDLE-SPEC 5.2). */
export interface UnconfirmedRow {
  readonly kind: UnconfirmedKind;
  readonly record: string;
  /** Code, or staff number. */
  readonly key: string;
  readonly name: string;
  /** Town, unit or category. */
  readonly place: string;
  /** Why an officer keeps it until the next full list; null while nobody did. */
  readonly kept: { readonly reason: string; readonly byName: string; readonly at: string } | null;
  /** Whether its office was asked about it and has not answered. */
  readonly asked: boolean;
}

const reason = z.string().trim().min(1).max(400);
const deciders = ['clerk', 'head', 'intake'] as const;
const named = z.strictObject({ kind: z.enum(unconfirmedKinds), record: z.uuid() });

export const unconfirmedContract = {
  /** The offices that have such records; this office first. */
  'unconfirmed.offices': returns<readonly UnconfirmedOffice[]>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['bundles', 'subjects', 'inspectors', 'items', 'imports', 'keys'],
  }),
  /** Those of one office, first those that nobody looked at, then by kind and key. */
  'unconfirmed.window': returns<{ readonly offset: number; readonly total: number; readonly rows: readonly UnconfirmedRow[] }>().query({
    input: z.strictObject({ office: officeCode, offset: z.int().min(0), limit: z.int().min(1).max(200) }),
    errors: [],
    access: everyRole,
    reads: ['bundles', 'subjects', 'inspectors', 'items', 'imports', 'requests'],
  }),
  /** Keeps them as they are until the next full list of their office. */
  'unconfirmed.keep': returns<{ readonly kept: number }>().command({
    input: z.strictObject({ records: z.array(named).min(1).max(200), reason }),
    errors: ['unconfirmed.notFound'],
    access: deciders,
    changes: ['bundles', 'subjects', 'inspectors', 'items'],
    audit: 'unconfirmed.kept',
  }),
  /** Asks the county whose record it is, with the next bundle of requests; it answers by its next full list, or says why it is gone. */
  'unconfirmed.ask': returns<{ readonly id: string }>().command({
    input: z.strictObject({ kind: z.enum(['subjects', 'inspectors']), record: z.uuid(), reason }),
    errors: ['office.roleOnly', 'unconfirmed.notFound', 'request.open'],
    access: deciders,
    changes: ['requests', 'bundles'],
    audit: 'unconfirmed.asked',
  }),
} as const;
