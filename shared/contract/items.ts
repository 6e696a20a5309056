import { z } from 'zod';
import type { ItemContent } from '#shared/domain/items/item-content.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

export interface ItemView extends ItemContent {
  /** Of this version; schemes and results name it. */
  readonly id: string;
  readonly version: number;
  /** No newer version has taken its place, and it was not taken out of the list. */
  readonly current: boolean;
  readonly lineName: string;
}

/** 抽查事项清单; an item that is not published can't be chosen (国办发〔2024〕54号). */
export const itemsContract = {
  'items.list': returns<readonly ItemView[]>().query({ input: z.strictObject({}), errors: [], access: everyRole, reads: ['items'] }),
} as const;
