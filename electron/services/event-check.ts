import { toHex } from '#shared/base/bytes.ts';
import { drawSettingsSchema } from '#shared/contract/schemes.ts';
import { parseAssignIn } from '#shared/domain/assignment/assign-in-file.ts';
import { assign } from '#shared/domain/assignment/assign.ts';
import { changeName, parseChange, type TeamChange } from '#shared/domain/assignment/change-file.ts';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { fieldText, type RecordRow } from '#shared/domain/bundle/record-row.ts';
import { recomputeDraw, type Recomputed } from '#shared/domain/draw/recompute.ts';
import type { RecordFiles } from '#shared/domain/draw/record.ts';
import { parseVacancies } from '#shared/domain/draw/vacancies-file.ts';
import { visitList } from '#shared/domain/draw/visit-list.ts';
import { voidName } from '#shared/domain/draw/void.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import type { EventBack } from '#electron/store/event-back.ts';
import { resultsHash } from './draw-run.ts';

/** The rows that make up one drawn event, as a bundle brought them. */
export interface EventRows {
  readonly draw: RecordRow;
  readonly scheme: RecordRow | undefined;
  readonly facts: RecordRow | undefined;
  /** Rows of `frozen_lists`, in the order of their numbers. */
  readonly lists: readonly RecordRow[];
  readonly files: RecordFiles;
  /** Whether they are the whole frozen list; otherwise they hold at least every drawn subject. */
  readonly wholeList: boolean;
}

export interface CheckedEvent extends EventBack {
  /** Every team that a visit had, the drawn one first. */
  readonly teams: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly changes: ReadonlyMap<number, TeamChange>;
}

const text = (files: RecordFiles, name: string): string => new TextDecoder().decode(files.get(name));

/**
 * A drawn event whose record the program's own verifier finds right and whose row says what the record says; null for any other. The drawn list and
 * the teams come out of the record; of the frozen list its rows tell the names, and they must be those of the frames.
 */
export const checkEvent = ({ draw, scheme, facts, lists, files, wholeList }: EventRows): CheckedEvent | null => {
  if (!scheme || !facts || !drawSettingsSchema.safeParse(facts['settings']).success) return null;
  const verified = verifyRecord(files, nodeHash);
  const recomputed = recomputeDraw(nodeHash, files);
  const given = parseAssignIn(text(files, 'assign-in.json'));
  if (!verified.ok || !recomputed.ok || !given.ok || !verified.value.recorded || verified.value.drill) return null;
  const { ceremony, prk, items } = recomputed.value;
  const visits = visitList(items);
  const said: Readonly<Record<string, unknown>> = {
    ...{ serial: ceremony.serial, prev: ceremony.prev, frame_sha256: ceremony.frame, plan_sha256: ceremony.plan },
    ...{ commit_a: ceremony.commitA, commit_b: ceremony.commitB, dice: ceremony.dice, prk: toHex(prk) },
    ...{ result_sha256: resultsHash(recomputed.value), record_sha256: verified.value.recordSha256, drawn: visits.length },
    ...{ scheme_id: scheme['id'], short_visits: verified.value.assignment?.short },
  };
  if (Object.entries(said).some(([field, value]) => draw[field] !== value)) return null;
  const subjects = lists.flatMap((list) => list['subjects'] as readonly RecordRow[]);
  const listed = new Set(subjects.map(({ code }) => code));
  if (!areFrozen(recomputed.value, subjects, draw['frame_rows']) || listed.size !== subjects.length) return null;
  if (wholeList ? listed.size !== draw['frame_rows'] : !visits.every(({ code }) => listed.has(code))) return null;
  const changes = changesIn(files);
  const vacancies = files.has('vacancies.tsv') ? parseVacancies(text(files, 'vacancies.tsv')) : null;
  return {
    ...{ draw, scheme, facts, subjects, visits, changes },
    files: [...files].filter(([name]) => belongsToRecord(name)).map(([name, bytes]) => ({ name, sha256: sha256Hex(bytes), bytes })),
    drawnItems: drawnItemsOf(recomputed.value),
    vacancies: vacancies?.ok ? vacancies.value : [],
    teams: teamsOf(assign(nodeHash, given.value).teams, changes),
  };
};

/** The files that were there when the event was drawn; a later change of a team or the sheet of a void event comes with its own row. */
export const belongsToRecord = (name: string): boolean => name !== voidName && !name.startsWith('change.');

/** Whether each of these subjects stands in the frames, which hold so many in all, as its row says. */
const areFrozen = ({ items }: Recomputed, subjects: readonly RecordRow[], inAll: unknown): boolean => {
  const tiers = new Map(items.flatMap(({ frame }) => frame.map(({ id, tier }) => [id, tier] as const)));
  const isText = (value: unknown): value is string => typeof value === 'string';
  return (
    tiers.size === inAll &&
    subjects.every(({ code, tier, tags }) => isText(code) && tiers.get(code) === tier && Array.isArray(tags) && tags.every(isText))
  );
};

const drawnItemsOf = ({ items }: Recomputed): EventBack['drawnItems'] =>
  items.flatMap(({ item, result }) =>
    item === undefined ? [] : result.rows.flatMap(({ drawn, id, stratum, rank }) => (drawn ? [{ item, code: id, stratum, rank }] : [])),
  );

const changesIn = (files: RecordFiles): ReadonlyMap<number, TeamChange> => {
  const changes = new Map<number, TeamChange>();
  for (let number = 1; number <= 999 && files.has(changeName(number)); number += 1) {
    const change = parseChange(text(files, changeName(number)));
    if (change) changes.set(number, change);
  }
  return changes;
};

const teamsOf = (
  drawn: readonly { readonly subject: string; readonly team: readonly string[] }[],
  changes: ReadonlyMap<number, TeamChange>,
): CheckedEvent['teams'] => {
  const teams = new Map<string, readonly (readonly string[])[]>(drawn.map(({ subject, team }) => [subject, [team]]));
  for (const { subject, after } of changes.values()) teams.set(subject, [...(teams.get(subject) ?? []), after]);
  return teams;
};

/** The serial that a row of an event, of its visits or of their results names. */
export const serialOf = (row: RecordRow): string => fieldText(row, 'serial');
