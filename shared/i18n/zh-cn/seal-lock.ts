import type { SealLockReason } from '#shared/domain/bundle/seal-lock.ts';

/** Why sealing is locked and what opens it again. */
export const sealLockText: { readonly [R in SealLockReason]: string } = {
  behindSealMark:
    '本机的数据比已经出过的包旧，可能是恢复过旧备份。请导入市局最近一次的回执，导入后即可继续出包；拿不到回执的，到“密钥与信任”里换一把新密钥',
  keyCopied: '有人用同一把密钥出过本机没有的包，密钥可能已被复制。请到“密钥与信任”里换一把新密钥，并联系市局停用这一把',
  keyNotInRoster: '市局名册里还没有本机的密钥。请先把登记文件交市局核对，再导入市局的新名册',
  keyClosed: '本机的密钥已被市局停用。请到“密钥与信任”里换一把新密钥，交市局登记',
};
