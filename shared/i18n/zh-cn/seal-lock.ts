import type { OfficeRole } from '#shared/contract/office.ts';
import type { SealLockReason } from '#shared/domain/bundle/seal-lock.ts';

const atCounty: { readonly [R in SealLockReason]: string } = {
  behindSealMark:
    '本机的数据比已经出过的包旧，多半是恢复了旧备份；这时再出包，包号会和出过的重复。请把旧备份以后出的包（在U盘上）交给市局，市局出一份新回执，在这里收进来就能接着出包；旧备份以后办的内容，请市局“交还数据”。拿不到回执的，到“密钥与信任”里换一把新密钥',
  keyCopied: '有人用同一把密钥出过本机没有的包，密钥可能已被复制。请到“密钥与信任”里换一把新密钥，并联系市局停用这一把',
  keyNotInRoster: '市局名册里还没有本机的密钥。请先把登记文件交市局核对，再导入市局的新名册',
  keyClosed: '本机的密钥已被市局停用。请到“密钥与信任”里换一把新密钥，交市局登记',
};

/** A city names its own keys, so no other office has to do anything about them. */
const atCity: { readonly [R in SealLockReason]: string } = {
  behindSealMark:
    '本机的数据比已经出过的包旧，多半是恢复了旧备份；这时再出包，包号会和出过的重复。请到“密钥与信任”里更换市局密钥，换好就能接着出包；旧备份以后收的包，请各县局再交一次',
  keyCopied: '有人用同一把密钥出过本机没有的包，密钥可能已被复制。请到“密钥与信任”里更换市局密钥',
  keyNotInRoster: '名册里没有本机的密钥。请到“密钥与信任”里更换市局密钥',
  keyClosed: '本机的密钥已经停用。请到“密钥与信任”里更换市局密钥',
};

/** Why sealing is locked and what opens it again. */
export const sealLockText = (reason: SealLockReason, role: OfficeRole): string => (role === 'city' ? atCity : atCounty)[reason];
