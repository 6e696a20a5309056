import type { AuditEvent, AuditParams } from '#shared/contract/audit-events.ts';
import { bundleOutcomeTitle } from './bundles.ts';
import { conflictTableText, conflictWords } from './conflicts.ts';
import { figureText } from './figures.ts';
import { count, mailLimitText, pointsText, sizeText } from './numbers.ts';
import { clockStartText } from './publication.ts';
import { namingText } from './stage.ts';
import { capsText, unitKindText } from './org.ts';
import { subjectFieldsText } from './subject-edits.ts';

const importKind: Readonly<Record<string, string>> = { items: '抽查事项', subjects: '检查对象', inspectors: '执法检查人员' };
const bundleKind: Readonly<Record<string, string>> = {
  ...{ results: '上报包', roster: '名册包', receipt: '回执', plan: '下发包', correction: '更正要求包' },
  'roster-data': '名录包',
};
const clockText: Readonly<Record<string, string>> = clockStartText;
const party = (word: string): string => (word === 'A' ? '甲方' : '乙方');
const kindOf = (words: Readonly<Record<string, string>>, kind: string): string => words[kind] ?? kind;

const planText = (year: number, version: number): string => `${year} 年度计划第 ${version} 版`;

const signInText = (name: string, outcome: AuditParams['session.signedIn']['outcome'], failures: number): string => {
  if (outcome === 'signedIn') return `${name} 登录`;
  return outcome === 'refused' ? `${name} 登录，密码不对，连续第 ${failures} 次` : `${name} 登录，因多次密码不对仍在暂停中`;
};

const secondReadText = ({ serial, reader, outcome, digits, positions, witnesses }: AuditParams['draws.secondRead']): string => {
  if (outcome === 'agreed') return `抽取 ${serial}：${reader}录入第二遍，${digits} 位两遍一致，见证人${witnesses.join('、')}`;
  if (outcome === 'differs') return `抽取 ${serial}：${reader}录入第二遍，第 ${positions.join('、')} 位两遍不同，没有采用`;
  return `抽取 ${serial}：${reader}来录第二遍，密码不对或账号暂停，没有采用`;
};

/** One sentence a row of 操作留痕. A new event does not compile until it has its sentence. */
export const auditText: { readonly [E in AuditEvent]: (params: AuditParams[E]) => string } = {
  'office.created': ({ code, name, role }) => `选定单位：${name}（${code}，${role === 'city' ? '市局' : '县局'}）`,
  'org.saved': ({ kind, name, fields }) =>
    fields === null ? `添加${kindOf(unitKindText, kind)}“${name}”` : `修改${kindOf(unitKindText, kind)}“${name}”，${fields.length} 处`,
  'org.activeSet': ({ kind, name, active }) => `${active ? '恢复' : '停用'}${kindOf(unitKindText, kind)}“${name}”`,
  'org.undone': ({ kind, name }) => `撤销对${kindOf(unitKindText, kind)}“${name}”的上一次修改`,
  'org.filled': ({ added }) => `按区划补上单位和乡镇 ${added} 个`,
  'org.capsSaved': ({ after }) => `设定每户一年最多检查次数：${capsText(after)}`,
  'yearPack.written': ({ folder, files }) => `写“${folder}”，${count(files)} 个文件`,
  'letters.written': ({ file }) => `写公文“${file}”`,
  'figures.exported': ({ year, until, visits }) => `导出 ${year} 年统计表，截至 ${until}，${count(visits)} 户次`,
  'fieldPack.ordered': ({ serial, visits }) => `排定 ${serial} 的走访顺序，${count(visits)} 户`,
  'calendar.saved': ({ year, holidays }) => `填写 ${year} 年放假安排，${count(holidays)} 个节日`,
  'calendar.removed': ({ year }) => `删去填写的 ${year} 年放假安排`,
  'session.signedIn': ({ name, outcome, failures }) => signInText(name, outcome, failures),
  'session.locked': ({ name }) => `${name} 锁定屏幕`,
  'session.signedOut': ({ name }) => `${name} 退出登录`,
  'session.recovered': ({ name, outcome }) =>
    outcome === 'recovered' ? `${name} 用恢复码重设密码` : `有人用错误的恢复码尝试重设 ${name} 的密码`,
  'people.added': ({ name, roles }) => `添加用户 ${name}，角色 ${roles.length} 个`,
  'imports.read': ({ kind, file, rows, mustFix }) =>
    `检查待导入的${kindOf(importKind, kind)}“${file}”，${count(rows)} 行，必须改 ${count(mustFix)} 行`,
  'imports.decided': ({ kind, file, decisions, mustFix }) =>
    `处理待导入的${kindOf(importKind, kind)}“${file}”的问题，决定 ${count(decisions)} 项，必须改的还有 ${count(mustFix)} 行`,
  'imports.undone': ({ kind, file, restored, removed }) =>
    `撤销${kindOf(importKind, kind)}的导入“${file}”：恢复 ${count(restored)}，移出 ${count(removed)}`,
  'library.templateWritten': ({ kind, file }) => `下载${kindOf(importKind, kind)}的模板“${file}”`,
  'library.exported': ({ kind, file, rows }) => `导出${kindOf(importKind, kind)}的名录“${file}”，${count(rows)} 条`,
  'imports.problemFileWritten': ({ kind, file, rows }) => `导出${kindOf(importKind, kind)}的问题表“${file}”，${count(rows)} 行`,
  'imports.confirmed': ({ kind, file, added, updated, unchanged, quarantined, missing }) =>
    `${kindOf(importKind, kind)}入库“${file}”：新增 ${count(added)}，更新 ${count(updated)}，不变 ${count(unchanged)}，留待处理 ${count(quarantined)}${missing > 0 ? `，标为待核 ${count(missing)}` : ''}`,
  'inspectors.saved': ({ name, staffNo, fields }) =>
    fields === null ? `添加检查人员 ${name}（${staffNo}）` : `修改检查人员 ${name}（${staffNo}），${fields.length} 处`,
  'inspectors.undone': ({ name, staffNo }) => `撤销对检查人员 ${name}（${staffNo}）的上一次修改`,
  'items.saved': ({ code, name, fields }) =>
    fields === null ? `添加抽查事项“${name}”（${code}）` : `修改抽查事项“${name}”（${code}），${fields.length} 处`,
  'items.removed': ({ code, name }) => `把抽查事项“${name}”（${code}）移出清单`,
  'items.undone': ({ code, name }) => `撤销对抽查事项“${name}”（${code}）的上一次修改`,
  'items.issued': ({ versionNo, items, added, changed, removed }) =>
    `发布抽查事项清单 ${versionNo} 版，${count(items)} 项，比上一版增 ${count(added)}、改 ${count(changed)}、减 ${count(removed)}`,
  'items.checklistsRead': ({ file, forms }) => `检查待导入的检查表“${file}”，${count(forms)} 份`,
  'items.checklistsWritten': ({ file, forms }) => `导入检查表“${file}”，${count(forms)} 份`,
  'subjects.edited': ({ code, name, after }) => `修改检查对象“${name}”（${code}）：${subjectFieldsText(Object.keys(after))}`,
  'subjects.tagged': ({ tag, action, changed, skipped }) =>
    `${action === 'add' ? '加' : '去'}标签“${tag}”，${count(changed)} 户；不用改 ${count(skipped)} 户`,
  'subjects.undone': ({ restored, kept }) => `撤销对检查对象的改动，恢复 ${count(restored)} 户，后来又改过而保留 ${count(kept)} 户`,
  'subjects.phoneShown': ({ code, name }) => `查看“${name}”（${code}）的完整电话`,
  'views.saved': ({ name }) => `保存视图“${name}”`,
  'views.removed': ({ name }) => `删除视图“${name}”`,
  'plans.created': ({ year, rows, copyOf }) =>
    copyOf === undefined ? `新建 ${year} 年度计划` : `新建 ${year} 年度计划，复制已有的 ${count(rows)} 行`,
  'plans.rowSaved': ({ year, version, name, fields }) =>
    `${planText(year, version)}：${fields === null ? `添加“${name}”` : `修改“${name}”，${fields.length} 处`}`,
  'plans.rowRemoved': ({ year, version, name }) => `${planText(year, version)}：删去“${name}”`,
  'plans.submitted': ({ year, version, rows }) => `${planText(year, version)}送审，${count(rows)} 行`,
  'plans.returned': ({ year, version, reason }) => `${planText(year, version)}退回修改：${reason}`,
  'plans.approved': ({ year, version, approver, outcome }) =>
    outcome === 'approved'
      ? `${planText(year, version)}由${approver}批准`
      : `${planText(year, version)}：${approver}来批准，密码不对或账号暂停，没有批准`,
  'plans.noted': ({ year, version, kind, on, what, reason }) =>
    `${planText(year, version)}${kind === 'filed' ? '上报备案' : '公示'}：${on} ${what}${reason === '' ? '' : `，更正理由：${reason}`}`,
  'plans.adjusted': ({ year, version, reason }) => `调整 ${year} 年度计划，起草第 ${version} 版：${reason}`,
  'plans.discarded': ({ year, version }) => `放弃 ${planText(year, version)}草稿`,
  'plans.baseFrozen': ({ year, on, enterprises, subjects, reason }) =>
    `定下 ${year} 年占比的基数：${on} 存续企业 ${count(enterprises)} 户，全部主体 ${count(subjects)} 户${reason === '' ? '' : `，更正理由：${reason}`}`,
  'plans.settingsSaved': ({ after }) => `设定年度计划：任务最迟 ${after.lastEnd} 结束，${after.dueBy} 前上报`,
  'broughtBack.tableWritten': ({ serial, carrier, file, visits }) =>
    `抽取 ${serial}：写出现场结果表“${file}”${carrier === '' ? '' : `（${carrier}）`}，${count(visits)} 户`,
  'broughtBack.read': ({ serial, file, fresh, drafted, same, conflict, faulty }) =>
    `抽取 ${serial}：检查带回的“${file}”，可新增 ${count(fresh + drafted)} 户，一致 ${count(same)} 户，不同 ${count(conflict)} 户，有问题 ${count(faulty)} 户`,
  'broughtBack.taken': ({ serial, file, subjects, overDrafts }) =>
    `抽取 ${serial}：从“${file}”导入 ${count(subjects.length)} 户的检查结果${overDrafts.length === 0 ? '' : `，其中 ${count(overDrafts.length)} 户换下了录到一半的`}`,
  'plans.tableRead': ({ year, version, file, rows }) => `${planText(year, version)}：检查待导入的“${file}”，${count(rows)} 行`,
  'plans.tableTaken': ({ year, version, file, rows }) => `${planText(year, version)}：导入“${file}”，${count(rows)} 行`,
  'plans.exported': ({ year, version, file, rows }) => `${planText(year, version)}：导出“${file}”，${count(rows)} 行`,
  'schemes.created': ({ name, planRow }) => (planRow === undefined ? `新建任务“${name}”` : `由年度计划“${planRow}”新建任务“${name}”`),
  'schemes.saved': ({ name, changed }) => `修改任务“${name}”，${changed.length} 处`,
  'schemes.frozen': ({ serial, subjects, reasons = [] }) =>
    `封存抽取 ${serial} 的名录与方案，${count(subjects)} 户${reasons.length === 0 ? '' : `，写明理由：${reasons.map(({ reason }) => reason).join('；')}`}`,
  'drills.ran': ({ serial, drawn }) => `试抽 ${serial}：${count(drawn)} 户，不作数`,
  'draws.committed': ({ serial, party: who }) => `抽取 ${serial}：${party(who)}封存密语`,
  'draws.announced': ({ serial, what, known }) => `抽取 ${serial}：约定公开值“${what}”，${known}公布`,
  'draws.firstRead': ({ serial, digits }) => `抽取 ${serial}：录入第一遍骰子数字 ${digits} 位，已遮住`,
  'draws.readingDropped': ({ serial, firstBy }) => `抽取 ${serial}：${firstBy}录的第一遍骰子数字不用，重新录`,
  'draws.secondRead': (row) => secondReadText(row),
  'draws.voided': ({ serial, reason, approver, outcome }) =>
    outcome === 'voided'
      ? `抽取 ${serial} 作废：${reason}。${approver}批准`
      : `抽取 ${serial}：申请作废，${approver}的密码不对或账号暂停，没有作废`,
  'draws.diced': ({ serial, digits }) => `抽取 ${serial}：录入骰子数字 ${digits} 位`,
  'draws.ran': ({ serial, drawn, short }) => `抽取 ${serial}：抽中 ${count(drawn)} 户，人手不足 ${count(short)} 户`,
  'draws.peopleSaved': ({ serial, place, people, late }) =>
    `抽取 ${serial}：登记地点“${place}”和到场人员 ${people.length} 人${late ? '（抽取后登记）' : ''}：${people.join('、')}`,
  'draws.exported': ({ serial, folder, files }) => `导出抽取 ${serial} 的记录到“${folder}”，${files} 个文件`,
  'teams.redrawn': ({ serial, leaving, visits }) => `抽取 ${serial}：${leaving} 退出，${count(visits)} 户的检查组重新抽取`,
  'teams.designated': ({ serial, subject, leaving, joining }) =>
    `抽取 ${serial}：${subject} 的检查人员由 ${leaving} 改为 ${joining}（指定）`,
  'stage.settingsSaved': ({ after }) =>
    `设定大屏上的名称：检查对象${namingText[after.objects]}，检查人员${after.inspectors ? '显示全名' : '只显示姓'}`,
  'replacements.frozen': ({ serial, event, vacancies }) =>
    `抽取 ${serial}：封存 ${event} 的 ${count(vacancies)} 户空缺和剩下的备选，准备补抽`,
  'results.draftKept': ({ serial, subject }) => `抽取 ${serial}：${subject} 的检查结果填了一半，已存草稿`,
  'results.saved': ({ serial, subject, rev }) => `抽取 ${serial}：录入 ${subject} 的检查结果，第 ${rev} 稿`,
  'evidence.added': ({ serial, subject, file, restored, note }) =>
    `抽取 ${serial}：${restored ? '找回' : '添加'} ${subject} 的现场材料“${file}”${note === '' ? '' : `：${note}`}`,
  'evidence.removed': ({ serial, subject, file, reason }) => `抽取 ${serial}：去掉 ${subject} 的现场材料“${file}”：${reason}`,
  'evidence.exported': ({ serial, subject, file }) => `抽取 ${serial}：导出 ${subject} 的现场材料“${file}”`,
  'evidence.cleaned': ({ files, bytes }) => `清理没有登记的现场材料 ${count(files)} 个，${sizeText(bytes)}`,
  'reviews.approved': ({ serial, subjects, followUps }) =>
    `抽取 ${serial}：审核通过 ${count(subjects.length)} 户的检查结果，进入问题台账 ${count(followUps)} 户`,
  'reviews.returned': ({ serial, subject, reason }) => `抽取 ${serial}：退回 ${subject} 的检查结果：${reason}`,
  'publication.marked': ({ serial, subjects, publishedOn, reference }) =>
    `抽取 ${serial}：标 ${count(subjects.length)} 户为 ${publishedOn} 公示，${reference}`,
  'publication.corrected': ({ serial, subject, reason, approver, outcome }) =>
    outcome === 'corrected'
      ? `抽取 ${serial}：更正 ${subject} 的公示结果：${reason}。${approver}批准`
      : `抽取 ${serial}：申请更正 ${subject}，${approver}的密码不对或账号暂停，没有更正`,
  'publication.exported': ({ serial, file, rows }) => `抽取 ${serial}：导出公示稿“${file}”，${count(rows)} 户`,
  'results.settingsSaved': ({ after }) => `设定扫码入企码（监督码）${after ? '每户必填' : '可以不填'}`,
  'publication.settingsSaved': ({ after }) => `设定公示期限${clockText[after] ?? after}`,
  'tasks.dispatched': ({ serial, on, visits, units }) =>
    `抽取 ${serial}：${on} 派发 ${count(visits)} 户给${units.map((unit) => `“${unit}”`).join('、')}`,
  'tasks.reassigned': ({ serial, subjects, unit, reason }) => `抽取 ${serial}：移交 ${count(subjects.length)} 户给“${unit}”：${reason}`,
  'tasks.closed': ({ serial }) => `抽取 ${serial}：办结`,
  'followUps.saved': ({ serial, subject, measures }) => `抽取 ${serial}：登记 ${subject} 的后续处理，措施 ${count(measures.length)} 项`,
  'followUps.closed': ({ serial, subject }) => `抽取 ${serial}：办结 ${subject} 的后续处理`,
  'followUps.exported': ({ file, rows }) => `导出问题台账“${file}”，${count(rows)} 户`,
  'keys.created': ({ label }) => `生成密钥“${label}”`,
  'keys.renewed': ({ signer, label, reason }) => `换密钥：生成“${label}” ${signer.slice(0, 8)}，等市局登记，理由：${reason}`,
  'keys.unlocked': () => '解锁密钥',
  'keys.enrolmentExported': ({ file }) => `导出密钥登记文件“${file}”`,
  'trust.started': ({ version }) => `建立信任名册，第 ${version} 版`,
  'keys.backedUp': ({ files, folder }) => `把密钥文件 ${count(files.length)} 个抄到“${folder}”`,
  'trust.renewed': ({ signer, label, before, version, file, reason }) =>
    `信任名册第 ${version} 版更换市局密钥：“${label}” ${signer.slice(0, 8)} 接替 ${before.slice(0, 8)}，名册包 ${file}，理由：${reason}`,
  'trust.prolonged': ({ version, expires }) => `信任名册第 ${version} 版续期，有效期到 ${expires}`,
  'trust.keyClosed': ({ office, signer, version, reason }) =>
    `信任名册第 ${version} 版停用 ${office} 的密钥 ${signer.slice(0, 8)}，理由：${reason}`,
  'trust.accepted': ({ office, version }) => `信任名册第 ${version} 版登记 ${office} 的密钥`,
  'handedTasks.taken': ({ serial, name }) => `接收市局抽取 ${serial} 下发的任务“${name}”`,
  'handedTasks.handedDown': ({ serial, counties, subjects }) =>
    `把抽取 ${serial} 派发到 ${count(counties.length)} 个县局，${count(subjects)} 户`,
  'handedDown.itemsAdopted': ({ versionNo, added, changed, removed }) =>
    `采用市局下发的抽查事项清单 ${versionNo} 版：增 ${count(added.length)} 项、改 ${count(changed.length)} 项、减 ${count(removed.length)} 项`,
  'handedDown.planAdopted': ({ year, version, cityVersion, added, changed }) =>
    `把市局 ${year} 年计划第 ${cityVersion} 版的要求写进本局第 ${version} 版：增 ${count(added.length)} 项、改 ${count(changed.length)} 项`,
  'handedDown.calendarAdopted': ({ year, holidays }) => `采用市局下发的 ${year} 年放假安排，${count(holidays)} 个节日`,
  'bundles.sealed': ({ kind, seq, upTo, file, records, encrypted }) =>
    `出第 ${upTo > seq ? `${seq}–${upTo}` : seq} 号${kindOf(bundleKind, kind)}“${file}”，${count(records)} 项，${encrypted ? '已加密' : '未加密'}`,
  'chains.waived': ({ numbers, reason }) => `不再等第 ${numbers.join('、')} 号包，理由：${reason}`,
  'chains.branchKept': ({ refused, reason }) => `序号冲突：保留已收的一支，另一支 ${count(refused.length)} 个包不收，理由：${reason}`,
  'chains.paused': ({ signer, reason }) => `暂停收密钥 ${signer.slice(0, 8)} 的包，理由：${reason}`,
  'chains.resumed': ({ signer, reason }) => `恢复收密钥 ${signer.slice(0, 8)} 的包，理由：${reason}`,
  'assessment.rulesSaved': ({ after }) =>
    `修改考核办法：${after.map(({ key, points }) => `${figureText[key].title} ${pointsText(points)} 分`).join('，')}`,
  'assessment.exported': ({ year, until, counties }) => `导出 ${year} 年考核表，截至 ${until}，${count(counties)} 个县局`,
  'requests.made': ({ serial, subject, reason }) => `要求县局更正 ${serial} ${subject} 的结果：${reason}`,
  'requests.withdrawn': ({ serial, subject, reason }) => `撤回对 ${serial} ${subject} 的更正要求：${reason}`,
  'requests.declined': ({ serial, subject, reason }) => `答复市局：${serial} ${subject} 的结果不更正，理由：${reason}`,
  'conflicts.decided': ({ table, serial, code, name, choice, reason }) =>
    `决定冲突：${[conflictTableText(table), serial, code, name].filter((part) => part !== '').join(' ')}，${kindOf(conflictWords.choices, choice)}，理由：${reason}`,
  'unconfirmed.kept': ({ name, records, reason }) =>
    `保留待核记录：${name}${records > 1 ? ` 等 ${count(records)} 条` : ''}，理由：${reason}`,
  'unconfirmed.asked': ({ key, name, reason }) => `请县局核实待核记录：${name}（${key}）：${reason}`,
  'conflicts.seen': ({ table, record }) => `看过并行修改：${conflictTableText(table)} ${record.slice(0, 8)}`,
  'bundles.mailLimitSaved': ({ before, after }) => `邮件附件上限由 ${mailLimitText(before)} 改为 ${mailLimitText(after)}`,
  'bundles.cleared': ({ files, bytes }) => `清理已签收的包 ${count(files)} 个（${sizeText(bytes)}）`,
  'bundles.exported': ({ file, folder }) => `把“${file}”写到“${folder}”`,
  'bundles.imported': ({ file, outcome }) => `收包“${file}”，判定：${kindOf(bundleOutcomeTitle, outcome)}`,
};

/** Rows come back from the database as plain data; a row that an older version wrote in another form shows its event alone. */
export const auditSentence = (event: AuditEvent, params: unknown): string => {
  const sentence = auditText[event] as ((params: unknown) => string) | undefined; // a newer version's event is not in the list
  try {
    return sentence?.(params) ?? event;
  } catch {
    return event;
  }
};
