import { part, type MarkupElement } from '#shared/base/markup.ts';
import type { FieldEvent, FieldSheet } from '#shared/contract/field-pack.ts';
import { materialsOf } from '#shared/domain/field-pack/materials.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { boxes, certifiedText, factRows, fieldPage, headed, periodText, sheetHead } from './field-parts.ts';

const nothingNamed = '与检查事项有关的证照、资料';

const askedMaterials = ({ items }: FieldSheet): readonly string[] => {
  const materials = materialsOf(items);
  return materials.length === 0 ? [nothingNamed] : materials;
};

const itemTable = ({ items }: FieldSheet): MarkupElement =>
  headed(
    ['序号', '检查事项', '检查依据', '检查方式'],
    items.map((item, index) => [String(index + 1), itemTitle(item), item.basis, item.method]),
    'field-items',
  );

/** 检查通知书 with its receipt (R38). */
export const noticePaper = (event: FieldEvent, sheet: FieldSheet): MarkupElement =>
  fieldPage(
    sheetHead(event, sheet, '行政检查通知书'),
    part('p', 'field-text field-to', `${sheet.name}：`),
    part(
      'p',
      'field-text',
      `经公开随机抽取（抽取编号 ${event.serial}），你单位为“${event.scheme}”的检查对象。本局派检查人员 ${certifiedText(sheet.inspectors)}，于${periodText(event)}期间到你单位检查下列事项：`,
    ),
    itemTable(sheet),
    part('p', 'field-text', `请准备：${askedMaterials(sheet).join('、')}。`),
    part(
      'p',
      'field-text',
      '检查人员不少于两人，会主动出示执法证件。你单位认为检查人员与本次检查有利害关系的，可以申请其回避；对检查情况有异议的，可以当场陈述、申辩。',
    ),
    part('p', 'field-text', '联系人：\u3000\u3000\u3000\u3000\u3000\u3000\u3000\u3000联系电话：'),
    part('p', 'field-seal', event.office),
    part('p', 'field-seal', '（印章）'),
    part('p', 'field-seal', '\u3000\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日'),
    part(
      'section',
      'field-receipt',
      part('h2', '', '送达回执'),
      factRows(
        ['送达方式', boxes('直接送达', '邮寄', '电子送达', '其他')],
        ['收件人签名', '', '收到时间', '\u3000年\u3000月\u3000日\u3000时\u3000分'],
        ['送达人签名', '', '备注', ''],
      ),
    ),
  );

/** 双清单: items with who comes, and materials; with a slip to choose a time (R39). */
export const listsPaper = (event: FieldEvent, sheet: FieldSheet): MarkupElement =>
  fieldPage(
    sheetHead(event, sheet, '检查事项清单和材料清单'),
    part('p', 'field-text field-to', `${sheet.name}：`),
    part('p', 'field-text', `检查人员：${certifiedText(sheet.inspectors)}。检查期间：${periodText(event)}。`),
    part('h2', '', '检查事项清单'),
    headed(
      ['序号', '检查事项', '检查内容'],
      sheet.items.map((item, index) => [String(index + 1), itemTitle(item), item.content]),
      'field-items',
    ),
    part('h2', '', '材料清单'),
    headed(
      ['序号', '材料', '已备好'],
      askedMaterials(sheet).map((material, index) => [String(index + 1), material, '□']),
      'field-materials',
    ),
    part(
      'section',
      'field-receipt',
      part('h2', '', '预约单'),
      part('p', 'field-small', '可以选一个方便的时间，休息日也可以约；填好交回检查人员或者电话告知。'),
      factRows(
        [
          '第一选择',
          part('span', '', '\u3000\u3000月\u3000\u3000日\u3000', boxes('上午', '下午')),
          '第二选择',
          part('span', '', '\u3000\u3000月\u3000\u3000日\u3000', boxes('上午', '下午')),
        ],
        ['联系人', '', '联系电话', ''],
        ['备注', ''],
      ),
    ),
  );
