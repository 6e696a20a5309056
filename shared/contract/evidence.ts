import { z } from 'zod';
import { evidenceKinds, type EvidenceFormat, type EvidenceKind } from '#shared/domain/evidence/evidence-file.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

const serial = z.string().min(1).max(40);
const code = z.string().min(1).max(40);
const id = z.string().min(1).max(60);

/** What a file belongs to: the whole visit, one of its items, or a measure of its follow-up. */
export const evidencePlaceSchema = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('visit'), serial, code }),
  z.strictObject({ about: z.literal('item'), serial, code, itemId: z.string().min(1).max(60) }),
  z.strictObject({ about: z.literal('measure'), followUp: id, measure: z.string().min(1).max(40) }),
]);

export type EvidencePlace = z.output<typeof evidencePlaceSchema>;

/** A file chosen or dropped, by its token; or bytes that lie in no file, such as a picture that was pasted. */
export const evidenceSourceSchema = z.union([
  z.strictObject({ token: z.string() }),
  z.strictObject({ name: z.string().max(400), bytes: z.instanceof(Uint8Array) }),
]);

export type EvidenceSource = z.output<typeof evidenceSourceSchema>;

/** `missing` and `changed`: the file in the data folder is not the one that was kept. */
export type EvidenceFileState = 'there' | 'missing' | 'changed';

/** One file of a visit as the lists show it. */
export interface EvidenceView {
  readonly id: string;
  readonly about: EvidencePlace['about'];
  /** The item or the measure; empty for the visit itself. */
  readonly part: string;
  readonly fileName: string;
  readonly kind: EvidenceKind;
  readonly format: EvidenceFormat;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly note: string;
  readonly byName: string;
  readonly at: string;
  /** It stays for good, because the result it belongs to was submitted. */
  readonly kept: boolean;
  /** By presence and size; the bytes themselves are compared when they are read. */
  readonly file: EvidenceFileState;
}

export interface VisitEvidence {
  readonly files: readonly EvidenceView[];
  /** What is added now must say why. */
  readonly asksNote: boolean;
}

/** One row whose file is not what it says. */
export interface BadEvidence {
  readonly serial: string;
  readonly code: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly file: Exclude<EvidenceFileState, 'there'>;
}

/** Rows and folder laid side by side, every byte looked at. */
export interface EvidenceCheck {
  readonly files: number;
  readonly bytes: number;
  readonly bad: readonly BadEvidence[];
  /** Files that no row names: left by a crash, or taken away before a result was submitted. */
  readonly strays: readonly { readonly name: string; readonly bytes: number }[];
}

const editors = ['clerk', 'head', 'inspector'] as const;
const keepers = ['observer', 'head', 'systemAdmin', 'securityAdmin', 'auditAdmin'] as const;
const placeErrors = [
  'draw.notFound',
  'draw.wrongState',
  'draw.byCounties',
  'result.notDrawn',
  'followUp.notFound',
  'evidence.placeUnknown',
] as const;

/** 现场材料: photos and scans of a visit, kept by hash in the data folder; evidence is shown in no public output. */
export const evidenceContract = {
  /** Everything of one visit, its items and its follow-up. */
  'evidence.list': returns<VisitEvidence>().query({
    input: z.strictObject({ serial, code }),
    errors: ['draw.notFound', 'result.notDrawn'],
    access: everyRole,
    reads: ['evidence', 'results', 'followUps'],
  }),
  /** The bytes of one file, compared with their hash; `type` is their media type. */
  'evidence.bytes': returns<{ readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }>().query({
    input: z.strictObject({ id }),
    errors: ['evidence.notFound', 'evidence.fileBad'],
    access: everyRole,
    reads: ['evidence'],
  }),
  /** Keeps a file; one that is there and was lost or damaged in the data folder is put back. */
  'evidence.add': returns<{ readonly id: string; readonly restored: boolean }>().job({
    input: z.strictObject({
      place: evidencePlaceSchema,
      kind: z.enum(evidenceKinds),
      note: z.string().trim().max(200),
      source: evidenceSourceSchema,
    }),
    errors: [...placeErrors, 'followUp.closed', 'evidence.refused', 'evidence.thereAlready', 'evidence.noteMissing'],
    access: editors,
    changes: ['evidence'],
    audit: 'evidence.added',
  }),
  /** Takes a file away from a result that was not submitted with it; the trail keeps its hash and why. */
  'evidence.remove': returns<null>().command({
    input: z.strictObject({ id, reason: z.string().trim().min(2).max(200) }),
    errors: ['evidence.notFound', 'evidence.kept'],
    access: editors,
    changes: ['evidence'],
    audit: 'evidence.removed',
  }),
  /** A copy of one file in a folder, for who must open or print it. */
  'evidence.export': returns<{ readonly fileName: string }>().job({
    input: z.strictObject({ id, folder: z.string() }),
    errors: ['evidence.notFound', 'evidence.fileBad'],
    access: ['clerk', 'reviewer', 'head', 'inspector', 'observer'],
    changes: [],
    audit: 'evidence.exported',
  }),
  'evidence.check': returns<EvidenceCheck>().query({
    input: z.strictObject({}),
    errors: [],
    access: keepers,
    reads: ['evidence'],
  }),
  /** Removes the files that no row names. */
  'evidence.clean': returns<{ readonly files: number; readonly bytes: number }>().job({
    input: z.strictObject({}),
    errors: [],
    access: ['head', 'systemAdmin'],
    changes: ['evidence'],
    audit: 'evidence.cleaned',
  }),
} as const;
