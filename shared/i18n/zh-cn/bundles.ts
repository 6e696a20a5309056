import type { ImportAnswer, SealedBundle, UploadState } from '#shared/contract/bundles.ts';
import { bundleKindText } from './bundle-outcomes.ts';
import { count, momentText } from './numbers.ts';
import type { SealLockReason } from '#shared/domain/bundle/seal-lock.ts';
import { sealLockText } from './seal-lock.ts';

export const bundlesWords = {
  titleCounty: '上报与回执',
  titleCity: '收包与回执',
  statesHint: '三种状态：未上报、已出包、市局已收；另有退回',
  keyMissing: '本局还没有签名密钥，不能出包。',
  trustMissing: '还没有市局的信任名册，认不出市局，不能出包。',
  cityTrustMissing: '还没有建立信任名册，不能收包、出回执。',
  toKeys: '去办理密钥',
  ledger: '上报包',
  ledgerCity: '已出的回执、名册包和下发包',
  columns: { number: '包号', content: '内容', size: '大小', fingerprint: '指纹头尾', state: '状态' },
  nothingDue: '没有未上报的内容',
  notYet: '未出包',
  noSealed: '还没有出过包。',
  receive: '收包和回执',
  dropCounty: '把市局给的文件拖到这里。回执、名册包、退回件都认得。',
  dropCity: '把县局的上报包拖到这里，一次可以拖多个，按顺序逐包核验。',
  choose: '选文件',
  chooseLabel: '选择要收的包',
  receivedTitle: '收到的包',
  noReceived: '还没有收到过包。',
  outcomes: '这次收包',
  waiting: '等着核验',
  clearList: '清空这张单子',
  receiptsDue: '待出回执',
  noReceiptDue: '没有要出的回执。',
  receipt: '出回执',
  rosterBundle: '出名册包',
  clear: '清理已签收的包',
  clearTitle: '清理对方已签收的包？',
  clearKeep: '先不清理',
  cleared: '已清理',
  write: '写出',
  writeAgain: '再写一份',
  toStick: '写到U盘',
  toFolder: '写到导出文件夹',
  unlockTitle: '解开密钥，接着办？',
  unlockText: '签名和解密要用本局的密钥。口令只用来解开密钥，不保存。',
  unlock: '解开密钥',
  unlocking: '正在核对口令',
  unlockLater: '先不办',
  passphrase: '密钥口令',
  passphraseMissing: '请输入密钥口令。',
  encrypted: '已加密，只有收件单位能打开',
  plain: '未加密',
  everybody: '各单位',
  retry: '再试一次',
  digitsNeeded: '这是本机第一次收到名册包，请到“密钥与信任”里填上核对数字再收。',
};

/** The only words for where a bundle is (UX 7.3). */
export const uploadStateText: { readonly [S in UploadState]: string } = {
  notSent: '未上报',
  sealed: '已出包',
  received: '市局已收',
  returned: '退回',
};

const kindWords: Readonly<Record<string, string>> = bundleKindText;

export const kindText = (kind: string): string => kindWords[kind] ?? kind;
export const sealLibraryText = (records: number): string => (records === 0 ? '名录库没有新的变动' : `出名录包（${count(records)} 条）`);

export const sealButtonText = (seq: number, records: number): string => `出第 ${count(seq)} 号包（${count(records)} 项）`;
export const numberText = (seq: number): string => `第 ${count(seq)} 号`;
export const dueText = (draws: number, results: number, records: number): string =>
  `${count(records)} 项：抽取 ${count(draws)} 次、结果 ${count(results)} 条`;
export const dueToText = (name: string, encrypted: boolean): string => `发给${name}，${encrypted ? '加密，只有收件单位能打开' : '不加密'}`;
export const contentText = (kind: string, records: number): string => {
  if (kind === 'results') return `${count(records)} 项`;
  return kind === 'roster-data' ? `名录 ${count(records)} 条` : kindText(kind);
};
export const clearText = (files: number, size: string): string =>
  `对方已经签收的 ${count(files)} 个包（${size}）将从本机删除，以后不能再写出；台账、回执和数据都留着。没有签收的和发给各单位的包不动。`;
export const clearedText = (files: number, size: string): string => `已清理 ${count(files)} 个包，腾出 ${size}。`;
const sentToText = (toName: string): string => `发给${toName}`;
export const sealedAtText = (at: string): string => momentText(at);
/** Whom it is for; of a report that was split, which numbers belong together as well. */
export const addressText = (toName: string, report: SealedBundle['report']): string =>
  report === null
    ? sentToText(toName)
    : `${sentToText(toName)}；第 ${count(report.first)}–${count(report.first + report.of - 1)} 号是一次上报，共 ${count(report.of)} 件`;
export const exportedAtText = (at: string | null): string => (at === null ? '还没有写出' : `${momentText(at)} 写出`);
export const receivedAtText = (at: string | null): string => (at === null ? '' : momentText(at));
export const writtenText = (files: readonly string[], folder: string): string =>
  files.length === 1
    ? `“${files.join('')}”已写到“${folder}”，写完后又读了一遍，核对无误。`
    : `${count(files.length)} 件已写到“${folder}”，每件写完后又读了一遍，核对无误：${files.map((file) => `“${file}”`).join('、')}。`;
/** Said by a county's page. */
export const sealingLockedText = (reason: SealLockReason): string => `现在不能出包，数据都在。${sealLockText(reason, 'county')}。`;
export const receiptsDueText = (bundles: number): string => `${count(bundles)} 包等回执`;
export const receiptForText = (name: string): string => `给${name}出回执`;
export const bundlesCountText = (bundles: number): string => `${count(bundles)} 包`;
export const answerFromText = ({ from, kind, seq }: ImportAnswer, partner: string): string =>
  from === '' ? '' : `${partner} · ${kindText(kind)} · 第 ${count(seq)} 号`;
/** Kinds that carry no records say nothing about them. */
export const receivedLine = (kind: string, seq: number, records: number): string =>
  [kindText(kind), `第 ${count(seq)} 号`, ...(records === 0 ? [] : [`${count(records)} 项`])].join(' · ');

/** What taking in a bundle without records did; null for those whose outcome counts them. */
export const takenText = (kind: string): string | null => {
  if (kind === 'receipt') return '回执核验无误，各包的状态已经更新。';
  return kind === 'roster' ? '名册包核验无误，已经采用。' : null;
};

export const recordUnit = '项';

/** How a bundle was decided, in as few words as a list allows; the whole sentence stands where it was received. */
export const bundleOutcomeTitle: { readonly [C in ImportAnswer['result']['outcome']]: string } = {
  NOT_A_BUNDLE: '不是数据包',
  NEWER_VERSION: '程序版本太旧',
  UNKNOWN_KEY: '不认识的密钥',
  BAD_SIGNATURE: '签名不符',
  NOT_CANONICAL: '包头不合规定',
  SCHEMA: '包头不合规定',
  OFFICE_MISMATCH: '单位与密钥不符',
  ROLE_MISMATCH: '不能发这类包',
  WRONG_RECIPIENT: '发给别的单位',
  DUPLICATE: '重复，没有变化',
  FORK: '同号两包，已隔离',
  KEY_CLOSED: '密钥已停用',
  PAYLOAD_HASH: '文件已损坏',
  GAP: '前面缺号，已暂存',
  BROKEN_CHAIN: '衔接不上，已隔离',
  DECRYPT: '打不开',
  PAYLOAD_RULES: '数据不合规定',
  CONFLICTS: '已收，有待决定的',
  ACCEPT: '已收',
};
