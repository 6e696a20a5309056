import type { ImportAnswer } from '#shared/contract/bundles.ts';

type ImportOutcome = ImportAnswer['result'];
type OutcomeCode = ImportOutcome['outcome'];
type ParamsOf<C extends OutcomeCode> = Extract<ImportOutcome, { readonly outcome: C }>['params'];
type BundleKind = ParamsOf<'ROLE_MISMATCH'>['kind'];
type NumberSpan = ParamsOf<'GAP'>['missing'][number];
type ContainerFault = ParamsOf<'NOT_A_BUNDLE'>['reason'];
type PayloadFault = ParamsOf<'PAYLOAD_RULES'>['reason'];

export const bundleKindText: { readonly [K in BundleKind]: string } = {
  roster: '信任名册',
  plan: '清单、计划和日历',
  'roster-data': '名录库数据',
  results: '抽查结果',
  photos: '照片附件',
  receipt: '回执',
  correction: '更正',
};

const spanText = ({ first, last }: NumberSpan): string => (first === last ? `${first}` : `${first}—${last}`);

export const spansText = (spans: readonly NumberSpan[]): string => spans.map(spanText).join('、');

const containerFaultText: { readonly [F in ContainerFault]: string } = {
  size: '文件大小不对',
  'end-record': '文件不完整或末尾多出内容',
  directory: '文件目录不合规定',
  'local-header': '文件内部结构不合规定',
  names: '里面的文件不是数据包的文件',
  'entry-size': '里面的文件大小不合规定',
  crc32: '文件已损坏',
  enrolment: '这是密钥登记文件，请在“密钥”里打开',
  'header-unreadable': '包头读不出来',
};

/** Why a payload is refused, as a half sentence; the machine's word stays in the audit row. */
export const payloadFaultText: { readonly [F in PayloadFault]: string } = {
  'end-record': '压缩包结尾不合规定',
  directory: '压缩包目录不合规定',
  method: '用了不允许的压缩方法',
  flags: '用了不允许的压缩选项或加密',
  'extra-field': '压缩包带有多余字段或注释',
  'local-header': '压缩包前后两处文件信息不一致',
  descriptor: '压缩包文件信息与目录不一致',
  gap: '压缩包中有空隙或重叠',
  name: '有不允许的文件名',
  order: '文件顺序不对',
  index: '清单不合规定',
  'entry-set': '清单与文件对不上',
  mode: '这类数据只能整份下发',
  size: '文件大小与清单不符',
  sha256: '文件校验值与清单不符',
  crc32: '文件校验码不符',
  inflate: '文件解不开',
  table: '有本程序不认识的表',
  line: '有一行格式不对',
  'line-order': '记录没有按编号排列或编号重复',
  rows: '记录条数与清单不符',
  row: '有一行的栏目不对',
  limit: '超过大小或数量上限',
  receipt: '回执内容不合规定',
  'roster-step': '名册内容不合规定',
};

const signatureText = {
  ed25519: '签名不符：文件已损坏或被改动。没有导入任何内容，请对方重新拷贝。',
  'sm2-missing': '签名不符：按名册规定该单位还要有国密签名，这个包没有。没有导入任何内容，请对方补上国密签名另出。',
  'sm2-unsupported': '签名不符：这个包带国密签名，本程序未启用国密验证。没有导入任何内容，请联系维护人员。',
} as const;

const duplicateText = ({ reason, seq, at, missing }: ParamsOf<'DUPLICATE'>): string => {
  const when = at === null ? '' : `已于 ${at} `;
  switch (reason) {
    case 'applied':
      return `第 ${seq} 号${when === '' ? '已经' : when}导入，不用再导入。数据没有变化。`;
    case 'refused':
      return `第 ${seq} 号${when}收到并因内容不合规定退回，请对方另出新包。数据没有变化。`;
    case 'held':
      return missing.length === 0
        ? `第 ${seq} 号${when}收到并暂存，不用再导入。`
        : `第 ${seq} 号${when}收到，等待第 ${spansText(missing)} 号，不用再导入。`;
    case 'own':
      return `这是本机${when}封存的第 ${seq} 号包，不用导入。`;
    case 'waived':
      return `第 ${seq} 号已决定不再等待，内容由后面的包补报。数据没有变化。`;
    case 'before-start':
      return `第 ${seq} 号早于本机启用的名册，不用导入。数据没有变化。`;
  }
};

const forkText = {
  'same-number': (seq: number): string => `同一序号（第 ${seq} 号）出现两个不同的包，已隔离，请联系对方。`,
  'chain-forked': (seq: number): string => `对方的序号已有冲突待处理，第 ${seq} 号暂不导入，已隔离，请联系对方。`,
  'refused-branch': (seq: number): string => `第 ${seq} 号属于已经决定不收的一支，没有导入，数据没有变化。请对方核对是不是用了旧备份。`,
  'own-key': (seq: number): string =>
    `第 ${seq} 号用了本机的密钥，却不是本机封存的。可能有人复制了密钥或恢复了旧备份，请立即停用并联系市局。`,
} as const;

const decryptText = {
  'no-key': (to: string): string =>
    `这个包是给 ${recipientText(to)} 的，本机没有对应的解密密钥。没有导入任何内容，请检查是不是选错了文件，或请对方按最新名册另出。`,
  damaged: (to: string): string => `这个包是给 ${recipientText(to)} 的，加密内容不完整或已损坏，解不开。没有导入任何内容，请对方重新拷贝。`,
  size: (to: string): string => `这个包是给 ${recipientText(to)} 的，解开后的大小与签名不符。没有导入任何内容，请对方另出新包。`,
  sha256: (to: string): string => `这个包是给 ${recipientText(to)} 的，解开后的内容与签名不符。没有导入任何内容，请对方另出新包。`,
} as const;

const recipientText = (to: string): string => (to === '*' ? '全市各单位' : to);

const newerText = {
  version: '数据包由更新的程序生成。没有导入任何内容，请升级程序。',
  schema: '数据包里的数据格式比本程序新。没有导入任何内容，请升级程序。',
  kind: '这类数据包本程序还不能读。没有导入任何内容，请升级程序。',
} as const;

const unknownKeyText = ({ reason, digits, rosterVersion }: ParamsOf<'UNKNOWN_KEY'>): string => {
  const shown = `密钥数字：${digits}。`;
  switch (reason) {
    case 'no-roster':
      return `本机还没有名册，不能确认是谁签的。请先导入市局名册。${shown}`;
    case 'root-digits':
      return `名册根密钥的数字与输入的不一致，不能使用。名册上的数字：${digits}。`;
    case 'not-in-roster':
      return `此密钥不在名册第 ${rosterVersion ?? 0} 版。没有导入任何内容。${shown}请打电话向对方核对，或先导入新名册。`;
  }
};

const payloadRulesText = ({ reason, entry, line }: ParamsOf<'PAYLOAD_RULES'>): string => {
  const where = [entry, line === null ? '' : `第 ${line} 行`].filter((part) => part !== '').join(' ');
  return `包内数据不合规定：${payloadFaultText[reason]}${where === '' ? '' : `（${where}）`}。没有导入任何内容，请对方另出新包。`;
};

/** One sentence for each outcome of BUNDLE-SPEC section 8. Offices appear as codes; a screen may name them beside it. */
export const bundleOutcomeText: { readonly [C in OutcomeCode]: (params: ParamsOf<C>) => string } = {
  NOT_A_BUNDLE: ({ reason }) =>
    `这不是本系统的数据包，或文件不完整。${containerFaultText[reason]}。没有导入任何内容${reason === 'enrolment' ? '' : '，请对方重新拷贝'}。`,
  NEWER_VERSION: ({ reason }) => newerText[reason],
  UNKNOWN_KEY: unknownKeyText,
  BAD_SIGNATURE: ({ reason }) => signatureText[reason],
  NOT_CANONICAL: () => '包头不合规定：写法不是规定的格式。没有导入任何内容，请对方另出新包。',
  SCHEMA: ({ reason }) => `包头不合规定：${reason} 一栏不对。没有导入任何内容，请对方另出新包。`,
  OFFICE_MISMATCH: ({ from, office }) =>
    `发送单位与密钥不符：包上写的是 ${from}，密钥属于 ${office === '' ? '其他单位' : office}。没有导入任何内容，请打电话向对方核对。`,
  ROLE_MISMATCH: ({ from, kind, chan }) =>
    `该单位不能发送此类数据包：${from} 不能向 ${recipientText(chan)} 发送${bundleKindText[kind]}。没有导入任何内容，请打电话向对方核对。`,
  WRONG_RECIPIENT: ({ to }) => `这个包是发给 ${recipientText(to)} 的，不是发给本单位的。没有导入任何内容，请检查是不是选错了文件。`,
  DUPLICATE: duplicateText,
  FORK: ({ reason, seq }) => forkText[reason](seq),
  KEY_CLOSED: ({ seq, closedAt }) =>
    `此密钥已停用，停用后的包不接收。${closedAt === 0 ? '' : `最后接收到第 ${closedAt} 号，`}这是第 ${seq} 号。没有导入任何内容，请对方用新密钥另出。`,
  PAYLOAD_HASH: () => '文件已损坏或被改动。没有导入任何内容，请对方重新拷贝。',
  GAP: ({ seq, missing }) =>
    missing.length === 0
      ? `第 ${seq} 号已暂存，不会丢失。对方的密钥正在核实，核实后自动处理。`
      : `缺第 ${spansText(missing)} 号，第 ${seq} 号已暂存，不会丢失。请对方把缺的号再拷贝一份。`,
  BROKEN_CHAIN: ({ seq }) => `第 ${seq} 号与上一号衔接不上，已隔离。请联系对方，可能用了旧备份。`,
  DECRYPT: ({ reason, to }) => decryptText[reason](to),
  PAYLOAD_RULES: payloadRulesText,
  CONFLICTS: ({ applied, unchanged, refused, conflict }) =>
    `已导入，其中 ${refused + conflict} 条待人工决定（冲突 ${conflict} 条，退回 ${refused} 条）。其余导入 ${applied} 条，无变化 ${unchanged} 条。`,
  ACCEPT: ({ applied, unchanged }) => `已导入 ${applied} 条。${unchanged === 0 ? '' : `另有 ${unchanged} 条无变化。`}`,
};

/** The sentence of a decided import. */
export const bundleOutcomeSentence = <C extends OutcomeCode>({
  outcome,
  params,
}: {
  readonly outcome: C;
  readonly params: ParamsOf<C>;
}): string => bundleOutcomeText[outcome](params);

export const bundleCheckWords = {
  usage: `用法：
  bundle inspect 文件 [--json]
  bundle verify 文件 --trust 名册.json [--root 数字] [--identity 密钥文件] [--passphrase-file 口令文件] [--json]
`,
  notVerified: '未验证',
  verified: '验证通过：签名、格式和内容校验值都相符。',
  payloadClosed: '内容已加密，没有密钥，未打开。',
  payloadOpened: '内容已打开，逐项检查通过。',
  noSpace: (needed: number): string => `磁盘空间不够，解开需要 ${needed} 字节。`,
  enrolment: '密钥登记文件',
  bundle: '数据包',
  header: (from: string, to: string, seq: number, kind: string): string => `${from} → ${to}，第 ${seq} 号，${kind}`,
  headerHash: (hash: string): string => `包头校验值 ${hash}`,
  fileHash: (hash: string): string => `文件校验值 ${hash}`,
  nameDisagrees: '注意：文件名与包头不一致，以包头为准。',
  createdAhead: '注意：包上写的时间比本机时间晚 48 小时以上，请核对时钟。',
  trustUnreadable: (path: string, reason: string): string => `名册文件读不了：${path}（${reason}）`,
  identityUnreadable: (path: string): string => `密钥文件读不了或口令不对：${path}`,
  pathFailed: (path: string, code: string): string => `打不开文件：${path}（${code}）`,
  passphrase: '密钥文件的口令：',
} as const;
