import { canonicalJson, type Json } from '#shared/base/canonical-json.ts';
import { revisionFields, type RecordRow } from './record-row.ts';

/** Revisions of one record by their row hash. */
export type RevisionsByHash = ReadonlyMap<string, RecordRow>;

const bookkeeping: ReadonlySet<string> = new Set(revisionFields);

const sameValue = (a: Json | undefined, b: Json | undefined): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** The record's own fields in which two revisions differ, ascending; against nothing, every field that says something (BUNDLE-SPEC 10.3). */
export const changedFields = (before: RecordRow | null, after: RecordRow): readonly string[] => {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after)]);
  return [...fields].filter((field) => !bookkeeping.has(field) && !sameValue(before?.[field], after[field])).sort();
};

/** The hashes of the revisions that a revision names as its parents, the second one first (10.1). */
export const parentsOf = (row: RecordRow): readonly string[] =>
  [row['merged_hash'], row['prev_hash']].filter((parent) => typeof parent === 'string');

/** The revision and whatever it follows, as far back as revisions are held; a parent that is not held ends its line and is named. */
export const lineageOf = (hash: string, revisions: RevisionsByHash): ReadonlySet<string> => {
  const lineage = new Set<string>();
  const waiting = [hash];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (lineage.has(next)) continue;
    lineage.add(next);
    const row = revisions.get(next);
    if (row) waiting.push(...parentsOf(row));
  }
  return lineage;
};

/** The nearest held revision that both follow; null where none is held. */
export const commonAncestor = (hash: string, other: string, revisions: RevisionsByHash): RecordRow | null => {
  const lineage = lineageOf(hash, revisions);
  let level: readonly string[] = [other];
  const seen = new Set<string>();
  while (level.length > 0) {
    const found = level.find((one) => lineage.has(one) && revisions.has(one));
    if (found !== undefined) return revisions.get(found) ?? null;
    for (const one of level) seen.add(one);
    level = level.flatMap((one) => parentsOf(revisions.get(one) ?? {})).filter((parent) => !seen.has(parent));
  }
  return null;
};

/** Who joins two revisions, and under which change number of the office that the record belongs to. */
export interface JoinedBy {
  readonly by: string;
  readonly at: string;
  readonly seq: number;
}

/**
 * The revision that joins two: the first one's content with the fields `taken` of the other one, naming both, one above the larger (10.1). The
 * identity of the record is that of the first.
 */
export const joinedRow = (
  first: { readonly hash: string; readonly row: RecordRow },
  other: { readonly hash: string; readonly row: RecordRow },
  taken: readonly string[],
  joinedBy: JoinedBy,
): RecordRow => ({
  ...first.row,
  ...Object.fromEntries(taken.map((field) => [field, other.row[field] ?? null])),
  ...joinedBy,
  rev: Math.max(Number(first.row['rev']), Number(other.row['rev'])) + 1,
  prev_hash: first.hash,
  merged_hash: other.hash,
});
