import type { HandedCalendar, HandedItems, HandedPlan, HandDownDue, RequirementTarget } from '#shared/contract/handed-down.ts';
import { count, dayText } from './numbers.ts';

/** Words of handing down in the city, and of taking over in a county. */
export const handedDownWords = {
  handDown: '下发清单、计划和日历',
  to: '发给',
  everybody: '各单位',
  seal: '出下发包',
  nothingDue: '没有还没下发的内容。清单要先发布、计划要先批准、日历要先填写。',
  plainHint: '发给各单位的包不含个人信息，不加密；发给一个单位的加密。',
  title: '市局下发',
  nothing: '市局还没有下发清单、计划或日历。',
  look: '看差别',
  lookItems: '看清单的差别',
  adoptItems: '采用这一版清单',
  itemsKept: '本局增加的事项不动；公布、条线、适用对象、检查表和备注仍按本局的。已封存任务里的事项保留原来的样子。',
  lookPlan: '看计划要求',
  adoptPlan: '写进本局计划',
  planColumns: { state: '情况', name: '任务名称', field: '内容', before: '本局计划', after: '市局要求' },
  requirementState: { added: '新增', changed: '修改', met: '已列入' },
  whole: '整行',
  adoptYear: '采用这一年',
  taken: '与本局一致',
  open: '待采用',
  differs: '与本局填写的不一样',
  unreadable: '内容不合规定，不能采用。本局的数据没有改动，请联系市局重新下发。',
  homeVerb: '去看看',
  homeWhy: '看清差别后采用；采用前本局的数据不变',
} as const;

export const handedStateText: Readonly<Record<HandedCalendar['state'], string>> = {
  open: handedDownWords.open,
  taken: handedDownWords.taken,
  differs: handedDownWords.differs,
  unreadable: '不能采用',
};

export const handedListTitle = ({ versionNo }: Pick<HandedItems, 'versionNo'>): string => `市局下发的抽查事项清单 ${versionNo} 版`;
export const handedPlanTitle = ({ year, requirements }: Pick<HandedPlan, 'year' | 'requirements'>): string =>
  `市局 ${year} 年计划要求 ${count(requirements)} 项`;
export const handedYearTitle = ({ year }: Pick<HandedCalendar, 'year'>): string => `市局下发的 ${year} 年工作日历`;
export const handedListText = ({ issuedOn, items, added, changed, removed }: HandedItems): string =>
  `${dayText(issuedOn)}发布，${count(items)} 项；与本局比：增 ${count(added)} · 改 ${count(changed)} · 减 ${count(removed)}`;
export const handedPlanText = ({ version, added, changed }: HandedPlan): string =>
  `市局第 ${count(version)} 版；本局计划里要新增 ${count(added)} 项、修改 ${count(changed)} 项`;
export const itemsAdoptedText = (added: number, changed: number, removed: number): string =>
  `已采用市局的清单：增 ${count(added)} 项、改 ${count(changed)} 项、减 ${count(removed)} 项。`;
export const targetText = (target: RequirementTarget, year: number): string => {
  switch (target.at) {
    case 'create':
      return `本局还没有 ${year} 年的计划，采用后新起一份草稿。`;
    case 'draft':
      return `写进本局正在编的第 ${count(target.version)} 版草稿。`;
    case 'adjust':
      return `现行的计划不变，采用后起草第 ${count(target.version)} 版。`;
    case 'submitted':
      return `第 ${count(target.version)} 版正在送审，不能改。批准或退回后再来采用。`;
  }
};

/** Why the next version of a county's plan begins: the city's plan asks for it (R8). */
export const adjustedForCityText = (year: number, version: number): string => `按市局 ${year} 年年度计划第 ${version} 版的要求调整`;

/** What a bundle to this addressee would carry, one line each. */
export const dueLines = ({ lists, items, plans, years, tasks }: HandDownDue): readonly string[] => [
  ...(lists === 0 ? [] : [`抽查事项清单 ${count(lists)} 版，事项 ${count(items)} 项`]),
  ...plans.map(({ year, version, requirements }) => `${year} 年计划第 ${count(version)} 版，县局要列入的 ${count(requirements)} 项`),
  ...(years.length === 0 ? [] : [`${years.map((year) => `${year} 年`).join('、')}工作日历`]),
  ...tasks.map(({ name, subjects, withdrawn }) => (withdrawn ? `收回任务“${name}”` : `任务“${name}”的名单 ${count(subjects)} 户`)),
];
