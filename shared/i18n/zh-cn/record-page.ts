import { groupsOfFour } from '#shared/base/groups-of-four.ts';
import { part, type MarkupElement } from '#shared/base/markup.ts';
import { paperDocument } from '#shared/base/paper-document.ts';
import { drawParts, type DrawPerson, type RecordFacts, type RecordStratum, type RecordTicket } from '#shared/contract/draw-records.ts';
import { attemptText } from './ceremony.ts';
import { count } from './numbers.ts';
import { codeView, heading, line, timeText } from './paper-parts.ts';
import { excludedText } from './record-files.ts';
import { acceptedLine } from './scheme-findings.ts';

/** The words of the paper record 抽取记录, in the order in which they stand on the page (UX 11, R29). */
const words = {
  title: '抽取记录',
  drill: '演练，不是正式抽取',
  no: '编号：',
  copies: '一式两份，组织方、监督方各存一份。',
  when: '一、时间、地点和人员',
  list: '二、抽取名录',
  method: '三、抽取办法',
  seed: '四、现场摇出的种子',
  result: '五、抽取结果',
  history: '六、作废情况',
  replay: '七、复核和签字',
  notWritten: '未登记',
  frame: '名录指纹',
  plan: '方案指纹',
  prev: '上次记录',
  prevNone: '无（本单位第一次抽取）',
  commitA: '甲方承诺',
  commitB: '乙方承诺',
  prk: '最终种子',
  first: '首户',
  last: '末户',
  resultHash: '结果指纹',
  record: '记录指纹',
  stratum: '层',
  itemStratum: '事项、层',
  size: '参加',
  rate: '抽取比例',
  drawn: '抽中',
  chance: '每户机会',
  total: '合计',
  annex: '附件  抽取名单',
  annexHint: '签号只印前 16 位，全文见 result.tsv；备选名单和不参加抽取的名单见“名单.xlsx”。',
};

export const partText: Readonly<Record<DrawPerson['part'], string>> = {
  host: '主持人',
  operator: '操作员',
  supervisor: '监督方',
  witness: '见证人',
};

const zero = '0'.repeat(64);
const groups = (hash: string): string => groupsOfFour(hash).join(' ');
const percent = (ppm: number): string => `${count(ppm / 10_000)}%`;

const print = (label: string, hash: string): MarkupElement =>
  part('p', 'record-print', part('span', 'record-label', label), part('code', 'mono', hash));

const personText = ({ name, unit, duty }: DrawPerson): string => [unit, duty, name].filter((text) => text !== '').join(' ');

const peopleText = (people: readonly DrawPerson[], role: DrawPerson['part']): string => {
  const there = people.filter((person) => person.part === role);
  return `${partText[role]}：${there.length === 0 ? words.notWritten : there.map(personText).join('；')}`;
};

const excludedSentence = ({ excluded }: RecordFacts): string =>
  excluded.length === 0
    ? '，名录中没有不参加的'
    : `；不参加的：${excluded.map(({ cause, subjects }) => `${excludedText[cause]} ${count(subjects)} 户`).join('，')}`;

const rateText = ({ ratePpm, minimum }: RecordStratum): string => {
  if (ratePpm === 0) return minimum === 0 ? '不抽' : `固定 ${count(minimum)} 户`;
  return `${percent(ratePpm)}${minimum === 0 ? '' : `，不少于 ${count(minimum)} 户`}`;
};

const chanceText = ({ size, drawn }: RecordStratum): string =>
  drawn === 0 ? '不抽' : drawn === size ? '全部' : `约 1/${count(Math.round(size / drawn))}`;

const cells = (tag: 'th' | 'td', texts: readonly string[]): MarkupElement =>
  part('tr', '', ...texts.map((text) => ({ ...part(tag, '', text), ...(tag === 'th' ? { attributes: { scope: 'col' } } : {}) })));

/** The classes, in a joint event under the key of their item; every class of a joint event may hold the same subject, so nothing is summed up. */
const strataTable = (strata: readonly RecordStratum[]): MarkupElement => {
  const joint = strata.some(({ item }) => item !== null);
  const sum = (key: 'size' | 'drawn'): string => `${count(strata.reduce((total, stratum) => total + stratum[key], 0))} 户`;
  const rows = strata.map((each) => [
    each.item === null ? each.stratum : `${each.item} ${each.stratum}`,
    `${count(each.size)} 户`,
    rateText(each),
    `${count(each.drawn)} 户`,
    chanceText(each),
  ]);
  return part(
    'table',
    'record-strata',
    part('thead', '', cells('th', [joint ? words.itemStratum : words.stratum, words.size, words.rate, words.drawn, words.chance])),
    part(
      'tbody',
      '',
      ...rows.map((row) => cells('td', row)),
      ...(joint ? [] : [cells('td', [words.total, sum('size'), '', sum('drawn'), ''])]),
    ),
  );
};

/** The wording of the rounding. Numbers that were rounded half up are frozen as fixed ones (DRAW-SPEC 5). */
const roundingText = ({ settings, strata, total, drawn }: RecordFacts): string => {
  const ways = {
    up: '各层按比例计算，有小数的一律进一（向上取整）',
    halfUp: '各层按比例四舍五入，封存为固定户数',
    count: '各层抽取方案定下的固定户数',
  };
  const way = settings.quantity === 'count' || strata.every(({ ratePpm }) => ratePpm === 0) ? 'count' : 'up';
  const least = total > 0 ? `，总数不少于 ${count(total)} 户` : '';
  const last = settings.deferVisited ? '；今年查过的排在后面' : '';
  return `${ways[settings.rounding === 'halfUp' && settings.quantity === 'ratio' ? 'halfUp' : way]}${least}${last}，合计抽取 ${count(drawn)} 户。`;
};

/** So many items are named; the rest stand in the scheme. */
const namedItems = 6;

const itemsText = ({ items, settings }: RecordFacts): string => {
  const named = items.slice(0, namedItems).map(({ key, title }) => (key === null ? title : `${key} ${title}`));
  const joint =
    settings.joint === null ? '' : `；各事项分别抽取，同一户合并为一次检查${settings.joint.everyItem ? '，适用的事项一并检查' : ''}`;
  return `抽查事项 ${count(items.length)} 项：${named.join('、')}${items.length > namedItems ? '等' : ''}${joint}。`;
};

const areaText = { any: '', same: '；只在本片区匹配', cross: '；可跨指定的片区匹配' } as const;

/** Of a list that the city drew: whose event it was. */
const originTexts = ({ settings: { handed } }: RecordFacts): readonly string[] =>
  handed === null
    ? []
    : [`检查对象由市局抽取并下发，编号 ${handed.serial}，结果指纹 ${handed.result.slice(0, 16)}…；本次全部检查，只抽检查人员。`];

const teamText = ({ people, settings, teamSize, roster, recusals, inspectorCap }: RecordFacts): string => {
  if (people === 'counties') return '本次只抽检查对象；检查人员由各县（市、区）局另行随机抽取，另有记录。';
  return [
    `${settings.teamMode === 'teamFirst' ? '先组队再分户，' : ''}每户 ${count(teamSize)} 名检查人员，从 ${count(roster)} 名执法检查人员中随机匹配`,
    `；回避 ${count(recusals)} 条，有回避的不匹配${settings.avoidLast ? '，上次查过的人不再查同一户' : ''}`,
    `；每人不超过 ${count(inspectorCap)} 户${settings.balanceYear ? '，全年均衡' : ''}${settings.pairRotation ? '，搭档轮换' : ''}`,
    `${areaText[settings.area.rule]}。`,
  ].join('');
};

/** Digits by the person who rolled them, when the counts that were written down make up all of them. */
const digitsText = (dice: string, people: readonly DrawPerson[]): string => {
  const rollers = people.filter(({ rolled }) => rolled > 0);
  const all = rollers.reduce((total, { rolled }) => total + rolled, 0);
  if (all !== dice.length) return `骰子数字 ${dice.length} 位，由见证人掷出，两遍录入一致：${groups(dice)}`;
  let at = 0;
  const parts = rollers.map(({ name, rolled }) => {
    at += rolled;
    return `${name} ${dice.slice(at - rolled, at)}`;
  });
  return `骰子数字 ${dice.length} 位，两遍录入一致：${parts.join('，')}`;
};

/** The first and the last of the drawn, on lines of their own: a code and a ticket do not break. */
const ticketPrint = (label: string, ticket: RecordTicket | null): readonly MarkupElement[] =>
  ticket === null ? [] : [print(label, `${ticket.stratum} 层 ${ticket.code} 签号 ${ticket.ticket.slice(0, 16)}…`)];

const resultText = ({ people, drawn, inspectors, short }: RecordFacts): string =>
  people === 'counties'
    ? `抽中 ${count(drawn)} 户，派发给各县（市、区）局检查。`
    : `抽中 ${count(drawn)} 户，匹配检查人员 ${count(inspectors)} 人${short === 0 ? '，每户都配齐了人' : `，${count(short)} 户人手不足`}。`;

/** What the scheme was frozen in spite of, with the reasons that were frozen with it (R15, DOMAIN 13.8). */
const reasonTexts = ({ settings: { accepted }, overCap }: RecordFacts): readonly string[] => {
  const findings = accepted.map((finding, index) => `（${index + 1}）${withoutStop(acceptedLine(finding))}`);
  return [
    ...(findings.length === 0 ? [] : [`体检提示 ${count(findings.length)} 处，写明理由后封存：${findings.join('；')}。`]),
    ...(overCap === null ? [] : [`今年检查已到本局上限的户仍参加抽取。理由：${withoutStop(overCap.reason)}。${overCap.approver}批准。`]),
  ];
};

const withoutStop = (text: string): string => text.replace(/。$/, '');

const replay = (program: string): MarkupElement =>
  part(
    'p',
    'record-hint',
    '算法 ',
    part('code', 'mono', 'fairdraw/1'),
    `：用种子给每户算出签号（HMAC-SHA256），同层签号小的先抽。程序 ${program}。用随附的 verify.html 可在任何浏览器里重算。二维码依次是编号、名录指纹、骰子数字、参加户数、抽中户数、结果指纹。`,
  );

/** A line for each person; where nobody was written down, one for the part. */
const signatures = (people: readonly DrawPerson[]): MarkupElement => {
  const signLine = (label: string, name: string): MarkupElement =>
    part('p', 'record-sign', part('span', '', name === '' ? label : `${label} ${name}`), part('span', 'record-rule'));
  const of = (role: DrawPerson['part']): readonly MarkupElement[] => {
    const there = people.filter((person) => person.part === role);
    return there.length === 0 ? [signLine(partText[role], '')] : there.map(({ name }) => signLine(partText[role], name));
  };
  return part('div', 'record-signs', ...drawParts.flatMap(of));
};

/** The record of one event without its annex: one or two pages that are signed. */
export const recordMarkup = (facts: RecordFacts): MarkupElement => {
  const { attendance } = facts;
  const { people, savedAt } = attendance;
  const late = savedAt !== null && savedAt > facts.drawnAt ? '（抽取后登记）' : '';
  return part(
    'article',
    'record-sheet',
    part('h1', '', `${facts.office}${words.title}`),
    ...(facts.drill ? [part('p', 'record-drill', words.drill)] : []),
    part('p', 'record-no', `${words.no}${facts.serial}`),
    heading(words.when),
    line(
      `${facts.scheme}，名录于${timeText(facts.frozenAt)}封存，${timeText(facts.drawnAt)}抽取。地点：${attendance.place === '' ? words.notWritten : attendance.place}${late}。`,
    ),
    line(drawParts.map((role) => `${peopleText(people, role)}。`).join('')),
    heading(words.list),
    line(`参加抽取 ${count(facts.subjects)} 户${excludedSentence(facts)}。`),
    print(words.frame, groups(facts.frame)),
    print(words.plan, groups(facts.plan)),
    print(words.prev, facts.prev === zero ? words.prevNone : groups(facts.prev)),
    heading(words.method),
    line(itemsText(facts)),
    strataTable(facts.strata),
    line(roundingText(facts) + teamText(facts)),
    ...[...originTexts(facts), ...reasonTexts(facts)].map((text) => line(text)),
    heading(words.seed),
    line(
      `${digitsText(facts.dice, people)}。甲乙双方的密语事先承诺，掷完骰子当场拆封，与承诺一致${facts.publicValue === '-' ? '' : `；事先约定的公开值：${facts.publicValue}`}。`,
    ),
    print(words.commitA, groups(facts.commitA)),
    print(words.commitB, groups(facts.commitB)),
    print(words.prk, groups(facts.prk)),
    heading(words.result),
    line(resultText(facts)),
    ...ticketPrint(words.first, facts.first),
    ...ticketPrint(words.last, facts.last),
    print(words.resultHash, groups(facts.result)),
    print(words.record, groups(facts.record)),
    heading(words.history),
    line(attemptText(facts.earlier)),
    heading(words.replay),
    part(
      'div',
      'record-foot',
      part('div', '', replay(facts.program), part('p', 'record-hint', words.copies)),
      codeView(facts.code, 'record-code'),
    ),
    signatures(people),
  );
};

/** One line of the annex. */
export interface AnnexRow {
  readonly stratum: string;
  readonly rank: number;
  readonly code: string;
  readonly name: string;
  readonly team: readonly string[];
  readonly ticket: string;
}

/** The whole page with the list of the drawn as its annex; `style` is the sheet's look and the rules for paper. */
export const recordDocument = (facts: RecordFacts, annex: readonly AnnexRow[], style: string): MarkupElement =>
  paperDocument(`${words.title} ${facts.serial}`, style, recordMarkup(facts), annexMarkup(annex));

const annexMarkup = (rows: readonly AnnexRow[]): MarkupElement =>
  part(
    'section',
    'record-annex',
    part('h2', '', words.annex),
    part('p', 'record-hint', words.annexHint),
    part(
      'table',
      '',
      part('thead', '', cells('th', ['序号', '层', '名次', '统一社会信用代码', '名称', '检查人员', '签号'])),
      part(
        'tbody',
        '',
        ...rows.map(({ stratum, rank, code, name, team, ticket }, index) =>
          cells('td', [count(index + 1), stratum, count(rank), code, name, team.join('、'), ticket.slice(0, 16)]),
        ),
      ),
    ),
  );
