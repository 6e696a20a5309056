import { count } from './numbers.ts';

/** The page on which the paper record is completed, looked at, printed and handed out. */
export const recordsWords = {
  title: '抽取记录',
  peopleTitle: '地点和到场人员',
  place: '地点',
  part: '身份',
  name: '姓名',
  unit: '单位',
  duty: '职务或身份',
  rolled: '掷出位数',
  rolledHint: '写下每位见证人掷出几位数字，记录上就会分人列出；不分人就都填 0。',
  addPerson: '加一个人',
  removePerson: '去掉这个人',
  save: '存好地点和人员',
  saved: '地点和人员已存好，记录上已经改过来。',
  unsaved: '有改动还没有存',
  nameMissing: '有人没有填姓名。请填上，或者去掉这一行。',
  preview: '记录预览',
  notDrawn: '抽取完成后，这里显示要签字的记录。地点和人员现在就可以先登记。',
  endedEarly: '抽取之前已作废，没有要签字的记录',
  endedEarlyWhat: '名录、方案、承诺和作废单都留着，可以导出文件夹存档；它的指纹写进下一次抽取的记录。',
  toDraw: '回到抽取现场',
  print: '打印两份',
  printed: '已交给打印机：记录和名单各两份。',
  notPrinted: '没有打印。请检查打印机，或者导出后打开 PDF 打印。',
  exportTo: '选文件夹导出',
  exportRecord: '导出抽取记录',
  layingOut: '正在排版 PDF',
  pdfFailed: '没有排好 PDF，记录没有导出。数据都在本机，没有改动。请再试一次。',
  openFolder: '打开文件夹',
  cannotOpen: '打不开这个文件夹，请在资源管理器里找到它。',
  incomplete: '还没有登记地点或人员，签字页上会写“未登记”。',
  complete: '地点和人员都已登记。',
  countUnit: '位',
};

export const personLabel = (index: number, field: string): string => `第 ${count(index + 1)} 人${field}`;
export const exportedText = (folder: string, files: number): string => `抽取记录已写到“${folder}”，${count(files)} 个文件。`;
