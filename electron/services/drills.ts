import { toHex } from '#shared/base/bytes.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { DrillRow } from '#shared/contract/drills.ts';
import { fail } from '#shared/contract/errors.ts';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import { assign, type Assignment } from '#shared/domain/assignment/assign.ts';
import { assignInOf } from '#shared/domain/assignment/event-assignment.ts';
import type { DrawDifference } from '#shared/domain/draw/difference.ts';
import type { TeamRule } from '#shared/domain/draw/plan-file.ts';
import { drawFrozenInSlices } from '#shared/domain/draw/recompute.ts';
import { serialText } from '#shared/domain/draw/serial.ts';
import { visitList, type Visit } from '#shared/domain/draw/visit-list.ts';
import { drillKey } from '#shared/domain/schemes/drill-key.ts';
import { schemeFindings, type SchemeFindingCode } from '#shared/domain/schemes/findings.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { countDrillsOfYear, findDrill, insertDrill, insertDrillRow, listDrillRows } from '#electron/store/drills.ts';
import { inspectorNames } from '#electron/store/inspectors.ts';
import { findOffice } from '#electron/store/office.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { findScheme } from '#electron/store/schemes.ts';
import type { Handler, Handlers, JobContext } from './context.ts';
import type { FrozenEvent } from './freeze-files.ts';
import { eventOf, tieredSubjects } from './freeze-scheme.ts';
import { nextTurn } from './next-turn.ts';
import { viewOf } from './scheme-facts.ts';

type Names = 'drills.run' | 'drills.get' | 'drills.rows';

/** Without these there is nothing to try; everything else a trial may show, short teams included. */
const hindering: ReadonlySet<SchemeFindingCode> = new Set(['poolEmpty', 'nothingDrawn', 'itemDrawsNobody', 'itemsMissing', 'tooManyLines']);

const drawSlice = 400;

const run: Handler<'drills.run'> = async (context, { schemeId }) => {
  const { db, now, onProgress, signal } = context;
  const scheme = findScheme(db, schemeId);
  if (!scheme) return fail('scheme.notFound', {});
  if (scheme.state !== 'draft') return fail('scheme.frozen', { name: scheme.name });
  const today = now.slice(0, 10);
  const hinders = schemeFindings(viewOf(db, schemeId, scheme.draft, today).facts).filter(({ code }) => hindering.has(code)).length;
  if (hinders > 0) return fail('scheme.notReady', { findings: hinders });
  const reading = tieredSubjects(db, scheme.draft, today);
  let step = reading.next();
  while (!step.done) {
    onProgress(step.value);
    await nextTurn();
    if (signal.aborted) return fail('job.cancelled', {});
    step = reading.next();
  }
  const event = eventOf(db, scheme.draft, step.value, today);
  const office = findOffice(db)?.code ?? '';
  const year = Number(now.slice(0, 4));
  const seed = toHex(context.randomBytes(32));
  const serial = serialText({ drill: true, office, year, number: countDrillsOfYear(db, `DRILL-${office}-${year}-`) + 1 });
  const key = drillKey(nodeHash, { serial, frame: event.frame, plan: event.plan, seed });
  const trial = await tryOut(context, event, scheme.draft, key);
  if (trial === null) return fail('job.cancelled', {});
  const { visits, assignment } = trial;
  return ok(function* (write) {
    const current = findScheme(write.db, schemeId);
    if (current?.state !== 'draft') return fail('scheme.notFound', {});
    const subjects = new Map(event.subjects.map((subject) => [subject.code, subject]));
    const teams = new Map(assignment.teams.map(({ subject, team }) => [subject, team]));
    insertDrill(
      write.db,
      {
        ...{ serial, schemeId, at: write.now, seed, strata: event.strata, drawn: visits.length },
        inspectors: new Set(assignment.teams.flatMap(({ team }) => team)).size,
        shortVisits: scheme.draft.people === 'counties' ? 0 : assignment.teams.filter(({ missing }) => missing > 0).length,
      },
      write.actor?.id ?? '',
    );
    for (const [index, { position, code, stratum, ticket }] of visits.entries()) {
      const { name = '', town = '' } = subjects.get(code) ?? {};
      insertDrillRow(write.db, serial, position, { code, name, town, stratum, ticket, inspectors: teams.get(code) ?? [] });
      if (index % 500 === 0) yield { phase: 'drawing', done: index, total: visits.length };
    }
    write.note({ id: schemeId, serial, seed, drawn: visits.length });
    return ok({ serial });
  });
};

interface Trial {
  readonly visits: readonly Visit[];
  readonly assignment: Assignment;
}

/** The list of visits and their teams, by the very steps of a real draw but for where the key comes from; null when cancelled. */
const tryOut = async (
  { onProgress, signal }: JobContext,
  event: FrozenEvent,
  draft: SchemeDraft,
  prk: Uint8Array,
): Promise<Trial | null> => {
  const files = new Map(event.files.map(({ name, bytes }) => [name, bytes]));
  const slices = drawFrozenInSlices(nodeHash, files, prk, drawSlice);
  let step = slices.next();
  while (!step.done) {
    onProgress({ phase: 'drawing', ...step.value });
    await nextTurn();
    if (signal.aborted) return null;
    step = slices.next();
  }
  const items = sound(step.value);
  const rule: TeamRule = { teamSize: draft.teamSize, pairs: draft.pairRotation, readyTeams: 0 };
  const assignIn = sound(assignInOf(files, { prk, items }, rule));
  return { visits: visitList(items), assignment: assign(nodeHash, assignIn) };
};

/** What this program has just frozen is well formed. */
const sound = <T>(made: Result<T, DrawDifference>): T => {
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
};

export const drillHandlers: Handlers<Names> = {
  'drills.run': run,

  'drills.get': ({ db }, { serial }) => {
    const drill = findDrill(db, serial);
    return drill ? ok(drill) : fail('draw.notFound', { serial });
  },

  'drills.rows': ({ db }, { serial, offset, limit }) => {
    const drill = findDrill(db, serial);
    if (!drill) return fail('draw.notFound', { serial });
    const rows = listDrillRows(db, serial, offset, limit);
    const names = inspectorNames(
      db,
      rows.flatMap(({ inspectors }) => inspectors),
    );
    const places = placeBookOf(db);
    const shown = rows.map((row): DrillRow => ({
      ...row,
      town: places.nameOf('town', row.town),
      inspectors: row.inspectors.map((staffNo) => names.get(staffNo) ?? staffNo),
    }));
    return ok({ offset, total: drill.drawn, rows: shown });
  },
};
