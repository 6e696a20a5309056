import { z } from 'zod';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

export const searchGroups = ['subjects', 'inspectors', 'items', 'schemes'] as const;
export type SearchGroup = (typeof searchGroups)[number];

export interface SearchHit {
  /** Id of the subject or inspector, item code, id of the task. */
  readonly key: string;
  readonly title: string;
  readonly detail: string;
}

export interface FoundGroup {
  readonly group: SearchGroup;
  readonly total: number;
  /** The best ones. */
  readonly hits: readonly SearchHit[];
}

/** One box over everything (UX 7.1): name, code, end of a telephone number, first letters, readings. */
export const searchContract = {
  'search.everywhere': returns<readonly FoundGroup[]>().query({
    input: z.strictObject({ text: z.string().max(60) }),
    errors: [],
    access: everyRole,
    reads: ['subjects', 'inspectors', 'items', 'schemes'],
  }),
} as const;
