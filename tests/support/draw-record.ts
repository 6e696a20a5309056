import { nodeHash } from '#electron/platform/node-hash.ts';
import { toHex } from '#shared/base/bytes.ts';
import { buildAssignIn } from '#shared/domain/assignment/assign-in.ts';
import { assignInText } from '#shared/domain/assignment/assign-in-file.ts';
import { assignOutText } from '#shared/domain/assignment/assign-out-file.ts';
import { assign } from '#shared/domain/assignment/assign.ts';
import { ceremonyText, firstPrev, type Ceremony } from '#shared/domain/draw/ceremony-file.ts';
import { commitment } from '#shared/domain/draw/ceremony.ts';
import { frameText, type FrameRow } from '#shared/domain/draw/frame-file.ts';
import { itemsText, type ItemsRow } from '#shared/domain/draw/items-file.ts';
import { jointText } from '#shared/domain/draw/joint-file.ts';
import { planText } from '#shared/domain/draw/plan-file.ts';
import { recomputeDraw } from '#shared/domain/draw/recompute.ts';
import { recordText } from '#shared/domain/draw/record.ts';
import { recuseText } from '#shared/domain/draw/recuse-file.ts';
import { rosterText } from '#shared/domain/draw/roster-file.ts';
import { encodeText } from '#shared/domain/draw/utf8-text.ts';
import { drawnIds } from '#shared/domain/draw/verify-record.ts';
import { valueOf } from './value-of.ts';

export const sha256Of = (text: string): string => toHex(nodeHash.sha256(encodeText(text)));

/** An 18-character code for the n-th made subject. */
export const codeOf = (n: number): string => `91130100MA${String(n).padStart(8, '0')}`;

export const aFrame = (size: number): readonly FrameRow[] =>
  Array.from({ length: size }, (_, n) => ({
    id: codeOf(n),
    stratum: n % 3 === 0 ? 'D' : 'A',
    tier: n % 10 === 4 ? 9 : n === 6 ? 0 : n % 7 === 1 ? 2 : 1,
  }));

export const aCeremony = (frame: string, plan: string): Ceremony => {
  const context = { serial: '130102-2021-0007', prev: firstPrev, frame, plan };
  const secrets = { revealA: '6f3d0f2b8e4c1a597d60b2c4e8f1a3d5', revealB: '二零二一年一月二十一日' };
  return {
    ...context,
    ...secrets,
    commitA: commitment(nodeHash, context, 'A', secrets.revealA),
    commitB: commitment(nodeHash, context, 'B', secrets.revealB),
    dice: '31415926535897932384',
    public: '-',
  };
};

const aRoster = (people: number) =>
  Array.from({ length: people }, (_, n) => ({
    id: `JC${String(n).padStart(people > 10 ? 4 : 1, '0')}`,
    lines: 1 + (n % 3),
    area: n === 3 ? '130103' : '*',
    cap: 30,
    load0: n % 2,
  }));
const rowOfItems = ({ id }: FrameRow, n: number): ItemsRow => ({
  subject: id,
  lines: n % 2 === 0 ? [1] : [1, 2],
  area: n % 5 === 0 ? '*' : '130102',
});

/** A whole record folder of `size` subjects; with `joint` the event has the items `fire` and `food` over overlapping populations. */
export const aRecord = (joint = false, size = 60): Map<string, Uint8Array> => {
  const frame = aFrame(size);
  const roster = aRoster(size > 60 ? Math.ceil(size / 250) : 8);
  const texts = new Map<string, string>();
  texts.set('roster.tsv', valueOf(rosterText(roster)));
  texts.set('recuse.tsv', valueOf(recuseText([{ subject: codeOf(3), inspector: roster[1]?.id ?? '' }])));
  texts.set('items.tsv', valueOf(itemsText(frame.map(rowOfItems))));
  const [rosterHash, recuseHash, itemsHash] = ['roster.tsv', 'recuse.tsv', 'items.tsv'].map((name) => sha256Of(texts.get(name) ?? ''));
  const plan = valueOf(
    planText({
      total: 12,
      roster: rosterHash ?? '',
      recuse: recuseHash ?? '',
      items: itemsHash ?? '',
      rows: [
        // Of many subjects the legal 3 % and twice that, of few enough to see something.
        { stratum: 'A', ratePpm: size > 60 ? 30_000 : 50_000, min: 1 },
        { stratum: 'D', ratePpm: size > 60 ? 60_000 : 300_000, min: 1 },
      ],
    }),
  );
  const populations: readonly (readonly [string, readonly FrameRow[]])[] = joint
    ? [
        ['.fire', frame.slice(0, 40)],
        ['.food', frame.slice(20)],
      ]
    : [['', frame]];
  for (const [suffix, rows] of populations) {
    texts.set(`frame${suffix}.tsv`, valueOf(frameText(rows)));
    texts.set(`plan${suffix}.tsv`, plan);
  }
  if (joint)
    for (const kind of ['frame', 'plan'] as const) {
      const hashes = new Map(populations.map(([suffix]) => [suffix.slice(1), sha256Of(texts.get(`${kind}${suffix}.tsv`) ?? '')]));
      texts.set(`${kind}s.tsv`, valueOf(jointText(`${kind}s`, hashes)));
    }
  const pinned = (kind: string): string => sha256Of(texts.get(joint ? `${kind}s.tsv` : `${kind}.tsv`) ?? '');
  texts.set('ceremony.tsv', valueOf(ceremonyText(aCeremony(pinned('frame'), pinned('plan')))));
  const files = new Map([...texts].map(([name, text]) => [name, encodeText(text)]));
  const drawn = valueOf(recomputeDraw(nodeHash, files));
  for (const { resultFile, resultText } of drawn.items) files.set(resultFile, encodeText(resultText));
  const items = frame.map(rowOfItems);
  const recuse = [{ subject: codeOf(3), inspector: roster[1]?.id ?? '' }];
  const assignIn = valueOf(buildAssignIn({ prk: drawn.prk, roster, recuse, items, drawn: [...drawnIds(drawn)], teamSize: 2, pairs: true }));
  files.set('assign-in.json', encodeText(assignInText(assignIn)));
  files.set('assign-out.json', encodeText(assignOutText(assign(nodeHash, assignIn))));
  files.set('record.tsv', encodeText(recordText(nodeHash, drawn.ceremonyText, files)));
  return files;
};
