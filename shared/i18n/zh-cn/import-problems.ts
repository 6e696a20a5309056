import type { ImportProblemRow } from '#shared/contract/imports.ts';

type ProblemCode = ImportProblemRow['code'];

/** What a sentence may name. `suggestion` is empty when there is none. */
export interface ProblemFacts {
  readonly column: string;
  readonly found: string;
  readonly suggestion: readonly string[];
}

const quoted = (text: string): string => (text === '' ? '这一格' : `“${text}”`);
const oneOf = (words: readonly string[]): string => words.map((word) => `“${word}”`).join('、');
const perhaps = (words: readonly string[]): string => (words.length === 0 ? '' : `可能是${oneOf(words)}。`);
const inLibrary = (words: readonly string[]): string => (words.length === 0 ? '' : `名录库里同名的主体，代码是${oneOf(words)}。`);
const first = (words: readonly string[]): string => words[0] ?? '';

/** What was found and what to do next, beside row and column. A new code does not compile until it has its sentence. */
export const problemText: { readonly [C in ProblemCode]: (facts: ProblemFacts) => string } = {
  E101: ({ column }) => `${quoted(column)}不能空着。请补上后再导入这一行。`,
  E102: ({ found, suggestion }) => `${quoted(found)}的校验位不对，多半有一个字打错了。${perhaps(suggestion)}请对照营业执照改正。`,
  E103: ({ found, suggestion }) =>
    `代码被表格软件当成了数字（${found}），末几位已经丢失，程序不会猜。${inLibrary(suggestion)}请把这一列设成文本，对照营业执照重新填写。`,
  E104: ({ found }) => `${quoted(found)}不是统一社会信用代码，也不是老注册号。请对照营业执照填写。`,
  E105: ({ found }) => `${quoted(found)}不是日期。请写成 2021-03-18 这样。`,
  E106: ({ found, suggestion }) => `${quoted(found)}可以读成${oneOf(suggestion)}。请写成年在前的样子。`,
  E107: ({ found }) => `这一格的公式出错（${found}）。请在表格里改成实际内容。`,
  E108: ({ found, suggestion }) => `不认识${quoted(found)}。请改成${oneOf(suggestion)}中的一个。`,
  E109: ({ found }) => `${quoted(found)}不是数字。请填数字。`,
  E110: ({ found, suggestion }) => `代码 ${found} 在别的行里叫${quoted(first(suggestion))}。两行都没有导入，请核对后只留对的一行。`,
  E112: ({ suggestion }) => `身份证号和第 ${first(suggestion)} 行的相同。请核对是不是同一个人。`,
  E113: ({ found }) => `名录库里没有代码 ${quoted(found)}。更新风险等级不会新增检查对象；确有这一户时，请先导入它的登记信息。`,
  W102: ({ found, suggestion }) => `${quoted(found)}里有代码不用的字母，改成${oneOf(suggestion)}后校验位正好对上。请您看一眼。`,
  W104: () => '这是 15 位的老注册号，已照原样导入。有新的统一社会信用代码时请补上。',
  W105: () => '这是 13 位的老注册号，没有校验位，已照原样导入。有新的统一社会信用代码时请补上。',
  W106: ({ found }) => `老注册号${quoted(found)}的校验位不对，已照原样导入。请您看一眼。`,
  W201: ({ found }) => `这一列有用数字表示的日期（例如 ${found}），已按表格的历法换算。请您抽看几行。`,
  W202: ({ found }) => `${quoted(found)}早于 1949 年或晚于今天，已照原样导入。请您看一眼。`,
  W203: ({ found }) => `这一格是公式，取了表格里现有的值${quoted(found)}。请您看一眼值是否是最新的。`,
  W204: ({ found }) => `这一格属于上面的合并单元格（${quoted(found)}），没有替您填。需要时请补上。`,
  W205: () => '这一行在表格里是隐藏的，也一起导入了。不需要的话请从表格里删去再导入。',
  W206: ({ found, suggestion }) => `${quoted(found)}还有另一个代码 ${first(suggestion)}。分支机构常有这种情况，请您看一眼。`,
  W207: ({ found }) => `${quoted(found)}不像电话号码，已照原样导入。请您看一眼。`,
  W208: ({ found }) => `名称${quoted(found)}不到 2 个字或超过 100 个字，已照原样导入。请您看一眼。`,
  W209: ({ found, suggestion }) => `行政区划 ${found} 和代码里的 ${first(suggestion)} 不在一个市。迁入的主体常有这种情况，请您看一眼。`,
  W210: ({ found, suggestion }) => `不认识${quoted(found)}，已留空。可用的词：${oneOf(suggestion)}。`,
  W211: ({ column }) => `${quoted(column)}空着，已照样导入。知道的话请补上。`,
  W212: () => '这一格的文字很长，已全部导入。请您看一眼是否贴错了格子。',
  W213: ({ found }) => `不认识业务条线${quoted(found)}，没有计入。请改成系统里的条线名称或编号。`,
  W214: ({ found }) => `执法证号${quoted(found)}不是 6 到 24 位的字母和数字，已照原样导入。请您看一眼。`,
  W215: ({ found }) => `回避对象${quoted(found)}里的代码读不出来，没有计入。请写成“代码；原因”，一行一个。`,
  W216: ({ found }) => `请假${quoted(found)}里的起止日期读不出来，没有计入。请写成“2026-03-02至2026-03-20；原因”，一行一次。`,
  W217: ({ found }) => `${quoted(found)}里有残缺的字（显示成 \uFFFD），文件送来之前就坏了，已照原样导入。请您对照原件补上。`,
  F301: ({ found }) => `去掉了${quoted(found)}里多余的空格、换行或看不见的字符。`,
  F302: ({ found }) => `把${quoted(found)}里的全角字符改成了半角。`,
  F303: ({ found }) => `整理了${quoted(found)}的大小写、横线或引号。`,
  F304: ({ found }) => `${found} 是数字，位数完整，已改回文字。`,
  F305: ({ found }) => `把${quoted(found)}改成了统一的日期写法。`,
  F306: ({ found }) => `整理了电话${quoted(found)}的写法。`,
  F307: ({ found }) => `把${quoted(found)}换成了统一的说法。`,
  F308: ({ suggestion }) => `代码和名称与第 ${first(suggestion)} 行相同，两行已合并，以后面填了的内容为准。`,
  F309: ({ found }) => `按上面的合并单元格填了${quoted(found)}。`,
  F310: ({ suggestion }) => `没有工号，用执法证号 ${first(suggestion)} 代替。`,
  F311: ({ column }) => `${quoted(column)}这一列认得出来，但用不着，没有导入。`,
  F320: ({ found }) => `${quoted(found)}这一行是合计，没有导入。`,
  F321: () => '这一行又是表头或标题，没有导入。',
  F322: ({ found }) => `${quoted(found)}这一行是样例，没有导入。`,
  F323: ({ found }) => `${quoted(found)}这一行是制表说明，没有导入。`,
  F324: () => '这一行在表格里是隐藏的，按您的选择没有导入。',
  F326: ({ found }) => `这一户不在营业，标签${quoted(found)}没有导入；不在营业的户不进专项库。`,
  F325: () => '按您的选择，这一行没有导入。',
};
