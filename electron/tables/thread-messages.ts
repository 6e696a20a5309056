import type { RefusedFileReason, SheetFacts, SheetRow } from '#shared/base/sheet.ts';

/** What the reading thread is started with. */
export interface ThreadTask {
  readonly filePath: string;
  readonly sheet: string | undefined;
}

/** What it says; after each `rows` it waits until a `more` allows the next, so that it is never far ahead. */
export type ThreadMessage =
  | { readonly type: 'parsing'; readonly bytes: number }
  | { readonly type: 'sheet'; readonly facts: SheetFacts }
  | { readonly type: 'rows'; readonly rows: readonly SheetRow[] }
  | { readonly type: 'done' }
  | { readonly type: 'refused'; readonly reason: RefusedFileReason };

export const more = 'more';
