import { err, ok, type Result } from '#shared/base/result.ts';
import type { DrawDifference } from '#shared/domain/draw/difference.ts';
import type { DrawHash } from '#shared/domain/draw/hash.ts';
import type { TeamRule } from '#shared/domain/draw/plan-file.ts';
import { textOf, type Recomputed } from '#shared/domain/draw/recompute.ts';
import { changeFilePattern, recordHash, recordText, type RecordFiles } from '#shared/domain/draw/record.ts';
import { compareText, verifyDraw, type AssignmentSummary, type RecordSummary } from '#shared/domain/draw/verify-record.ts';
import { assignInText, parseAssignIn } from './assign-in-file.ts';
import type { AssignIn } from './assign-in.ts';
import { assignOutText } from './assign-out-file.ts';
import { assign, type Assignment } from './assign.ts';
import { assignInOf, checkPinned } from './event-assignment.ts';
import { verifyChanges } from './team-changes.ts';

/**
 * Recomputes everything in a draw record folder (DRAW-SPEC 2 to 7): pinned hashes, commitments, seed, results, assignment
 * and `record.tsv`. Gives a summary, or the first difference in the order of the ceremony. Whether `prev` is the record of the
 * event before cannot be seen from one folder.
 */
export const verifyRecord = (files: RecordFiles, hash: DrawHash): Result<RecordSummary, DrawDifference> =>
  verifyDraw(hash, files, verifyAssignment);

const assignFiles = ['assign-in.json', 'assign-out.json'] as const;

const verifyAssignment = (hash: DrawHash, files: RecordFiles, draw: Recomputed): Result<AssignmentSummary | undefined, DrawDifference> => {
  const pinned = checkPinned(hash, files, draw);
  if (pinned) return err(pinned);
  if (!assignFiles.some((file) => files.has(file))) {
    const stray = [...files.keys()].find((file) => changeFilePattern.test(file));
    return stray === undefined ? ok(undefined) : err({ what: 'unexpected', file: stray });
  }
  const given = readAssignIn(files);
  if (!given.ok) return given;
  const rule = draw.items[0]?.plan.teams ?? ruleOf(given.value);
  const built = assignInOf(files, draw, rule);
  if (!built.ok) return built;
  const assignment = assign(hash, built.value);
  const difference =
    compareText(files, 'assign-in.json', assignInText(built.value)) ?? compareText(files, 'assign-out.json', assignOutText(assignment));
  if (difference) return err(difference);
  const event = { serial: draw.ceremony.serial, recordSha256: recordHash(hash, recordText(hash, draw.ceremonyText, files)) };
  const changed = verifyChanges(hash, files, event, built.value, assignment.teams);
  if (!changed.ok) return changed;
  return ok({ ...changed.value, ...summaryOf(built.value, rule, assignment) });
};

const summaryOf = ({ subjects, insps }: AssignIn, rule: TeamRule, { teams, certs }: Assignment) => ({
  subjects: subjects.length,
  inspectors: insps.length,
  ...rule,
  short: teams.filter(({ missing }) => missing > 0).length,
  certificates: certs.length,
});

/** Of a plan without `!team` the rule is in no frozen file: k is the size of the smallest team asked for, and then must hold for all. */
const ruleOf = ({ subjects, pairs, teams }: AssignIn): TeamRule => ({
  teamSize: Math.min(8, ...subjects.map(({ slots }) => slots.length)),
  pairs,
  readyTeams: teams?.count ?? 0,
});

/**
 * Forms the teams again from `assign-in.json` alone and compares them with `assign-out.json`: for who was given no more than these two files. Whether
 * the input is that of a draw is not seen from them.
 */
export const verifyAssignFiles = (files: RecordFiles, hash: DrawHash): Result<AssignmentSummary, DrawDifference> => {
  const given = readAssignIn(files);
  if (!given.ok) return given;
  const assignment = assign(hash, given.value);
  const difference = compareText(files, 'assign-out.json', assignOutText(assignment));
  if (difference) return err(difference);
  return ok({ changes: 0, designated: 0, ...summaryOf(given.value, ruleOf(given.value), assignment) });
};

const readAssignIn = (files: RecordFiles) => {
  const text = textOf(files, 'assign-in.json');
  if (!text.ok) return text;
  const parsed = parseAssignIn(text.value);
  return parsed.ok ? parsed : err<DrawDifference>({ what: 'assignForm', file: 'assign-in.json', at: parsed.error.at });
};
