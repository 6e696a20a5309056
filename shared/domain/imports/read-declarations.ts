import type { DeclaredRecusal, Leave } from '#shared/domain/inspectors/drawability.ts';
import { parseSubjectCode } from '#shared/domain/subjects/subject-code.ts';
import { isoDate } from './civil-date.ts';
import type { CellWords, Note, PlainValue, Repaired } from './field.ts';
import { textOf } from './readers.ts';
import { bareCode } from './repair-code.ts';

type SpanWords = CellWords['dateMarks'];
interface SpanTools {
  readonly rows: { readonly dateMarks: SpanWords };
}

/** Between code, reason and days, as an export writes them. */
const between = '\uFF1B';

/**
 * One recusal a line: the subject's code, a semicolon, a colon or a bracket, the reason, and after it the days from which and to which it holds,
 * when it does not always. What is no code is W215 and left out.
 */
export const readRecusals = (value: PlainValue, { rows: { dateMarks } }: SpanTools): Repaired<readonly DeclaredRecusal[]> => {
  const recusals = new Map<string, DeclaredRecusal>();
  const notes: Note[] = [];
  for (const part of recusalParts(textOf(value))) {
    const [, typed = '', rest = ''] = /^([0-9A-Za-z-]+)[\s:;(]*(.*?)\)?$/u.exec(part.normalize('NFKC')) ?? [];
    const code = parseSubjectCode(bareCode(typed));
    const { reason, from, to } = recusalDays(rest, dateMarks);
    if (code.ok && (to === '' || from <= to)) recusals.set(`${code.value} ${from}`, { subjectCode: code.value, reason, from, to });
    else notes.push({ code: 'W215', found: part });
  }
  // In a fixed order, so that the same recusals make the same row.
  return { value: [...recusals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, recusal]) => recusal), notes };
};

/** One a line, so that `readRecusals` gives them back. */
export const writeRecusals = (recusals: readonly DeclaredRecusal[], { dateMarks }: Pick<CellWords, 'dateMarks'>): string =>
  recusals
    .map(({ subjectCode, reason, from, to }) =>
      [subjectCode, reason, spanText(from, to, dateMarks)].filter((text) => text !== '').join(between),
    )
    .join('\n');

const spanText = (from: string, to: string, { until, onwards }: SpanWords): string => {
  if (from === '') return to === '' ? '' : until + to;
  return to === '' ? from + onwards : from + until + to;
};

/** The reason of a leave or a recusal on one line, as a cell can hold it beside the days. */
export const reasonInCell = (text: string): string => bare(text.normalize('NFKC').replace(/[\n|]+/gu, ' '));

const day = String.raw`\d{4}-\d\d-\d\d`;
const recusalDays = (
  rest: string,
  { until, onwards }: SpanWords,
): { readonly reason: string; readonly from: string; readonly to: string } => {
  const written = new RegExp(`^(.*?);?(?:(${day})(?:${until}(${day})|${onwards})|${until}(${day}))$`, 'u');
  const [, before = '', from = '', to = '', only = ''] = written.exec(rest) ?? [];
  if ((from !== '' || only !== '') && areDays(from, to, only)) return { reason: bare(before), from, to: to + only };
  const { spans, texts } = spansIn(rest);
  return { reason: bare(texts.join(' ')), ...(spans[0] ?? { from: '', to: '' }) };
};

// A separator begins a new recusal only where a code follows it; otherwise it stands before the reason or inside it.
const recusalParts = (text: string): readonly string[] =>
  text
    .split(/[\n|]+|[\u3001\uFF0C,;\uFF1B]\s*(?=[0-9A-Za-z]{13,18}(?![0-9A-Za-z]))/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/**
 * Leaves: first day, last day, and the reason behind them; several in one cell. A first day with the word for "from then on" has no last day
 * yet. What has not both days is W216 and left out.
 */
export const readLeaves = (value: PlainValue, { rows: { dateMarks } }: SpanTools): Repaired<readonly Leave[]> => {
  const leaves = new Map<string, Leave>();
  const notes: Note[] = [];
  for (const part of textOf(value).split(/[\n|]+/u)) {
    if (part.trim() === '') continue;
    const found = leavesIn(part.normalize('NFKC'), dateMarks);
    if (found.length === 0) notes.push({ code: 'W216', found: part.trim() });
    for (const leave of found) leaves.set(leave.from, leave);
  }
  return { value: [...leaves.values()].sort((a, b) => (a.from < b.from ? -1 : 1)), notes };
};

/** One a line, so that `readLeaves` gives them back. */
export const writeLeaves = (leaves: readonly Leave[], { dateMarks }: Pick<CellWords, 'dateMarks'>): string =>
  leaves.map(({ from, to, reason }) => [spanText(from, to, dateMarks), reason].filter((text) => text !== '').join(between)).join('\n');

/** All leaves of one line, or none when anything in it cannot be right. */
const leavesIn = (part: string, { until, onwards }: SpanWords): readonly Leave[] => {
  const written = new RegExp(`^(${day})(?:${until}(${day})|${onwards})(?:;(.*))?$`, 'u');
  const [, from = '', to = '', reason = ''] = written.exec(part) ?? [];
  const { spans, texts, whole } = spansIn(part);
  // Two more days would be another leave; one is a word of the reason.
  if (from !== '' && spans.length <= 1) return areDays(from, to) && (to === '' || from <= to) ? [{ from, to, reason: bare(reason) }] : [];
  const sound = whole && spans.every((span) => span.from <= span.to);
  return sound ? spans.map((span, index) => ({ ...span, reason: bare(texts[index + 1] ?? '') })) : [];
};

interface Spans {
  readonly spans: readonly { readonly from: string; readonly to: string }[];
  /** What stands before the first span and behind each. */
  readonly texts: readonly string[];
  /** Every day that was found exists and has its partner. */
  readonly whole: boolean;
}

/** Every text that is not empty is a day of the calendar. */
const areDays = (...texts: readonly string[]): boolean =>
  texts.every((text) => {
    const [year, month, date] = text.split('-').map(Number);
    return text === '' || isoDate(year ?? 0, month ?? 0, date ?? 0) === text;
  });

const dayPattern = /(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\u65E5?/gu;

/** The days in a text taken in pairs, whatever stands between the two of a pair. */
const spansIn = (text: string): Spans => {
  const days = [...text.matchAll(dayPattern)].map((match) => ({
    iso: isoDate(Number(match[1]), Number(match[2]), Number(match[3])),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const spans: { from: string; to: string }[] = [];
  const texts: string[] = [];
  let behind = 0;
  for (let index = 0; index + 1 < days.length; index += 2) {
    const [first, last] = [days[index], days[index + 1]];
    if (first?.iso === undefined || last?.iso === undefined) continue;
    texts.push(text.slice(behind, first.start));
    spans.push({ from: first.iso, to: last.iso });
    behind = last.end;
  }
  texts.push(text.slice(behind));
  return { spans, texts, whole: days.length % 2 === 0 && days.every(({ iso }) => iso !== undefined) };
};

const bare = (text: string): string => text.replace(/^[\s:;,.()\u3001\u3002]+|[\s:;,.()\u3001\u3002]+$/gu, '');
