import type { ImportKind } from '#shared/contract/imports.ts';
import type { StepFacts } from '#shared/contract/steps.ts';
import { count } from './numbers.ts';
import { subjectFieldsText } from './subject-edits.ts';

export const undoWords = {
  nothing: '这次打开以来没有可以撤销的改动，什么都没有变。更早的改动在名录的“改动记录”里。',
  nothingUndone: '没有撤销过的改动可以重做，什么都没有变。',
  dismiss: '知道了',
  seeBatches: '去看导入批次',
};

const libraryText: { readonly [K in ImportKind]: string } = { subjects: '检查对象', inspectors: '检查人员', items: '抽查事项' };

const stepText = (facts: StepFacts): string => {
  switch (facts.kind) {
    case 'subjectEdit':
      return `改一户的${subjectFieldsText(facts.fields)}`;
    case 'subjectTag':
      return `给 ${count(facts.subjects)} 户${facts.action === 'add' ? '加' : '去'}标签“${facts.tag}”`;
    case 'inspector':
      return `修改检查人员 ${facts.name}`;
    case 'item':
      return `修改抽查事项“${facts.name}”`;
    case 'itemRemoved':
      return `移出抽查事项 ${facts.code}`;
    case 'import':
      return `导入${libraryText[facts.library]}“${facts.fileName}”`;
  }
};

export const takenBackText = (facts: StepFacts): string => `已撤销：${stepText(facts)}。按 Ctrl+Y 可以重做。`;
export const doneAgainText = (facts: StepFacts): string => `已重做：${stepText(facts)}。按 Ctrl+Z 可以再撤销。`;

export const refusedStepText = (facts: StepFacts, reason: string): string => `没有撤销“${stepText(facts)}”。${reason}`;

export const notDoneAgainText = (facts: StepFacts, reason: string): string => `没有重做“${stepText(facts)}”。${reason}`;

/** An import is never taken back by a key alone. */
export const askedStepText = (facts: StepFacts): string =>
  `上一步是${stepText(facts)}，整批撤销会动到许多条记录，请到导入批次里核对后再撤销。现在什么都没有变。`;
