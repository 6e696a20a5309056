import { z } from 'zod';
import type { Json } from '#shared/base/canonical-json.ts';
import type { ConflictBar, ConflictWay } from '#shared/domain/bundle/conflicts.ts';
import { officeCode } from './bundles.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

/** Which record it is, as far as its revisions say: an event's number, a code of a subject or person, a name, a year. */
export interface ConflictRecord {
  readonly serial: string;
  readonly code: string;
  readonly name: string;
  readonly year: number | null;
}

/** Which two revisions: `otherHash` is the row hash of the one that does not follow what stands. */
export interface ConflictKey {
  readonly office: string;
  readonly table: string;
  readonly record: string;
  readonly otherHash: string;
}

export interface ConflictHead extends ConflictKey {
  readonly officeName: string;
  readonly what: ConflictRecord;
  /** 并行修改: both had changed other fields and were joined at once; it only waits to be looked at. */
  readonly parallel: boolean;
  /** What was decided; null while it waits. */
  readonly decision: {
    readonly choice: 'kept' | 'taken' | 'joined' | 'seen';
    readonly reason: string;
    readonly byName: string;
    readonly at: string;
  } | null;
}

/** Who wrote a revision when, and the bundle that brought it. */
export interface ConflictSide {
  readonly hash: string;
  readonly rev: number;
  /** Name of who wrote it; empty where no trail names them. */
  readonly byName: string;
  readonly at: string;
  /** Null for a revision that was written on this machine. */
  readonly bundle: { readonly fileName: string; readonly fromName: string; readonly seq: number; readonly at: string } | null;
}

export interface ConflictField {
  readonly field: string;
  /** In the revision that both follow; null where none is held. */
  readonly base: Json;
  readonly kept: Json;
  readonly other: Json;
  readonly differs: boolean;
  /** Both changed it, to different values. */
  readonly clashes: boolean;
}

export interface ConflictDetail extends ConflictHead {
  readonly way: ConflictWay;
  readonly bar: ConflictBar | null;
  /** What stands; null where another record stands in the place. */
  readonly kept: ConflictSide | null;
  readonly other: ConflictSide;
  readonly baseKnown: boolean;
  readonly fields: readonly ConflictField[];
  /** Names of the items that the fields speak of, by id. */
  readonly itemNames: { readonly [id: string]: string };
}

export interface ConflictList {
  /** Those that wait, the newest first; at most 200 of `open` and `parallel` together. */
  readonly waiting: readonly ConflictHead[];
  /** How many wait for a decision. */
  readonly open: number;
  /** How many were joined at once and were not looked at yet. */
  readonly parallel: number;
  /** The newest decisions, at most 50. */
  readonly decided: readonly ConflictHead[];
  /** At the city: offices that were not sent yet what was joined of their records. */
  readonly toSend: readonly { readonly office: string; readonly officeName: string; readonly records: number }[];
}

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const key = { office: officeCode, table: z.string().max(40), record: z.uuid(), otherHash: hash };
const deciders = ['clerk', 'head', 'intake'] as const;
const reads = ['bundles', 'results', 'followUps', 'subjects', 'inspectors', 'keys'] as const;

/** 冲突与并行修改: two revisions of one record that do not follow one another (BUNDLE-SPEC 10.1, 10.3). Nothing is overwritten. */
export const conflictsContract = {
  'conflicts.list': returns<ConflictList>().query({ input: z.strictObject({}), errors: [], access: everyRole, reads }),
  'conflicts.get': returns<ConflictDetail>().query({ input: z.strictObject(key), errors: ['conflict.notFound'], access: everyRole, reads }),
  /**
   * `kept` and `taken` are the whole of one side, `fields` what stands with the fields `taken` of the other one. `keptHash` is what stood when the
   * officer looked, empty where another record stands in the place.
   */
  'conflicts.decide': returns<null>().command({
    input: z.strictObject({
      ...key,
      keptHash: z.union([z.literal(''), hash]),
      choice: z.enum(['kept', 'taken', 'fields']),
      fields: z.array(z.string().max(40)).max(60),
      reason: z.string().trim().min(1).max(400),
    }),
    errors: [
      'conflict.notFound',
      'conflict.decided',
      'conflict.changed',
      'conflict.wayClosed',
      'conflict.notValid',
      'conflict.unsent',
      'office.missing',
    ],
    access: deciders,
    changes: ['bundles', 'results', 'followUps', 'subjects', 'inspectors'],
    audit: 'conflicts.decided',
  }),
  /** Says that what was joined at once was looked at. */
  'conflicts.acknowledge': returns<null>().command({
    input: z.strictObject(key),
    errors: ['conflict.notFound', 'conflict.decided'],
    access: deciders,
    changes: ['bundles'],
    audit: 'conflicts.seen',
  }),
} as const;
