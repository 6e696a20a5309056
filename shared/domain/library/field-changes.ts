import { canonicalJson } from '#shared/base/canonical-json.ts';

export interface FieldChanges {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** The fields of `after` whose value differs, with both values; undefined when none does. Lists count as equal only in the same order. */
export const fieldChanges = <Row extends object>(before: Row, after: Row): FieldChanges | undefined => {
  const old = new Map(Object.entries(before));
  const changed = Object.entries(after).filter(([field, value]) => !sameValue(old.get(field), value));
  if (changed.length === 0) return undefined;
  return { before: Object.fromEntries(changed.map(([field]) => [field, old.get(field)])), after: Object.fromEntries(changed) };
};

const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && canonicalJson(a) === canonicalJson(b));
