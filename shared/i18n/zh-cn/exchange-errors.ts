import type { ErrorCode, ErrorParams } from '#shared/contract/errors.ts';
import { count, mailLimitText, momentText, pointsText } from './numbers.ts';
import { sealLockText } from './seal-lock.ts';

type ExchangeCode = Extract<
  ErrorCode,
  `${'keys' | 'trust' | 'chain' | 'handedDown' | 'handedTask' | 'bundle' | 'county' | 'conflict' | 'unconfirmed' | 'request' | 'assessment'}.${string}`
>;

/** What is wrong with an enrolment, as far as it helps whoever made it; the rest says only that it is damaged. */
const enrolmentFaultText: ReadonlyMap<string, string> = new Map([
  ['bundle', '这是数据包，不是登记文件'],
  ['form', '格式不对'],
  ['fields', '内容缺项'],
  ['signature', '签名不符'],
  ['newer-version', '由更新的程序生成，请升级本机的程序'],
  ['sm2-unsupported', '带有国密签名，本机不支持'],
]);

const enrolmentFault = (reason: string): string => {
  const text = enrolmentFaultText.get(reason);
  return text === undefined ? '' : `（${text}）`;
};

/** What is said when something about keys, trust, bundles and what a city hands down cannot be done. */
export const exchangeErrorText: { readonly [C in ExchangeCode]: (params: ErrorParams[C]) => string } = {
  'keys.exist': () => '本单位已经有密钥，没有重新生成。',
  'keys.renewalWaits': () => '已经有一把新密钥等着市局登记，没有再生成。请先把它的登记文件交给市局，收到新名册后再换。',
  'keys.missing': () => '本单位还没有密钥，这一步没有做。请先在“上报与回执”里生成密钥。',
  'keys.locked': () => '密钥还没有解锁，这一步没有做。请先输入密钥口令。',
  'keys.passphraseWrong': () => '口令不对，密钥没有解开，数据没有改动。请再输入一次，注意大小写。',
  'keys.passphraseWeak': ({ minimum }) => `口令太短，没有保存。请至少用 ${minimum} 个字符，几个不相干的词连起来最好记。`,
  'trust.missing': () => '还没有市局的信任名册，这一步没有做。请先导入市局下发的名册包。',
  'trust.exists': () => '信任名册已经建立，没有重新建立。',
  'trust.enrolmentBad': ({ reason }) =>
    `这份登记（文件或者扫出的文字）不完整或被改动过，没有采用${enrolmentFault(reason)}。请重新扫一遍，或者让对方重新导出一份。`,
  'trust.groupsDiffer': () => '输入的数字与登记文件里的不一致，没有采用。请打电话再核对一遍；如果仍不一致，这个文件不可信。',
  'trust.keyUnknown': () => '信任名册里没有这把县局的密钥，没有改动任何数据。请刷新页面再看。',
  'trust.keyClosed': () => '这把密钥早已停用，停用的号不能再改，没有改动任何数据。',
  'trust.behind': () =>
    '本机的数据比已经发给各县局的包旧，这时换密钥会和发出去的名册冲突，没有更换，也没有改动任何数据。请先恢复一份更新的备份，再换。',
  'trust.rootAbsent': ({ name }) =>
    `根密钥文件“${name}”不在本机，名册没有改动，数据都在。请把装根密钥的U盘插上，把这个文件放回数据文件夹的 keys 里，再试一次；办完可以再移走。`,
  'trust.changed': () => '信任名册刚刚更新过，密钥没有更换，也没有改动任何数据。请核对新的名册，再做一次。',
  'trust.keyKnown': ({ office }) => `“${office}”的这把密钥已经在名册里，没有重复登记。`,
  'trust.digitsNeeded': () => '这是本机第一次收到信任名册，还没有采用。请打电话向市局核对指纹数字并填上。',
  'chain.nothingMissing': () => '这个单位现在没有缺的号，没有改动任何数据。请刷新页面再看。',
  'chain.tooManyMissing': ({ given, most }) =>
    `一次缺了 ${count(given)} 个号，超过 ${count(most)} 个，不像是路上丢的，没有改动任何数据。请先暂停收这把密钥的包，打电话核实是不是有人冒用。`,
  'chain.notForked': () => '这个单位的包现在没有冲突，没有改动任何数据。请刷新页面再看。',
  'chain.notFound': () => '信任名册里没有这把密钥，或者是本机自己的，没有改动任何数据。请刷新页面再看。',
  'chain.paused': () => '这把密钥已经在暂停收包，没有改动任何数据。',
  'chain.notPaused': () => '这把密钥没有暂停收包，没有改动任何数据。请刷新页面再看。',
  'assessment.sum': ({ sum, full }) => `各项分值合计 ${pointsText(sum)} 分，要正好 ${pointsText(full)} 分，没有保存。请改好再保存。`,
  'assessment.perCase': () => '按件扣分的指标要写每件扣多少分，按比例得分的指标不写，没有保存。请改好再保存。',
  'county.unknown': ({ code }) => `信任名册里没有编码为 ${code} 的县局，没有读出数据。请刷新页面再看。`,
  'county.visitUnknown': () => '县局报来的数据里没有这一户，没有改动任何数据。请刷新页面再看。',
  'county.recordMissing': ({ serial }) => `县局没有报来 ${serial} 的抽取记录，没有写出文件。请让县局把这一期重新上报。`,
  'conflict.notFound': () => '没有找到这处冲突，没有改动任何数据。请刷新页面再看。',
  'conflict.decided': ({ byName }) => `${byName === '' ? '已经有人' : byName}决定过这一处，没有再改动。请刷新页面再看。`,
  'conflict.changed': () => '这条记录刚刚又有了新的一稿，没有按旧的决定，数据没有改动。请关上再打开，看过新的再定。',
  'conflict.wayClosed': () => '这条记录不能改用来的那一份，没有改动任何数据；两份都还在。请看页面上写的原因和办法。',
  'conflict.notValid': () => '这样合起来的记录不合规定（比如“未发现问题”又写着有问题的事项），没有写入；两份都还在。请换一种选法。',
  'conflict.unsent': () => '这条记录上一次的决定还没有出包，没有再改动；两份都还在。请先出一次上报包，再决定这一处。',
  'unconfirmed.notFound': () => '有的记录已经不是待核的了，没有改动任何数据。请刷新页面再看。',
  'request.noResult': () => '县局还没有报来这一户的结果，没有什么可以更正，要求没有登记。',
  'request.open': ({ byName }) => `${byName === '' ? '已经有人' : byName}对这一户提过更正要求，县局还没有答复，没有再登记一遍。`,
  'request.notFound': () => '没有找到这条更正要求，没有改动任何数据。请刷新页面再看。',
  'request.answered': () => '这条更正要求已经有了答复或者已经撤回，没有改动任何数据。请刷新页面再看。',
  'handedDown.gone': () => '市局又下发了新的，或者这一份不合规定，没有采用；本局的数据没有改动。请刷新后再看一遍差别。',
  'handedDown.taken': () => '本局的已经和市局下发的一致，没有再写一遍。',
  'handedDown.yearTyped': ({ year, byName }) =>
    `${byName === '' ? '本局' : byName}填写过 ${year} 年的放假安排，和市局下发的不一样，没有采用，也没有改动。请对照国务院的通知；确实是本局填错了，先到“系统”里删去填的，再来采用。`,
  'handedTask.notOpen': ({ state }) =>
    state === 'taken'
      ? '这项任务本局已经接收，没有再接收一遍。请到“抽查任务”里接着办。'
      : state === 'unreadable'
        ? '这项任务的内容不合规定或名单不全，没有接收；本局的数据没有改动。请联系市局重新下发。'
        : '市局已经收回这项任务，没有接收；本局的数据没有改动。',
  'handedTask.notFound': () => '没有找到这项下发任务，没有改动任何数据。请刷新页面再看。',
  'handedTask.ownPeople': ({ serial }) => `抽取 ${serial} 由本局自己的检查人员检查，不派发到县，没有改动。`,
  'handedTask.handedAlready': ({ serial }) => `抽取 ${serial} 已经派发到县，没有再派一遍。`,
  'handedTask.ownSubjects': ({ subjects }) =>
    `抽中的有 ${count(subjects)} 户封存时不在县局的名录里，没有派发。请作废这次抽取，排除这些户后重新抽取。`,
  'bundle.nothingToSend': () => '没有未上报的内容，没有出包。',
  'bundle.sealingLocked': ({ reason, role }) => `现在不能出包，没有写出文件；数据都在。${sealLockText(reason, role)}。`,
  'bundle.notFound': () => '没有找到这个包，没有改动任何数据。请刷新列表再试。',
  'bundle.damagedOutbox': ({ name }) => `本机存的“${name}”与出包时的指纹不一致，没有导出。原始数据都在，请重新出包。`,
  'bundle.cleared': ({ name, at }) =>
    `“${name}”对方已经签收，文件已于 ${momentText(at)} 清理，没有导出；台账和数据都在。要再给一份，请重新出包。`,
  'bundle.nothingToClear': () => '没有可以清理的包：对方签收过的文件已经清理，没有改动。',
  'bundle.noReceiptDue': () => '没有要回执的包，没有写出文件。',
  'bundle.drawOpen': ({ serial }) =>
    `抽取 ${serial} 还没有抽完，市局交还的记录要排在它前面，这个包没有收，数据没有改动。请先抽完或者作废这一次，再来收包。`,
  'bundle.oneComputer': () =>
    '名册里本单位只有这一台电脑的密钥，没有写出文件。请先在外勤电脑上建立密钥，把登记文件交给市局，两台电脑都收到新的名册后再试。',
  'bundle.fieldComputer': () => '这是外勤电脑，不直接上报市局，没有写出文件；数据都在。请把结果交回办公室电脑，由它上报。',
  'bundle.mailOnlyReports': () =>
    '只有县局报给市局的包可以按邮件上限拆开，没有写出文件。交还的数据和带给外勤电脑的包请用U盘；要写出，请不要限制大小。',
  'bundle.mailLimitBounds': ({ limitKiB, least, most }) =>
    `邮件附件上限不能是 ${mailLimitText(limitKiB)}，没有保存，原来的上限不变。请填 ${mailLimitText(least)} 到 ${mailLimitText(most)} 之间的数。`,
  'bundle.unsplittable': ({ entry, id, limitKiB }) =>
    `${id === '' ? `文件“${entry}”` : `“${entry}”里的记录 ${id}`}一件就超过 ${mailLimitText(limitKiB)}，拆不开，没有写出文件；数据都在。请改用U盘，或者把上限调大。`,
  'bundle.partlyWritten': ({ written, left }) =>
    `已经写好 ${count(written.length)} 件：${written.join('、')}，这些文件完整可用；还有 ${count(left.length)} 件没有写出：${left.join('、')}。本机的包都在，请检查U盘或文件夹后再写一次，写好的不会重复写。`,
  'bundle.nothingHeld': ({ office }) => `市局还没有收到过 ${office} 的这类数据，没有可以交还的，没有写出文件。`,
  'bundle.noRecipient': ({ office }) => `${office} 在名册里没有可用的密钥，没有写出文件。请先收它的登记文件并加入名册。`,
};
