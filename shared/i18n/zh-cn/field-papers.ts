import type { MarkupElement } from '#shared/base/markup.ts';
import { part } from '#shared/base/markup.ts';
import { paperDocument } from '#shared/base/paper-document.ts';
import type { FieldCarrier, FieldEvent, FieldPaper, FieldSheet } from '#shared/contract/field-pack.ts';
import { approvalPaper } from './field-approval.ts';
import { formPaper } from './field-form.ts';
import { listsPaper, noticePaper } from './field-notice.ts';
import { minutesPaper } from './field-minutes.ts';
import { fieldPage, headOf, peopleText } from './field-parts.ts';
import { count } from './numbers.ts';

/** What a page of the field pack is made of. */
export interface FieldPageFacts {
  readonly event: FieldEvent;
  readonly sheets: readonly FieldSheet[];
  readonly carriers: readonly FieldCarrier[];
}

export const fieldPaperText: Readonly<Record<FieldPaper, { readonly title: string; readonly use: string }>> = {
  visitList: { title: '检查对象清单', use: '每名领表人一份，按走访顺序排，出发前核对。' },
  approval: { title: '行政检查审批表', use: '整个任务一份，附全部检查对象，负责人签批后出发。' },
  notice: { title: '检查通知书', use: '每户一份，写明事项、时间、要准备的材料，附送达回执。' },
  form: { title: '一企一表', use: '每户一份，记录表后面接着各事项的检查表。' },
  minutes: { title: '现场检查笔录', use: '每户一份，现场填写，逐页签名。' },
  lists: { title: '双清单和预约单', use: '每户一份，事项清单、材料清单，和可以约的时间。' },
};

/** The papers of some sheets as one page for the printer or a PDF; `style` is all of its look. */
export const fieldPaper = (paper: FieldPaper, facts: FieldPageFacts, style: string): MarkupElement =>
  paperDocument(`${fieldPaperText[paper].title} ${facts.event.serial}`, style, ...bodyOf(paper, facts));

const bodyOf = (paper: FieldPaper, facts: FieldPageFacts): readonly MarkupElement[] => {
  const { event, sheets } = facts;
  switch (paper) {
    case 'visitList':
      return visitLists(facts);
    case 'approval':
      return [approvalPaper(event, sheets)];
    case 'notice':
      return sheets.map((sheet) => noticePaper(event, sheet));
    case 'form':
      return sheets.map((sheet) => formPaper(event, sheet));
    case 'minutes':
      return sheets.map((sheet) => minutesPaper(event, sheet));
    case 'lists':
      return sheets.map((sheet) => listsPaper(event, sheet));
  }
};

const visitColumns = ['份号', '检查对象', '住所（经营场所）', '负责人、电话', '同行人员', '预约时间', '办完'];

/** 检查对象清单: one for each carrier who has one of these sheets. */
const visitLists = ({ event, sheets, carriers }: FieldPageFacts): readonly MarkupElement[] =>
  carriers.flatMap(({ name, first, last }) => {
    const own = sheets.filter(({ number }) => number >= first && number <= last);
    if (own.length === 0) return [];
    return [
      fieldPage(
        headOf(event, `检查对象清单（${name}）`, `共 ${count(own.length)} 户，第 ${count(first)} 至 ${count(last)} 份`),
        part(
          'table',
          'field-table',
          part('thead', '', part('tr', '', ...visitColumns.map((column) => part('th', '', column)))),
          part('tbody', '', ...own.flatMap((sheet, index) => [...townRow(sheet, own[index - 1]), visitRow(sheet)])),
        ),
      ),
    ];
  });

/** The name of a town over its first visit; a way that was put in order by hand may come back to it. */
const townRow = ({ town }: FieldSheet, before: FieldSheet | undefined): readonly MarkupElement[] =>
  town === before?.town
    ? []
    : [
        part('tr', 'field-town', {
          tag: 'th',
          attributes: { colspan: String(visitColumns.length) },
          children: [town === '' ? '乡镇未填' : town],
        }),
      ];

const visitRow = ({ number, name, code, address, legalPerson, phone, inspectors }: FieldSheet): MarkupElement =>
  part(
    'tr',
    '',
    part('td', 'field-center', count(number)),
    part('td', '', name, part('br', ''), part('span', 'field-code', code)),
    part('td', '', address),
    part('td', '', legalPerson, part('br', ''), part('span', 'field-code', phone)),
    part('td', '', peopleText(inspectors.slice(1))),
    part('td', 'field-wide', ''),
    part('td', 'field-center', '□'),
  );
