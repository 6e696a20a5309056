import { part, type Markup, type MarkupElement } from '#shared/base/markup.ts';
import type { FieldEvent, FieldSheet } from '#shared/contract/field-pack.ts';
import { count, plainDayText } from './numbers.ts';
import { codeView } from './paper-parts.ts';

/** One paper of the field pack; each begins a new page. */
export const fieldPage = (...children: readonly Markup[]): MarkupElement => part('article', 'field-page', ...children);

const drillMark = (event: FieldEvent): readonly MarkupElement[] =>
  event.drill ? [part('p', 'field-drill', '试抽，只作练习，不得用于检查')] : [];

/** Title, bureau and number over a paper that belongs to no single visit. */
export const headOf = (event: FieldEvent, title: string, note = ''): MarkupElement =>
  part(
    'header',
    'field-head',
    ...drillMark(event),
    part('h1', '', title),
    part('p', 'field-line', event.office),
    part('p', 'field-line', `${event.scheme}\u3000${event.serial}${note === '' ? '' : `\u3000${note}`}`),
  );

/** Title over a paper of one visit; the code beside it opens the record when it is scanned. */
export const sheetHead = (event: FieldEvent, sheet: FieldSheet, title: string): MarkupElement =>
  part(
    'header',
    'field-head field-marked',
    part(
      'div',
      'field-titles',
      ...drillMark(event),
      part('h1', '', title),
      part('p', 'field-line', `${event.office}\u3000${event.scheme}`),
      part('p', 'field-line', `${event.serial}\u3000第 ${count(sheet.number)} 份，共 ${count(event.visits)} 份`),
    ),
    part('div', 'field-mark', codeView(sheet.mark, 'field-code-view'), part('p', 'field-mark-text', sheet.mark.text)),
  );

/** Rows of words and what stands or is written beside them; a row of four cells has two pairs. */
export const factRows = (...rows: readonly (readonly [string, Markup] | readonly [string, Markup, string, Markup])[]): MarkupElement =>
  part(
    'table',
    'field-table field-facts',
    part(
      'tbody',
      '',
      ...rows.map(([label, value, second, other]) =>
        second === undefined
          ? part('tr', '', part('th', '', label), { tag: 'td', attributes: { colspan: '3' }, children: [value] })
          : part('tr', '', part('th', '', label), part('td', '', value), part('th', '', second), part('td', '', other ?? '')),
      ),
    ),
  );

/** The subject as every form begins with it. */
export const subjectRows = (sheet: FieldSheet): MarkupElement =>
  factRows(
    ['被检查对象', sheet.name, '社会信用代码', part('span', 'field-code', sheet.code)],
    ['住所（经营场所）', sheet.address === '' ? '' : sheet.address],
    ['负责人', sheet.legalPerson, '联系电话', sheet.phone],
  );

export const peopleText = (people: FieldSheet['inspectors']): string => people.map(({ name }) => name).join('、');

/** 张三（执法证 12345678）、… */
export const certifiedText = (people: FieldSheet['inspectors']): string =>
  people.map(({ name, certificateNo }) => (certificateNo === '' ? name : `${name}（${certificateNo}）`)).join('、');

export const periodText = ({ startsOn, endsOn }: Pick<FieldEvent, 'startsOn' | 'endsOn'>): string =>
  startsOn === '' || endsOn === '' ? '____年__月__日至____年__月__日' : `${plainDayText(startsOn)}至${plainDayText(endsOn)}`;

/** Boxes to be ticked by hand; a box and its word stay in one line. */
export const boxes = (...texts: readonly string[]): MarkupElement =>
  part('span', '', ...texts.map((text) => part('span', 'field-box', `□${text}`)));

/** An opinion or a confirmation with room to write and a line to sign. */
export const opinion = (
  label: string,
  signs = '签名：\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日',
): readonly [string, Markup] => [label, part('div', 'field-opinion', part('p', 'field-room', ''), part('p', 'field-sign', signs))];

/** A table with a head that is repeated on every page. */
export const headed = (columns: readonly string[], rows: readonly (readonly Markup[])[], className = ''): MarkupElement =>
  part(
    'table',
    `field-table ${className}`.trim(),
    part('thead', '', part('tr', '', ...columns.map((column) => part('th', '', column)))),
    part('tbody', '', ...rows.map((cells) => part('tr', '', ...cells.map((cell) => part('td', '', cell))))),
  );
