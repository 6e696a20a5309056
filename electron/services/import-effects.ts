import type { Json } from '#shared/base/canonical-json.ts';
import type { EffectKind, EffectRow } from '#shared/contract/imports.ts';
import { fieldChanges } from '#shared/domain/library/field-changes.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { keyOfRecord, listRecordsByKey } from '#electron/store/library-rows.ts';
import { maskPhone, maskPhonesIn } from '#electron/store/subjects.ts';
import { listExpectedKeys } from '#electron/store/unconfirmed-records.ts';
import { joinedRow } from './import-join.ts';
import { effectCodes, keyOf, type Stage } from './import-stages.ts';
import { nextTurn } from './next-turn.ts';

interface EffectQuery {
  readonly effect: EffectKind;
  readonly offset: number;
  readonly limit: number;
}

/** One window of what confirming would do; the differences of updates are worked out for the window alone. */
export const effectWindow = async (
  db: ReadDb,
  stage: Stage,
  { effect, offset, limit }: EffectQuery,
): Promise<{ readonly total: number; readonly rows: readonly EffectRow[] }> => {
  if (effect === 'missing') {
    const keys = await findMissing(db, stage);
    return { total: keys.length, rows: storedRows(db, stage, keys.slice(offset, offset + limit)) };
  }
  const wanted = effectCodes[effect];
  const indexes: number[] = [];
  let total = 0;
  for (const [index, code] of stage.effects.entries()) {
    if (code !== wanted) continue;
    if (total >= offset && indexes.length < limit) indexes.push(index);
    total += 1;
  }
  return { total, rows: effect === 'updated' ? updatedRows(db, stage, indexes) : namedRows(db, stage, indexes) };
};

const plainRow = ({ staged }: Stage, index: number): EffectRow => ({
  key: keyOf(staged, index),
  name: staged.rows[index]?.name ?? '',
  changes: [],
});

/** A list of codes and classes alone says no names; the library does. */
const namedRows = (db: ReadDb, stage: Stage, indexes: readonly number[]): readonly EffectRow[] => {
  const rows = indexes.map((index) => plainRow(stage, index));
  const nameless = rows.filter(({ name }) => name === '').map(({ key }) => key);
  if (nameless.length === 0) return rows;
  const names = new Map(storedRows(db, stage, nameless).map(({ key, name }) => [key, name]));
  return rows.map((row) => ({ ...row, name: names.get(row.key) ?? row.name }));
};

const storedRows = (db: ReadDb, { source }: Stage, keys: readonly string[]): readonly EffectRow[] =>
  listRecordsByKey(db, source.kind, keys).map((stored) => ({ key: keyOfRecord(stored), name: stored.row.name, changes: [] }));

const updatedRows = (db: ReadDb, stage: Stage, indexes: readonly number[]): readonly EffectRow[] => {
  const stored = new Map(
    listRecordsByKey(
      db,
      stage.source.kind,
      indexes.map((index) => keyOf(stage.staged, index)),
    ).map((record) => [keyOfRecord(record), record]),
  );
  return indexes.map((index) => {
    const plain = plainRow(stage, index);
    const [before, after] = [stored.get(plain.key), stage.staged.rows[index]];
    const changes = before && after ? fieldChanges<object>(before.row, joinedRow(before, after, stage.given)) : undefined;
    if (!changes) return plain;
    const name = plain.name === '' ? (before?.row.name ?? '') : plain.name;
    const fields = Object.keys(changes.after);
    return {
      ...plain,
      name,
      changes: fields.map((field) => ({ field, before: shown(field, changes.before[field]), after: shown(field, changes.after[field]) })),
    };
  });
};

const shown = (field: string, value: unknown): Json => {
  if (field === 'phone' && typeof value === 'string') return maskPhone(value);
  if (field === 'note' && typeof value === 'string') return maskPhonesIn(value);
  return (value ?? null) as Json; // fields of rows are texts, numbers, flags and lists of them
};

const slice = 2000;

/**
 * Keys of the library that a full list would have to hold and this file does not (疑似注销). Rows that stay outside the import count as held,
 * by their key or, where that cannot be read, by their name.
 */
export const findMissing = async (db: ReadDb, stage: Stage): Promise<readonly string[]> => {
  if (stage.missing) return stage.missing;
  // Who is not rated this month is not therefore gone.
  if (stage.source.choices.only !== undefined) return [];
  const { staged, checked, source } = stage;
  const keys = new Set(staged.rows.map((_, index) => keyOf(staged, index)));
  for (const key of checked.clashes.keys()) keys.add(key);
  const names = new Set<string>();
  for (const outside of checked.outside.values()) {
    const {
      code = '',
      staffNo = code,
      name = '',
    } = outside as { readonly code?: string; readonly staffNo?: string; readonly name?: string };
    if (staffNo !== '') keys.add(staffNo);
    if (name !== '') names.add(name);
  }
  const missing: string[] = [];
  let after = '';
  for (;;) {
    const part = listExpectedKeys(db, source.kind, after, slice);
    for (const { key, name } of part) if (!keys.has(key) && !names.has(name)) missing.push(key);
    after = part.at(-1)?.key ?? after;
    if (part.length < slice) break;
    await nextTurn();
  }
  stage.missing = missing;
  return missing;
};
