import type { VacancyReason } from '#shared/domain/draw/vacancies-file.ts';

/** Letters of a task's name that are kept where the number of the event is added to it. */
const keptOfName = 48;

/** What the event is called that fills the vacancies of another one, for the `number`th time. */
export const replacementNameText = (name: string, serial: string, number: number): string => {
  const letters = Array.from(name);
  const kept = letters.length > keptOfName ? `${letters.slice(0, keptOfName).join('')}…` : name;
  return `${kept}（${serial} 补抽${number > 1 ? `第 ${number} 次` : ''}）`;
};

/** Why somebody of the frame of an event cannot be drawn by the one that fills its vacancies. */
export const drawnAlreadyText = (serial: string): string => `${serial} 及其补抽已抽中`;

export const vacancyReasonText: Readonly<Record<VacancyReason, string>> = {
  closed: '停业、关闭',
  moved: '迁出本县',
  deregistered: '注销、吊销或撤销',
  unreachable: '登记住所无法联系',
  other: '其他',
};
