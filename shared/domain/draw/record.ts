import { compareUtf8, toHex } from '#shared/base/bytes.ts';
import type { DrawHash } from './hash.ts';
import { encodeText } from './utf8-text.ts';

/** The files of one record folder by name. */
export type RecordFiles = ReadonlyMap<string, Uint8Array>;

/** The name of the record itself; its SHA-256 is `prev` of the next event. */
export const recordName = 'record.tsv';

const listedNames: ReadonlySet<string> = new Set([
  'assign-in.json',
  'assign-out.json',
  'frame.tsv',
  'frames.tsv',
  'items.tsv',
  'plan.tsv',
  'plans.tsv',
  'recuse.tsv',
  'result.tsv',
  'roster.tsv',
  'vacancies.tsv',
]);

/** Whether a file is an input or a result of the draw; what else lies in the folder (names, pages to print) is not recorded. */
export const isRecordedName = (name: string): boolean =>
  listedNames.has(name) || /^(?:frame|plan|result)\.[a-z0-9][a-z0-9-]{0,19}\.tsv$/.test(name);

/** Changes of teams after the draw; they come after the record, each names the one before. */
export const changeFilePattern = /^change\.[0-9]{3}\.json$/;

/**
 * Whether the check of a record folder always looks at a file: inputs and results, the ceremony, the record itself, the
 * changes after it and the folder's list.
 */
export const isCheckedName = (name: string): boolean =>
  isRecordedName(name) || name === recordName || name === 'ceremony.tsv' || name === 'files.tsv' || changeFilePattern.test(name);

/** Other files of a folder are read for the check against the list up to this size in bytes; a film of the ceremony is left alone. */
export const largestCompanion = 67_108_864;

/**
 * The bytes of `record.tsv` (DRAW-SPEC 3 step 5): `ceremony.tsv` as it is, then `name TAB sha256` of every input and result
 * file, ascending by name. Other files in `files` are left out; without `ceremony.tsv` there is no record.
 */
export const recordText = (hash: DrawHash, ceremonyText: string, files: RecordFiles): string => {
  const lines = [...files]
    .filter(([name]) => isRecordedName(name))
    .sort(([a], [b]) => compareUtf8(a, b))
    .map(([name, bytes]) => `${name}\t${toHex(hash.sha256(bytes))}\n`);
  return ceremonyText + lines.join('');
};

/** SHA-256 of the record as lower-case hex: the link to the next event. */
export const recordHash = (hash: DrawHash, record: string): string => toHex(hash.sha256(encodeText(record)));
