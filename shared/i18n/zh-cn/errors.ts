import { fieldText } from './imports.ts';
import type { RefusedFileReason } from '#shared/base/sheet.ts';
import type { AppError, ErrorCode, ErrorParams } from '#shared/contract/errors.ts';
import { noticeFaultText } from './calendar.ts';
import { evidenceFaultText } from './evidence-faults.ts';
import { exchangeErrorText } from './exchange-errors.ts';
import { baseNote } from './year-base.ts';
import { closeFaultText, measureFieldText } from './follow-ups.ts';
import { count } from './numbers.ts';
import { outcomeText } from './results.ts';
import { findingWords } from './scheme-findings.ts';
import { auditApartText } from './system.ts';

const outcomeName = (key: string): string => new Map(Object.entries(outcomeText)).get(key) ?? key;

const refusedFile: { readonly [R in RefusedFileReason]: string } = {
  unreadable: '这个文件打不开，可能正被别的程序占用。请先在表格软件里关掉它再试',
  empty: '这个文件是空的。请换一个有内容的文件',
  notExcel: '这不是 Excel 工作簿，也不是 .csv 表格。请在表格软件里另存为“Excel 工作簿（.xlsx）”再导入',
  encrypted: '这个文件设了打开密码。请在表格软件里去掉密码、另存一份再导入',
  binaryFormat: '这是 Excel 的二进制工作簿（.xlsb），不能直接导入。请在表格软件里另存为“Excel 工作簿（.xlsx）”再导入',
  htmlDisguised: '这是网页改名成的表格，不是真正的 Excel。请打开后另存为“Excel 工作簿（.xlsx）”再导入',
  unknownEncoding:
    '这个文本文件里有认不出来的文字，既不是 UTF-8 也不是 GBK 编码。请用表格软件打开核对，另存为“Excel 工作簿（.xlsx）”再导入',
  brokenText:
    '这个文本文件里有一格长得不正常，多半是少了一个引号，分不清哪里到哪里是一格。请用表格软件打开核对，另存为“Excel 工作簿（.xlsx）”再导入',
  tooLarge: '这个文件太大。请删去不用的工作表、图片和空行后另存一份，或分成几个文件导入',
  bomb: '这个文件解开后大得不正常，为了安全没有读。请向提供文件的人另要一份',
  unsafe: '这个文件里有不该出现在表格里的内容，为了安全没有读。请在表格软件里另存一份再导入',
  damaged: '这个文件已经损坏，只能读出一部分，所以没有读。请另要一份完好的',
  outOfMemory: '这个文件读到一半时内存不够。请关掉别的程序，或删去不用的工作表后另存一份再导入',
  crashed: '读这个文件时程序中途停住了。请在表格软件里另存一份再导入，仍不行请把文件交给维护人员',
  noSheet: '这个文件里没有可读的工作表。请检查后再导入',
};

const importKindName: Readonly<Record<string, string>> = {
  items: '抽查事项',
  subjects: '检查对象',
  inspectors: '检查人员',
  checklists: '检查表',
  results: '现场结果',
};

const list = (words: readonly string[]): string => (words.length === 0 ? '（无）' : words.map((word) => `“${word}”`).join('、'));

/** What happened, whether data is safe, what to do next. A new failure does not compile until it has its sentence. */
export const errorText: { readonly [C in ErrorCode]: (params: ErrorParams[C]) => string } = {
  internal: ({ reference }) =>
    `程序遇到没有料到的情况，这一步没有做完；已保存的数据都在。请再试一次，仍不行请把编号 ${reference} 告诉维护人员。`,
  'input.invalid': ({ field }) => `填写的内容不合要求（${field}），没有改动任何数据。请检查后再试。`,
  'call.unknown': ({ name }) => `程序里没有这项功能（${name}），没有改动任何数据。请重新打开程序，仍不行请联系维护人员。`,
  'session.required': () => '您还没有登录，这一步没有做。请先登录。',
  'session.locked': () => '屏幕已锁定，这一步没有做；页面上的内容都还在。请输入密码后再试。',
  'access.denied': () => '您的角色不能做这一步，没有改动任何数据。请由有权限的人登录后办理。',
  'job.cancelled': () => '已取消，没有改动任何数据。',
  'backend.gone': () => '后台程序意外停止，这一步可能没有做完；此前已保存的数据都在。请稍等片刻再试一次。',
  'store.full': () => '存放数据的磁盘满了，这一步没有保存；原有数据没有丢。请清理磁盘后再试。',
  'store.readOnly': () => '数据文件夹现在不能写入，这一步没有保存；原有数据没有丢。请检查文件夹的权限后再试。',
  'store.damaged': () =>
    '数据文件有损坏，这一步没有做，为免扩大没有写入任何内容。请不要再操作，用最近的备份恢复，或者把数据文件夹交给维护人员。',
  'store.newer': ({ found }) => `数据是更新版本的程序写的（${found}），这个版本不能打开；数据没有动。请安装新版本。`,
  'store.inUse': () => '另一个程序正在使用这份数据；数据没有动。请先关掉另一个窗口再打开。',
  'office.exists': ({ name }) => `这份数据已经属于“${name}”，没有改动。如要给另一个单位使用，请另选数据文件夹。`,
  'office.missing': () => '这份数据还没有选定单位，这一步没有做。请重新打开程序，先完成首次设置。',
  'office.divisionUnknown': ({ code }) => `区划代码 ${code} 不在本市的区划里，没有保存。请从列表里选。`,
  'office.roleOnly': ({ role }) =>
    role === 'city' ? '这一步只能由市局办理，没有改动任何数据。' : '这一步只能由县（市、区）局办理，没有改动任何数据。',
  'org.notFound': () => '找不到这个单位，可能刚被撤销添加。请在左边重新选。',
  'org.wrongParent': () => '这类单位不能放在选定的上级下面，没有保存。请换一个上级。',
  'org.parentClosed': ({ unit }) => `上级“${unit}”已经停用，没有保存。请先恢复它，或换一个上级。`,
  'org.nameTaken': ({ name, unit }) =>
    name === unit
      ? `已经有名叫“${name}”的单位，没有保存。请换一个名称。`
      : `“${name}”是“${unit}”的曾用名，没有保存。请换一个名称，或先在“${unit}”里去掉这个曾用名。`,
  'org.codeShape': ({ digits }) => `代码应是 ${digits} 位数字，没有保存。没有代码时请空着。`,
  'org.codeTaken': ({ unit }) => `这个代码已是“${unit}”的，没有保存。请核对后再填。`,
  'org.hasParts': ({ parts }) =>
    parts === 0 ? '本局不能停用，没有改动。' : `下面还有 ${parts} 个在用的单位或乡镇，没有停用。请先把它们移到别的单位下面。`,
  'calendar.wrongNotice': noticeFaultText,
  'calendar.notTyped': ({ year }) => `${year} 年的放假安排不是这里填写的，没有改动。要换成别的，请直接修改。`,
  'people.nameTaken': ({ name }) => `已经有名叫“${name}”的用户，没有添加。请换一个名字，例如加上科室。`,
  'people.auditApart': () => `没有添加。${auditApartText}`,
  'people.passwordWeak': ({ minimum }) => `密码不够强，没有保存。请至少用 ${minimum} 个字符，大写字母、小写字母、数字、符号里至少有三种。`,
  'file.tokenUnknown': () => '选好的文件已经失效，没有读取任何内容。请重新选一次。',
  'file.unreadable': ({ name }) => `“${name}”读不出来，没有改动任何数据。请检查U盘是否插好、文件是否还在，再选一次。`,
  'file.exists': ({ name }) => `文件夹里已经有“${name}”，没有覆盖它。请换一个文件夹，或先把旧文件移走。`,
  'folder.notWritable': ({ name }) => `“${name}”不能写入，没有写出文件；本机数据都在。请换一个文件夹或U盘。`,
  'disk.full': ({ name }) => `“${name}”写满了，文件没有写完，已清理；数据都在本机，没有丢。请换个U盘再试。`,
  'import.refused': ({ name, reason }) => `“${name}”没有导入，名录没有改动。${refusedFile[reason]}。`,
  'import.wrongColumns': ({ missing, found }) =>
    `没有找到必需的列：${list(missing)}。名录没有改动。这个文件里的列有：${list(found)}。请改好标题行再导入，或者检查是不是选错了文件。`,
  'import.wrongKind': ({ name, kind }) =>
    `“${name}”是${importKindName[kind] ?? '别的名录'}的模板或问题表，名录没有改动。请到对应的地方导入。`,
  'import.fileChanged': ({ name }) => `“${name}”在检查之后又改过或移走了，没有改动任何数据。请重新选一次这个文件。`,
  'import.noRows': ({ name }) => `“${name}”里没有可以导入的行：表是空的，或者只有标题。名录没有改动。请检查是不是选错了工作表或文件。`,
  'import.stageGone': () => '上次检查的结果已经不在了，名录没有改动。请重新选一次文件。',
  'library.empty': () => '名录里还没有内容，没有写出文件。请先导入，或下载模板来填。',
  'library.tooLarge': ({ rows, most }) =>
    `名录有 ${count(rows)} 条，一个 Excel 工作簿最多放 ${count(most)} 条，没有写出文件；名录没有改动。请由各区县在自己的名录里导出。`,
  'import.batchGone': () => '这一批已经不在了，名录没有改动。请刷新后再看。',
  'import.undoneAlready': ({ name }) => `“${name}”这一批已经撤销过，名录没有改动。`,
  'import.usedByDraw': ({ name, serial, records }) =>
    `“${name}”这一批不能撤销：其中 ${count(records)} 条已用在封存的抽取 ${serial} 里，封存后不能改。名录没有改动。有错的请在名录里改正（留痕）。`,
  'import.issued': ({ name, list: versionNo, records }) =>
    `“${name}”这一批不能撤销：其中 ${count(records)} 项已在发布的清单“${versionNo}”里，发布后不能改。清单没有改动。要改请另发新版。`,
  'import.changedLater': ({ name, records }) =>
    `“${name}”这一批不能撤销：其中 ${count(records)} 条后来又改过，撤销会丢掉后来的改动。名录没有改动。请先撤销后面的改动。`,
  'import.nothingToWrite': () => '没有可以入库的行，名录没有改动。请先改好表里的问题再导入。',
  'subject.notFound': () => '这一户已不在名录里，没有改动任何数据。请返回名录重新查找。',
  'item.notFound': () => '找不到这一项，可能刚被移出清单。请回到清单重新选。',
  'item.codeTaken': ({ code, name }) => `编号 ${code} 已是“${name}”的。没有保存，请换一个编号。`,
  'item.cityWording': ({ name, field }) =>
    `“${name}”是上级下发的，本局不能改它的${fieldText.items[field] ?? field}。没有保存；公布、条线、适用对象、检查表和备注可以改。`,
  'item.superseded': ({ name }) => `“${name}”这一版已被新版本代替或已移出清单。没有保存，请打开现行的版本。`,
  'item.cityStays': ({ name }) => `“${name}”是上级下发的，本局可以增加事项，不能移出上级的事项。清单没有变动。`,
  'item.usedSince': ({ name }) => `“${name}”已被封存的任务或发布的清单采用，不能撤销。清单没有变动，需要时请再改一版。`,
  'item.listNumberTaken': ({ versionNo }) => `${versionNo} 版已经发布过。没有发布，请换一个版本号。`,
  'item.listEmpty': () => '清单里还没有事项，没有可以发布的。请先导入或添加事项。',
  'item.listUnchanged': ({ versionNo }) => `清单和 ${versionNo} 版一样，没有变动，不用再发布。`,
  'item.checklistColumns': ({ missing }) =>
    `表里没有找到${missing.map((title) => `“${title}”`).join('、')}这一列。什么都没有写入，请对照“事项编号、序号、检查内容、操作方法、材料”调整表头后再选。`,
  'item.fileChanged': ({ name }) => `“${name}”在您看过之后改动过。什么都没有写入，请再看一遍。`,
  'library.otherOffice': ({ office }) => `这条记录由${office}建立和管理，没有改动任何数据。请联系该单位更正，更正后随下一个名录包报来。`,
  'inspector.notFound': () => '找不到这名检查人员，可能刚被移除。请回到名录重新选。',
  'inspector.staffNoTaken': ({ staffNo, name }) => `工号 ${staffNo} 已是 ${name} 的。没有保存，请核对工号。`,
  'inspector.spanReversed': ({ from, to }) => `截止日期 ${to} 早于开始日期 ${from}。没有保存，请改好其中一个。`,
  'inspector.leavesMeet': ({ from }) => `从 ${from === '' ? '最早' : from} 开始的一段和另一段有重叠。没有保存，请把两段合成一段。`,
  'inspector.recusalCode': ({ code }) => `“${code}”不是统一社会信用代码，也不是注册号。没有保存，请核对回避对象的代码。`,
  'inspector.assigned': ({ name }) => `${name} 已经抽到检查任务，不能撤掉。不再参加抽取的话，请设为不在岗。`,
  'library.nothingToUndo': () => '没有可以撤销的修改。名录没有变动。',
  'library.undoOfImport': ({ fileName }) => `上一次变动来自导入“${fileName}”。名录没有变动，请到导入批次里撤销整批。`,
  'subject.codeInvalid': ({ code }) => `代码“${code}”的校验码不对，没有保存。请对照营业执照再看一遍，常见的是 0 和 O、1 和 I 看错。`,
  'subject.codeTaken': ({ code, name }) => `代码“${code}”已经是“${name}”的，没有保存。请先查一查这两户是不是同一户。`,
  'subject.onFrozenList': ({ serial }) =>
    `这一户在已封存的名录里（${serial}），检查结果录入以前代码不能改，没有保存。其他内容可以改；代码请等这次抽查录完结果再更正。`,
  'subject.unchanged': () => '没有需要改的内容，名录没有改动。',
  'action.notFound': () => '找不到这次改动，名录没有变。请在改动记录里重新选一次。',
  'action.undone': ({ by }) => `这次改动已由 ${by} 撤销过，名录没有再变。`,
  'action.frozen': ({ serial, subjects }) =>
    `这次改动以后，其中 ${count(subjects)} 户已封存进名录 ${serial}，所以不能整批撤销；名录没有变。要改个别户，请在那一户的详情里改。`,
  'plan.notFound': () => '这份年度计划已不在了，没有改动任何数据。请返回年度计划。',
  'plan.yearTaken': ({ year }) => `${year} 年已有年度计划，没有另建。要改已批准的计划，请点“调整计划”。`,
  'plan.notDraft': ({ state }) =>
    state === 'submitted'
      ? '计划已送审，没有改动。要改先退回修改。'
      : '计划已批准，不能再改，没有改动任何数据。要改请点“调整计划”，旧版会留着。',
  'plan.notReady': ({ findings }) => `还有 ${count(findings)} 处必须改，没有送审。请按右边的提示改好。`,
  'plan.rowNotFound': () => '这一行已不在计划里，没有改动任何数据。请看计划现在的内容。',
  'plan.notSubmitted': () => '这份计划不在送审，没有改动。请先送审。',
  'plan.sameApprover': ({ name }) => `送审和批准须是两个人，没有批准。计划是${name}送审的，请另一位负责人批准。`,
  'plan.notAnApprover': ({ name }) => `${name}没有股长、局领导的角色，没有批准。请负责人来批准。`,
  'plan.notApproved': () => '计划还没有批准，不能登记上报或公示。请先批准。',
  'plan.notInForce': () => '这一版不是现在执行的计划，没有改动。请打开已批准的最新一版再办。',
  'plan.openVersion': ({ version }) => `第 ${version} 版正在起草，没有另起一版。请接着改那一版，或者先放弃它。`,
  'plan.reasonMissing': () => '已经登记过，再登记须写明更正的理由，没有保存。',
  'plan.baseWrong': () => '企业户数不能多于全部主体户数，没有保存。请核对两个数。',
  'scheme.notFound': () => '这个任务已不在了，没有改动任何数据。请返回任务列表。',
  'scheme.itemNotPublished': ({ item }) => `“${item}”没有公布，不能选用。任务没有保存，请去掉这一项。`,
  'scheme.listHanded': ({ name }) => `“${name}”的名单由市局抽取下发，对象和比例不能改，没有保存。不查的户请写进“排除”，写明理由。`,
  'scheme.frozen': ({ name }) => `“${name}”已经封存，只能看，没有改动。要改须作废重来（留痕）。`,
  'scheme.reasonMissing': ({ findings }) => `体检还有 ${count(findings)} 处要写明理由，没有封存。请在体检栏逐处写上。`,
  'scheme.notReady': ({ findings }) => `还有 ${count(findings)} 处必须改，没有封存。请先按体检结果改好。`,
  'draw.notFound': ({ serial }) => `没有找到抽取 ${serial}，没有改动任何数据。请返回任务列表。`,
  'draw.borrowed': ({ serial }) => `抽取 ${serial} 是办公室电脑带出来的任务，这台电脑只录入它的结果，没有改动。请在办公室电脑上办理。`,
  'draw.fieldComputer': () => '这是外勤电脑，抽取在办公室电脑上进行，没有改动。请在办公室电脑上冻结方案。',
  'draw.byCounties': ({ serial }) => `抽取 ${serial} 只抽检查对象，由各县局抽取检查人员并检查，本局没有改动。进展请看“下发任务”。`,
  'draw.wrongState': ({ serial, state }) =>
    state === 'void'
      ? `抽取 ${serial} 已作废（留痕），只能看，没有改动。`
      : `抽取 ${serial} 现在走到的步骤不能做这件事，没有改动。请按页面上的“下一步”办理。`,
  'draw.secretWeak': ({ minimum }) => `密语太短，没有封存。请至少用 ${minimum} 个字符，最好抄程序给出的密语。`,
  'draw.committedAlready': ({ party }) => `${party === 'A' ? '甲' : '乙'}方的密语已经封存，没有改动。封存后不能更换。`,
  'draw.announcedAlready': () => '公开值已经约定过，没有改动。约定之后不能更换。',
  'draw.readAlready': ({ by }) => `第一遍已由${by}录好并遮住，没有改动。请另一个人录第二遍。`,
  'draw.notRead': () => '还没有第一遍的骰子数字，没有保存。请先由一个人录第一遍。',
  'draw.sameReader': ({ name }) => `第一遍就是${name}录的，没有保存。第二遍请换一个人登录来录。`,
  'draw.witnessMissing': () => '还没有写见证人，没有保存。请写上说“与现场一致”的见证人姓名。',
  'draw.serialTyped': ({ serial }) => `录入的编号与 ${serial} 不一样，没有作废。请照着编号逐字录入。`,
  'draw.reasonMissing': ({ minimum }) => `作废要写原因，至少 ${minimum} 个字，没有作废。`,
  'draw.sameApprover': ({ name }) => `申请作废的就是${name}，没有作废。请另一位审核员或股长批准。`,
  'draw.notAnApprover': ({ name }) => `${name}不是审核员，也不是股长或局领导，没有作废。请有批准权的人来录密码。`,
  'draw.diceTooFew': ({ given, needed }) => `骰子数字只有 ${given} 位，至少要 ${needed} 位，没有保存。请接着掷完再录入。`,
  'draw.diceInvalid': ({ position }) => `第 ${position} 位不是这种骰子会有的数字，没有保存。请核对后重新录入。`,
  'draw.revealWrong': ({ party }) =>
    `${party === 'A' ? '甲' : '乙'}方拆封的密语与封存时的不一致，没有抽取。请核对信封里的原文，注意大小写和空格。`,
  'draw.publicInvalid': () => '公开值格式不对，没有抽取。请按页面上的说明填写。',
  'draw.publicMissing': ({ what }) => `封存时约定了公开值“${what}”，没有抽取。请填上公布的数值。`,
  'draw.publicNotAnnounced': () => '封存时没有约定公开值，没有抽取。请把公开值一栏清空。',
  'draw.frozenChanged': ({ file }) =>
    `封存后的名录被人改过（${file}），与封存时的指纹不一致，没有抽取。请停下来，在“系统”里核对操作留痕，并联系维护人员。`,
  'team.notOnTeam': ({ code, staffNo }) => `${staffNo} 现在不在 ${code} 的检查组里，没有调整。请刷新名单后再选。`,
  'team.resultEntered': ({ code }) => `${code} 的检查结果已经录入，检查人员不能再调整，没有改动。`,
  'team.nobodyLeft': ({ code }) => `${code} 没有别的合格人员可以抽，全部没有调整，原来的检查组不变。请先补充检查人员，或者另行指定。`,
  'team.notEligible': ({ code, staffNo }) =>
    `${staffNo} 不能去检查 ${code}：不在封存的检查人员名册里、要回避、地域不符，或者没有需要的业务资格。没有改动，请另选一人。`,
  'replacement.visited': ({ code }) =>
    `${code} 的检查结果已经录入，是上门查过的，不能算空缺，没有封存。只有结果是无法联系、停业、注销吊销或迁出的，才可以补抽。`,
  'replacement.filledAlready': ({ code }) => `${code} 的空缺已经有补抽，没有再封存。请到补抽列表里看。`,
  'replacement.drawOpen': ({ serial }) => `抽取 ${serial} 还没有办完，不能再封存补抽名录，没有改动。请先办完或者作废它。`,
  'replacement.jointEvent': () => '联合抽查一户查多项，不能整户补抽，没有封存。请按事项新建任务抽取。',
  'replacement.reserveEmpty': ({ stratum, left, needed }) =>
    `${stratum} 类空缺 ${needed} 户，备选只剩 ${left} 户，没有封存。请减少这一类的空缺，或者新建任务。`,
  'replacement.notReady': (finding) => {
    const { what, remedy = '' } = findingWords(finding);
    return `${what}，没有封存补抽名录。请先改好：${remedy}。`;
  },
  'letter.noMeasure': () => '这一户没有这项处置，没有写。请先在后续处理里填好。',
  'letter.nothingPublic': () => '这次抽查还没有审核通过的结果，没有可公示的，没有写。',
  'figures.dayInvalid': ({ year, until }) => `统计到“${until}”不对，没有算。请选 ${year} 年 1 月 1 日到今天之间的一天。`,
  'figures.isBase': ({ enterprises, subjects, frozenOn }) => baseNote(enterprises, subjects, frozenOn),
  'fieldPack.otherVisits': () => '名单和刚才不一样了，顺序没有改动。请重新打开这一页再排。',
  'fieldPack.noSheets': ({ last }) => `没有这几份，一共 ${count(last)} 份，没有印。请改起止份号。`,
  'fieldPack.tooMany': ({ most }) => `一次最多印 ${count(most)} 份，没有印。请分几次，从上次的下一份接着印。`,
  'fieldPack.notASheet': () => '这不是资料包上的二维码，没有打开任何记录。请对准表格右上角的码再扫一次。',
  'fieldPack.misread': () => '这个码读错了一位，没有打开任何记录。请再扫一次，或者照码下面的字再输一遍。',
  'broughtBack.nothingToEnter': () => '这里没有待录的户了，没有写出文件。',
  'broughtBack.notATable': ({ name }) =>
    `“${name}”不是本程序导出的现场结果表，没有导入任何结果。请选从“现场资料包”导出、填好的那张表；最右边隐藏的识别码一列要留着。`,
  'broughtBack.otherEvent': ({ name, serial, other }) =>
    `“${name}”是 ${other} 那次抽取的现场结果表，不是 ${serial} 的，没有导入任何结果。请先选到那个任务再导入。`,
  'broughtBack.otherRecord': ({ name, serial }) =>
    `“${name}”里的编号也是 ${serial}，但抽取记录不是同一份，没有导入任何结果。这张表是从别的数据文件夹导出的，请到那里导入。`,
  'broughtBack.changed': ({ name }) => `您看过“${name}”以后，有结果变动过，这一次什么都没有写入。请再看一遍再导入。`,
  'broughtBack.nothingToTake': () => '没有可以导入的户，什么都没有写入。',
  'result.notDrawn': ({ code }) => `${code} 不在这次抽取的名单里，没有保存。请从名单里选。`,
  'result.outcomesExclude': ({ first, second }) =>
    `“${outcomeName(first)}”和“${outcomeName(second)}”不能同时选，没有保存；您填的内容还在。请去掉一个。`,
  'result.itemMissing': ({ item }) => `“${item}”还没有选是否检查，没有保存；您填的内容还在。请补上。`,
  'result.problemTextMissing': ({ item }) => `“${item}”发现了问题但没有写明，没有保存；您填的内容还在。请写一句问题描述。`,
  'result.outcomeMissing': () => '还没有选检查结果，没有保存；您填的内容还在。请选一项。',
  'result.contradiction': ({ outcome }) =>
    `“${outcomeName(outcome)}”与各事项的检查情况矛盾，没有保存；您填的内容还在。请核对后改正其中一处。`,
  'result.approved': ({ code }) => `${code} 的结果已审核通过，没有改动。要改请让审核人先退回。`,
  'result.published': ({ code }) => `${code} 的结果已公示，没有改动。要改请到“公示”里办更正。`,
  'evidence.refused': ({ name, reason }) => `“${name}”没有添加，已有的材料都在。${evidenceFaultText[reason]}。`,
  'evidence.thereAlready': ({ name }) => `同样的材料已经在这里，名为“${name}”，没有再存一份。`,
  'evidence.noteMissing': () => '这一户已经送审，补充材料要写明为什么补，没有添加。请先写说明。',
  'evidence.placeUnknown': () => '这份材料要挂的事项或措施已经不在了，没有添加。请刷新后再试。',
  'evidence.notFound': () => '这份材料已经不在了，没有改动任何数据。请刷新后再看。',
  'evidence.kept': ({ name }) => `“${name}”已随结果送审，不能去掉，没有改动。要说明情况请另外补充材料。`,
  'evidence.fileBad': ({ name, file }) =>
    file === 'missing'
      ? `“${name}”在数据文件夹里找不到了，登记还在。请用原来的文件再添加一次，或从备份恢复。`
      : `“${name}”在数据文件夹里被改动过，和登记时不一样，没有显示。请用原来的文件再添加一次，或从备份恢复。`,
  'review.notWaiting': ({ code }) => `${code} 现在不在待审核里，这一批都没有动。请刷新后再审。`,
  'review.changed': ({ code }) => `${code} 在您看过以后又改过，这一批都没有动。请再看一遍再审。`,
  'review.ownEntry': ({ code }) => `${code} 是您自己录入的，不能由您审核；这一批都没有动。请换一位审核人。`,
  'publication.notApproved': ({ code }) => `${code} 还没有审核通过，不能公示；这一批都没有标。请先审核。`,
  'publication.notPublished': ({ code }) => `${code} 还没有公示，不用更正。请让审核人退回后直接改。`,
  'publication.correctionWaits': ({ code }) => `${code} 上一次更正还没有重新公示，没有改动。请先公示上一次更正。`,
  'publication.unchanged': () => '更正前后一样，没有写下任何内容。请改了再批准。',
  'publication.reasonMissing': ({ minimum }) => `更正要写理由，至少 ${minimum} 个字，没有更正；您填的内容还在。请补上。`,
  'publication.sameApprover': ({ name }) => `申请更正的就是${name}，没有更正。请另一位审核员或局领导批准。`,
  'publication.notAnApprover': ({ name }) => `${name}不是审核员，也不是股长或局领导，没有更正。请有批准权的人来录密码。`,
  'publication.nothingWaits': () => '没有等着公示的结果，没有写出文件。请先审核。',
  'publication.dateInvalid': ({ date }) => `公示日期“${date}”不对，一户也没有标。公示日期不能早于审核那天，也不能晚于今天。`,
  'task.dispatchedAlready': ({ date }) => `这个任务 ${date} 已经派发过，没有再派。要换单位请用移交。`,
  'task.notDispatched': ({ serial }) => `任务 ${serial} 还没有派发，没有移交。请先派发。`,
  'task.dateInvalid': ({ date }) => `派发日期“${date}”不对，没有派发。派发日期不能早于抽取那天，也不能晚于今天。`,
  'task.notFinished': ({ unpublished, followUpsOpen }) =>
    `任务还不能办结：${unpublished > 0 ? `${count(unpublished)} 户还没有公示` : ''}${unpublished > 0 && followUpsOpen > 0 ? '，' : ''}${followUpsOpen > 0 ? `${count(followUpsOpen)} 户后续处理没有办结` : ''}。没有改动任何数据。`,
  'task.closedAlready': ({ serial }) => `任务 ${serial} 已经办结。`,
  'followUp.notFound': () => '台账里没有这一户，没有改动任何数据。请刷新后再看。',
  'followUp.none': () => '台账里没有记录，没有写出文件。',
  'followUp.closed': ({ name }) => `“${name}”已经办结，没有改动。`,
  'followUp.dayInvalid': ({ place, field }) =>
    `第 ${place} 项的${measureFieldText(field)}不对，没有存；您填的内容还在。日期不能早于检查日期或前一步，也不能晚于今天。`,
  'followUp.lettersApart': ({ place, least, most }) =>
    `第 ${place} 项的两封专用信函要相隔 ${least} 至 ${most} 天，没有存；您填的内容还在。请核对日期。`,
  'followUp.listedAlready': ({ place, date }) =>
    `第 ${place} 项：这一户今年已因同样的事由列入过（${date}），没有存；同一事由一年只列一次。请改用别的措施。`,
  'followUp.notListable': ({ place }) => `第 ${place} 项：注销、吊销的户不列入经营异常名录，没有存。请改用别的措施并写明证据。`,
  'followUp.noticeNumber': ({ place }) => `第 ${place} 项的抄告单号由程序编，不能改，没有存；您填的内容还在。`,
  'followUp.noticeSent': ({ noticeNo }) => `${noticeNo}已经发出，不能去掉，没有存；您填的内容还在。`,
  'followUp.hasFiles': ({ place }) => `原来的第 ${place} 项挂着现场材料，不能去掉，没有存；您填的内容还在。请先去掉它的材料，写明原因。`,
  'followUp.receiptGiven': ({ noticeNo }) => `${noticeNo}已经有回执，一张抄告单只回一次，没有存；您填的内容还在。`,
  'followUp.notFinished': ({ missing }) => `还不能办结：${missing.map(closeFaultText).join('；')}。没有改动任何数据。`,
  'result.visitCodeMissing': () => '没有填扫码入企码（监督码），没有保存；您填的内容还在。本局要求每户都填，请把这次检查的码补上。',
  'result.dateInvalid': ({ date }) => `检查日期“${date}”不对，没有保存；您填的内容还在。请填实际检查的日期，不能晚于今天。`,
  ...exchangeErrorText,
};

/** The sentence for any failure, whichever call it came from. */
export const errorSentence = (error: AppError): string => {
  // Code and params belong together by construction; the index hides it from the compiler.
  const sentence = errorText[error.code] as (params: AppError['params']) => string;
  return sentence(error.params);
};
