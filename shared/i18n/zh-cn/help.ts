export const helpWords = {
  title: '帮助',
  text: '帮助内容',
  close: '收起帮助',
  topic: '看哪一页的帮助',
  print: '打印这一页',
  printFailed: '没有打印。请检查打印机是否接好、有纸，再点一次。',
};
