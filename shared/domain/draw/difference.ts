import type { TableFault } from './table-file.ts';

/** Where and how a record folder is not what it says it is; the first one found, as data. `line` counts from 1. */
export type DrawDifference =
  | { readonly what: 'missing'; readonly file: string }
  | { readonly what: 'unexpected'; readonly file: string }
  | { readonly what: 'form'; readonly file: string; readonly line: number; readonly reason: TableFault }
  /** A file of the folder's list lies there under another name. */
  | { readonly what: 'renamed'; readonly file: string; readonly other: string }
  /** A file holds what another file of the list should hold. */
  | { readonly what: 'swapped'; readonly file: string; readonly other: string }
  /** A file has fewer bytes (`length`) than the list says (`size`). */
  | { readonly what: 'cutOff'; readonly file: string; readonly size: number; readonly length: number }
  /** The first line of the folder's list does not fit the lines below it. */
  | { readonly what: 'listChanged'; readonly file: string; readonly expected: string; readonly found: string }
  /** The file's own SHA-256 (`found`) is not the one that `namedIn` pins (`expected`). */
  | { readonly what: 'hash'; readonly file: string; readonly namedIn: string; readonly expected: string; readonly found: string }
  | { readonly what: 'commitment'; readonly file: string; readonly party: 'A' | 'B'; readonly expected: string; readonly found: string }
  | { readonly what: 'stratumWithoutPlan'; readonly file: string; readonly stratum: string }
  /** The same subject or file pinned differently by two items of a joint event. */
  | { readonly what: 'jointPlans'; readonly file: string; readonly directive: string }
  | { readonly what: 'jointItems'; readonly file: string; readonly expected: string; readonly found: string }
  /** `items.tsv` must have exactly the subjects of the frame; `subject` is the first that is only on one side. */
  | { readonly what: 'itemsRows'; readonly file: string; readonly subject: string }
  | { readonly what: 'assignForm'; readonly file: string; readonly at: string }
  /** The recomputed text differs from this line on; an empty side means that the text ends before. */
  | { readonly what: 'content'; readonly file: string; readonly line: number; readonly expected: string; readonly found: string };

/** The first line in which two texts differ, or undefined when they are equal. Long lines are cut around the difference. */
export const firstDifference = (file: string, expected: string, found: string): DrawDifference | undefined => {
  if (expected === found) return undefined;
  let at = 0;
  while (expected[at] === found[at]) at += 1;
  const start = expected.lastIndexOf('\n', at - 1) + 1;
  const line = expected.slice(0, start).split('\n').length;
  return { what: 'content', file, line, expected: excerpt(expected, start, at), found: excerpt(found, start, at) };
};

const excerptLength = 200;

const excerpt = (text: string, start: number, at: number): string => {
  const from = at - start > excerptLength / 2 ? at - excerptLength / 2 : start;
  const end = text.indexOf('\n', from);
  return text.slice(from, Math.min(end < 0 ? text.length : end, from + excerptLength));
};
