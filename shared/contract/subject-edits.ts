import { z } from 'zod';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';
import { riskClasses, subjectFilterSchema, subjectStatuses } from './subjects.ts';

/** A tag is one word of a list: no separators of lists, no blanks. */
export const tagSchema = z
  .string()
  .trim()
  .min(1)
  .max(30)
  .regex(/^[^\s\u3001,;|/]+$/u);

const day = z.iso.date();

export const subjectEditSchema = z
  .strictObject({
    code: z.string().trim().max(40),
    name: z.string().trim().min(2).max(100),
    status: z.enum(subjectStatuses),
    risk: z.enum([...riskClasses, '']),
    riskOn: day,
    tags: z.array(tagSchema).max(40),
    phone: z.string().trim().max(100),
    address: z.string().trim().max(300),
    legalPerson: z.string().trim().max(100),
    town: z.string().trim().max(60),
    station: z.string().trim().max(100),
  })
  .partial();

/** The subjects a bulk action means: chosen ones, or all that a filter finds but for some. */
export const subjectTargetSchema = z.union([
  z.strictObject({ ids: z.array(z.int()).min(1).max(5000) }),
  z.strictObject({ filter: subjectFilterSchema, except: z.array(z.int()).max(5000) }),
]);

export type SubjectTarget = z.output<typeof subjectTargetSchema>;

export type ActionFacts =
  | { readonly kind: 'edit'; readonly name: string; readonly fields: readonly string[] }
  | { readonly kind: 'tag'; readonly tag: string; readonly action: 'add' | 'remove' };

/** Something a person did by hand; `seq` names it for taking it back. */
export interface LibraryAction {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly facts: ActionFacts;
  readonly records: number;
  readonly undone: { readonly at: string; readonly by: string } | null;
}

const editors = ['clerk', 'reviewer', 'head'] as const;

/** Changes of 检查对象 by hand; each leaves its history and can be taken back until the subjects stand on a list frozen later (UX 12, L0). */
export const subjectEditsContract = {
  'subjects.edit': returns<{ readonly seq: number; readonly fields: readonly string[] }>().command({
    input: z.strictObject({ id: z.int(), edit: subjectEditSchema }),
    errors: [
      'subject.notFound',
      'library.otherOffice',
      'subject.codeInvalid',
      'subject.codeTaken',
      'subject.onFrozenList',
      'subject.unchanged',
    ],
    access: editors,
    changes: ['subjects'],
    audit: 'subjects.edited',
  }),
  'subjects.tag': returns<{ readonly seq: number; readonly changed: number; readonly skipped: number }>().job({
    input: z.strictObject({ target: subjectTargetSchema, tag: tagSchema, action: z.enum(['add', 'remove']) }),
    errors: ['subject.unchanged'],
    access: editors,
    changes: ['subjects'],
    audit: 'subjects.tagged',
  }),
  'subjects.undo': returns<{ readonly restored: number; readonly kept: number }>().job({
    input: z.strictObject({ seq: z.int() }),
    errors: ['action.notFound', 'action.undone', 'action.frozen'],
    access: editors,
    changes: ['subjects'],
    audit: 'subjects.undone',
  }),
  'subjects.actions': returns<readonly LibraryAction[]>().query({
    input: z.strictObject({}),
    errors: [],
    access: everyRole,
    reads: ['subjects'],
  }),
  /** The first list frozen after an action that holds subjects it changed, so that it cannot be taken back; null while it can. */
  'subjects.frozenSince': returns<{ readonly serial: string; readonly subjects: number } | null>().query({
    input: z.strictObject({ seq: z.int() }),
    errors: [],
    access: everyRole,
    reads: ['subjects', 'draws'],
  }),
  /** The whole number for whoever must call; who asked is kept (UX 18). */
  'subjects.showPhone': returns<{ readonly phone: string }>().command({
    input: z.strictObject({ id: z.int() }),
    errors: ['subject.notFound'],
    access: [...editors, 'inspector'],
    changes: [],
    audit: 'subjects.phoneShown',
  }),
} as const;
