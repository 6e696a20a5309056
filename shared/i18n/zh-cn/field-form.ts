import { part, type MarkupElement } from '#shared/base/markup.ts';
import { checkMethods, outcomeKeys } from '#shared/contract/results.ts';
import type { FieldEvent, FieldSheet } from '#shared/contract/field-pack.ts';
import { materialsOf } from '#shared/domain/field-pack/materials.ts';
import { itemTitle, type ItemContent } from '#shared/domain/items/item-content.ts';
import { boxes, certifiedText, factRows, fieldPage, headed, opinion, sheetHead, subjectRows } from './field-parts.ts';
import { methodText, outcomeText } from './results.ts';

/** 一企一表: the record of the whole visit (R36), then one form for each of its items (R37). */
export const formPaper = (event: FieldEvent, sheet: FieldSheet): MarkupElement =>
  fieldPage(
    sheetHead(event, sheet, '双随机抽查情况记录表'),
    subjectRows(sheet),
    headed(
      ['检查事项', '发现问题情况', '处置情况'],
      sheet.items.map((item) => [itemTitle(item), boxes('无', '有：'), '']),
      'field-found',
    ),
    factRows(
      ['核查方式', boxes(...checkMethods.map((method) => methodText[method]))],
      ['检查结果', resultBoxes()],
      ['后续处置', boxes('无需', '责令改正，期限\u3000\u3000月\u3000\u3000日', '立案', '移送', '列入异常名录', '抄告', '其他')],
      ['检查日期', '\u3000\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日\u3000\u3000时\u3000\u3000分至\u3000\u3000时\u3000\u3000分'],
      [
        '检查人员',
        part(
          'div',
          '',
          certifiedText(sheet.inspectors),
          part('p', 'field-sign', '签名：\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日'),
        ),
      ],
      opinion('被检查单位意见', '签字或盖章：\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日'),
      opinion('组长审核意见'),
      opinion('结果公示审批意见'),
    ),
    ...sheet.items.map((item, index) => itemForm(item, index + 1)),
  );

/** The entry keys 1 to 8 stand before their results, so that typing them in needs no second look. */
const resultBoxes = (): MarkupElement =>
  boxes(...outcomeKeys.map((key, index) => `${index < 8 ? `${String(index + 1)} ` : ''}${outcomeText[key]}`));

const itemForm = (item: ItemContent, number: number): MarkupElement => {
  // An item without a form of its own is checked by what the list says of it.
  const rows = item.checklist.length > 0 ? item.checklist : [{ content: item.content, how: item.method, materials: '' }];
  const materials = materialsOf([item]);
  return part(
    'section',
    'field-item',
    part('h2', '', `检查表 ${String(number)}\u3000${itemTitle(item)}`),
    ...(item.basis === '' ? [] : [part('p', 'field-small field-basis', `检查依据：${item.basis}`)]),
    headed(
      ['序号', '检查内容', '操作方法与要领', '是否检查', '发现问题情况'],
      rows.map(({ content, how }, index) => [String(index + 1), content, how, boxes('是', '否', '合理缺项'), boxes('无', '有：')]),
      'field-checks',
    ),
    ...(materials.length === 0 ? [] : [part('p', 'field-small', '需提供材料：', boxes(...materials))]),
  );
};
