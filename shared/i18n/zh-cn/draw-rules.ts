import type { DrawRules } from '#shared/contract/draw-rules.ts';
import { count } from './numbers.ts';
import { excludedText } from './record-files.ts';

/** How many of each class, in words. */
export const roundingText = ({ quantity, rounding }: Pick<DrawRules, 'quantity' | 'rounding'>): string => {
  if (quantity === 'count') return '按方案定的户数';
  return rounding === 'up' ? '每层向上取整' : '每层四舍五入';
};

const areaText = { any: '不限片区', same: '只去本片区', cross: '指定的片区可以互相去' } as const;

const leftOutText = (leftOut: DrawRules['leftOut']): string =>
  leftOut.length === 0
    ? '名录里的户都参加抽取。'
    : `不参加抽取：${leftOut.map(({ cause, subjects }) => `${excludedText[cause]} ${count(subjects)} 户`).join('、')}；名录里都留着，写明原因。`;

const teamText = ({ teamMode, teamSize, inspectorCap, balanceYear, pairRotation }: DrawRules): string =>
  [
    `${teamMode === 'teamFirst' ? '先组队再分户，' : ''}每户 ${count(teamSize)} 名检查人员，每人最多 ${count(inspectorCap)} 户`,
    balanceYear ? '，全年均衡' : '',
    pairRotation ? '，轮换搭档' : '',
    '。',
  ].join('');

/** The rules of an event, each in a sentence, to be read out. */
export const ruleLines = (rules: DrawRules, planned: number): readonly string[] => [
  `${roundingText(rules)}，合计 ${count(planned)} 户。`,
  leftOutText(rules.leftOut),
  teamText(rules),
  `登记的回避一律避开${rules.avoidLast ? '，上次查过的人不再查同一户' : ''}；${areaText[rules.area.rule]}。`,
];
