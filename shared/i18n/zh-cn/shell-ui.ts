import type { AppContract, CallName } from '#shared/contract/contract.ts';
import { count } from './numbers.ts';

type JobName = { [K in CallName]: AppContract[K]['kind'] extends 'job' ? K : never }[CallName];

export const shellWords = {
  product: '双随机工作台',
  mainMenu: '主菜单',
  offline: '离线工作',
  lock: '锁定屏幕',
  signOut: '退出登录',
  help: '帮助',
  helpKey: '这一页怎么用（F1）',
  demo: '演练',
  restarted: '后台程序刚才意外停止，已经重新启动。已保存的数据都在；正在做的那一步请再做一次。',
  gone: '后台程序意外停止，正在重新启动。已保存的数据都在，请稍等。',
  dismiss: '知道了',
  opening: '正在打开',
  crashTitle: '这一页出了问题',
  crashText:
    '页面没有能显示出来。已保存的数据都在，没有丢。请回到首页；如果反复出现，请把页面名称和出现的时间告诉维护人员，程序已记下经过。',
  crashBack: '回到首页',
  tray: '正在进行',
};

export const navWords = {
  libraries: '一单两库',
  work: '办理',
  administration: '管理',
  home: { full: '首页', short: '首页' },
  items: { full: '抽查事项清单', short: '事项' },
  subjects: { full: '检查对象名录库', short: '对象' },
  inspectors: { full: '检查人员名录库', short: '人员' },
  plans: { full: '年度计划', short: '计划' },
  schemes: { full: '抽查任务', short: '任务' },
  results: { full: '结果录入', short: '录入' },
  publication: { full: '公示', short: '公示' },
  followUps: { full: '后续处理', short: '后续' },
  figures: { full: '统计台账', short: '统计' },
  counties: { full: '各县情况', short: '各县' },
  bundlesCounty: { full: '上报与回执', short: '上报' },
  bundlesCity: { full: '收包与回执', short: '收包' },
  org: { full: '机构与乡镇', short: '机构' },
  keys: { full: '密钥与信任', short: '密钥' },
  system: { full: '系统', short: '系统' },
} as const;

export const notSentText = (records: number): string => `未上报 ${count(records)} 项`;

export const receiptsDueText = (bundles: number): string => `待回执 ${count(bundles)} 包`;

export const versionText = (version: string): string => `版本 ${version}`;

export const personText = (name: string, role: string): string => `${name} · ${role}`;

/** What a running job is called in the tray. */
export const jobText: { readonly [J in JobName]: string } = {
  'library.template': '写出模板',
  'library.export': '导出名录',
  'session.signIn': '核对密码',
  'session.recover': '重设密码',
  'people.add': '添加用户',
  'office.create': '建立工作台',
  'imports.read': '检查表格',
  'imports.decide': '重新检查',
  'imports.problemFile': '写问题表',
  'imports.confirm': '入库',
  'imports.undo': '撤销导入',
  'items.readChecklists': '检查检查表',
  'items.writeChecklists': '导入检查表',
  'subjects.tag': '批量标注',
  'subjects.undo': '撤销改动',
  'plans.approve': '批准年度计划',
  'plans.readTable': '检查计划表',
  'plans.takeTable': '导入计划表',
  'plans.export': '导出计划表',
  'schemes.freeze': '封存名录',
  'draws.readSecond': '核对两遍骰子',
  'draws.void': '作废抽取',
  'drills.run': '试抽',
  'replacements.freeze': '封存补抽名录',
  'draws.run': '抽取',
  'broughtBack.writeTable': '写现场结果表',
  'broughtBack.read': '检查现场结果表',
  'broughtBack.take': '导入现场结果',
  'draws.exportRecord': '导出抽取记录',
  'evidence.add': '添加现场材料',
  'evidence.export': '导出现场材料',
  'evidence.clean': '清理现场材料',
  'publication.correct': '更正公示',
  'publication.export': '写公示稿',
  'followUps.export': '写问题台账',
  'figures.export': '写统计表',
  'letters.write': '写公文',
  'yearPack.write': '写年度总结材料',
  'keys.create': '生成密钥',
  'keys.renew': '换密钥',
  'keys.backUp': '抄密钥文件',
  'keys.unlock': '解锁密钥',
  'keys.exportEnrolment': '导出登记文件',
  'trust.start': '建立信任名册',
  'trust.accept': '登记密钥',
  'bundles.seal': '出包',
  'bundles.receipt': '出回执',
  'bundles.export': '写到U盘',
  'bundles.import': '收包',
  'bundles.clear': '清理已签收的包',
  'trust.close': '停用密钥',
  'trust.renew': '更换市局密钥',
  'trust.prolong': '名册续期',
  'assessment.export': '导出考核表',
  'counties.exportRecord': '写出县局的抽取记录',
  'chains.waive': '不再等缺的号',
  'chains.keepBranch': '处理序号冲突',
  'chains.resume': '恢复收包',
};
