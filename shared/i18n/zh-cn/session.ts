import type { NotProved } from '#shared/contract/draws.ts';

export const sessionWords = {
  signInTitle: '登录',
  name: '姓名',
  nameMissing: '请填写姓名。',
  password: '密码',
  passwordMissing: '请填写密码。',
  signIn: '登录',
  forgot: '忘记密码',
  lockedTitle: '屏幕已锁定',
  lockedLead: '页面上的内容都还在，输入密码就能接着做。',
  unlock: '解锁',
  otherPerson: '换人登录',
  samePerson: '还是本人',
  otherPersonLead: '换人登录后，前一位没有保存的内容不会保留。',
  recoverTitle: '用恢复码重设密码',
  recoverLead: '恢复码在首次设置时打印在纸上，由负责人保管。',
  recoveryCode: '恢复码',
  recoveryCodeMissing: '请填写恢复码。',
  newPassword: '新密码',
  newPasswordAgain: '再输一遍新密码',
  passwordRule: '至少 10 个字符；大写字母、小写字母、数字、符号里至少有三种。',
  passwordWeak: '还不够强，请照下面的要求改。',
  passwordsDiffer: '两遍不一样，请再输一遍。',
  recover: '重设密码',
  backToSignIn: '返回登录',
  newCodeTitle: '密码已重设，请保存新的恢复码',
  newCodeLead: '旧恢复码已经作废。请打印或抄好新的恢复码，交给负责人保管。它只显示这一次。',
  print: '打印这一页',
  kept: '我已抄好，进入工作台',
};

export const refusedText = (triesLeft: number): string => `姓名或密码不对，还可以试 ${triesLeft} 次。`;

export const lockedOutText = (minutesLeft: number): string => `试错次数太多，请等 ${minutesLeft} 分钟再试。数据都在，没有影响。`;

/** The sentence for a second person whose name and password were not taken. */
export const notProvedText = (answer: NotProved): string =>
  answer.at === 'refused' ? refusedText(answer.triesLeft) : lockedOutText(answer.minutesLeft);

export const recoverRefusedText = (triesLeft: number): string => `姓名或恢复码不对，密码没有改，还可以试 ${triesLeft} 次。`;

export const lockedPersonText = (name: string): string => `${name} 的工作台`;
