import { toHex } from '#shared/base/bytes.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import { firstDifference, type DrawDifference } from './difference.ts';
import { checkFolderList, folderListName, listedNames } from './folder-list.ts';
import type { DrawHash } from './hash.ts';
import { recomputeDraw, textOf, type Recomputed } from './recompute.ts';
import { isCheckedName, isRecordedName, recordHash, recordName, recordText, type RecordFiles } from './record.ts';
import { parseSerial } from './serial.ts';
import { encodeText } from './utf8-text.ts';

/** What a consistent record says. `items` holds one entry, or one for each item of a joint event. */
export interface RecordSummary {
  readonly serial: string;
  readonly drill: boolean;
  readonly prev: string;
  readonly prk: string;
  readonly items: readonly ItemSummary[];
  readonly visits: number;
  readonly assignment: AssignmentSummary | undefined;
  /** SHA-256 of the record; `recorded` says whether the folder holds it as `record.tsv`. */
  readonly recordSha256: string;
  readonly recorded: boolean;
  /** Whether the folder holds the list of its files, and all of them are as it says. */
  readonly listed: boolean;
  /** Files that neither the draw depends on nor the list knows; nothing was checked about them. */
  readonly unchecked: readonly string[];
}

export interface ItemSummary {
  readonly item: string | undefined;
  /** SHA-256 of the recomputed result file. */
  readonly resultSha256: string;
  readonly excluded: number;
  readonly strata: readonly { readonly stratum: string; readonly size: number; readonly drawn: number }[];
}

export interface AssignmentSummary {
  readonly subjects: number;
  readonly inspectors: number;
  readonly teamSize: number;
  readonly pairs: boolean;
  /** How many teams were formed before the visits; 0 when every visit got its people one by one. */
  readonly readyTeams: number;
  readonly short: number;
  readonly certificates: number;
  /** Teams that were changed after the draw, and how many of these by hand (指定). */
  readonly changes: number;
  readonly designated: number;
}

/** Recomputes the assignment of a folder; undefined when the folder has none. Passed in, because the assignment builds on the draw. */
export type VerifyAssignment = (
  hash: DrawHash,
  files: RecordFiles,
  recomputed: Recomputed,
) => Result<AssignmentSummary | undefined, DrawDifference>;

/** Checks the folder against its list, then the draw itself and `record.tsv`; `verifyAssignment` checks the second draw in between. */
export const verifyDraw = (
  hash: DrawHash,
  files: RecordFiles,
  verifyAssignment: VerifyAssignment,
): Result<RecordSummary, DrawDifference> => {
  const unlike = checkFolderList(hash, files);
  if (unlike) return err(unlike);
  const recomputed = recomputeDraw(hash, files);
  if (!recomputed.ok) return recomputed;
  const { ceremony, ceremonyText, items } = recomputed.value;
  const names = new Set(items.flatMap(({ resultFile }) => namesLike(resultFile)));
  for (const name of files.keys()) {
    if (isRecordedName(name) && /^(?:frame|plan|result)/.test(name) && !names.has(name)) return err({ what: 'unexpected', file: name });
  }
  for (const item of items) {
    const difference = compareText(files, item.resultFile, item.resultText);
    if (difference) return err(difference);
  }
  const assignment = verifyAssignment(hash, files, recomputed.value);
  if (!assignment.ok) return assignment;
  const record = recordText(hash, ceremonyText, files);
  const recorded = files.has(recordName);
  const difference = recorded ? compareText(files, recordName, record) : undefined;
  if (difference) return err(difference);
  return ok({
    serial: ceremony.serial,
    drill: parseSerial(ceremony.serial)?.drill ?? false,
    prev: ceremony.prev,
    prk: items[0]?.result.seed ?? '',
    items: items.map(({ item, frame, allocation, resultText }) => ({
      item,
      resultSha256: toHex(hash.sha256(encodeText(resultText))),
      excluded: frame.filter(({ tier }) => tier === 9).length,
      strata: allocation.map(({ stratum, size, drawn }) => ({ stratum, size, drawn })),
    })),
    visits: drawnIds(recomputed.value).size,
    assignment: assignment.value,
    recordSha256: recordHash(hash, record),
    recorded,
    listed: files.has(folderListName),
    unchecked: uncheckedNames(files),
  });
};

const uncheckedNames = (files: RecordFiles): readonly string[] => {
  const listed = listedNames(files);
  return [...files.keys()].filter((name) => !isCheckedName(name) && !listed.has(name)).sort();
};

/** The visit list: every subject drawn for at least one item. */
export const drawnIds = ({ items }: Pick<Recomputed, 'items'>): ReadonlySet<string> =>
  new Set(items.flatMap(({ result }) => result.rows.flatMap(({ drawn, id }) => (drawn ? [id] : []))));

/** Compares a file with the text it must have. */
export const compareText = (files: RecordFiles, file: string, expected: string): DrawDifference | undefined => {
  const found = textOf(files, file);
  return found.ok ? firstDifference(file, expected, found.value) : found.error;
};

/** The names that belong to the item of this result file. */
const namesLike = (resultFile: string): readonly string[] => [
  resultFile,
  resultFile.replace('result', 'frame'),
  resultFile.replace('result', 'plan'),
  ...(resultFile === 'result.tsv' ? [] : ['frames.tsv', 'plans.tsv']),
];
