import { fromHex, toHex } from '#shared/base/bytes.ts';
import type { DrawnTeams } from '#shared/contract/draws.ts';
import { expand } from '#shared/domain/draw/ceremony.ts';
import { parseRecuse } from '#shared/domain/draw/recuse-file.ts';
import { parseRoster } from '#shared/domain/draw/roster-file.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { drawFiles, type StoredDraw } from '#electron/store/draws.ts';
import { listTeams } from '#electron/store/draw-lists.ts';
import { inspectorNames } from '#electron/store/inspectors.ts';
import { listChanges } from '#electron/store/team-changes.ts';

const nobody: DrawnTeams = { inspectors: [], recusals: [] };

/** The inspectors of a drawn event by their tickets, and the recusals that fired, all read from what is stored; nothing is drawn here. */
export const drawnTeams = (db: ReadDb, { serial, result }: StoredDraw): DrawnTeams => {
  if (!result) return nobody;
  const files = drawFiles(db, serial);
  const text = (name: string): string => new TextDecoder().decode(files.get(name));
  const roster = parseRoster(text('roster.tsv'));
  const recuse = parseRecuse(text('recuse.tsv'));
  if (!roster.ok || !recuse.ok) throw new Error(`the frozen files of ${serial} are not readable`);
  const prk = fromHex(result.prk);
  const teams = listTeams(db, serial);
  const visits = new Map<string, number>();
  for (const staffNo of teams.flatMap(({ inspectors }) => inspectors)) visits.set(staffNo, (visits.get(staffNo) ?? 0) + 1);
  const names = inspectorNames(
    db,
    roster.value.map(({ id }) => id),
  );
  const inspectors = roster.value
    .map(({ id }) => ({
      staffNo: id,
      name: names.get(id) ?? id,
      ticket: toHex(expand(nodeHash, prk, 'inspector', id)),
      visits: visits.get(id) ?? 0,
    }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    .map((person, index) => ({ ...person, rank: index + 1 }));
  const byStaffNo = new Map(inspectors.map((person) => [person.staffNo, person]));
  const shown = (staffNo: string) => {
    const { name = staffNo, ticket = '' } = byStaffNo.get(staffNo) ?? {};
    return { staffNo, name, ticket };
  };
  const refusedBySubject = new Map<string, string[]>();
  for (const { subject, inspector } of recuse.value) refusedBySubject.set(subject, [...(refusedBySubject.get(subject) ?? []), inspector]);
  const recusals = teams.flatMap(({ position, code, name, inspectors: team }) =>
    (refusedBySubject.get(code) ?? []).map((staffNo) => ({ position, code, name, refused: shown(staffNo), team: team.map(shown) })),
  );
  return { inspectors, recusals };
};

/** Who was put on a team by hand after the draw (指定), by subject; who left it again is no longer on the team anyway. */
export const chosenMembers = (db: ReadDb, serial: string): ReadonlyMap<string, ReadonlySet<string>> => {
  const chosen = new Map<string, Set<string>>();
  for (const { subject, joining } of listChanges(db, serial)) {
    if (joining !== null) chosen.set(subject, new Set([...(chosen.get(subject) ?? []), joining]));
  }
  return chosen;
};
