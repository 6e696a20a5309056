import { toHex } from '#shared/base/bytes.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { DrillRow } from '#shared/contract/drills.ts';
import { fail } from '#shared/contract/errors.ts';
import { buildAssignIn } from '#shared/domain/assignment/assign-in.ts';
import { assign } from '#shared/domain/assignment/assign.ts';
import { allocateFrame } from '#shared/domain/draw/allocation.ts';
import { parseFrame } from '#shared/domain/draw/frame-file.ts';
import { parseItems } from '#shared/domain/draw/items-file.ts';
import { parsePlan } from '#shared/domain/draw/plan-file.ts';
import { parseRecuse } from '#shared/domain/draw/recuse-file.ts';
import { parseRoster } from '#shared/domain/draw/roster-file.ts';
import type { ResultRow } from '#shared/domain/draw/result-file.ts';
import { drawInSlices } from '#shared/domain/draw/selection.ts';
import { serialText } from '#shared/domain/draw/serial.ts';
import { decodeText } from '#shared/domain/draw/utf8-text.ts';
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
import { viewOf } from './scheme-facts.ts';

type Names = 'drills.run' | 'drills.get' | 'drills.rows';

/** Without these there is nothing to try; everything else a trial may show, short teams included. */
const hindering: ReadonlySet<SchemeFindingCode> = new Set(['poolEmpty', 'nothingDrawn', 'itemDrawsNobody', 'itemsMissing', 'tooManyLines']);

const drawSlice = 400;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

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
    await pause();
    if (signal.aborted) return fail('job.cancelled', {});
    step = reading.next();
  }
  const event = eventOf(db, scheme.draft, step.value, today);
  const office = findOffice(db)?.code ?? '';
  const year = Number(now.slice(0, 4));
  const seed = toHex(context.randomBytes(32));
  const serial = serialText({ drill: true, office, year, number: countDrillsOfYear(db, `DRILL-${office}-${year}-`) + 1 });
  const rows = await drawAll(context, event, drillKey(nodeHash, { serial, frame: event.frame, plan: event.plan, seed }));
  if (rows === null) return fail('job.cancelled', {});
  const teams = teamsOf(event, scheme.draft, drillKey(nodeHash, { serial, frame: event.frame, plan: event.plan, seed }), rows);
  return ok(function* (write) {
    const current = findScheme(write.db, schemeId);
    if (current?.state !== 'draft') return fail('scheme.notFound', {});
    const names = new Map(event.subjects.map((subject) => [subject.code, subject]));
    insertDrill(
      write.db,
      {
        ...{ serial, schemeId, at: write.now, seed, strata: event.strata, drawn: rows.length },
        ...{
          inspectors: new Set([...teams.values()].flatMap(({ team }) => team)).size,
          shortVisits: [...teams.values()].filter(({ missing }) => missing > 0).length,
        },
      },
      write.actor?.id ?? '',
    );
    for (const [index, { id, stratum, ticket }] of rows.entries()) {
      const subject = names.get(id);
      const inspectors = teams.get(id)?.team ?? [];
      insertDrillRow(write.db, serial, index + 1, {
        code: id,
        name: subject?.name ?? '',
        town: subject?.town ?? '',
        stratum,
        ticket,
        inspectors,
      });
      if (index % 500 === 0) yield { phase: 'drawing', done: index, total: rows.length };
    }
    write.note({ id: schemeId, serial, seed, drawn: rows.length });
    return ok({ serial });
  });
};

const parsed = <T>({ files }: FrozenEvent, name: string, parse: (text: string) => Result<T, unknown>): T => {
  const value = parse(decodeText(files.find((file) => file.name === name)?.bytes ?? new Uint8Array(0)) ?? '');
  if (!value.ok) throw new Error(`${name}: ${JSON.stringify(value.error)}`);
  return value.value;
};

/** The list of visits: everybody drawn, of a joint event for one item at least, in the order of strata and ranks. */
const drawAll = async ({ onProgress, signal }: JobContext, event: FrozenEvent, prk: Uint8Array): Promise<readonly ResultRow[] | null> => {
  const rows = new Map<string, ResultRow>();
  for (const { name } of event.files.filter(({ name: file }) => /^frame(\..*)?\.tsv$/.test(file) && file !== 'frames.tsv')) {
    const frame = parsed(event, name, parseFrame);
    const allocation = allocateFrame(frame, parsed(event, name.replace('frame', 'plan'), parsePlan));
    if (!allocation.ok) throw new Error(`stratum without plan: ${allocation.error.stratum}`);
    const slices = drawInSlices(nodeHash, { prk, frame, allocation: allocation.value }, drawSlice);
    let step = slices.next();
    while (!step.done) {
      onProgress({ phase: 'drawing', done: step.value, total: frame.length });
      await pause();
      if (signal.aborted) return null;
      step = slices.next();
    }
    for (const row of step.value.rows) if (row.drawn && !rows.has(row.id)) rows.set(row.id, row);
  }
  return [...rows.values()];
};

const teamsOf = (
  event: FrozenEvent,
  { teamSize, pairRotation }: { readonly teamSize: number; readonly pairRotation: boolean },
  prk: Uint8Array,
  rows: readonly ResultRow[],
) => {
  const input = buildAssignIn({
    prk,
    roster: parsed(event, 'roster.tsv', parseRoster),
    recuse: parsed(event, 'recuse.tsv', parseRecuse),
    items: parsed(event, 'items.tsv', parseItems),
    drawn: rows.map(({ id }) => id),
    teamSize,
    pairs: pairRotation,
  });
  if (!input.ok) throw new Error(`assignment: ${input.error.reason}`);
  return new Map(assign(nodeHash, input.value).teams.map((team) => [team.subject, team]));
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
