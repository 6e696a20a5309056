import { toHex } from '#shared/base/bytes.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import { maxSlots, type ItemsRow } from '#shared/domain/draw/items-file.ts';
import type { RecuseRow } from '#shared/domain/draw/recuse-file.ts';
import type { RosterRow } from '#shared/domain/draw/roster-file.ts';

/** One inspector as the assignment sees him or her. */
export interface AssignInspector {
  readonly id: string;
  readonly lines: number;
  readonly load0: number;
  readonly cap: number;
}

/** One visit: a slot is a business-line bit, or 0 for anybody; `elig` are ascending indexes into the inspectors. */
export interface AssignSubject {
  readonly id: string;
  readonly slots: readonly number[];
  readonly elig: readonly number[];
}

/** 先组队: `count` teams of `size` people are formed before the visits are dealt to them. */
export interface ReadyTeams {
  readonly count: number;
  readonly size: number;
}

/**
 * `assign-in.json` (DRAW-SPEC 7): all that the second draw depends on. `pairs` turns the rotation of pairs on; with `teams` the teams are
 * formed first.
 */
export interface AssignIn {
  readonly prk: string;
  readonly pairs: boolean;
  readonly insps: readonly AssignInspector[];
  readonly subjects: readonly AssignSubject[];
  readonly teams?: ReadyTeams;
}

/** The frozen files, the drawn subjects, and what the office chose: `teamSize` k, the rotation of pairs, and how many teams are formed first. */
export interface AssignmentSource {
  readonly prk: Uint8Array;
  readonly roster: readonly RosterRow[];
  readonly recuse: readonly RecuseRow[];
  readonly items: readonly ItemsRow[];
  readonly drawn: readonly string[];
  readonly teamSize: number;
  readonly pairs: boolean;
  /** 0 or absent: every visit gets its people one by one. */
  readonly readyTeams?: number;
}

export type AssignInFault =
  | { readonly reason: 'badTeamSize'; readonly teamSize: number }
  | { readonly reason: 'tooManyTeams'; readonly people: number }
  | { readonly reason: 'noItemsRow'; readonly subject: string };

/** 执法检查 is done by two people at least; a team has at most 8 places. */
export const leastTeamSize = 2;

/**
 * Derives `assign-in.json` from the frozen files and the result alone. Subjects come in the order of `items`, inspectors in
 * the order of `roster`, both ascending by id. Eligible is who is on the roster, not recused, and of the same area where
 * neither side is `*`; a certificate for the line is not asked here, it decides about the slot later.
 */
export const buildAssignIn = (source: AssignmentSource): Result<AssignIn, AssignInFault> => {
  const { prk, roster, recuse, items, drawn, teamSize, pairs, readyTeams = 0 } = source;
  if (!Number.isInteger(teamSize) || teamSize < leastTeamSize || teamSize > maxSlots) return err({ reason: 'badTeamSize', teamSize });
  if (readyTeams * teamSize > roster.length) return err({ reason: 'tooManyTeams', people: roster.length });
  const wanted = new Set(drawn);
  const rows = items.filter(({ subject }) => wanted.delete(subject));
  const [without] = wanted;
  if (without !== undefined) return err({ reason: 'noItemsRow', subject: without });
  const eligible = eligibility(roster, recuse);
  return ok({
    prk: toHex(prk),
    pairs,
    insps: roster.map(({ id, lines, load0, cap }) => ({ id, lines, load0, cap })),
    subjects: rows.map(({ subject, lines, area }) => ({ id: subject, slots: slotsOf(lines, teamSize), elig: eligible(subject, area) })),
    ...(readyTeams > 0 ? { teams: { count: readyTeams, size: teamSize } } : {}),
  });
};

/** One slot per business line, filled up with generic slots to the team size. */
export const slotsOf = (lines: readonly number[], teamSize: number): readonly number[] => [
  ...lines,
  ...Array.from({ length: Math.max(0, teamSize - lines.length) }, () => 0),
];

const eligibility = (roster: readonly RosterRow[], recuse: readonly RecuseRow[]) => {
  const recusedBySubject = new Map<string, Set<string>>();
  for (const { subject, inspector } of recuse) {
    const recused = recusedBySubject.get(subject);
    if (recused) recused.add(inspector);
    else recusedBySubject.set(subject, new Set([inspector]));
  }
  const indexesByArea = new Map<string, readonly number[]>();
  const indexesOf = (area: string): readonly number[] => {
    const known = indexesByArea.get(area);
    if (known) return known;
    const indexes = roster.flatMap((row, index) => (area === '*' || row.area === '*' || row.area === area ? [index] : []));
    indexesByArea.set(area, indexes);
    return indexes;
  };
  return (subject: string, area: string): readonly number[] => {
    const recused = recusedBySubject.get(subject);
    const indexes = indexesOf(area);
    return recused ? indexes.filter((index) => !recused.has(roster[index]?.id ?? '')) : indexes;
  };
};
