import type { HeldRecords } from '#shared/contract/bundles.ts';
import { count } from './numbers.ts';

/** A city gives an office that lost its machine its own records back. */
export const giveBackWords = {
  action: '交还数据',
  actionOf: (name: string): string => `交还数据：${name}`,
  titleOf: (name: string): string => `把${name}上报过的数据交还给它`,
  lead: '县局的电脑丢了或坏了，旧密钥已经停用、新密钥已经登记后，再办这一步。市局收过的，原样装进数据包，只有对方的新密钥能打开：',
  after: '出包后到“收包与回执”里写到U盘，交给县局；县局先收名录包，再收数据包。没有上报过的、回执没有盖到的，市局没有，交还不了。',
  confirm: '出包交还',
  later: '先不办',
  done: '去写到U盘',
  unlockFirst: '市局的工作密钥还没有解锁，还没有出包。请在下面解锁，再点一次“出包交还”。',
  noKey: '它在名册里没有可用的密钥，现在出不了包。请先停用丢失的密钥，登记它的新密钥，再来交还。',
  nothing: '市局还没有收到过它的数据，没有可以交还的。',
} as const;

/** What would be given back, in lines. */
export const heldText = (held: HeldRecords): readonly string[] => [
  `名录库：检查对象 ${count(held.subjects)} 户，执法检查人员 ${count(held.inspectors)} 人`,
  `抽取 ${count(held.draws)} 次，检查结果 ${count(held.results)} 户，公示 ${count(held.publications)} 条，更正 ${count(held.corrections)} 条，问题台账 ${count(held.followUps)} 户`,
  `年度计划 ${count(held.plans)} 版；连同方案、分派、审核和留痕，共 ${count(held.records)} 条`,
];

export const olderText = (older: number): string =>
  `另有名录 ${count(older)} 条是旧版程序收的，没有留下签名时的原样，这次交还不了；请县局用自己的名录表补上。`;

export const givenText = (bundles: number): string => `已出 ${count(bundles)} 个包。请到“收包与回执”里一个个写到U盘，交给县局。`;
