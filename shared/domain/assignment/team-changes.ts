import { toHex } from '#shared/base/bytes.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import { firstDifference, type DrawDifference } from '#shared/domain/draw/difference.ts';
import type { DrawHash } from '#shared/domain/draw/hash.ts';
import { textOf } from '#shared/domain/draw/recompute.ts';
import { changeFilePattern, type RecordFiles } from '#shared/domain/draw/record.ts';
import { assignAgain } from './assign-again.ts';
import type { AssignIn, AssignSubject } from './assign-in.ts';
import type { AssignedTeam } from './assign.ts';
import { changeName, changeText, parseChange, type TeamChange } from './change-file.ts';
import { teamFits } from './slot-match.ts';

/** The teams of an event as they stand after the changes so far, and what the next change needs to know of these. */
export interface PresentTeams {
  readonly teams: ReadonlyMap<string, readonly string[]>;
  readonly barred: ReadonlyMap<string, ReadonlySet<string>>;
  readonly runs: ReadonlyMap<string, number>;
}

export const drawnTeams = (teams: readonly AssignedTeam[]): PresentTeams => ({
  teams: new Map(teams.map(({ subject, team }) => [subject, team])),
  barred: new Map(),
  runs: new Map(),
});

/** The teams after one more change. Who left a subject's team never comes back to it by a draw. */
export const withChange = ({ teams, barred, runs }: PresentTeams, { subject, leaving, run, after }: TeamChange): PresentTeams => ({
  teams: new Map([...teams, [subject, after]]),
  barred: new Map([...barred, [subject, new Set([...(barred.get(subject) ?? []), leaving])]]),
  runs: run === null ? runs : new Map([...runs, [subject, run]]),
});

/** The team of a visit drawn again without `leaving`, and which run of this subject it is. */
export const redrawn = (
  hash: DrawHash,
  assignIn: AssignIn,
  present: PresentTeams,
  subject: string,
  leaving: string,
): { readonly run: number; readonly after: readonly string[] } => {
  const run = (present.runs.get(subject) ?? 0) + 1;
  const barred = new Set([...(present.barred.get(subject) ?? []), leaving]);
  return { run, after: assignAgain(hash, assignIn, { subject, run, barred, teams: present.teams }) };
};

/** The team with `joining` in the place of `leaving`; undefined when he or she is not eligible there or does not fit the place. */
export const designated = (
  { insps }: AssignIn,
  { slots, elig }: AssignSubject,
  team: readonly string[],
  leaving: string,
  joining: string,
): readonly string[] | undefined => {
  const eligible = elig.some((index) => insps[index]?.id === joining);
  if (!eligible || !team.includes(leaving) || team.includes(joining)) return undefined;
  const after = team.map((member) => (member === leaving ? joining : member));
  const linesOf = (member: string): number => insps.find(({ id }) => id === member)?.lines ?? 0;
  const fits = teamFits(
    slots,
    after.map((_, index) => index),
    (index) => linesOf(after[index] ?? ''),
  );
  return fits ? after : undefined;
};

/** Checks every `change.<number>.json` of a record folder: the chain from the record on, and each team recomputed. Gives their number. */
export const verifyChanges = (
  hash: DrawHash,
  files: RecordFiles,
  event: { readonly serial: string; readonly recordSha256: string },
  assignIn: AssignIn | undefined,
  teams: readonly AssignedTeam[],
): Result<{ readonly changes: number; readonly designated: number }, DrawDifference> => {
  const names = [...files.keys()].filter((name) => changeFilePattern.test(name)).sort();
  let present = drawnTeams(teams);
  let prev = event.recordSha256;
  let byHand = 0;
  for (const [index, file] of names.entries()) {
    if (file !== changeName(index + 1)) return err({ what: 'missing', file: changeName(index + 1) });
    const text = textOf(files, file);
    if (!text.ok) return text;
    const change = parseChange(text.value);
    const visit = assignIn?.subjects.find(({ id }) => id === change?.subject);
    if (!change || !assignIn || !visit) return err({ what: 'assignForm', file, at: change ? 'subject' : '' });
    const before = present.teams.get(change.subject) ?? [];
    const made = change.kind === 'redrawn' ? redrawn(hash, assignIn, present, change.subject, change.leaving) : undefined;
    const after = made ? made.after : designated(assignIn, visit, before, change.leaving, change.joining ?? '');
    if (!after || !before.includes(change.leaving))
      return err({ what: 'assignForm', file, at: change.kind === 'redrawn' ? 'leaving' : 'joining' });
    const expected = changeText({ ...change, serial: event.serial, number: index + 1, prev, before, after, run: made?.run ?? null });
    const difference = firstDifference(file, expected, text.value);
    if (difference) return err(difference);
    present = withChange(present, change);
    prev = toHex(hash.sha256(files.get(file) ?? new Uint8Array(0)));
    if (change.kind === 'designated') byHand += 1;
  }
  return ok({ changes: names.length, designated: byHand });
};
