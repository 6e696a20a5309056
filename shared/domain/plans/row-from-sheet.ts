import type { PlanSheetRow } from '#shared/domain/imports/describe-plans.ts';
import { wordKey } from '#shared/domain/imports/vocabulary.ts';
import { parseAmount, type Amount, type AmountWords } from './parse-amount.ts';
import { parsePeriod, type PeriodWords } from './parse-period.ts';
import {
  blankPlanRow,
  planPartnerLimit,
  planTextLimits,
  planUnreadLimits,
  type PlanJoint,
  type PlanKind,
  type PlanLevel,
  type PlanRowContent,
} from './plan-row.ts';

type WordLists<T extends string> = Readonly<Record<T, readonly string[]>>;

/** Everything that tells what the words of a plan table mean. */
export interface PlanWords {
  readonly kind: WordLists<PlanKind>;
  readonly level: WordLists<PlanLevel>;
  readonly joint: WordLists<PlanJoint>;
  readonly period: PeriodWords;
  readonly amount: AmountWords;
}

/** An item of the list, as a plan table may name it. */
export interface NamedItem {
  readonly code: string;
  readonly name: string;
  readonly title: string;
}

/**
 * A row of a file as a row of the plan of `year`. What cannot be read stays with the row as a text, so that a person sees it beside the empty
 * field; nothing is guessed.
 */
export const planRowOf = (sheet: PlanSheetRow, year: number, items: readonly NamedItem[], words: PlanWords): PlanRowContent => {
  const period = parsePeriod(sheet.period, year, words.period);
  const amount = amountOf(sheet, words.amount);
  const found = itemsIn(sheet.items, items);
  const jointText = [sheet.initiation, sheet.type].find((text) => wordIn(text, words.joint) !== undefined) ?? '';
  const category = sheet.category === '' || wordIn(sheet.category, words.kind) !== undefined ? '' : sheet.category;
  return withinLimits({
    ...blankPlanRow,
    planNo: sheet.planNo,
    name: sheet.name,
    kind: [sheet.type, sheet.category, sheet.name].map((text) => wordIn(text, words.kind)).find((kind) => kind !== undefined) ?? '',
    level: levelOf(sheet, words.level),
    joint: wordIn(jointText, words.joint) ?? (sheet.partners.length > 0 ? 'cross' : 'single'),
    leadDept: sheet.leadDept,
    partners: sheet.partners,
    mode: sheet.mode,
    from: period?.from ?? '',
    to: period?.to ?? '',
    ratePpm: amount?.ratePpm ?? null,
    count: amount?.count ?? null,
    frequency: sheet.frequency,
    itemCodes: found.codes,
    range: sheet.range,
    riskDemand: sheet.riskDemand,
    agency: sheet.agency,
    section: sheet.section,
    method: sheet.method,
    note: [category, sheet.note].filter((text) => text !== '').join('\n'),
    unread: {
      period: period ? '' : sheet.period,
      amount: amount ? '' : [sheet.ratio, sheet.amount, sheet.count].filter((text) => text !== '').join(' '),
      items: found.left,
    },
  });
};

const cut = (text: string, most: number): string => Array.from(text.trim()).slice(0, most).join('');

/** A text that is longer than its field is cut; the check of the table has told so. */
const withinLimits = (row: PlanRowContent): PlanRowContent => {
  const { unread, partners } = row;
  const texts = Object.entries(planTextLimits).map(([field, most]) => [field, cut(row[field as keyof typeof planTextLimits], most)]);
  return {
    ...row,
    ...(Object.fromEntries(texts) as Pick<PlanRowContent, keyof typeof planTextLimits>),
    partners: partners.slice(0, mostPartners).map((partner) => cut(partner, planPartnerLimit)),
    unread: {
      period: cut(unread.period, planUnreadLimits.period),
      amount: cut(unread.amount, planUnreadLimits.amount),
      items: cut(unread.items, planUnreadLimits.items),
    },
  };
};

const mostPartners = 40;

const amountOf = ({ ratio, amount, count }: PlanSheetRow, words: AmountWords): Amount | null => {
  const read = (text: string, bare: 'ratio' | 'count'): Amount | null => (text === '' ? null : parseAmount(text, bare, words));
  const all = [read(ratio, 'ratio'), read(amount, 'count'), read(count, 'count')].filter((one) => one !== null);
  if (all.length === 0) return null;
  return {
    ratePpm: all.find((one) => one.ratePpm !== null)?.ratePpm ?? null,
    count: all.find((one) => one.count !== null)?.count ?? null,
  };
};

/** The level that the table names, else the one that the mode begins with, such as the province that draws for counties. */
const levelOf = ({ level, initiation, mode }: PlanSheetRow, words: WordLists<PlanLevel>): PlanLevel =>
  [level, initiation, mode].map((text) => wordIn(text, words)).find((found) => found !== undefined) ?? 'county';

/**
 * The value whose word stands in a text: the leftmost word, of several at one place the longest. A word of one sign must be the whole text,
 * because it stands in many others.
 */
const wordIn = <T extends string>(text: string, lists: WordLists<T>): T | undefined => {
  const key = wordKey(text);
  let best: { readonly value: T; readonly at: number; readonly length: number } | undefined;
  for (const [value, words] of Object.entries<readonly string[]>(lists)) {
    for (const word of words) {
      const at = word.length === 1 && key !== word ? -1 : key.indexOf(wordKey(word));
      if (at < 0) continue;
      if (!best || at < best.at || (at === best.at && word.length > best.length)) best = { value: value as T, at, length: word.length };
    }
  }
  return best?.value;
};

/** Items by their code or name, the whole text first, then part by part; what names none is left. */
const itemsIn = (text: string, items: readonly NamedItem[]): { readonly codes: readonly string[]; readonly left: string } => {
  if (text === '') return { codes: [], left: '' };
  const byWord = new Map(
    items.flatMap(({ code, name, title }) => [code, title, name].map((word): [string, string] => [nameKey(word), code])),
  );
  const whole = byWord.get(nameKey(text));
  if (whole !== undefined) return { codes: [whole], left: '' };
  const codes = new Set<string>();
  const left: string[] = [];
  for (const piece of text.split(/[\n;\uFF1B]+/u).map(withoutNumber)) {
    const one = byWord.get(nameKey(piece));
    if (one !== undefined) codes.add(one);
    else takeParts(piece, byWord, codes, left);
  }
  return { codes: [...codes], left: left.join('\u3001') };
};

/** Names may hold the sign that stands between names: the longest run of parts that is a name is taken. */
const takeParts = (piece: string, byWord: ReadonlyMap<string, string>, codes: Set<string>, left: string[]): void => {
  const parts = piece.split(/[\u3001\uFF0C,]+/u).filter((part) => part.trim() !== '');
  for (let from = 0; from < parts.length;) {
    let until = parts.length;
    while (until > from && !byWord.has(nameKey(parts.slice(from, until).join('')))) until -= 1;
    const code = until > from ? byWord.get(nameKey(parts.slice(from, until).join(''))) : undefined;
    if (code === undefined) left.push((parts[from] ?? '').trim());
    else codes.add(code);
    from = Math.max(until, from + 1);
  }
};

const withoutNumber = (text: string): string => text.replace(/^\s*(?:[\uFF08(]?\d{1,2}[\uFF09)]|\d{1,2}[.\u3001\uFF0E])\s*/u, '');

const nameKey = (text: string): string => wordKey(text).replace(/[\u3001\uFF0C,\u3002.]/gu, '');
