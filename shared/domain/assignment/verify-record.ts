import { compareUtf8 } from '#shared/base/bytes.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { DrawDifference } from '#shared/domain/draw/difference.ts';
import type { DrawHash } from '#shared/domain/draw/hash.ts';
import { parseItems } from '#shared/domain/draw/items-file.ts';
import type { TeamRule } from '#shared/domain/draw/plan-file.ts';
import { checkHash, readTable, textOf, type Recomputed } from '#shared/domain/draw/recompute.ts';
import type { RecordFiles } from '#shared/domain/draw/record.ts';
import { parseRecuse } from '#shared/domain/draw/recuse-file.ts';
import { parseRoster } from '#shared/domain/draw/roster-file.ts';
import { compareText, drawnIds, verifyDraw, type AssignmentSummary, type RecordSummary } from '#shared/domain/draw/verify-record.ts';
import { assignInText, parseAssignIn } from './assign-in-file.ts';
import { buildAssignIn, type AssignIn } from './assign-in.ts';
import { assignOutText } from './assign-out-file.ts';
import { assign } from './assign.ts';

/**
 * Recomputes everything in a draw record folder (DRAW-SPEC 2 to 7): pinned hashes, commitments, seed, results, assignment
 * and `record.tsv`. Gives a summary, or the first difference in the order of the ceremony. Whether `prev` is the record of the
 * event before cannot be seen from one folder.
 */
export const verifyRecord = (files: RecordFiles, hash: DrawHash): Result<RecordSummary, DrawDifference> =>
  verifyDraw(hash, files, verifyAssignment);

const directives = ['roster', 'recuse', 'items'] as const;
const assignFiles = ['assign-in.json', 'assign-out.json'] as const;

const verifyAssignment = (hash: DrawHash, files: RecordFiles, draw: Recomputed): Result<AssignmentSummary | undefined, DrawDifference> => {
  const pinned = checkPinned(hash, files, draw);
  if (pinned) return err(pinned);
  if (!assignFiles.some((file) => files.has(file))) return ok(undefined);
  const given = readAssignIn(files);
  if (!given.ok) return given;
  const roster = readTable(files, 'roster.tsv', parseRoster);
  const recuse = readTable(files, 'recuse.tsv', parseRecuse);
  const items = readTable(files, 'items.tsv', parseItems);
  if (!roster.ok) return roster;
  if (!recuse.ok) return recuse;
  if (!items.ok) return items;
  const drawn = [...drawnIds(draw)];
  const rule = draw.items[0]?.plan.teams ?? ruleOf(given.value);
  const built = buildAssignIn({ prk: draw.prk, roster: roster.value, recuse: recuse.value, items: items.value, drawn, ...rule });
  if (!built.ok) return err({ what: 'assignForm', file: 'assign-in.json', at: faultAt[built.error.reason] });
  const assignment = assign(hash, built.value);
  const difference =
    compareText(files, 'assign-in.json', assignInText(built.value)) ?? compareText(files, 'assign-out.json', assignOutText(assignment));
  if (difference) return err(difference);
  return ok({
    subjects: drawn.length,
    inspectors: roster.value.length,
    teamSize: rule.teamSize,
    pairs: rule.pairs,
    readyTeams: rule.readyTeams,
    short: assignment.teams.filter(({ missing }) => missing > 0).length,
    certificates: assignment.certs.length,
  });
};

const faultAt = { badTeamSize: 'slots', tooManyTeams: 'teams', noItemsRow: 'subjects' } as const;

/** Of a plan without `!team` the rule is in no frozen file: k is the size of the smallest team asked for, and then must hold for all. */
const ruleOf = ({ subjects, pairs, teams }: AssignIn): TeamRule => ({
  teamSize: Math.min(8, ...subjects.map(({ slots }) => slots.length)),
  pairs,
  readyTeams: teams?.count ?? 0,
});

const readAssignIn = (files: RecordFiles) => {
  const text = textOf(files, 'assign-in.json');
  if (!text.ok) return text;
  const parsed = parseAssignIn(text.value);
  return parsed.ok ? parsed : err<DrawDifference>({ what: 'assignForm', file: 'assign-in.json', at: parsed.error.at });
};

/** Roster, recusals and items: each is there exactly when a plan pins it, with the pinned hash and a sound form. */
const checkPinned = (hash: DrawHash, files: RecordFiles, { items }: Recomputed): DrawDifference | undefined => {
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
  return recuse && !recuse.ok ? recuse.error : undefined;
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
