import { groupsOfFour } from '#shared/base/groups-of-four.ts';
import { part, type MarkupElement } from '#shared/base/markup.ts';
import { paperDocument } from '#shared/base/paper-document.ts';
import type { CeremonyFacts, CeremonyPaper } from '#shared/contract/draw-papers.ts';
import { hostScript } from './host-script.ts';
import { count, plainDayText } from './numbers.ts';
import { blanks, facts as factTable, fingerprint, line, squares, timeText } from './paper-parts.ts';

/** What is printed for a ceremony, where it is needed; the words on the papers themselves stand in the functions below. */
export const paperText: Readonly<Record<CeremonyPaper, { readonly title: string; readonly use: string }>> = {
  notice: { title: '封存公告', use: '名录和方案的指纹，一页，抽取前张贴或上网公布；不写风险等级和名单。' },
  slips: { title: '核对纸条', use: '一张纸四份，封存后发给见证人，抽取当天逐组核对指纹。' },
  script: { title: '主持词', use: '照着念，数字已经填好，全程 12 到 15 分钟。' },
  envelopeA: { title: '甲方信封封面', use: '贴在甲方密语信封上，写着承诺值，有封装和拆封的签字处。' },
  envelopeB: { title: '乙方信封封面', use: '贴在乙方密语信封上，写着承诺值，有封装和拆封的签字处。' },
  dice: { title: '掷骰登记表', use: '读数员逐位写下，见证人和两遍录入的人签字，与抽取记录一起存档。' },
};

export const papersWords = {
  title: '要打印的',
  print: '打印',
  savePdf: '存成 PDF',
  printed: '已交给打印机。',
  notPrinted: '没有打印。请检查打印机，或者存成 PDF 再打印。',
  notMade: '没有排好这一页，数据没有改动。请再试一次。',
};

export const savedText = (name: string): string => `已存成“${name}”。`;
export const paperAction = (action: string, paper: CeremonyPaper): string => `${action}${paperText[paper].title}`;
export const paperFileName = (serial: string, paper: CeremonyPaper): string => `${serial} ${paperText[paper].title}`;

const partyText = { A: '甲方（操作员）', B: '乙方（监督方）' } as const;

/** A paper of one event as a whole page; `style` is all of its look. */
export const ceremonyPaper = (paper: CeremonyPaper, facts: CeremonyFacts, style: string): MarkupElement => {
  const title = `${paperText[paper].title} ${facts.serial}`;
  return paperDocument(title, style, bodyOf(paper, facts));
};

const bodyOf = (paper: CeremonyPaper, facts: CeremonyFacts): MarkupElement => {
  switch (paper) {
    case 'notice':
      return notice(facts);
    case 'slips':
      return part('div', 'paper-slips', ...Array.from({ length: 4 }, () => slip(facts)));
    case 'script':
      return hostScript(facts);
    case 'envelopeA':
      return envelope(facts, 'A', facts.commitA);
    case 'envelopeB':
      return envelope(facts, 'B', facts.commitB);
    case 'dice':
      return diceSheet(facts);
  }
};

const sizeText = ({ listed, subjects, planned, joint, teamSize }: CeremonyFacts): string =>
  [
    `名录共 ${count(listed)} 户，参加抽取 ${count(subjects)} 户，`,
    joint ? `各事项合计应抽取 ${count(planned)} 户次，同一户合并为一次检查，` : `应抽取 ${count(planned)} 户，`,
    `每户配 ${count(teamSize)} 名检查人员`,
  ].join('');

/** 公告: for the notice board and the web site. Risk classes are internal (DOMAIN 2) and do not stand here. */
const notice = (facts: CeremonyFacts): MarkupElement => {
  const { office, scheme, serial, frozenAt, announced, attendance, frameFile, planFile } = facts;
  const place = attendance.place === '' ? '________________' : attendance.place;
  return part(
    'article',
    'record-sheet paper-notice',
    part('h1', '', `${office}关于“${scheme}”抽取名录封存的公告`),
    part('p', 'record-no', `编号：${serial}`),
    line(
      `“${scheme}”的抽取名录和方案已于${timeText(frozenAt)}封存。${sizeText(facts)}。封存以后，名录和方案改动一个字，下面的指纹就会不同。`,
    ),
    part('div', 'paper-two', fingerprint('名录指纹', facts.frame), fingerprint('方案指纹', facts.plan)),
    part(
      'table',
      'paper-files',
      part(
        'tbody',
        '',
        ...facts.files.map(({ name, sha256 }) => part('tr', '', part('td', '', name), part('td', '', groupsOfFour(sha256).join(' ')))),
      ),
    ),
    line('抽取时间：______年____月____日____时'),
    line(`抽取地点：${place}。欢迎到场见证。`),
    ...(announced ? [line(`约定的公开值：${announced.what}，${announced.known}公布，抽取时填入。`)] : []),
    line(
      `名录指纹、方案指纹是 ${frameFile}、${planFile} 的 SHA256 值。抽取结束后，用记录文件夹里的 verify.html 可以重新计算；指纹与本公告一致，就说明名录和方案在抽取之前已经定下。`,
    ),
    part('p', 'paper-office', office),
    part('p', 'paper-seal', '（印章）'),
    part('p', 'paper-date', plainDayText(frozenAt)),
  );
};

/** 核对纸条: what a witness holds beside the screen. */
const slip = ({ scheme, serial, frozenAt, listed, frame, plan }: CeremonyFacts): MarkupElement =>
  part(
    'section',
    'paper-slip',
    part('h2', '', '指纹核对纸条'),
    part('p', '', scheme),
    part('p', '', `编号 ${serial}，名录 ${count(listed)} 户，${timeText(frozenAt)}封存`),
    fingerprint('名录指纹', frame),
    fingerprint('方案指纹', plan),
    part('p', 'paper-small', '抽取时与大屏逐组核对，有一处不同就请主持人停下来。'),
  );

/** 信封封面: stuck on the envelope of one party. */
const envelope = ({ office, scheme, serial }: CeremonyFacts, party: 'A' | 'B', commitment: string | null): MarkupElement =>
  part(
    'article',
    'paper-form',
    part('p', 'paper-small', '沿虚线剪下，贴在信封正面。密语纸条装进信封，封口处骑缝签字。'),
    part(
      'section',
      'paper-cut',
      part('h1', '', `密语信封\u3000${partyText[party]}`),
      factTable(['单位', office], ['任务', scheme], ['编号', serial]),
      commitment === null
        ? part(
            'div',
            'paper-print',
            part('p', 'paper-label', '承诺值（记下承诺值以后再印，这里就有）'),
            part('p', 'paper-groups paper-empty'),
          )
        : fingerprint('承诺值', commitment),
      part('p', 'paper-warning', '掷完骰子之前不得拆开'),
      part('h2', '', '封装'),
      blanks('封装人', '监封人', '时间'),
      part('p', 'paper-seam', '封口骑缝签字处'),
      part('h2', '', '拆封'),
      part('p', '', '封口是否完好：□ 完好　□ 有拆动，情况：________________________'),
      blanks('拆封人', '见证人', '时间'),
    ),
  );

export interface SecretSlip {
  readonly serial: string;
  readonly scheme: string;
  readonly party: 'A' | 'B';
  /** Empty: squares to write one into. */
  readonly secret: string;
}

/** A secret has at least 16 characters; the proposed one has 32. */
const secretSquares = 40;

/** 密语纸条: what lies in the envelope. */
export const secretSlip = ({ serial, scheme, party, secret }: SecretSlip, style: string): MarkupElement =>
  paperDocument(
    `密语纸条 ${serial}`,
    style,
    part(
      'article',
      'paper-form',
      part('p', 'paper-small', '沿虚线剪下，对折装进信封。不要拍照，不要让别人看到。'),
      part(
        'section',
        'paper-cut',
        part('h1', '', `密语纸条\u3000${partyText[party]}`),
        factTable(['任务', scheme], ['编号', serial]),
        secret === ''
          ? part(
              'div',
              '',
              part('p', 'paper-small', '每格写一个字符，至少 16 个；大小写和字母 O、数字 0 请写清楚。'),
              squares(1, secretSquares, [16]),
            )
          : part('p', 'paper-secret', ...groupsOfFour(secret).map((group) => part('span', '', group))),
        part('p', 'paper-small', '开封时照纸上的原文录入；空格和分组不算。'),
        blanks('书写人', '时间'),
      ),
    ),
  );

/** Ten-sided dice give enough with 20 digits, six-sided ones with 26 (DRAW-SPEC 3 step 3). */
const enough = [20, 26];
const diceRows = [1, 11, 21, 31];

/** 掷骰登记表: written while the digits are read aloud. */
const diceSheet = ({ office, scheme, serial, frozenAt, attendance, announced }: CeremonyFacts): MarkupElement => {
  const witnesses = attendance.people.filter(({ part: role }) => role === 'witness').map(({ name, unit }) => `${unit} ${name}`.trim());
  const rows = Array.from({ length: Math.max(5, witnesses.length) }, (_, index) => witnesses[index] ?? '');
  return part(
    'article',
    'paper-form',
    part('h1', '', '掷骰登记表'),
    factTable(['单位', office], ['任务', scheme], ['编号', `${serial}，名录${timeText(frozenAt)}封存`]),
    part('p', '', '骰子：□ 十面骰（0–9），至少 20 位　　□ 六面骰（1–6），至少 26 位'),
    part('p', 'paper-small', '读数员读一位，写一格；写错的不要涂改，在下面“更正”里写明。粗框是够了的位置，可以多掷。'),
    ...diceRows.map((from) => squares(from, 10, enough)),
    part(
      'table',
      'paper-witnesses',
      part(
        'thead',
        '',
        part('tr', '', ...['见证人（单位、姓名）', '掷第几位到第几位', '与现场一致，签名'].map((text) => part('th', '', text))),
      ),
      part('tbody', '', ...rows.map((who) => part('tr', '', part('td', '', who), part('td', '', '第　　位到第　　位'), part('td', '')))),
    ),
    ...(announced ? [part('p', '', `约定的公开值（${announced.what}，${announced.known}公布）：________________`)] : []),
    part('p', 'paper-tall', '更正：'),
    blanks('读数员', '第一遍录入', '第二遍录入'),
    blanks('操作员', '监督方', '时间'),
  );
};
