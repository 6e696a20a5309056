import { compareUtf8 } from '#shared/base/bytes.ts';
import { err, type Result } from '#shared/base/result.ts';
import type { DrawDifference } from '#shared/domain/draw/difference.ts';
import type { DrawHash } from '#shared/domain/draw/hash.ts';
import { parseItems } from '#shared/domain/draw/items-file.ts';
import type { TeamRule } from '#shared/domain/draw/plan-file.ts';
import { checkHash, readTable, type Recomputed } from '#shared/domain/draw/recompute.ts';
import type { RecordFiles } from '#shared/domain/draw/record.ts';
import { parseRecuse } from '#shared/domain/draw/recuse-file.ts';
import { parseRoster } from '#shared/domain/draw/roster-file.ts';
import { parseVacancies } from '#shared/domain/draw/vacancies-file.ts';
import { drawnIds } from '#shared/domain/draw/verify-record.ts';
import { buildAssignIn, type AssignIn } from './assign-in.ts';

const directives = ['roster', 'recuse', 'items', 'vacancies'] as const;

/**
 * What the second draw of an event depends on, from its frozen files and the drawn subjects alone. The plan says how teams are made;
 * `otherwise` holds for a plan that does not say it. `more` are subjects that came in after the draw.
 */
export const assignInOf = (
  files: RecordFiles,
  draw: Pick<Recomputed, 'prk' | 'items'>,
  otherwise: TeamRule,
  more: readonly string[] = [],
): Result<AssignIn, DrawDifference> => {
  const roster = readTable(files, 'roster.tsv', parseRoster);
  if (!roster.ok) return roster;
  const recuse = readTable(files, 'recuse.tsv', parseRecuse);
  if (!recuse.ok) return recuse;
  const items = readTable(files, 'items.tsv', parseItems);
  if (!items.ok) return items;
  const rule = draw.items[0]?.plan.teams ?? otherwise;
  const drawn = [...new Set([...drawnIds(draw), ...more])];
  const built = buildAssignIn({ prk: draw.prk, roster: roster.value, recuse: recuse.value, items: items.value, drawn, ...rule });
  return built.ok ? built : err({ what: 'assignForm', file: 'assign-in.json', at: faultAt[built.error.reason] });
};

const faultAt = { badTeamSize: 'slots', tooManyTeams: 'teams', noItemsRow: 'subjects' } as const;

/** Roster, recusals and items: each is there exactly when a plan pins it, with the pinned hash and a sound form. */
export const checkPinned = (hash: DrawHash, files: RecordFiles, { items }: Recomputed): DrawDifference | undefined => {
  for (const directive of directives) {
    const file = `${directive}.tsv`;
    const [first] = items;
    const expected = first?.plan[directive];
    const other = items.find(({ plan }) => plan[directive] !== expected);
    if (other) return { what: 'jointPlans', file: `plan.${other.item ?? ''}.tsv`, directive: `!${directive}` };
    if (expected === undefined && files.has(file)) return { what: 'unexpected', file };
    if (expected === undefined) continue;
    const difference = checkHash(hash, files, file, first?.item === undefined ? 'plan.tsv' : `plan.${first.item}.tsv`, expected);
    if (difference) return difference;
  }
  const rule = JSON.stringify(items[0]?.plan.teams);
  const other = items.find(({ plan }) => JSON.stringify(plan.teams) !== rule);
  if (other) return { what: 'jointPlans', file: `plan.${other.item ?? ''}.tsv`, directive: '!team' };
  return checkForms(files) ?? checkItemsRows(files, items);
};

const checkForms = (files: RecordFiles): DrawDifference | undefined => {
  const roster = files.has('roster.tsv') ? readTable(files, 'roster.tsv', parseRoster) : undefined;
  if (roster && !roster.ok) return roster.error;
  const recuse = files.has('recuse.tsv') ? readTable(files, 'recuse.tsv', parseRecuse) : undefined;
  if (recuse && !recuse.ok) return recuse.error;
  const vacancies = files.has('vacancies.tsv') ? readTable(files, 'vacancies.tsv', parseVacancies) : undefined;
  return vacancies && !vacancies.ok ? vacancies.error : undefined;
};

/** `items.tsv` has one row for every row of the frame, of all frames in a joint event. */
const checkItemsRows = (files: RecordFiles, items: Recomputed['items']): DrawDifference | undefined => {
  if (!files.has('items.tsv')) return undefined;
  const rows = readTable(files, 'items.tsv', parseItems);
  if (!rows.ok) return rows.error;
  const framed = new Set(items.flatMap(({ frame }) => frame.map(({ id }) => id)));
  const stray = rows.value.find(({ subject }) => !framed.delete(subject));
  const subject = stray?.subject ?? [...framed].sort(compareUtf8)[0];
  return subject === undefined ? undefined : { what: 'itemsRows', file: 'items.tsv', subject };
};
