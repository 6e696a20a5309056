export const carryWords = {
  title: '交给市局：',
  stick: 'U盘，不限大小',
  mail: '邮件',
  limit: '每件不超过',
  unit: 'MB',
  hint: '超过的分成几件，一次出齐、一次写出；几件都要发，先后不论。改了就记下，下次照用。',
};
