import { count } from './numbers.ts';

/** The words of verify.html, the page that lies in every record folder and is read by people who have nothing else of the product. */
export const verifierWords = {
  title: '核对抽取记录',
  lead: '把抽取记录文件夹整个拖到这里。页面会从名录、方案和现场密语、骰子数字重新算一遍，看结果是不是同一份。',
  offline: '全部在这台电脑上计算：不联网，不上传，不保存。',
  drop: '把抽取记录文件夹拖到这里',
  chooseFolder: '选择文件夹',
  chooseFiles: '选择全部文件',
  working: '正在重新计算，请稍等',
  same: '一致',
  sameText: '全部重新计算，与文件夹里的记录一致。',
  different: '不一致',
  differentText: '文件被改动过，或者没有拷全。请向组织抽取的单位索取原来的文件夹再核对一次；仍不一致，可以把这一页打印下来向监督方反映。',
  noRecord: '这里没有抽取记录：缺少 ceremony.tsv。请选择写有抽取编号的那个文件夹。',
  tooMany: '文件太多，不像抽取记录。请只选写有抽取编号的那个文件夹。',
  unreadable: '有文件读不出来。请把文件夹拷到本机硬盘上再选一次。',
  browser: '这个浏览器算不对 SHA-256，不能用来核对。请换一个浏览器打开这一页。',
  drill: '这是演练，不是正式抽取。',
  facts: '核对结果',
  serial: '抽取编号',
  visits: '抽中',
  seed: '种子',
  record: '记录指纹',
  recordMissing: '文件夹里没有 record.tsv，未核对',
  previous: '上次记录指纹',
  previousNone: '没有，这是第一次',
  team: '人员匹配',
  teamMissing: '文件夹里没有，未核对',
  unchecked: '多出来的、没有核对的文件',
  strata: '各层户数与机会',
  stratum: '层',
  size: '参加',
  drawn: '抽中',
  chance: '每户机会',
  item: '事项',
  excluded: '不参加抽取',
  proofAsk: '查一户的凭据',
  proofTitle: '为什么抽到我',
  proofTitleReserve: '为什么没抽到我',
  proofTitleExcluded: '为什么没有参加',
  why: '道理',
  list: '文件清单',
  listSame: '每个文件都在，大小和指纹与 files.tsv 一致',
  listMissing: '文件夹里没有 files.tsv，附带的文件未核对',
  result: '结果指纹',
  teamsSame: '人员匹配一致：用 assign-in.json 重新匹配，与 assign-out.json 相同。这里没有抽取记录，抽取本身没有核对。',
  proofLead: '输入一户的统一社会信用代码（或注册号），看它的签号和抽中的界线：为什么抽到，或者为什么没抽到。',
  proofLabel: '统一社会信用代码',
  proofShow: '查看凭据',
  proofPrint: '打印凭据',
  proofNone: '这次抽取的名录里没有这个代码。请检查输入，或确认它参加的是不是这一次抽取。',
  subject: '检查对象',
  ownTicket: '本户签号',
  cutOff: '抽中的末位签号',
  cutOffNone: '本层没有抽中任何一户',
  place: '本层排位',
  outcome: '结论',
  frame: '名录指纹',
  openssl: '自己验算签号（任何装有 openssl 的电脑）',
  opensslHint: '输出应与“本户签号”一字不差。',
  tiers: { 0: '必抽，排在最前', 1: '正常参加', 2: '今年查过，排在最后', 9: '不参加抽取' },
  stepsTitle: '这一页核对了什么',
  steps: [
    '名录和方案在摇骰子之前就封存：它们的指纹与 ceremony.tsv 里写的相同。',
    '甲乙双方拆封的密语，正是事先承诺的那两条。',
    '用骰子数字和两条密语重新算出种子，用种子给每一户重新算出签号。',
    '按方案重新算出各层该抽多少户，按签号从小到大重新排队，排在前面的抽中。',
    '检查人员的匹配从同一个种子重新算出。',
    '每个文件的指纹与 record.tsv 里写的相同；随附的表格和说明与 files.tsv 里写的相同。',
  ],
  everyone: '全部',
  fairTitle: '为什么没有人能左右结果',
  fair: [
    '签号像随手抛出的 256 位数字：同一层里每一种先后次序机会相同，每户的机会就是“抽中户数÷参加户数”。',
    '名录先封存，密语先承诺，骰子后摇，最后才拆封。只要甲方、乙方、骰子三者中有一个没有作弊，谁也无法预知结果。',
    '每次抽取有编号，一个接一个，作废的也留在链上，不能悄悄重来。',
  ],
};

export const householdsText = (value: number): string => `${count(value)} 户`;
interface TeamFacts {
  readonly inspectors: number;
  readonly short: number;
  readonly certificates: number;
  readonly changes: number;
  readonly designated: number;
}

export const teamText = ({ inspectors, short, certificates, changes, designated }: TeamFacts): string =>
  [
    `${count(inspectors)} 名执法检查人员`,
    short === 0 ? '每户都配齐了人' : `${count(short)} 户人手不足`,
    ...(certificates === 0 ? [] : [`${count(certificates)} 处超出上限`]),
    ...(changes === 0 ? [] : [`抽取后换人 ${count(changes)} 次，其中指定 ${count(designated)} 次，每次都有原因和原来的人`]),
  ].join('；');
export const placeText = (rank: number, size: number): string => `第 ${count(rank)} 位，共 ${count(size)} 户`;
export const outcomeText = (rank: number, drawn: number): string =>
  rank <= drawn ? `排在前 ${count(drawn)} 位，抽中。` : `前 ${count(drawn)} 位抽中，本户排在后面，是备选。`;
export const itemTitle = (item: string | undefined): string => (item === undefined ? '' : `事项 ${item}`);

/** Why a subject stands before or behind the last one drawn; tiers go before tickets (DRAW-SPEC 4). */
export const whyText = (drawn: boolean, own: 0 | 1 | 2 | 9, cutOff: 0 | 1 | 2): string => {
  if (own === cutOff) {
    return drawn ? '签号小的排在前面；本户签号不大于抽中的末位签号，所以抽中。' : '本户签号比抽中的末位签号大，所以排在后面。';
  }
  return own < cutOff ? '本户所在的档排在末位之前，不比签号，先抽中。' : '本户所在的档排在末位之后，不比签号，排在后面。';
};
