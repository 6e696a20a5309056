import type { ChainState } from '#shared/contract/chains.ts';
import { spansText } from './bundle-outcomes.ts';
import { count, momentText } from './numbers.ts';

export const chainsWords = {
  title: '要处理的来包',
  reason: '理由（记入全程留痕）',
  later: '先不办',
  waive: '不再等缺的号',
  waiveConfirm: '不再等，收下后面的',
  waiveLead:
    '先请对方在原来的电脑和U盘里再找一找。确定找不回来，再办这一步。等着的包马上收下；缺的号今后不再收，回执会告诉对方把那些内容并入下一个包补报。',
  keep: '处理冲突',
  keepConfirm: '保留已收的一支',
  keepLead:
    '请先打电话问清楚：多半是恢复了旧备份，或者把数据拷到了另一台电脑。已收的内容不动；隔离的另一支今后一律不收，对方要把那一支里独有的内容重新办理。分不清哪一支是对的，先不要办。',
  resume: '恢复收包',
  resumeConfirm: '恢复，收下等着的',
  resumeLead: '已经核实清楚，这把密钥的包照常收。等着的包马上按顺序收下。',
  pause: '暂停收包',
  pauseConfirm: '暂停收包',
  pauseLead: '电脑丢失、送修或者有疑问时先暂停。今后来的包先存着，不收也不丢；核实清楚后恢复，或者停用密钥。',
  close: '停用密钥',
  closeConfirm: '停用这把密钥',
  closeLead: '停用后不能恢复，对方要换一把新密钥重新登记。请先把旧U盘上还没交的包都收进来，再办这一步。',
  closed: '已停用',
  open: '在用',
} as const;

export const chainTitle = ({ officeName, fingerprint }: ChainState): string => `${officeName}（密钥 ${fingerprint.slice(0, 5)}）`;

const gapText = ({ missing, held }: ChainState): string => `缺第 ${spansText(missing)} 号，${count(held)} 个包存着等它。请对方再拷贝一份。`;

const forkText = ({ aside, lastSeq }: ChainState): string =>
  `同一序号出现两个不同的包，或衔接不上：已收到第 ${count(lastSeq)} 号，隔离了 ${count(aside.length)} 个。在处理以前，这个单位的包不再收。`;

/** What is the matter with a chain, and what has become of its bundles. */
export const chainText = (chain: ChainState): string => {
  if (chain.forked) return forkText(chain);
  if (chain.paused)
    return `${momentText(chain.paused.at)} ${chain.paused.byName}暂停收包：${chain.paused.reason}。存着 ${count(chain.held)} 个包。`;
  return gapText(chain);
};

export const chainAction = (action: string, chain: ChainState): string => `${action}：${chainTitle(chain)}`;
export const keyStateText = (closedAt: { readonly [chan: string]: number } | null): string => {
  if (closedAt === null) return chainsWords.open;
  const numbers = Object.values(closedAt).map((seq) => `第 ${count(seq)} 号`);
  return numbers.length === 0 ? chainsWords.closed : `${chainsWords.closed}，收到${numbers.join('、')}为止`;
};

/** At which number a key would be closed now, and what becomes of each bundle of it; `chains` are those of that key. */
export const closingText = (chains: readonly ChainState[]): string => {
  const last = Math.max(0, ...chains.map(({ lastSeq }) => lastSeq));
  const held = chains.reduce((sum, chain) => sum + chain.held, 0);
  const from =
    last === 0
      ? '还没有收过这把密钥的包；停用以后，它出的包一律不收。'
      : `停在第 ${count(last)} 号：这是市局收到的最后一个包。第 ${count(last)} 号和以前的都有效；第 ${count(last + 1)} 号起，不管谁送来，一律不收。`;
  return held === 0
    ? from
    : `${from}另有 ${count(held)} 个包存着等缺号，停用以后也不收；要收的，请先补齐缺号，或者在“收包与回执”里办“不再等缺的号”。`;
};

/** What is left to do after a key was closed. */
export const closedNextText = (version: number): string =>
  `密钥已停用，名册更新到第 ${count(version)} 版。请出名册包发给各单位；县局重新登记了新密钥以后，再点“交还数据”。`;
