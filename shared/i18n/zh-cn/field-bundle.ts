import type { FieldExchange, NotTaken } from '#shared/contract/bundles.ts';
import { count, momentText } from './numbers.ts';

/** What a bureau says of its computers, and of what one lends the other (BUNDLE-SPEC 3.2). */
export const fieldBundleWords = {
  toField: '资料包给外勤电脑',
  deskTitle: '外勤电脑',
  fieldTitle: '办公室电脑',
  field: '本单位外勤电脑',
  desk: '本单位办公室电脑',
  own: '本单位另一台电脑',
  task: '带哪一次抽取',
  taskNone: '请选一次抽取',
  seal: '出两个包',
  sealHint: '先出名录包，再出任务包，都加密，只有本单位的电脑能打开。到外勤电脑上按包号顺序收。',
  oneComputer: '名册里本单位只有这一台电脑的密钥。先在外勤电脑上建立密钥，把登记文件交给市局，两台电脑都收到新的名册后再来。',
  fieldHint: '这台电脑只录入带出来的任务；审核、公示、上报都在办公室电脑上办。',
  lent: '带出去的',
  borrowed: '带出来的任务',
  receipt: '出回执',
};

/** How the other side of a bundle is called: the own office is the other computer, which draws where this one only borrows. */
export const partnerText = (field: Pick<FieldExchange, 'office' | 'borrows' | 'lent'> | null, code: string, name: string): string => {
  if (field?.office !== code) return name;
  if (field.borrows) return fieldBundleWords.desk;
  return field.lent.length > 0 ? fieldBundleWords.field : fieldBundleWords.own;
};

/** Where a bundle for another computer of the office is: the city has no part in it. */
export const ownStateText = { sealed: '已出包', received: '对方已收', returned: '有退回' } as const;

export const bringBackText = (results: number): string => (results === 0 ? '没有要交回的结果' : `交回 ${count(results)} 条结果`);
export const lentAtText = (at: string): string => `${momentText(at)} 出包`;
export const takenAtText = (at: string): string => `${momentText(at)} 收到`;

/** Why a row of a visit was not taken (BUNDLE-SPEC 10.3). */
export const notTakenText: { readonly [C in NotTaken['code']]: string } = {
  conflict: '两边不一样，都留着，等人决定；本机原来的没有改动',
  immutable: '已经定了，不能再改，没有采用',
  'missing-parent': '缺前一稿或这次抽取，没有采用；请对方全部重发',
  invalid: '不合录入规则，没有采用；请对方改正后重发',
  'not-owner': '不归对方写，没有采用',
};

export const notTakenLine = ({ code, name }: NotTaken): string => `${name}：${notTakenText[code]}`;
