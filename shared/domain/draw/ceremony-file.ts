import { err, ok, type Result } from '#shared/base/result.ts';
import { checkDice } from './dice.ts';
import { parseSerial } from './serial.ts';
import { isHash, parseTable, tableText, type TableError, type TableFault, type TableShape } from './table-file.ts';

/** What is fixed at the freeze and covered by both commitments. */
export interface CeremonyContext {
  readonly serial: string;
  readonly prev: string;
  readonly frame: string;
  readonly plan: string;
}

/** The values of `ceremony.tsv` (DRAW-SPEC 2); hashes are lower-case hex, `public` is `-` when no value was announced. */
export interface Ceremony extends CeremonyContext {
  readonly commitA: string;
  readonly commitB: string;
  readonly dice: string;
  readonly revealA: string;
  readonly revealB: string;
  readonly public: string;
}

/** `prev` of the first event of an office. */
export const firstPrev = '0'.repeat(64);

const keys = ['serial', 'prev', 'frame', 'plan', 'commitA', 'commitB', 'dice', 'revealA', 'revealB', 'public'] as const;
type CeremonyKey = (typeof keys)[number];

interface CeremonyLine {
  readonly key: CeremonyKey;
  readonly value: string;
}

const hashKeys: ReadonlySet<string> = new Set<CeremonyKey>(['prev', 'frame', 'plan', 'commitA', 'commitB']);

const ceremonyLine = ([key, value = '']: readonly string[], index: number): CeremonyLine | TableFault => {
  const expected = keys[index];
  if (expected === undefined || key !== expected) return 'badKey';
  if (expected === 'serial' && !parseSerial(value)) return 'badSerial';
  if (hashKeys.has(expected) && !isHash(value)) return 'badHash';
  // The file does not say which dice were used; ten-sided is the wider rule.
  if (expected === 'dice' && !checkDice(value, 10).ok) return 'badDice';
  return { key: expected, value };
};

const shape: TableShape<CeremonyLine> = { header: undefined, columns: 2, keyColumns: 0, row: ceremonyLine };

/** Reads `ceremony.tsv`: all ten keys, once each, in their fixed order. The commitments are not checked here. */
export const parseCeremony = (text: string): Result<Ceremony, TableError> => {
  const lines = parseTable(text, shape);
  if (!lines.ok) return lines;
  const [serial, prev, frame, plan, commitA, commitB, dice, revealA, revealB, last] = lines.value.map(({ value }) => value);
  if (last === undefined) return err({ line: lines.value.length + 1, reason: 'badKey' });
  return ok({ serial, prev, frame, plan, commitA, commitB, dice, revealA, revealB, public: last } as Ceremony); // the row count proves that none is undefined
};

/** The exact text of `ceremony.tsv`; a secret that holds a TAB, a line break or nothing is an error. */
export const ceremonyText = (ceremony: Ceremony): Result<string, TableError> =>
  tableText(
    keys.map((key) => ({ key, value: ceremony[key] })),
    ({ key, value }) => [key, value],
    shape,
  );
