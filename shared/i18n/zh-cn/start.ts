import type { StartFailure } from '#shared/contract/shell.ts';

export const startWords = {
  title: '首次设置',
  lead: '三项填完就能开始，约需两分钟。以后可以在“系统”里查看。',
  officeTitle: '这台电脑属于哪个单位',
  roleLabel: '单位层级',
  county: '县（市、区）局',
  city: '市局',
  officeLabel: '单位',
  officePlaceholder: '输入地名或区划代码查找',
  officeMissing: '请选择单位。',
  officeHint: '单位定下后不能更换：名录、抽取编号和上报包都用它的区划代码。',
  noDivision: '没有这个地名，请换一个写法',
  folderTitle: '数据放在哪里',
  folderHint: '名录、抽取记录和结果都只存在这个文件夹里，不会传到别处。',
  changeFolder: '换一个文件夹',
  adminTitle: '第一个管理员',
  adminLabel: '姓名',
  adminMissing: '请填写姓名。',
  passwordLabel: '密码',
  passwordAgainLabel: '再输一遍密码',
  passwordRule: '至少 10 个字符；大写字母、小写字母、数字、符号里至少有三种。',
  passwordWeak: '还不够强，请照下面的要求改。',
  passwordsDiffer: '两遍不一样，请再输一遍。',
  create: '建立本单位的工作台',
  creating: '正在建立，请稍等',
  codeTitle: '请保存恢复码',
  codeLabel: '恢复码',
  codeLead: '忘记密码时，只有这个恢复码能重设。它只显示这一次，程序里不留底。',
  codeHow: '请打印或抄在纸上，装进信封，由负责人锁进柜子。不要存在这台电脑里。',
  print: '打印这一页',
  printFailed: '没有打印。请检查打印机，或者抄在纸上。',
  kept: '我已抄好或打印好',
  enter: '进入工作台',
  enterBlocked: '请先保存恢复码',
};

interface FailureWords {
  readonly title: string;
  readonly text: string;
  readonly next: string;
}

/** What the window says instead of the application when the data folder cannot be opened. */
export const startFailureText: { readonly [C in StartFailure['code']]: FailureWords } = {
  'store.newer': {
    title: '这份数据要用更新的版本打开',
    text: '数据是更新版本的程序写的，现在这个版本不认识。数据完好，没有改动。',
    next: '请安装新版本的双随机工作台，再打开这份数据。',
  },
  'store.inUse': {
    title: '另一个窗口正在使用这份数据',
    text: '同一份数据同时只能由一个程序使用。数据完好，没有改动。',
    next: '请回到已经打开的窗口；如果找不到它，关机重启后再打开。',
  },
  'store.damaged': {
    title: '数据文件有损坏',
    text: '打开时检查到数据文件不完整。为免扩大损失，程序没有再写入任何内容。',
    next: '请不要删除这个文件夹。用最近的备份恢复，或者把文件夹交给维护人员。',
  },
  'store.readOnly': {
    title: '数据文件夹不能写入',
    text: '程序没有写入这个文件夹的权限，所以没有打开。数据完好，没有改动。',
    next: '请让电脑管理员允许写入这个文件夹，再打开程序。',
  },
  'store.full': {
    title: '磁盘满了',
    text: '存放数据的磁盘没有剩余空间，所以没有打开。已保存的数据完好。',
    next: '请清理这块磁盘，至少腾出 500 MB，再打开程序。',
  },
  internal: {
    title: '程序没有能打开数据',
    text: '遇到没有料到的情况，程序没有写入任何内容。数据没有改动。',
    next: '请关闭程序再打开一次；仍不行请把下面的记录文件交给维护人员。',
  },
};

export const startFailureWords = {
  folder: '数据文件夹',
  logFile: '给维护人员的记录文件',
  changeFolder: '换一个数据文件夹',
};
