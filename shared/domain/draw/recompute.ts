import { toHex } from '#shared/base/bytes.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import { allocateFrame, type StratumAllocation } from './allocation.ts';
import { parseCeremony, type Ceremony } from './ceremony-file.ts';
import { commitment, drawPrk } from './ceremony.ts';
import type { DrawDifference } from './difference.ts';
import { parseFrame, type FrameRow } from './frame-file.ts';
import type { DrawHash } from './hash.ts';
import { parseJoint } from './joint-file.ts';
import { parsePlan, type Plan } from './plan-file.ts';
import type { RecordFiles } from './record.ts';
import { resultText, type DrawResult } from './result-file.ts';
import { drawInSlices } from './selection.ts';
import type { TableError } from './table-file.ts';
import { decodeText } from './utf8-text.ts';

/** One item of the event; a plain event has exactly one, with `item` undefined. */
export interface RecomputedItem {
  readonly item: string | undefined;
  readonly frame: readonly FrameRow[];
  /** As `ceremony.tsv` or `frames.tsv` pins it. */
  readonly frameSha256: string;
  readonly plan: Plan;
  readonly allocation: readonly StratumAllocation[];
  readonly result: DrawResult;
  readonly resultFile: string;
  readonly resultText: string;
}

/** A draw made again from its frozen files. */
export interface Recomputed {
  readonly ceremony: Ceremony;
  readonly ceremonyText: string;
  readonly prk: Uint8Array;
  readonly items: readonly RecomputedItem[];
}

/** Text of a file that must be there, in UTF-8. */
export const textOf = (files: RecordFiles, file: string): Result<string, DrawDifference> => {
  const bytes = files.get(file);
  if (!bytes) return err({ what: 'missing', file });
  const text = decodeText(bytes);
  return text === undefined ? err({ what: 'form', file, line: 1, reason: 'notUtf8' }) : ok(text);
};

/** Reads a file strictly with one of the parsers of DRAW-SPEC 2. */
export const readTable = <T>(
  files: RecordFiles,
  file: string,
  parse: (text: string) => Result<T, TableError>,
): Result<T, DrawDifference> => {
  const text = textOf(files, file);
  if (!text.ok) return text;
  const parsed = parse(text.value);
  return parsed.ok ? parsed : err({ what: 'form', file, ...parsed.error });
};

/** Checks that a file is the one whose SHA-256 another file names. */
export const checkHash = (
  hash: DrawHash,
  files: RecordFiles,
  file: string,
  namedIn: string,
  expected: string,
): DrawDifference | undefined => {
  const bytes = files.get(file);
  if (!bytes) return { what: 'missing', file };
  const found = toHex(hash.sha256(bytes));
  return found === expected ? undefined : { what: 'hash', file, namedIn, expected, found };
};

/**
 * Makes the draw again from `frame.tsv`, `plan.tsv` and `ceremony.tsv`, or from the joint set of DRAW-SPEC 6, after checking
 * the hashes and both commitments. What results are in the folder is not looked at.
 */
export const recomputeDraw = (hash: DrawHash, files: RecordFiles): Result<Recomputed, DrawDifference> => {
  const slices = recomputeInSlices(hash, files, Number.MAX_SAFE_INTEGER);
  for (;;) {
    const step = slices.next();
    if (step.done) return step.value;
  }
};

/** How far a draw in slices is: subjects of all frames. */
export interface DrawProgress {
  readonly done: number;
  readonly total: number;
}

/** The same, giving way after every `slice` subjects; abandoning it half-way leaves nothing. */
export function* recomputeInSlices(
  hash: DrawHash,
  files: RecordFiles,
  slice: number,
): Generator<DrawProgress, Result<Recomputed, DrawDifference>, void> {
  const text = textOf(files, 'ceremony.tsv');
  if (!text.ok) return text;
  const ceremony = readTable(files, 'ceremony.tsv', parseCeremony);
  if (!ceremony.ok) return ceremony;
  const unpinned = unpinnedFile(hash, files, ceremony.value) ?? brokenCommitment(hash, ceremony.value);
  if (unpinned) return err(unpinned);
  const prk = drawPrk(hash, ceremony.value);
  const items = yield* drawFrozenInSlices(hash, files, prk, slice);
  return items.ok ? ok({ ceremony: ceremony.value, ceremonyText: text.value, prk, items: items.value }) : items;
}

/** Draws every item of the frozen files under one key; what a ceremony pins is not looked at. Gives way after every `slice` subjects. */
export function* drawFrozenInSlices(
  hash: DrawHash,
  files: RecordFiles,
  prk: Uint8Array,
  slice: number,
): Generator<DrawProgress, Result<readonly RecomputedItem[], DrawDifference>, void> {
  const sources = isJoint(files) ? jointSources(hash, files) : ok([undefined]);
  if (!sources.ok) return sources;
  const read: FrozenItem[] = [];
  for (const item of sources.value) {
    const frozen = readItem(files, item);
    if (!frozen.ok) return frozen;
    read.push(frozen.value);
  }
  const total = read.reduce((sum, { frame }) => sum + frame.length, 0);
  const items: RecomputedItem[] = [];
  let before = 0;
  for (const { item, frame, plan, allocation } of read) {
    const slices = drawInSlices(hash, { prk, frame, allocation }, slice);
    let step = slices.next();
    while (!step.done) {
      yield { done: before + step.value, total };
      step = slices.next();
    }
    before += frame.length;
    const frameSha256 = toHex(hash.sha256(files.get(nameOf('frame', item)) ?? new Uint8Array(0)));
    items.push({
      ...{ item, frame, frameSha256, plan, allocation },
      result: step.value,
      resultFile: nameOf('result', item),
      resultText: resultText(step.value),
    });
  }
  return ok(items);
}

const brokenCommitment = (hash: DrawHash, ceremony: Ceremony): DrawDifference | undefined => {
  for (const [party, expected, reveal] of [
    ['A', ceremony.commitA, ceremony.revealA],
    ['B', ceremony.commitB, ceremony.revealB],
  ] as const) {
    const found = commitment(hash, ceremony, party, reveal);
    if (found !== expected) return { what: 'commitment', file: 'ceremony.tsv', party, expected, found };
  }
  return undefined;
};

/** File name of an item of a joint event, or of the plain event. */
const nameOf = (kind: 'frame' | 'plan' | 'result', item: string | undefined): string =>
  item === undefined ? `${kind}.tsv` : `${kind}.${item}.tsv`;

const isJoint = (files: RecordFiles): boolean => files.has('frames.tsv') || files.has('plans.tsv');

/** The frame or plan, of a joint event the list of them, that is not what the ceremony pins. */
const unpinnedFile = (hash: DrawHash, files: RecordFiles, ceremony: Ceremony): DrawDifference | undefined => {
  for (const kind of ['frame', 'plan'] as const) {
    const difference = checkHash(hash, files, isJoint(files) ? `${kind}s.tsv` : `${kind}.tsv`, 'ceremony.tsv', ceremony[kind]);
    if (difference) return difference;
  }
  return undefined;
};

/** The items of a joint event, every frame and plan checked against the hash that pins it. */
const jointSources = (hash: DrawHash, files: RecordFiles): Result<readonly string[], DrawDifference> => {
  const frames = readTable(files, 'frames.tsv', (text) => parseJoint('frames', text));
  if (!frames.ok) return frames;
  const plans = readTable(files, 'plans.tsv', (text) => parseJoint('plans', text));
  if (!plans.ok) return plans;
  const [framed, planned] = [[...frames.value.keys()].join(' '), [...plans.value.keys()].join(' ')];
  if (framed !== planned || framed === '') return err({ what: 'jointItems', file: 'plans.tsv', expected: framed, found: planned });
  for (const [item, expected] of frames.value) {
    const difference =
      checkHash(hash, files, nameOf('frame', item), 'frames.tsv', expected) ??
      checkHash(hash, files, nameOf('plan', item), 'plans.tsv', plans.value.get(item) ?? '');
    if (difference) return err(difference);
  }
  return ok([...frames.value.keys()]);
};

type FrozenItem = Pick<RecomputedItem, 'item' | 'frame' | 'plan' | 'allocation'>;

const readItem = (files: RecordFiles, item: string | undefined): Result<FrozenItem, DrawDifference> => {
  const frame = readTable(files, nameOf('frame', item), parseFrame);
  if (!frame.ok) return frame;
  const plan = readTable(files, nameOf('plan', item), parsePlan);
  if (!plan.ok) return plan;
  const allocation = allocateFrame(frame.value, plan.value);
  if (!allocation.ok) return err({ what: 'stratumWithoutPlan', file: nameOf('plan', item), stratum: allocation.error.stratum });
  return ok({ item, frame: frame.value, plan: plan.value, allocation: allocation.value });
};
