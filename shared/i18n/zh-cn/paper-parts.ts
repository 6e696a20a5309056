import { groupsOfFour } from '#shared/base/groups-of-four.ts';
import { part, type Markup, type MarkupElement } from '#shared/base/markup.ts';
import { dayText, momentText } from './numbers.ts';

/** 2026年11月23日（周一）16:05 */
export const timeText = (iso: string): string => `${dayText(iso)}${momentText(iso).split(' ')[1] ?? ''}`;

export const line = (...children: readonly Markup[]): MarkupElement => part('p', 'record-line', ...children);
export const heading = (text: string): MarkupElement => part('h2', '', text);

/** A fingerprint in the line breaks that it has on screen and stage, so that two people can compare it aloud. */
export const fingerprint = (label: string, value: string): MarkupElement =>
  part(
    'div',
    'paper-print',
    part('p', 'paper-label', label),
    part('p', 'paper-groups', ...groupsOfFour(value).map((group) => part('span', '', group))),
  );

/** A word and the line on which somebody writes by hand. */
const blank = (label: string, className = ''): MarkupElement => part('span', `paper-blank ${className}`.trim(), label, part('i', ''));

export const blanks = (...labels: readonly string[]): MarkupElement => part('p', 'paper-blanks', ...labels.map((label) => blank(label)));

/** Squares to write one character each into, numbered from `from`; those in `marks` end a count and have a stronger edge. */
export const squares = (from: number, amount: number, marks: readonly number[] = []): MarkupElement =>
  part(
    'div',
    'paper-squares',
    ...Array.from({ length: amount }, (_, index) => {
      const number = from + index;
      return part('span', marks.includes(number) ? 'paper-square paper-enough' : 'paper-square', part('small', '', String(number)));
    }),
  );

/** Facts with their words before them. */
export const facts = (...rows: readonly (readonly [string, Markup])[]): MarkupElement =>
  part(
    'table',
    'paper-facts',
    part('tbody', '', ...rows.map(([label, value]) => part('tr', '', part('th', '', label), part('td', '', value)))),
  );

/** A QR code with its quiet zone; `path` has one unit a module. Whoever cannot see it is read what it holds. */
export const codeView = (
  { modules, path, text }: { readonly modules: number; readonly path: string; readonly text: string },
  className: string,
): MarkupElement => ({
  tag: 'svg',
  className,
  attributes: { viewBox: `-4 -4 ${modules + 8} ${modules + 8}`, role: 'img', 'aria-label': text },
  children: [{ tag: 'path', attributes: { d: path }, children: [] }],
});
