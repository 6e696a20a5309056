import type { Json } from '#shared/base/canonical-json.ts';
import type { HistoryEntry } from '#shared/contract/history.ts';
import type { FormerName, OrgUnit } from '#shared/domain/org/org-unit.ts';
import type { OrgChange } from '#electron/store/org-units.ts';

/** Units are shown by name, former names as names alone. */
const shown = (field: string, value: unknown, units: readonly OrgUnit[]): Json => {
  if (field === 'parentId') return units.find(({ id }) => id === value)?.name ?? null;
  if (field === 'formerNames' && Array.isArray(value)) return (value as readonly FormerName[]).map(({ name }) => name);
  return (value ?? null) as Json; // came out of JSON.parse
};

/** One change of a unit in the form of the libraries' history. */
export const historyEntry = (
  { number, at, byName, source, before, after }: OrgChange & { readonly number: number },
  units: readonly OrgUnit[],
): HistoryEntry => {
  const change = before === null ? 'added' : after === null ? 'removed' : 'changed';
  const fields = change === 'changed' ? Object.keys(after ?? {}) : [];
  return {
    number,
    at,
    by: byName,
    source,
    fileName: null,
    change,
    fields: fields.map((field) => ({
      field,
      before: shown(field, before?.[field], units),
      after: shown(field, after?.[field], units),
    })),
  };
};
