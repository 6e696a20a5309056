import type { Progress, ProgressPhase } from '#shared/contract/progress.ts';
import type { Role } from '#shared/contract/roles.ts';
import { count, sizeText } from './numbers.ts';

/** Words that several screens share. */
export const uiWords = {
  cancel: '取消',
  leave: '不存了',
  close: '关闭',
  clearSearch: '清空查找',
  retry: '再试一次',
  back: '返回',
  loading: '正在取数',
  search: '查找',
};

export const phaseText: { readonly [P in ProgressPhase]: string } = {
  reading: '正在读文件',
  checking: '正在检查',
  comparing: '正在与名录比对',
  writing: '正在写入',
  freezing: '正在封存',
  drawing: '正在抽取',
  assigning: '正在匹配人员',
  sealing: '正在出包',
  verifying: '正在核验',
  applying: '正在合并',
  copying: '正在复制',
  unlocking: '正在核对口令',
};

/** Which file of how many the work is about; empty when it is about one alone. */
export const partText = ({ part }: Progress): string => (part === undefined ? '' : `第 ${part.number} 件，共 ${part.of} 件`);

const amountText = ({ done, total, unit }: Progress, counted: string): string => {
  if (total === undefined && done === 0) return '';
  const textOf = (amount: number): string => (unit === 'bytes' ? sizeText(amount) : count(amount));
  const amounts = total === undefined ? textOf(done) : `${textOf(done)} / ${textOf(total)}`;
  return unit === 'bytes' ? amounts : `${amounts} ${counted}`;
};

/** How far work is: the file it is about, and bytes, or how many of `counted`. */
export const progressCount = (progress: Progress, counted: string): string | undefined =>
  [partText(progress), amountText(progress, counted)].filter((text) => text !== '').join(' · ') || undefined;

export const timeLeftText = (seconds: number): string => (seconds < 90 ? `约还要 ${seconds} 秒` : `约还要 ${Math.ceil(seconds / 60)} 分钟`);

export const roleText: { readonly [R in Role]: string } = {
  clerk: '录入员',
  reviewer: '审核员',
  head: '股长、局领导',
  inspector: '检查员',
  observer: '监督员',
  intake: '市局收件',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditAdmin: '审计管理员',
};
