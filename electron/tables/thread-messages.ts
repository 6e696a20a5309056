import type { RefusedFileReason, SheetHead } from '#shared/base/sheet.ts';
import type { PackedRows } from './pack-rows.ts';

/** What the reading thread is started with. */
export interface ThreadTask {
  readonly filePath: string;
  readonly sheet: string | undefined;
}

/** What it says. After a second `sheet` whatever was said of the first is void. It is never more than `rowsAhead` parts of rows ahead of the `more` it got. */
export type ThreadMessage =
  | { readonly type: 'parsing'; readonly bytes: number }
  | { readonly type: 'sheet'; readonly head: SheetHead }
  | { readonly type: 'rows'; readonly packed: PackedRows; readonly expected: number }
  | { readonly type: 'done' }
  | { readonly type: 'refused'; readonly reason: RefusedFileReason };

/** Allows `partsInMore` further parts: waking the other thread for each costs more than receiving one. */
export const more = 'more';
export const partsInMore = 4;

/** Enough that neither side waits for the other, few enough that the rows under way weigh nothing. */
export const rowsAhead = 8;
