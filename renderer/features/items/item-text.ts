import type { ItemView } from '#shared/contract/items.ts';
import type { ItemField } from '#shared/domain/items/item-content.ts';
import { itemKindText, itemsWords as words } from '#shared/i18n/zh-cn/items.ts';

/** One field of an item as people read it; a checklist one row a line. */
export const itemFieldText = (item: ItemView, field: ItemField): string => {
  switch (field) {
    case 'grade':
      return item.grade === 'key' ? words.key : words.ordinary;
    case 'published':
      return item.published ? words.published : words.notPublished;
    case 'line':
      return item.line === 0 ? words.noLine : item.lineName;
    case 'appliesToTag':
      return item.appliesToTag === '' ? words.everybody : item.appliesToTag;
    case 'appliesToKinds':
      return item.appliesToKinds.length === 0 ? words.everybody : item.appliesToKinds.map((kind) => itemKindText[kind] ?? kind).join(' ');
    case 'origin':
      return item.origin === 'city' ? words.city : words.county;
    case 'checklist':
      return item.checklist
        .map(({ content, how, materials }, index) => [`${index + 1}. ${content}`, how, materials].join(' ').trim())
        .join('\n');
    case 'category':
    case 'name':
    case 'subName':
    case 'basis':
    case 'method':
    case 'content':
    case 'subjects':
    case 'note':
      return item[field];
  }
};
