import type { DeclaredRecusal, Leave } from '#shared/domain/inspectors/drawability.ts';
import { parseSubjectCode } from '#shared/domain/subjects/subject-code.ts';
import { isoDate } from './civil-date.ts';
import type { Field, Note } from './field.ts';
import { textOf } from './readers.ts';
import { bareCode } from './repair-code.ts';

/**
 * One recusal a line: the subject's code, a semicolon, a colon or a bracket, the reason, and after it the days from which and to which it holds,
 * when it does not always. What is no code is W215 and left out.
 */
export const readRecusals: Field<readonly DeclaredRecusal[]>['read'] = (value) => {
  const recusals = new Map<string, DeclaredRecusal>();
  const notes: Note[] = [];
  for (const part of recusalParts(textOf(value))) {
    const [, typed = '', rest = ''] = /^([0-9A-Za-z-]+)[\s:;(]*(.*?)\)?$/u.exec(part.normalize('NFKC')) ?? [];
    const code = parseSubjectCode(bareCode(typed));
    const { spans, texts } = spansIn(rest);
    const span = spans[0] ?? { from: '', to: '' };
    if (code.ok && (span.to === '' || span.from <= span.to))
      recusals.set(code.value, { subjectCode: code.value, reason: bare(texts.join(' ')), ...span });
    else notes.push({ code: 'W215', found: part });
  }
  // In a fixed order, so that the same recusals make the same row.
  return { value: [...recusals.values()].sort((a, b) => (a.subjectCode < b.subjectCode ? -1 : 1)), notes };
};

// A separator begins a new recusal only where a code follows it; otherwise it stands before the reason or inside it.
const recusalParts = (text: string): readonly string[] =>
  text
    .split(/[\n|]+|[\u3001\uFF0C,;\uFF1B]\s*(?=[0-9A-Za-z]{13,18}(?![0-9A-Za-z]))/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Leaves: first day, last day, and the reason behind them; several in one cell. What has not both days is W216 and left out. */
export const readLeaves: Field<readonly Leave[]>['read'] = (value) => {
  const leaves = new Map<string, Leave>();
  const notes: Note[] = [];
  for (const part of textOf(value).split(/[\n|]+/u)) {
    if (part.trim() === '') continue;
    const { spans, texts, whole } = spansIn(part.normalize('NFKC'));
    const sound = whole && spans.length > 0 && spans.every(({ from, to }) => from <= to);
    if (!sound) notes.push({ code: 'W216', found: part.trim() });
    else for (const [index, span] of spans.entries()) leaves.set(span.from, { ...span, reason: bare(texts[index + 1] ?? '') });
  }
  return { value: [...leaves.values()].sort((a, b) => (a.from < b.from ? -1 : 1)), notes };
};

interface Spans {
  readonly spans: readonly { readonly from: string; readonly to: string }[];
  /** What stands before the first span and behind each. */
  readonly texts: readonly string[];
  /** Every day that was found exists and has its partner. */
  readonly whole: boolean;
}

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
