import { part, type MarkupElement } from '#shared/base/markup.ts';
import type { CeremonyFacts } from '#shared/contract/draw-papers.ts';
import type { DrawPerson } from '#shared/contract/draw-records.ts';
import { attemptText } from './ceremony.ts';
import { count } from './numbers.ts';
import { fingerprint, heading, timeText } from './paper-parts.ts';

const say = (text: string): MarkupElement => part('p', 'record-line', text);
const cue = (text: string): MarkupElement => part('p', 'paper-cue', `〔${text}〕`);

/** What is not known yet is written in by hand or read from the screen. */
const open = '______';
const number = (value: number | undefined): string => (value === undefined ? open : count(value));

const peopleText = (people: readonly DrawPerson[], role: DrawPerson['part']): string => {
  const there = people.filter((person) => person.part === role);
  return there.length === 0 ? '____________' : there.map(({ unit, duty, name }) => `${unit}${duty}${name}`).join('、');
};

const plannedText = ({ joint, planned }: CeremonyFacts): string =>
  joint ? `各事项合计要抽 ${count(planned)} 户次，同一户合并为一次检查` : `要抽 ${count(planned)} 户`;

/** 主持词 (UX 11): the order of the ceremony with its numbers filled in; what stands in brackets is done and not read. */
export const hostScript = (facts: CeremonyFacts): MarkupElement => {
  const { office, scheme, serial, earlier, announced, result, attendance } = facts;
  const { people } = attendance;
  return part(
    'article',
    'record-sheet paper-script',
    part('h1', '', '抽取主持词'),
    part('p', 'record-no', `${scheme}\u3000${serial}`),
    cue('方括号里的只做不念；大屏由控制台带着走，念完一段再按“下一步”'),

    heading('一、宣布任务'),
    say(
      `各位见证人，现在进行${office}“${scheme}”的随机抽取，编号 ${serial}。名录共 ${count(facts.listed)} 户，参加抽取 ${count(facts.subjects)} 户，${plannedText(facts)}，每户配 ${count(facts.teamSize)} 名检查人员。全过程公开留痕，任何人都可以重新计算。`,
    ),
    ...(earlier.length === 0 ? [] : [say(attemptText(earlier))]),

    heading('二、核对封存指纹'),
    say(`名录和方案已于${timeText(facts.frozenAt)}封存，此后没有改动。请见证人拿出核对纸条，我逐组念，有一处不同就停下来。`),
    part('div', 'paper-two', fingerprint('名录指纹', facts.frame), fingerprint('方案指纹', facts.plan)),
    say('请问各位，大屏上的指纹与纸条一致吗？'),
    cue('见证人答“一致”再往下走；不一致就停，查明以前不掷骰子'),

    heading('三、介绍见证人'),
    say(
      `主持人${peopleText(people, 'host')}，操作员${peopleText(people, 'operator')}，监督方${peopleText(people, 'supervisor')}，见证人${peopleText(people, 'witness')}。`,
    ),

    heading('四、双方承诺'),
    say('甲方操作员、乙方监督方各出一个密语，写在纸上，封进信封。现在只公布承诺值，密语等掷完骰子再当场拆开。'),
    ...(announced ? [say(`另外约定一个公开值：${announced.what}，${announced.known}公布。`)] : []),
    cue('双方录入密语，装信封，封口骑缝签字，把封面贴好'),

    heading('五、报种子'),
    say(
      '请见证人依次掷骰子，逐位报数。十面骰一共不少于 20 位，六面骰不少于 26 位。一个人录第一遍，录好遮住；另一个人录第二遍，两遍一致才算数。数字只能来自现场，软件不生成种子。',
    ),
    cue('读数员在掷骰登记表上逐位写下'),
    say('请见证人确认：录入的数字与现场一致吗？'),
    cue('见证人答“与现场一致”，在登记表上签名'),

    heading('六、抽取检查对象'),
    say(
      '请双方查看信封封口，当场拆开，照原文录入密语。程序先核对承诺，对不上就不抽；对上了，名单一次算完。大屏只回放已算完的真实结果，快慢不影响名单。',
    ),
    say(`抽取完毕，抽中 ${number(result?.drawn)} 户。`),

    heading('七、抽取检查人员'),
    say(`参加匹配的检查人员 ${count(facts.roster)} 名，按签号由小到大排名次，随机配到各户，每户 ${count(facts.teamSize)} 人。`),

    heading('八、回避说明'),
    say(
      `事先登记的回避 ${count(facts.recusals)} 条，登记了回避的人不参加那一户，大屏逐条说明换成了谁。这次碰到 ${number(result ? facts.fired : undefined)} 条。企业对检查人员有异议的，检查之前还可以申请回避。`,
    ),

    heading('九、宣读结果指纹'),
    say('现在宣读名单指纹和记录指纹，请各位与大屏核对。'),
    ...(result
      ? [part('div', 'paper-two', fingerprint('名单指纹', result.resultHash), fingerprint('记录指纹', result.recordHash))]
      : [cue('照大屏逐组念')]),

    heading('十、签字'),
    say(
      '请操作员、监督方和见证人在抽取记录上签字，一式两份。记录文件夹当场拷进U盘，交监督方一份，打开里面的复核网页就能重新计算。没有“重抽”：做错只能作废，号码、种子和名单都留着。本次抽取到此结束，谢谢各位。',
    ),
  );
};
