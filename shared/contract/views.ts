import { z } from 'zod';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';
import { subjectFilterSchema, subjectSorts } from './subjects.ts';

export const subjectColumnKeys = [
  'name',
  'code',
  'kind',
  'legalPerson',
  'office',
  'town',
  'station',
  'industry',
  'risk',
  'riskOn',
  'status',
  'tags',
  'drawnThisYear',
  'inspectedThisYear',
  'lastInspectedOn',
] as const;

export type SubjectColumnKey = (typeof subjectColumnKeys)[number];

export const subjectViewSchema = z.strictObject({
  filter: subjectFilterSchema,
  sort: z.enum(subjectSorts),
  descending: z.boolean(),
  columns: z.array(z.enum(subjectColumnKeys)).min(1),
});

/** What a person wants to see of the list of subjects. */
export type SubjectView = z.output<typeof subjectViewSchema>;

export interface NamedView {
  readonly name: string;
  readonly view: SubjectView;
}

const name = z.string().trim().min(1).max(20);

/** Saved views of the list of subjects, each person's own (UX item 54). */
export const viewsContract = {
  'views.list': returns<readonly NamedView[]>().query({ input: z.strictObject({}), errors: [], access: everyRole, reads: ['views'] }),
  'views.save': returns<null>().command({
    input: z.strictObject({ name, view: subjectViewSchema }),
    errors: [],
    access: everyRole,
    changes: ['views'],
    audit: 'views.saved',
  }),
  'views.remove': returns<null>().command({
    input: z.strictObject({ name }),
    errors: [],
    access: everyRole,
    changes: ['views'],
    audit: 'views.removed',
  }),
} as const;
