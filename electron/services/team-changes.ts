import { err, ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import type { TeamChangeRow } from '#shared/contract/team-changes.ts';
import { parseAssignIn } from '#shared/domain/assignment/assign-in-file.ts';
import type { AssignIn } from '#shared/domain/assignment/assign-in.ts';
import { changeName, changeText, type ChangeReason } from '#shared/domain/assignment/change-file.ts';
import { designated, redrawn, withChange, type PresentTeams } from '#shared/domain/assignment/team-changes.ts';
import { encodeText } from '#shared/domain/draw/utf8-text.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import type { ReadDb, WriteDb } from '#electron/store/db.ts';
import { drawFiles, findDraw, type StoredDraw } from '#electron/store/draws.ts';
import { listTeams, listTeamVisits } from '#electron/store/draw-lists.ts';
import { inspectorNames } from '#electron/store/inspectors.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { findVisit } from '#electron/store/results.ts';
import { hasResult, listChanges, saveChange, type StoredChange } from '#electron/store/team-changes.ts';
import type { Handlers } from './context.ts';
import { ownEvent, type NoVisits } from './drawn-event.ts';

type Names = 'teams.changes' | 'teams.visits' | 'teams.eligible' | 'teams.redraw' | 'teams.designate';

interface OpenEvent {
  readonly draw: StoredDraw;
  readonly assignIn: AssignIn;
  readonly changes: readonly StoredChange[];
  readonly present: PresentTeams;
}

/** A drawn event with its teams as they stand now. */
const openEvent = (db: ReadDb, serial: string): Result<OpenEvent, NoVisits | AppError<'draw.borrowed'>> => {
  const draw = ownEvent(db, serial);
  if (!draw.ok) return draw;
  const assignIn = parseAssignIn(new TextDecoder().decode(drawFiles(db, serial).get('assign-in.json')));
  if (!assignIn.ok) throw new Error(`assign-in.json: ${assignIn.error.at}`);
  const changes = listChanges(db, serial);
  const start: PresentTeams = { teams: presentTeams(db, serial), barred: new Map(), runs: new Map() };
  return ok({
    draw: draw.value,
    assignIn: assignIn.value,
    changes,
    present: changes.reduce((teams, change) => withChange(teams, { ...change, prev: '' }), start),
  });
};

const presentTeams = (db: ReadDb, serial: string): ReadonlyMap<string, readonly string[]> =>
  new Map(listTeams(db, serial).map(({ code, inspectors }) => [code, inspectors]));

/** The team of a visit that may still change, or why not. */
const openTeam = (
  db: ReadDb,
  { draw: { serial }, present }: OpenEvent,
  subject: string,
  leaving: string,
): Result<readonly string[], AppError<'team.notOnTeam' | 'team.resultEntered'>> => {
  const team = present.teams.get(subject) ?? [];
  if (!team.includes(leaving)) return fail('team.notOnTeam', { code: subject, staffNo: leaving });
  return hasResult(db, serial, subject) ? fail('team.resultEntered', { code: subject }) : ok(team);
};

interface Stamp {
  readonly by: string;
  readonly at: string;
  readonly seq: number;
}

type Decided = Pick<StoredChange, 'subject' | 'kind' | 'leaving' | 'joining' | 'run' | 'before' | 'after'> & {
  readonly reason: ChangeReason;
  readonly note: string;
};

/** Appends a change: a row with a file of the record folder that names the one before it, and the new team of the visit. */
const append = (db: WriteDb, { draw, changes, ...event }: OpenEvent, decided: Decided, { by, at, seq }: Stamp): OpenEvent => {
  const { serial } = draw;
  const number = changes.length + 1;
  const prev =
    number === 1 ? (draw.result?.recordHash ?? '') : sha256Hex(drawFiles(db, serial).get(changeName(number - 1)) ?? new Uint8Array(0));
  const change = { ...decided, serial, number, at };
  const bytes = encodeText(changeText({ ...change, prev }));
  const stored = { ...change, by, seq };
  saveChange(db, stored, bytes);
  return { ...event, draw, changes: [...changes, stored], present: withChange(event.present, { ...change, prev }) };
};

const rowsOf = (db: ReadDb, changes: readonly StoredChange[]): readonly TeamChangeRow[] => {
  const names = inspectorNames(
    db,
    changes.flatMap(({ before, after, leaving }) => [...before, ...after, leaving]),
  );
  const member = (staffNo: string) => ({ staffNo, name: names.get(staffNo) ?? staffNo });
  return changes.map(({ serial, number, kind, subject, leaving, before, after, reason, note, at }) => ({
    ...{ number, kind, code: subject, name: findVisit(db, serial, subject)?.name ?? subject, reason, note, at },
    leaving: member(leaving),
    before: before.map(member),
    after: after.map(member),
  }));
};

export const teamChangeHandlers: Handlers<Names> = {
  'teams.changes': ({ db }, { serial }) =>
    findDraw(db, serial) ? ok(rowsOf(db, listChanges(db, serial))) : fail('draw.notFound', { serial }),

  'teams.visits': ({ db }, { serial, staffNo }) => {
    if (!findDraw(db, serial)) return fail('draw.notFound', { serial });
    const places = placeBookOf(db);
    return ok(
      listTeamVisits(db, serial, staffNo).map(({ code, name, town, entered }) => ({
        ...{ code, name, town: places.nameOf('town', town), entered },
      })),
    );
  },

  'teams.eligible': ({ db }, { serial, subject, leaving }) => {
    const event = openEvent(db, serial);
    if (!event.ok) return event;
    const team = event.value.present.teams.get(subject) ?? [];
    const eligible = event.value.assignIn.insps
      .filter(({ id }) => byChoice(event.value, subject, team, leaving, id).ok)
      .map(({ id }) => id);
    const names = inspectorNames(db, eligible);
    return ok(eligible.map((id) => ({ staffNo: id, name: names.get(id) ?? id })));
  },

  'teams.redraw': ({ db, actor, now, seq, note: audit }, { serial, leaving, subjects, reason, note }) => {
    const opened = openEvent(db, serial);
    if (!opened.ok) return opened;
    let event = opened.value;
    for (const subject of new Set(subjects)) {
      const before = openTeam(db, event, subject, leaving);
      if (!before.ok) return before;
      const { run, after } = redrawn(nodeHash, event.assignIn, event.present, subject, leaving);
      // A team that would lose places is not taken silently: the office then asks for people or designates.
      if (after.length < before.value.length) return fail('team.nobodyLeft', { code: subject });
      const decided: Decided = { subject, kind: 'redrawn', leaving, joining: null, run, before: before.value, after, reason, note };
      event = append(db, event, decided, { by: actor?.id ?? '', at: now, seq });
    }
    audit({ serial, leaving, reason, visits: new Set(subjects).size });
    return ok({ changes: rowsOf(db, event.changes.slice(opened.value.changes.length)) });
  },

  'teams.designate': ({ db, actor, now, seq, note: audit }, { serial, subject, leaving, joining, reason, note }) => {
    const event = openEvent(db, serial);
    if (!event.ok) return event;
    const before = openTeam(db, event.value, subject, leaving);
    if (!before.ok) return before;
    const after = byChoice(event.value, subject, before.value, leaving, joining);
    if (!after.ok) return after;
    const decided: Decided = {
      subject,
      kind: 'designated',
      leaving,
      joining,
      run: null,
      before: before.value,
      after: after.value,
      reason,
      note,
    };
    const { changes } = append(db, event.value, decided, { by: actor?.id ?? '', at: now, seq });
    audit({ serial, subject, leaving, joining, reason });
    const [change] = rowsOf(db, changes.slice(-1));
    if (!change) throw new Error('the change is not there');
    return ok({ change });
  },
};

/** Who was kept from this subject, or left its team before, cannot be chosen either. */
const byChoice = (
  { assignIn, present }: OpenEvent,
  subject: string,
  team: readonly string[],
  leaving: string,
  joining: string,
): Result<readonly string[], AppError<'team.notEligible'>> => {
  const visit = assignIn.subjects.find(({ id }) => id === subject);
  const barred = present.barred.get(subject)?.has(joining) ?? false;
  const after = visit && !barred ? designated(assignIn, visit, team, leaving, joining) : undefined;
  return after ? ok(after) : err({ code: 'team.notEligible', params: { code: subject, staffNo: joining } });
};
