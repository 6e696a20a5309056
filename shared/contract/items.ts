import { z } from 'zod';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

export interface ItemView {
  readonly id: string;
  readonly code: string;
  readonly category: string;
  readonly name: string;
  readonly grade: 'key' | 'ordinary';
  readonly basis: string;
  readonly method: string;
  readonly content: string;
  readonly subjects: string;
  /** Business line that a visit for this item must cover; 0 = none. */
  readonly line: number;
  readonly lineName: string;
  readonly published: boolean;
  /** The tag a subject must carry for the item to apply; empty = every subject. */
  readonly appliesToTag: string;
  readonly note: string;
}

/** 抽查事项清单; an item that is not published can't be chosen (国办发〔2024〕54号). */
export const itemsContract = {
  'items.list': returns<readonly ItemView[]>().query({ input: z.strictObject({}), errors: [], access: everyRole, reads: ['items'] }),
} as const;
