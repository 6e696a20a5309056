import path from 'node:path';
import type { ImportKind } from '#shared/contract/imports.ts';

/**
 * The whole work; the ceremony alone, in a folder where a scheme is ready to be frozen; or everything up to the first results and the trust
 * between the offices, and then the exchange alone: seal, carry, take, receipt, twice.
 */
export type SpinePart = 'spine' | 'ceremony' | 'beforeExchange' | 'exchange';

/** What the process that is to be killed needs to know; its only argument, as JSON. */
export interface SpineOrder {
  readonly steps: SpinePart;
  readonly homeDir: string;
  readonly excel: Readonly<Record<ImportKind, string>>;
  readonly journalPath: string;
  readonly nativeBinding: string;
  readonly builtDir: string;
}

/** Sent to the parent, which aims its kill with it. */
export type SpineMessage = { readonly began: number } | { readonly ended: number } | { readonly done: true };

/** The folders of one spine below its home. */
export const spinePlaces = (homeDir: string) => ({
  countyDir: path.join(homeDir, '县局 数据'),
  cityDir: path.join(homeDir, '市局 数据'),
  recordDir: path.join(homeDir, '抽取记录'),
  stickDir: path.join(homeDir, '优盘'),
});
