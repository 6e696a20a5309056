import { count } from './numbers.ts';

export const itemsWords = {
  title: '抽查事项清单',
  import: '导入清单',
  empty: '还没有抽查事项。把清单的 Excel 导入进来，建任务时才能选查什么。',
  tableLabel: '抽查事项清单',
  columns: {
    code: '编号',
    name: '抽查事项',
    grade: '类别',
    appliesTo: '适用对象',
    method: '检查方式',
    line: '业务条线',
    published: '公布',
  },
  key: '重点',
  ordinary: '一般',
  published: '已公布',
  notPublished: '未公布',
  everybody: '全部',
  noLine: '不限',
  detail: { basis: '检查依据', method: '检查方式', content: '检查内容及要求', subjects: '检查对象', tag: '适用标签', note: '备注' },
  blank: '未填',
};

export const itemsFacts = (total: number, published: number): string =>
  `${count(total)} 项，已公布 ${count(published)} 项；未公布的不能选用`;
export const categoryText = (category: string, items: number): string => `${category === '' ? '未分类' : category}（${count(items)} 项）`;
