import { canonicalJson } from '#shared/base/canonical-json.ts';
import { toHex } from '#shared/base/bytes.ts';
import { assignAgain } from '#shared/domain/assignment/assign-again.ts';
import { assignInText } from '#shared/domain/assignment/assign-in-file.ts';
import { buildAssignIn, type AssignIn } from '#shared/domain/assignment/assign-in.ts';
import { assignOutText } from '#shared/domain/assignment/assign-out-file.ts';
import { assign, type Assignment } from '#shared/domain/assignment/assign.ts';
import { verifyRecord } from '#shared/domain/assignment/verify-record.ts';
import { stratumQuota } from '#shared/domain/draw/allocation.ts';
import { parseItems } from '#shared/domain/draw/items-file.ts';
import { recomputeDraw, type Recomputed } from '#shared/domain/draw/recompute.ts';
import { recordText, type RecordFiles } from '#shared/domain/draw/record.ts';
import { parseRecuse } from '#shared/domain/draw/recuse-file.ts';
import { parseRoster } from '#shared/domain/draw/roster-file.ts';
import { decodeText, encodeText } from '#shared/domain/draw/utf8-text.ts';
import { drawnIds } from '#shared/domain/draw/verify-record.ts';
import { nodeHash } from '#electron/platform/node-hash.ts';
import { valueOf } from '#tests/support/value-of.ts';
import { chanceOf, type RandomEvent } from './random-events.ts';

/** What the program makes of an event, and the recusals after the draw that were made up for it. */
export interface ComputedEvent {
  readonly inputs: ReadonlyMap<string, Uint8Array>;
  readonly outputs: ReadonlyMap<string, Uint8Array>;
  readonly prk: string;
  /** Which of the odd things an event can have were in this one. */
  readonly oddities: ReadonlySet<Oddity>;
}

export const oddities = [
  'one subject',
  '20,000 subjects',
  '13 characters',
  '15 characters',
  '18 characters',
  'empty stratum',
  'take-all above the ratio',
  'total above the frame',
  'secret beyond ASCII',
  'joint event',
  'recusal before the draw',
  'recusal after the draw',
  'caps that cannot hold',
  'short visit',
  'teams formed first',
  'rotation of pairs',
] as const;

export type Oddity = (typeof oddities)[number];

export const computeEvent = ({ name, files }: RandomEvent): ComputedEvent => {
  const draw = valueOf(recomputeDraw(nodeHash, files));
  const outputs = new Map<string, Uint8Array>();
  for (const { resultFile, resultText } of draw.items) outputs.set(resultFile, encodeText(resultText));
  const drawn = [...drawnIds(draw)];
  const rule = draw.items[0]?.plan.teams;
  const read = (file: string): string => decodeText(files.get(file) ?? new Uint8Array(0)) ?? '';
  let assignment: Assignment | undefined;
  let again: readonly object[] = [];
  if (rule) {
    const assignIn = valueOf(
      buildAssignIn({
        prk: draw.prk,
        roster: valueOf(parseRoster(read('roster.tsv'))),
        recuse: valueOf(parseRecuse(read('recuse.tsv'))),
        items: valueOf(parseItems(read('items.tsv'))),
        drawn,
        ...rule,
      }),
    );
    assignment = assign(nodeHash, assignIn);
    outputs.set('assign-in.json', encodeText(assignInText(assignIn)));
    outputs.set('assign-out.json', encodeText(assignOutText(assignment)));
    again = runsAgain(name, assignIn, assignment);
  }
  outputs.set('record.tsv', encodeText(recordText(nodeHash, draw.ceremonyText, new Map([...files, ...outputs]))));
  // What is written must also be what the check of a record folder accepts.
  valueOf(verifyRecord(new Map([...files, ...outputs]), nodeHash));
  const inputs = new Map(files);
  if (again.length > 0) {
    inputs.set(
      'recusals.json',
      encodeText(canonicalJson(again.map((run) => ({ subject: memberOf(run, 'subject'), inspector: memberOf(run, 'inspector') })))),
    );
    outputs.set('rerun.json', encodeText(canonicalJson(again)));
  }
  return { inputs, outputs, prk: toHex(draw.prk), oddities: odditiesOf(files, draw, assignment, again.length > 0) };
};

const odditiesOf = (files: RecordFiles, draw: Recomputed, assignment: Assignment | undefined, ranAgain: boolean): ReadonlySet<Oddity> => {
  const ids = draw.items.flatMap(({ frame }) => frame.map(({ id }) => id));
  const strata = draw.items.flatMap(({ allocation }) => allocation);
  const rule = draw.items[0]?.plan.teams;
  const found: Readonly<Record<Oddity, boolean>> = {
    'one subject': ids.length === 1,
    '20,000 subjects': draw.items.some(({ frame }) => frame.length === 20_000),
    '13 characters': ids.some((id) => id.length === 13),
    '15 characters': ids.some((id) => id.length === 15),
    '18 characters': ids.some((id) => id.length === 18),
    'empty stratum': strata.some(({ size }) => size === 0),
    'take-all above the ratio': strata.some(
      (stratum) => stratum.takeAll > stratumQuota({ ...stratum, takeAll: 0 }) && stratum.drawn === stratum.takeAll,
    ),
    'total above the frame': draw.items.some(({ plan, frame }) => frame.length > 0 && (plan.total ?? 0) > frame.length),
    // eslint-disable-next-line no-control-regex -- all of ASCII is meant
    'secret beyond ASCII': /[^\u0000-\u007f]/.test(draw.ceremony.revealA + draw.ceremony.revealB),
    'joint event': draw.items.length > 1,
    'recusal before the draw': (files.get('recuse.tsv')?.length ?? 0) > 60,
    'recusal after the draw': ranAgain,
    'caps that cannot hold': (assignment?.certs.length ?? 0) > 0,
    'short visit': assignment?.teams.some(({ missing }) => missing > 0) ?? false,
    'teams formed first': (rule?.readyTeams ?? 0) > 0 && drawnIds(draw).size > 0,
    'rotation of pairs': rule?.pairs ?? false,
  };
  return new Set(oddities.filter((name) => found[name]));
};

const memberOf = (value: object, key: string): unknown => Object.entries(value).find(([name]) => name === key)?.[1];

/** Up to six recusals after the draw, some of them at a visit that was run again before. */
const runsAgain = (name: string, assignIn: AssignIn, assignment: Assignment): readonly object[] => {
  const chance = chanceOf(`recusals ${name}`);
  const teams = new Map(assignment.teams.map(({ subject, team }) => [subject, team]));
  const barred = new Map<string, Set<string>>();
  const runs: object[] = [];
  const staffed = assignment.teams.filter(({ team }) => team.length > 0);
  for (let n = staffed.length === 0 ? 0 : chance.below(7); n > 0; n -= 1) {
    const { subject } = staffed[chance.below(Math.min(3, staffed.length))] ?? { subject: '' };
    const before = teams.get(subject) ?? [];
    if (before.length === 0) continue;
    const inspector = chance.pick(before);
    const others = barred.get(subject) ?? new Set();
    barred.set(subject, others.add(inspector));
    const run = others.size;
    const after = assignAgain(nodeHash, assignIn, { subject, run, barred: others, teams });
    teams.set(subject, after);
    runs.push({ after, before, inspector, run, subject });
  }
  return runs;
};
