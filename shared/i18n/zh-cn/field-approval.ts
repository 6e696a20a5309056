import { part, type MarkupElement } from '#shared/base/markup.ts';
import type { FieldEvent, FieldSheet } from '#shared/contract/field-pack.ts';
import { itemTitle, type ItemContent } from '#shared/domain/items/item-content.ts';
import { boxes, factRows, fieldPage, headed, headOf, opinion, peopleText, periodText } from './field-parts.ts';
import { count, plainDayText } from './numbers.ts';

/** What the items say in this field, each once. */
const named = (items: readonly ItemContent[], field: 'basis' | 'method'): readonly string[] => [
  ...new Set(items.map((item) => item[field]).filter((text) => text !== '')),
];

/** 行政检查审批表 of the whole event, with every subject in its annex (检查必审批, 54号). */
export const approvalPaper = (event: FieldEvent, sheets: readonly FieldSheet[]): MarkupElement => {
  const items = [...new Map(sheets.flatMap((sheet) => sheet.items.map((item): [string, ItemContent] => [itemTitle(item), item]))).values()];
  const people = [...new Map(sheets.flatMap(({ inspectors }) => inspectors.map((one) => [one.staffNo, one] as const))).values()];
  return fieldPage(
    headOf(event, '行政检查审批表'),
    factRows(
      ['检查任务', event.scheme, '抽取编号', event.serial],
      ['检查类型', boxes('双随机抽查', '其他计划内检查', '临时检查，理由：')],
      ['检查对象', `${plainDayText(event.drawnAt)}公开抽取，共 ${count(event.visits)} 户，名单见附表`],
      ['检查事项', items.map(itemTitle).join('、')],
      ['检查依据', part('div', '', ...named(items, 'basis').map((basis) => part('p', '', basis)))],
      ['检查时间', periodText(event)],
      ['检查方式', named(items, 'method').join('、')],
      ['检查人员', `共 ${count(people.length)} 人，分户安排见附表`],
      opinion('承办人意见'),
      opinion('承办机构负责人意见'),
      opinion('局领导审批意见'),
    ),
    part('h2', 'field-annex', '附表\u3000检查对象和检查人员'),
    headed(
      ['份号', '检查对象', '社会信用代码', '检查人员'],
      sheets.map(({ number, name, code, inspectors }) => [count(number), name, part('span', 'field-code', code), peopleText(inspectors)]),
      'field-people',
    ),
  );
};
