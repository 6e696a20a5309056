import { z } from 'zod';
import type { ImportOutcome, OutcomeCode, RecordCounts, RowReason } from '#shared/domain/bundle/outcome.ts';
import { mailLimitKiB } from '#shared/domain/bundle/mail-limit.ts';
import type { SealLockReason } from '#shared/domain/bundle/seal-lock.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

/** 未上报 已出包 市局已收, exception 退回 (UX 7.3). */
export type UploadState = 'notSent' | 'sealed' | 'received' | 'returned';

export interface SealedBundle {
  readonly fileName: string;
  readonly kind: string;
  readonly to: string;
  readonly toName: string;
  readonly seq: number;
  readonly headerHash: string;
  readonly fileHash: string;
  readonly bytes: number;
  readonly encrypted: boolean;
  readonly records: number;
  /** The report of several links that it is a part of, split under a mail limit: number of its first link, and how many. */
  readonly report: { readonly first: number; readonly of: number } | null;
  readonly sealedAt: string;
  readonly exportedAt: string | null;
  readonly state: Exclude<UploadState, 'notSent'>;
  readonly receivedAt: string | null;
  /** When its file was removed from the outbox; null while it lies there and can be written out. */
  readonly clearedAt: string | null;
  /** Whether `bundles.clear` removes its file. */
  readonly clearable: boolean;
}

export interface DueRecords {
  readonly to: string;
  readonly toName: string;
  /** The number that the next bundle will have in the chain of the key that seals. */
  readonly seq: number;
  readonly draws: number;
  readonly results: number;
  readonly records: number;
  /** Subjects and inspectors that the city was not sent as they are now; everybody before the first bundle of 名录库. */
  readonly library: number;
  /** True when the city's key is known, so that the bundle will be encrypted. */
  readonly encrypted: boolean;
  readonly sealingLocked: SealLockReason | null;
}

export interface ReceivedBundle {
  readonly fileName: string;
  readonly from: string;
  readonly fromName: string;
  readonly kind: string;
  readonly seq: number;
  readonly headerHash: string;
  readonly outcome: OutcomeCode;
  readonly at: string;
  readonly records: number;
}

export interface ImportAnswer {
  /** Which row of BUNDLE-SPEC 8 held, with what its sentence has to name. */
  readonly result: ImportOutcome;
  readonly fileName: string;
  /** Empty when the header could not be read or trusted. */
  readonly from: string;
  readonly fromName: string;
  readonly kind: string;
  readonly seq: number;
  readonly headerHash: string;
  readonly records: RecordCounts;
  /** Rows of single visits that were refused or are in conflict, the first of them. */
  readonly notTaken: readonly NotTaken[];
}

/** A row of a visit that was not taken, and why (BUNDLE-SPEC 10.3). */
export interface NotTaken {
  readonly code: RowReason | 'conflict';
  readonly serial: string;
  readonly subject: string;
  readonly name: string;
}

/** What the computers of one office lend each other (BUNDLE-SPEC 3.2). */
export interface FieldExchange {
  /** Code of the own office, to which its computers write. */
  readonly office: string;
  /** How many other computers of the office have an open key. */
  readonly computers: number;
  /** Whether events were lent to this computer: then it enters results and nothing else. */
  readonly borrows: boolean;
  readonly borrowed: readonly { readonly serial: string; readonly name: string; readonly takenAt: string }[];
  readonly lent: readonly { readonly serial: string; readonly name: string; readonly sealedAt: string }[];
  /** Results that were typed here and not sealed for the office yet. */
  readonly due: number;
}

/** An office whose bundles were decided since the last receipt to it. */
export interface ReceiptDue {
  readonly to: string;
  readonly toName: string;
  readonly bundles: number;
}

/** What the city holds of an office, and gives it back when its machine is lost (BUNDLE-SPEC 12.5). */
export interface HeldRecords {
  readonly office: string;
  readonly name: string;
  /** Whether the roster has a key for which it can be encrypted. */
  readonly hasOpenKey: boolean;
  readonly draws: number;
  readonly results: number;
  readonly publications: number;
  readonly corrections: number;
  readonly followUps: number;
  readonly plans: number;
  /** Every row of all these and of what belongs to them. */
  readonly records: number;
  readonly subjects: number;
  readonly inspectors: number;
  /** Records of the library that came before the city kept who signed them; they cannot be given back until the office sends them once more. */
  readonly older: number;
}

/** Code of an office (BUNDLE-SPEC 1). */
export const officeCode = z.string().regex(/^[0-9]{6}$/);

/** Every office, or the code of one (BUNDLE-SPEC 3.1 `to`). */
export const handDownTo = z.union([z.literal('*'), officeCode]);

const fileHandlers = ['clerk', 'head', 'intake', 'securityAdmin', 'systemAdmin'] as const;

/** 上报与回执: sealing, copying out, importing, receipts (BUNDLE-SPEC 7-10). */
export const bundlesContract = {
  'bundles.due': returns<DueRecords>().query({
    input: z.strictObject({}),
    errors: ['trust.missing'],
    access: everyRole,
    reads: ['bundles', 'results', 'draws', 'keys', 'subjects', 'inspectors'],
  }),
  /** The ledger of what was sealed, the last one first. */
  'bundles.outbox': returns<readonly SealedBundle[]>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['bundles'],
  }),
  'bundles.received': returns<readonly ReceivedBundle[]>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['bundles'],
  }),
  'bundles.receiptsDue': returns<readonly ReceiptDue[]>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['bundles'],
  }),
  /** What was lent to other computers of the office, or to this one. */
  'bundles.field': returns<FieldExchange>().query({
    input: z.strictObject({}),
    errors: ['trust.missing', 'office.missing'],
    access: everyRole,
    reads: ['bundles', 'keys', 'results', 'draws', 'schemes'],
  }),
  /** The most that a file of a report may have when it goes by mail: what this office set last, else what is usual. */
  'bundles.mailLimit': returns<{ readonly limitKiB: number }>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['bundles'],
  }),
  /** What is outside `mailLimitKiB` is refused. */
  'bundles.saveMailLimit': returns<null>().command({
    input: z.strictObject({ limitKiB: z.int() }),
    errors: ['bundle.mailLimitBounds'],
    access: fileHandlers,
    changes: ['bundles'],
    audit: 'bundles.mailLimitSaved',
  }),
  /** What there is to give back to an office; asked at the city. */
  'bundles.held': returns<HeldRecords>().query({
    input: z.strictObject({ office: officeCode }),
    errors: ['trust.missing'],
    access: everyRole,
    reads: ['bundles', 'keys', 'subjects', 'inspectors'],
  }),
  /**
   * `results` and `roster-data` from a county to the city; from the city `roster` to every office, `plan` to every office or to one, and
   * `correction`, what it asks to look at again, to one.
   * `snapshot` sends everything again instead of what changed, for a side that lost some of it. A city seals `results` and `roster-data` to the one
   * office `to` whose own records they are, everything it holds of it, after that office lost its machine. A county that names itself as `to` writes
   * for the other computers of the office (BUNDLE-SPEC 3.2): the drawn event `task`, or, on the computer it was lent to, what was typed there.
   * With `limitKiB` no file of a county's report to its city is larger: what does not fit becomes several links, sealed together, of which the first is
   * the answer (BUNDLE-SPEC 7.1). `office` is the limit that `bundles.mailLimit` answers.
   */
  'bundles.seal': returns<SealedBundle>().job({
    input: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.enum(['results', 'roster-data']),
        snapshot: z.boolean().optional(),
        to: officeCode.optional(),
        task: z.string().min(1).max(40).optional(),
        limitKiB: z.union([z.literal('office'), z.int().min(mailLimitKiB.least).max(mailLimitKiB.most)]).optional(),
      }),
      z.strictObject({ kind: z.literal('roster') }),
      z.strictObject({ kind: z.literal('plan'), to: handDownTo, snapshot: z.boolean().optional() }),
      z.strictObject({ kind: z.literal('correction'), to: officeCode, snapshot: z.boolean().optional() }),
    ]),
    errors: [
      'keys.missing',
      'keys.locked',
      'trust.missing',
      'bundle.nothingToSend',
      'bundle.nothingHeld',
      'bundle.noRecipient',
      'bundle.sealingLocked',
      'bundle.oneComputer',
      'bundle.fieldComputer',
      'bundle.mailOnlyReports',
      'bundle.unsplittable',
      'draw.notFound',
      'draw.wrongState',
      'draw.byCounties',
      'draw.borrowed',
      'office.roleOnly',
    ],
    access: fileHandlers,
    changes: ['bundles'],
    audit: 'bundles.sealed',
  }),
  'bundles.receipt': returns<SealedBundle>().job({
    input: z.strictObject({ to: officeCode }),
    errors: ['keys.missing', 'keys.locked', 'trust.missing', 'bundle.noReceiptDue', 'bundle.noRecipient', 'bundle.sealingLocked'],
    access: fileHandlers,
    changes: ['bundles'],
    audit: 'bundles.sealed',
  }),
  /** Copies a bundle out; of a report of several links every one, in order. */
  'bundles.export': returns<{
    readonly fileName: string;
    readonly folder: string;
    readonly fileHash: string;
    readonly files: readonly string[];
  }>().job({
    input: z.strictObject({ fileName: z.string().max(120), folder: z.string() }),
    errors: ['bundle.notFound', 'bundle.damagedOutbox', 'bundle.cleared', 'bundle.partlyWritten', 'file.exists'],
    access: fileHandlers,
    changes: ['bundles'],
    audit: 'bundles.exported',
  }),
  /** Removes the files of all bundles that a receipt or a `seen` covers, but for those to every office; the ledger keeps them (BUNDLE-SPEC 7.1). */
  'bundles.clear': returns<{ readonly files: number; readonly bytes: number }>().job({
    input: z.strictObject({}),
    errors: ['bundle.nothingToClear'],
    access: fileHandlers,
    changes: ['bundles'],
    audit: 'bundles.cleared',
  }),
  /** Every outcome of BUNDLE-SPEC 8 is an answer, not an error; `rootDigits` only for the very first roster (11.4). */
  'bundles.import': returns<ImportAnswer>().job({
    input: z.strictObject({ file: z.string(), rootDigits: z.string().max(60).optional() }),
    errors: ['trust.digitsNeeded', 'keys.locked', 'bundle.drawOpen'],
    access: fileHandlers,
    changes: ['bundles', 'keys', 'results', 'draws', 'subjects', 'inspectors'],
    audit: 'bundles.imported',
  }),
} as const;
