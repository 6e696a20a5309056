import { toHex } from '#shared/base/bytes.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { DrawOutcome } from '#shared/contract/draws.ts';
import { fail } from '#shared/contract/errors.ts';
import { assignInText } from '#shared/domain/assignment/assign-in-file.ts';
import { buildAssignIn } from '#shared/domain/assignment/assign-in.ts';
import { assignOutText } from '#shared/domain/assignment/assign-out-file.ts';
import { assign, type Assignment } from '#shared/domain/assignment/assign.ts';
import { allocateFrame } from '#shared/domain/draw/allocation.ts';
import { ceremonyText, type Ceremony } from '#shared/domain/draw/ceremony-file.ts';
import { commitment, drawPrk } from '#shared/domain/draw/ceremony.ts';
import { parseFrame } from '#shared/domain/draw/frame-file.ts';
import { parseItems } from '#shared/domain/draw/items-file.ts';
import { parsePlan } from '#shared/domain/draw/plan-file.ts';
import { recordHash, recordName, recordText } from '#shared/domain/draw/record.ts';
import { parseRecuse } from '#shared/domain/draw/recuse-file.ts';
import { resultText, type ResultRow } from '#shared/domain/draw/result-file.ts';
import { parseRoster } from '#shared/domain/draw/roster-file.ts';
import { drawInSlices } from '#shared/domain/draw/selection.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import {
  drawFiles,
  findDraw,
  insertAssignment,
  insertDrawFile,
  insertDrawnSubject,
  saveOutcome,
  type StoredDraw,
} from '#electron/store/draws.ts';
import { markSchemeDrawn } from '#electron/store/schemes.ts';
import { countDrawn } from '#electron/store/subjects.ts';
import type { Handler, JobContext } from './context.ts';

interface ComputedDraw {
  readonly files: ReadonlyMap<string, string>;
  readonly rows: readonly ResultRow[];
  readonly assignment: Assignment;
  readonly outcome: Omit<DrawOutcome, 'drawnAt'>;
}

type FrozenFiles = ReadonlyMap<string, Uint8Array>;

const drawSlice = 400;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** The frozen files are read back from their stored bytes, so that what is drawn from is exactly what was hashed. */
const parsed = <T>(files: FrozenFiles, name: string, parse: (text: string) => Result<T, unknown>): T => {
  const value = parse(new TextDecoder('utf-8', { fatal: true }).decode(files.get(name)));
  if (!value.ok) throw new Error(`${name}: ${JSON.stringify(value.error)}`);
  return value.value;
};

/** Steps 4 and 5 of DRAW-SPEC 3: both secrets are checked against the commitments, then seed, list and teams follow from the frozen files. */
export const runDraw: Handler<'draws.run'> = async (context, { serial, revealA, revealB, publicValue }) => {
  const draw = findDraw(context.db, serial);
  if (!draw) return fail('draw.notFound', { serial });
  if (draw.state !== 'diced' || draw.dice === null) return fail('draw.wrongState', { serial, state: draw.state });
  if (/[\t\r\n]/.test(publicValue) || !publicValue.isWellFormed()) return fail('draw.publicInvalid', {});
  const wrong = wrongReveal(draw, revealA, revealB);
  if (wrong) return fail('draw.revealWrong', { party: wrong });
  const frozen = drawFiles(context.db, serial);
  const changed = changedFile(draw, frozen);
  if (changed !== null) return fail('draw.frozenChanged', { file: changed });
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
    public: publicValue.trim() === '' ? '-' : publicValue.trim(),
  };
  const computed = await compute(context, draw, frozen, ceremony);
  if (!computed.ok) return fail('job.cancelled', {});
  return ok(function* (write) {
    const current = findDraw(write.db, serial);
    if (current?.state !== 'diced') return fail('draw.wrongState', { serial, state: current?.state ?? '' });
    const { files, rows, assignment, outcome } = computed.value;
    const stamp = { by: write.actor?.id ?? '', at: write.now, seq: write.seq };
    for (const [name, text] of files) {
      const bytes = utf8Fast(text);
      insertDrawFile(write.db, serial, { name, sha256: sha256Hex(bytes), bytes });
    }
    const drawn = rows.filter((row) => row.drawn);
    for (const [index, { id, stratum, rank, ticket }] of drawn.entries()) {
      insertDrawnSubject(write.db, serial, { position: index + 1, code: id, stratum, rank, ticket });
      if (index % 500 === 0) yield { phase: 'drawing', done: index, total: drawn.length };
    }
    for (const [index, { subject, team }] of assignment.teams.entries()) {
      const office = serial.replace('DRILL-', '').slice(0, 6);
      insertAssignment(write.db, { id: write.newId(), office, serial, subject, inspectors: team }, stamp);
      if (index % 500 === 0) yield { phase: 'assigning', done: index, total: assignment.teams.length };
    }
    countDrawn(
      write.db,
      drawn.map(({ id }) => id),
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

/** The first frozen file that is not what was hashed when the list was frozen; null when all are (UX 19: a changed byte blocks the draw). */
const changedFile = (draw: StoredDraw, files: FrozenFiles): string | null => {
  const differs = (name: string, expected: string | undefined): boolean => sha256Hex(files.get(name) ?? new Uint8Array(0)) !== expected;
  if (differs('frame.tsv', draw.frame)) return 'frame.tsv';
  if (differs('plan.tsv', draw.plan)) return 'plan.tsv';
  const { items, recuse, roster } = parsed(files, 'plan.tsv', parsePlan);
  const pinned = { 'items.tsv': items, 'recuse.tsv': recuse, 'roster.tsv': roster };
  return Object.entries(pinned).find(([name, hash]) => differs(name, hash))?.[0] ?? null;
};

const utf8Fast = (text: string): Uint8Array => new TextEncoder().encode(text);

const wrongReveal = (draw: StoredDraw, revealA: string, revealB: string): 'A' | 'B' | null => {
  const opens = (reveal: string): boolean => reveal !== '' && !/[\t\r\n]/.test(reveal) && reveal.isWellFormed();
  if (!opens(revealA) || commitment(nodeHash, draw, 'A', revealA) !== draw.commitA) return 'A';
  return !opens(revealB) || commitment(nodeHash, draw, 'B', revealB) !== draw.commitB ? 'B' : null;
};

/** Pure but for giving way between slices and for looking at the signal; nothing is written. */
const compute = async (
  { signal, onProgress }: JobContext,
  draw: StoredDraw,
  frozen: FrozenFiles,
  ceremony: Ceremony,
): Promise<Result<ComputedDraw, 'cancelled'>> => {
  const frame = parsed(frozen, 'frame.tsv', parseFrame);
  const allocation = allocateFrame(frame, parsed(frozen, 'plan.tsv', parsePlan));
  if (!allocation.ok) throw new Error(`stratum without plan: ${allocation.error.stratum}`);
  const prk = drawPrk(nodeHash, ceremony);
  const slices = drawInSlices(nodeHash, { prk, frame, allocation: allocation.value }, drawSlice);
  let step = slices.next();
  while (!step.done) {
    onProgress({ phase: 'drawing', done: step.value, total: frame.length });
    await pause();
    if (signal.aborted) return err('cancelled');
    step = slices.next();
  }
  const rows = step.value.rows;
  const drawn = rows.filter((row) => row.drawn).map(({ id }) => id);
  onProgress({ phase: 'assigning', done: 0, total: drawn.length });
  await pause();
  const assignIn = buildAssignIn({
    prk,
    roster: parsed(frozen, 'roster.tsv', parseRoster),
    recuse: parsed(frozen, 'recuse.tsv', parseRecuse),
    items: parsed(frozen, 'items.tsv', parseItems),
    drawn,
    teamSize: draw.teamSize,
    pairs: false,
  });
  if (!assignIn.ok) throw new Error(`assignment: ${assignIn.error.reason}`);
  const assignment = assign(nodeHash, assignIn.value);
  await pause();
  return ok(
    withRecord(ceremony, frozen, {
      prk: toHex(prk),
      rows,
      result: resultText(step.value),
      assignIn: assignInText(assignIn.value),
      assignOut: assignOutText(assignment),
      assignment,
    }),
  );
};

interface Texts {
  readonly prk: string;
  readonly rows: readonly ResultRow[];
  readonly result: string;
  readonly assignIn: string;
  readonly assignOut: string;
  readonly assignment: Assignment;
}

/** Adds ceremony and record to the results; the record's hash is what the next event names (DRAW-SPEC 3 step 5). */
const withRecord = (ceremony: Ceremony, frozen: FrozenFiles, texts: Texts): ComputedDraw => {
  const ceremonyFile = ceremonyText(ceremony);
  if (!ceremonyFile.ok) throw new Error(`ceremony.tsv: ${ceremonyFile.error.reason}`);
  const results = new Map([
    ['result.tsv', texts.result],
    ['assign-in.json', texts.assignIn],
    ['assign-out.json', texts.assignOut],
  ]);
  const all = new Map([...frozen, ...[...results].map(([name, text]) => [name, utf8Fast(text)] as const)]);
  const record = recordText(nodeHash, ceremonyFile.value, all);
  const { assignment } = texts;
  return {
    files: new Map([...results, ['ceremony.tsv', ceremonyFile.value], [recordName, record]]),
    rows: texts.rows,
    assignment,
    outcome: {
      prk: texts.prk,
      resultHash: sha256Hex(texts.result),
      recordHash: recordHash(nodeHash, record),
      drawn: texts.rows.filter((row) => row.drawn).length,
      inspectors: [...assignment.loads.values()].filter((load) => load > 0).length,
      shortVisits: assignment.teams.filter(({ missing }) => missing > 0).length,
    },
  };
};
