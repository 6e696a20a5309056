import type { FormerKey } from '#shared/contract/keys.ts';
import type { OfficeRole } from '#shared/contract/office.ts';
import { count, dayText } from './numbers.ts';

export const keysWords = {
  title: '密钥与信任',
  factsCounty: '先有本局的密钥，再认市局的名册，才能出包',
  factsCity: '先建名册，再逐个登记县局的密钥，才能收包、出回执',
  explainTitle: '这是什么',
  explainCounty:
    '密钥像本局的公章：出的每个包都用它盖章，市局据此认定是本局发的、没有被改过。密钥锁在一个文件里，用口令才能打开；口令程序不保存，忘了就只能重新登记一把。',
  explainPaper: '请把口令抄在纸上，装进信封，由负责人锁进柜子。不要存在这台电脑里，也不要和U盘放在一起。',
  stepCreate: '生成本局密钥',
  stepEnrol: '把登记文件交给市局',
  stepRoster: '收市局的名册包',
  label: '密钥名称',
  labelHint: '写明哪台电脑、谁保管，例如“办公室电脑 二〇二六”。',
  labelMissing: '请填写密钥名称。',
  passphrase: '密钥口令',
  passphraseAgain: '再输一遍密钥口令',
  passphraseRule: '至少 12 个字符；几个不相干的词连起来最好记。',
  passphraseShort: '口令至少要 12 个字符。',
  passphrasesDiffer: '两遍不一样，请再输一遍。',
  renewTitle: '换密钥',
  renewLead:
    '电脑换了、口令可能泄露、密钥被复制或者被停用，就换一把。新密钥要市局登记，登记好以前仍用旧的；登记好以后，从第 1 号包重新编号，旧密钥请市局停用。发给旧密钥的包，本机照样打得开。',
  renewOpen: '换一把新密钥',
  renewCancel: '先不换',
  renewReason: '为什么换',
  renewReasonMissing: '请写明为什么换。',
  renew: '生成新密钥',
  nextLead: '新密钥已经生成，等市局登记。请导出它的登记文件交给市局，核对时读下面的指纹；收到新名册后，出包自动改用新密钥。',
  formerTitle: '用过的密钥',
  renewCityTitle: '更换市局密钥',
  renewCityLead:
    '电脑换了、口令忘了或者可能泄露、密钥被复制、恢复了旧备份，就换一把。要由保管根密钥的人到场输入根密钥口令。换好以后旧密钥当场停用，程序同时封好一个名册包；各县局收了这个名册包，才认得新密钥出的包。县局在这以前报来的包照样收得进来，忘了旧口令的，用恢复密钥口令解锁再收。',
  renewCity: '生成新密钥并更新名册',
  rootPassphraseMissing: '请由保管根密钥的人输入根密钥口令。',
  toWriteRoster: '去写出名册包',
  rosterExpired: '名册可能已过期，不影响办公。请市局出一个新的名册包。',
  prolongOpen: '名册续期一年',
  prolongCancel: '先不续',
  prolong: '签字续期',
  create: '生成密钥',
  creating: '正在生成，约要几秒',
  ownKey: '市局的工作密钥',
  fingerprint: '密钥指纹',
  fingerprintHint: '市局打电话来核对时，按组读给对方听。',
  unlocked: '已解锁',
  locked: '未解锁',
  accepted: '市局已登记',
  notAccepted: '市局还没有登记',
  backUp: '把密钥文件抄到U盘',
  backUpHint: '抄一份锁进保险柜，口令另放一处；电脑坏了，靠它打开以前的包。',
  unlockField: '密钥口令（解锁用）',
  unlock: '解锁密钥',
  unlocking: '正在核对口令',
  unlockFirst: '先解锁密钥，再办这一步。',
  enrolLead: '导出登记文件，用U盘交给市局。市局会打电话来，请按组读出上面的密钥指纹。',
  enrolNextLead: '这里导出的是新密钥的登记文件，用U盘交给市局。市局会打电话来，请按组读出“换密钥”里的密钥指纹。',
  enrolAfterKey: '先生成密钥，再在这里导出登记文件。',
  exportEnrolment: '导出登记文件',
  exportTo: '选文件夹导出',
  enrolmentSheet: '密钥登记单',
  enrolmentCode: '登记文件的二维码',
  enrolmentCodeHint: '二维码里的内容和登记文件完全一样，没有口令，可以印出来交给市局扫。市局照样要打电话核对密钥指纹。',
  printEnrolment: '打印登记单',
  rosterLead: '先把市局红头文件上印的 30 位核对数字填在这里，再选市局给的名册包。数字不对，名册包不会被采用。',
  rootDigits: '市局的 30 位核对数字',
  rootDigitsHint: '六组、每组五位，空格可以不打。',
  laterRoster: '名册已经建立。市局发来新的名册包时，在这里或“上报与回执”里收，都可以。',
  reading: '正在核验名册包',
  rosterTaken: '名册包核验无误，已经采用。',
  newMachineNext: '换了电脑的，先不要导入名录、不要开始抽取：请市局“交还数据”，在“上报与回执”里收进来。',
  dropRoster: '把市局的名册包拖到这里',
  chooseRoster: '选名册包',
  rosterField: '选择名册包',
  trustTitle: '信任名册',
  trustNone: '还没有名册',
  notYet: '还没有生成',
  rosterVersion: '版本',
  rosterCity: '市局',
  rosterExpires: '有效期到',
  rootFingerprint: '名册核对数字',
  offices: '名册里的单位',
  office: '单位',
  officeCode: '区划代码',
  officeKeys: '密钥',
  officeKeysTitle: '各单位的密钥',
  keyPaused: '暂停收包',
  noOffices: '还没有登记县局的密钥。',
  toBundles: '去出包',
  startTitle: '建立信任名册',
  startLead:
    '在见证人面前办理。会生成三个锁着的密钥文件：日常用的工作密钥、只用来改名册的根密钥、备用的恢复密钥。每个文件一个口令，由不同的人设定和保管；根密钥和恢复密钥各抄一份装进信封。',
  workPassphrase: '工作密钥口令',
  rootPassphrase: '根密钥口令',
  recoveryPassphrase: '恢复密钥口令',
  again: '再输一遍',
  threeDiffer: '三个口令要各不相同。',
  start: '建立信任名册',
  rootLead: '请把这 30 位数字印进红头文件发给各县局。县局第一次收名册包时要照它填写。',
  print: '打印这一页',
  printFailed: '没有打印。请检查打印机，或者抄在纸上。',
  enrolTitle: '登记县局的密钥',
  dropEnrolment: '把县局的登记文件拖到这里',
  chooseEnrolment: '选登记文件',
  enrolmentField: '选择登记文件',
  scanned: '没有文件：扫登记单上的二维码，或者粘贴扫出的文字',
  readScanned: '核对扫出的文字',
  scannedHint: '光标放在上面的框里再扫。文字一个字也不能少，不对就不会被采用。',
  callLead: '请打县局公布的电话，请对方按组读出密钥指纹；遮住的两组照对方读的填。',
  maskedGroup: '遮住的一组',
  accept: '核对无误，登记进名册',
  acceptAgain: '登记另一个县局',
  acceptNeeds: '填满两组数字和根密钥口令，才能登记。',
  rosterBundleNext: '登记完后，到“收包与回执”里出名册包，发给各县局。',
  toCityBundles: '去出名册包',
  files: '密钥文件',
  retry: '再试一次',
};

export const againLabel = (field: string): string => `再输一遍${field}`;
export const groupLabel = (group: number): string => `第 ${group} 组`;
export const enrolmentText = (officeName: string, office: string, label: string): string => `${officeName}（${office}） · ${label}`;
export const acceptedText = (officeName: string, version: number): string =>
  `${officeName}的密钥已登记，名册更新到第 ${count(version)} 版。`;
export const cityRenewedText = (version: number, fileName: string): string =>
  `新密钥已经启用，名册更新到第 ${count(version)} 版。名册包“${fileName}”已经封好，请先写出来交给每个县局，再出别的包。`;
export const prolongedText = (version: number, expires: string): string =>
  `名册更新到第 ${count(version)} 版，有效期到 ${dayText(expires)}。请出名册包发给各县局。`;
export const backedUpText = (files: number, folder: string): string => `${count(files)} 个密钥文件已抄到“${folder}”，逐个核对无误。`;
export const writtenText = (fileName: string): string => `登记文件“${fileName}”已写好，请交给市局。`;
export const versionText = (version: number): string => `第 ${count(version)} 版`;
export const officeKeyText = (action: string, officeName: string, fingerprint: string): string =>
  `${action}：${officeName}（密钥 ${fingerprint.slice(0, 5)}）`;
export const keysText = (keys: number): string => `${count(keys)} 把`;
export const expiresDay = (day: string): string => dayText(day);
export const typedDigitsText = (digits: number): string => `已填 ${digits} / 30 位`;

/** What became of a former key, and of what it sealed. */
export const formerKeyText = ({ closed, unreceived, unlocked }: FormerKey, role: OfficeRole): string =>
  [
    role === 'city' ? '已停用' : closed ? '市局已停用' : '市局还没有停用，请联系市局',
    unreceived > 0
      ? `出的 ${count(unreceived)} 个包没有回执，内容并入新密钥的第一个包重新${role === 'city' ? '发' : '报'}`
      : '出的包都有回执',
    unlocked ? '' : '没有解锁，发给它的包暂时打不开',
  ]
    .filter((part) => part !== '')
    .join('；');
