import { part, type MarkupElement } from '#shared/base/markup.ts';
import type { FieldEvent, FieldSheet } from '#shared/contract/field-pack.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { boxes, certifiedText, factRows, fieldPage, sheetHead } from './field-parts.ts';

/** Lines to write on by hand; they fill about a page. */
const writingLines = 14;

/** 现场检查笔录 (the fields of the Ministry of Justice's format, 54号). */
export const minutesPaper = (event: FieldEvent, sheet: FieldSheet): MarkupElement =>
  fieldPage(
    sheetHead(event, sheet, '现场检查笔录'),
    factRows(
      [
        '检查时间',
        '\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日\u3000\u3000时\u3000\u3000分至\u3000\u3000日\u3000\u3000时\u3000\u3000分',
      ],
      ['检查地点', sheet.address],
      ['被检查单位', sheet.name, '社会信用代码', part('span', 'field-code', sheet.code)],
      ['法定代表人（负责人）', sheet.legalPerson, '联系电话', sheet.phone],
      ['现场负责人', '', '身份、职务', ''],
      ['见证人', '', '单位、电话', ''],
      ['检查人员（证号）', certifiedText(sheet.inspectors)],
      ['检查事项', sheet.items.map(itemTitle).join('、')],
      ['扫码入企、监督码', ''],
    ),
    part('p', 'field-small', '告知：', boxes('已出示执法证件', '已说明检查事项和依据', '已告知申请回避、陈述申辩的权利和配合检查的义务')),
    part('p', 'field-small', '是否申请回避：', boxes('不申请', '申请，理由：')),
    part('h2', '', '检查情况'),
    part('div', 'field-lines', ...Array.from({ length: writingLines }, () => part('p', ''))),
    part('p', 'field-small', '证据：', boxes('照片\u3000\u3000张', '录像', '复制件\u3000\u3000页', '其他：')),
    factRows(
      [
        '被检查单位核对意见',
        part(
          'div',
          '',
          boxes('以上内容属实', '有异议：'),
          part('p', 'field-sign', '签名或盖章：\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日'),
        ),
      ],
      ['拒绝签名的情况', ''],
      ['检查人员签名', '', '见证人签名', ''],
    ),
    part('p', 'field-small field-right', '第\u3000\u3000页\u3000共\u3000\u3000页（续页逐页签名）'),
  );
