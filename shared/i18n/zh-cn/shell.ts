import type { FilePurpose } from '#shared/contract/shell.ts';

/** Words of native windows and dialogs. */
export const shellWords = {
  stageTitle: '抽取现场大屏',
  title: '双随机工作台',
  chooseFolder: '选择文件夹',
  chooseDataFolder: '选择存放数据的文件夹',
  savePdf: '保存为 PDF',
  pdf: 'PDF 文件',
  edit: '编辑',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  dataFolder: '双随机工作台数据',
  exportFolder: '导出',
  notSaved: '文件没有保存',
  notSavedNext: '请检查磁盘剩余空间和文件夹的写入权限，再保存一次。',
  understood: '知道了',
  unexpected: '程序遇到没有料到的情况',
  unexpectedNext: '已保存的数据都在。请关闭程序再打开一次；仍不行请把日志文件交给维护人员。',
};

export const chooseFileText: { readonly [P in FilePurpose]: { readonly title: string; readonly filter: string } } = {
  workbook: { title: '选择 Excel 文件', filter: '表格文件' },
  bundle: { title: '选择数据包', filter: '数据包' },
  enrolment: { title: '选择密钥登记文件', filter: '登记文件' },
};
