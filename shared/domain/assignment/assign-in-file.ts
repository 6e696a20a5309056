import { canonicalJson } from '#shared/base/canonical-json.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import { maxSlots } from '#shared/domain/draw/items-file.ts';
import { maxLines } from '#shared/domain/draw/roster-file.ts';
import { isHash, maxCount } from '#shared/domain/draw/table-file.ts';
import type { AssignIn, AssignInspector, AssignSubject, ReadyTeams } from './assign-in.ts';

/** Where an `assign-in.json` is not what it must be; `at` is a path such as `subjects[3].elig`, empty for the whole text. */
export interface AssignInFileError {
  readonly reason: 'notJson' | 'shape' | 'duplicateId';
  readonly at: string;
}

/** The exact text of `assign-in.json`: canonical JSON without a final line feed. */
export const assignInText = (assignIn: AssignIn): string => canonicalJson(assignIn);

/** Reads an assignment input from any JSON text with these values; spacing and key order are free, unknown keys are not. */
export const parseAssignIn = (text: string): Result<AssignIn, AssignInFileError> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // JSON.parse reports malformed text only by throwing.
    return err({ reason: 'notJson', at: '' });
  }
  const top = membersOf(value, ['insps', 'pairs', 'prk', 'subjects']) ?? membersOf(value, ['insps', 'pairs', 'prk', 'subjects', 'teams']);
  if (!top) return err({ reason: 'shape', at: '' });
  const { prk, pairs, insps, subjects, teams } = top;
  if (typeof prk !== 'string' || !isHash(prk)) return err({ reason: 'shape', at: 'prk' });
  if (typeof pairs !== 'boolean') return err({ reason: 'shape', at: 'pairs' });
  const inspectors = listOf(insps, 'insps', inspectorOf);
  if (!inspectors.ok) return inspectors;
  const visits = listOf(subjects, 'subjects', (item) => subjectOf(item, inspectors.value.length));
  if (!visits.ok) return visits;
  const assignIn = { prk, pairs, insps: inspectors.value, subjects: visits.value };
  if (teams === undefined) return ok(assignIn);
  const readyTeams = readyTeamsOf(teams, inspectors.value.length);
  return readyTeams ? ok({ ...assignIn, teams: readyTeams }) : err({ reason: 'shape', at: 'teams' });
};

const membersOf = (value: unknown, keys: readonly string[]): Readonly<Record<string, unknown>> | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const members = Object.entries(value);
  return members.length === keys.length && keys.every((key) => Object.hasOwn(value, key)) ? Object.fromEntries(members) : undefined;
};

const listOf = <Item extends { readonly id: string }>(
  value: unknown,
  at: string,
  itemOf: (item: unknown) => Item | undefined,
): Result<readonly Item[], AssignInFileError> => {
  if (!Array.isArray(value)) return err({ reason: 'shape', at });
  const items: Item[] = [];
  const ids = new Set<string>();
  for (const [index, element] of value.entries()) {
    const item = itemOf(element);
    if (!item) return err({ reason: 'shape', at: `${at}[${index}]` });
    if (ids.has(item.id)) return err({ reason: 'duplicateId', at: `${at}[${index}]` });
    ids.add(item.id);
    items.push(item);
  }
  return ok(items);
};

const isCount = (value: unknown, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max;

const isId = (value: unknown): value is string => typeof value === 'string' && value !== '' && !/[\t\n\r\p{Cs}]/u.test(value);

const inspectorOf = (value: unknown): AssignInspector | undefined => {
  const { id, lines, load0, cap } = membersOf(value, ['cap', 'id', 'lines', 'load0']) ?? {};
  if (!isId(id) || !isCount(lines, maxLines) || !isCount(load0, maxCount) || !isCount(cap, maxCount)) return undefined;
  return { id, lines, load0, cap };
};

/** Nobody is in two teams, so there are at most as many places as people. */
const readyTeamsOf = (value: unknown, people: number): ReadyTeams | undefined => {
  const { count, size } = membersOf(value, ['count', 'size']) ?? {};
  if (!isCount(count, people) || !isCount(size, maxSlots) || count === 0 || size === 0 || count * size > people) return undefined;
  return { count, size };
};

const isSlot = (value: unknown): value is number => isCount(value, maxLines) && (value & (value - 1)) === 0;

const subjectOf = (value: unknown, inspectors: number): AssignSubject | undefined => {
  const { id, slots, elig } = membersOf(value, ['elig', 'id', 'slots']) ?? {};
  if (!isId(id) || !Array.isArray(slots) || !Array.isArray(elig)) return undefined;
  if (slots.length === 0 || slots.length > maxSlots || !slots.every(isSlot)) return undefined;
  let before = -1;
  const indexes: number[] = [];
  for (const index of elig as readonly unknown[]) {
    if (!isCount(index, inspectors - 1) || index <= before) return undefined;
    indexes.push(index);
    before = index;
  }
  return { id, slots, elig: indexes };
};
