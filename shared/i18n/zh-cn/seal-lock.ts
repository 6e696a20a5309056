import type { SealLockReason } from '#shared/domain/bundle/seal-lock.ts';

/** Why sealing is locked and what opens it again. */
export const sealLockText: { readonly [R in SealLockReason]: string } = {
  behindSealMark: '本机的数据比已经出过的包旧，可能是恢复过旧备份。请导入市局最近一次的回执，导入后即可继续出包',
  keyCopied: '有人用同一把密钥出过本机没有的包，密钥可能已被复制。请联系市局停用这把密钥，另建新密钥',
  keyNotInRoster: '市局名册里还没有本机的密钥。请先把登记文件交市局核对，再导入市局的新名册',
  keyClosed: '本机的密钥已被市局停用。请另建新密钥并重新登记',
};
