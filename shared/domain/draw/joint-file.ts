import { ok, type Result } from '#shared/base/result.ts';
import { isHash, parseTable, tableText, type TableError, type TableShape } from './table-file.ts';

/** `frames.tsv` or `plans.tsv` of a joint event (DRAW-SPEC 6): the SHA-256 of each item's own file by its key j. */
export type JointKind = 'frames' | 'plans';

interface JointRow {
  readonly item: string;
  readonly sha256: string;
}

/** The key j becomes part of a file name, so it is kept to what every file system and bundle accepts. */
const itemKey = /^[a-z0-9][a-z0-9-]{0,19}$/;

const shapeOf = (kind: JointKind): TableShape<JointRow> => ({
  header: `#fairdraw-${kind}/1\tsha256`,
  columns: 2,
  keyColumns: 1,
  row: ([item = '', sha256 = '']) => {
    if (!itemKey.test(item)) return 'badKey';
    return isHash(sha256) ? { item, sha256 } : 'badHash';
  },
});

/** Reads the list of a joint event; the map keeps the ascending order of the file. */
export const parseJoint = (kind: JointKind, text: string): Result<ReadonlyMap<string, string>, TableError> => {
  const rows = parseTable(text, shapeOf(kind));
  return rows.ok ? ok(new Map(rows.value.map(({ item, sha256 }) => [item, sha256]))) : rows;
};

/** The exact text of `frames.tsv` or `plans.tsv`, ascending by item key. */
export const jointText = (kind: JointKind, hashByItem: ReadonlyMap<string, string>): Result<string, TableError> =>
  tableText(
    [...hashByItem].map(([item, sha256]) => ({ item, sha256 })),
    ({ item, sha256 }) => [item, sha256],
    shapeOf(kind),
  );
