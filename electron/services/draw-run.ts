import { ok, type Result } from '#shared/base/result.ts';
import type { DrawOutcome } from '#shared/contract/draws.ts';
import { fail } from '#shared/contract/errors.ts';
import { assignInText } from '#shared/domain/assignment/assign-in-file.ts';
import { assignOutText } from '#shared/domain/assignment/assign-out-file.ts';
import { assign, type Assignment } from '#shared/domain/assignment/assign.ts';
import { assignInOf, checkPinned } from '#shared/domain/assignment/event-assignment.ts';
import { toHex } from '#shared/base/bytes.ts';
import { publicValueFrom, type PublicFault } from '#shared/domain/draw/announced.ts';
import { ceremonyText, type Ceremony } from '#shared/domain/draw/ceremony-file.ts';
import { commitment } from '#shared/domain/draw/ceremony.ts';
import type { DrawDifference } from '#shared/domain/draw/difference.ts';
import type { TeamRule } from '#shared/domain/draw/plan-file.ts';
import { recomputeInSlices, type Recomputed } from '#shared/domain/draw/recompute.ts';
import { recordHash, recordName, recordText, type RecordFiles } from '#shared/domain/draw/record.ts';
import { encodeText } from '#shared/domain/draw/utf8-text.ts';
import { visitList } from '#shared/domain/draw/visit-list.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { drawFiles, findDraw, insertDrawFile, saveOutcome, type StoredDraw } from '#electron/store/draws.ts';
import { insertAssignment, insertDrawnItem, insertDrawnSubject } from '#electron/store/draw-lists.ts';
import { markSchemeDrawn } from '#electron/store/schemes.ts';
import { countDrawn } from '#electron/store/subjects.ts';
import type { Handler, JobContext } from './context.ts';
import { nextTurn } from './next-turn.ts';

interface ComputedDraw {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly draw: Recomputed;
  readonly assignment: Assignment;
  readonly outcome: Omit<DrawOutcome, 'drawnAt'>;
}

const drawSlice = 400;

/** Steps 4 and 5 of DRAW-SPEC 3: both secrets are checked against the commitments, then seed, list and teams follow from the frozen files. */
export const runDraw: Handler<'draws.run'> = async (context, { serial, revealA, revealB, publicValue }) => {
  const draw = findDraw(context.db, serial);
  if (!draw) return fail('draw.notFound', { serial });
  if (draw.state !== 'diced' || draw.dice === null) return fail('draw.wrongState', { serial, state: draw.state });
  const announced = publicValueFrom(publicValue, draw.announced !== null);
  if ('fault' in announced) return publicFailure(announced.fault, draw);
  const wrong = wrongReveal(draw, revealA, revealB);
  if (wrong) return fail('draw.revealWrong', { party: wrong });
  const ceremony: Ceremony = {
    serial,
    prev: draw.prev,
    frame: draw.frame,
    plan: draw.plan,
    commitA: draw.commitA ?? '',
    commitB: draw.commitB ?? '',
    dice: draw.dice,
    revealA,
    revealB,
    public: announced.value,
  };
  const computed = await compute(context, draw, drawFiles(context.db, serial), ceremony);
  if (!computed.ok) return computed.error === 'cancelled' ? fail('job.cancelled', {}) : changedError(computed.error);
  return ok(function* (write) {
    const current = findDraw(write.db, serial);
    if (current?.state !== 'diced') return fail('draw.wrongState', { serial, state: current?.state ?? '' });
    const { files, draw: drawn, assignment, outcome } = computed.value;
    const stamp = { by: write.actor?.id ?? '', at: write.now, seq: write.seq };
    for (const [name, bytes] of files) insertDrawFile(write.db, serial, { name, sha256: sha256Hex(bytes), bytes });
    const visits = visitList(drawn.items);
    for (const [index, visit] of visits.entries()) {
      insertDrawnSubject(write.db, serial, visit);
      if (index % 500 === 0) yield { phase: 'drawing', done: index, total: visits.length };
    }
    for (const { item, result } of drawn.items) {
      if (item === undefined) continue;
      for (const { drawn: isDrawn, id, stratum, rank } of result.rows)
        if (isDrawn) insertDrawnItem(write.db, serial, { item, code: id, stratum, rank });
    }
    for (const [index, { subject, team }] of assignment.teams.entries()) {
      const office = serial.replace('DRILL-', '').slice(0, 6);
      insertAssignment(write.db, { id: write.newId(), office, serial, subject, inspectors: team }, stamp);
      if (index % 500 === 0) yield { phase: 'assigning', done: index, total: assignment.teams.length };
    }
    countDrawn(
      write.db,
      visits.map(({ code }) => code),
    );
    const finished: DrawOutcome = { ...outcome, drawnAt: write.now };
    saveOutcome(write.db, serial, finished, stamp);
    markSchemeDrawn(write.db, draw.schemeId, stamp);
    write.note({
      serial,
      prk: outcome.prk,
      result: outcome.resultHash,
      record: outcome.recordHash,
      drawn: outcome.drawn,
      short: outcome.shortVisits,
    });
    return ok(finished);
  });
};

const publicFailure = (fault: PublicFault, { announced }: StoredDraw) => {
  if (fault === 'unwritable') return fail('draw.publicInvalid', {});
  return fault === 'missing' ? fail('draw.publicMissing', { what: announced?.what ?? '' }) : fail('draw.publicNotAnnounced', {});
};

/** A frozen file that is not what was hashed when the list was frozen blocks the draw (UX 19). */
const changedError = (difference: DrawDifference) => fail('draw.frozenChanged', { file: difference.file });

const wrongReveal = (draw: StoredDraw, revealA: string, revealB: string): 'A' | 'B' | null => {
  const opens = (reveal: string): boolean => reveal !== '' && !/[\t\r\n]/.test(reveal) && reveal.isWellFormed();
  if (!opens(revealA) || commitment(nodeHash, draw, 'A', revealA) !== draw.commitA) return 'A';
  return !opens(revealB) || commitment(nodeHash, draw, 'B', revealB) !== draw.commitB ? 'B' : null;
};

/**
 * The same steps with which anyone checks the record folder, on the stored bytes, so that what is drawn from is exactly what was hashed.
 * Pure but for giving way between slices and for looking at the signal; nothing is written.
 */
const compute = async (
  { signal, onProgress }: JobContext,
  { settings, people, teamSize }: StoredDraw,
  frozen: RecordFiles,
  ceremony: Ceremony,
): Promise<Result<ComputedDraw, DrawDifference | 'cancelled'>> => {
  const ceremonyFile = ceremonyText(ceremony);
  if (!ceremonyFile.ok) throw new Error(`ceremony.tsv: ${ceremonyFile.error.reason}`);
  const files = new Map([...frozen, ['ceremony.tsv', encodeText(ceremonyFile.value)]]);
  const slices = recomputeInSlices(nodeHash, files, drawSlice);
  let step = slices.next();
  while (!step.done) {
    onProgress({ phase: 'drawing', ...step.value });
    await nextTurn();
    if (signal.aborted) return { ok: false, error: 'cancelled' };
    step = slices.next();
  }
  const draw = step.value;
  if (!draw.ok) return draw;
  const pinned = checkPinned(nodeHash, files, draw.value);
  if (pinned) return { ok: false, error: pinned };
  const visits = visitList(draw.value.items).length;
  onProgress({ phase: 'assigning', done: 0, total: visits });
  await nextTurn();
  // What an event that was frozen before its plan named the rule was made with.
  const rule: TeamRule = { teamSize, pairs: settings.pairRotation, readyTeams: 0 };
  const assignIn = assignInOf(files, draw.value, rule);
  if (!assignIn.ok) return assignIn;
  const assignment = assign(nodeHash, assignIn.value);
  await nextTurn();
  const results = new Map([
    ...draw.value.items.map(({ resultFile, resultText }) => [resultFile, encodeText(resultText)] as const),
    ['assign-in.json', encodeText(assignInText(assignIn.value))],
    ['assign-out.json', encodeText(assignOutText(assignment))],
  ]);
  const record = recordText(nodeHash, ceremonyFile.value, new Map([...files, ...results]));
  return ok({
    files: new Map([...results, ['ceremony.tsv', encodeText(ceremonyFile.value)], [recordName, encodeText(record)]]),
    draw: draw.value,
    assignment,
    outcome: {
      prk: toHex(draw.value.prk),
      resultHash: resultsHash(draw.value),
      recordHash: recordHash(nodeHash, record),
      drawn: visits,
      inspectors: new Set(assignment.teams.flatMap(({ team }) => team)).size,
      // Where the counties draw the people every place stays open, and nobody is missing.
      shortVisits: people === 'counties' ? 0 : assignment.teams.filter(({ missing }) => missing > 0).length,
    },
  });
};

/** SHA-256 of `result.tsv`; of a joint event that of the lines `name TAB sha256` of its result files, as they stand in the record. */
export const resultsHash = ({ items }: Recomputed): string => {
  const [only] = items;
  if (only && only.item === undefined) return sha256Hex(only.resultText);
  return sha256Hex(items.map(({ resultFile, resultText }) => `${resultFile}\t${sha256Hex(resultText)}\n`).join(''));
};
