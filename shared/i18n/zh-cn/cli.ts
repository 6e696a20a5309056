import type { TextEncoding } from '#shared/base/sheet.ts';
import type { TrustState } from '#shared/contract/keys.ts';
import type { EvidenceCheck } from '#shared/contract/evidence.ts';
import { evidenceVerdict } from './evidence.ts';
import { encodingText } from './imports.ts';
import { sizeText } from './numbers.ts';

/** Words of the command line; the commands themselves stay in Latin letters because scripts depend on them. */
export const demoUsageText =
  '用法：\n  demo --out 空文件夹 [--subjects 户数] [--json]   在一个虚构的县上走完全程：建库、方案、封存、抽取、录入、出包、收包、回执\n  demo --year --out 空文件夹 [--subjects 户数] [--json]   虚构的县的一整年：年度计划、12 次抽查、录入、公示、后续处理、统计\n';

export const initUsageText = '用法：\n  init --data 文件夹 --office 六位代码 --name 单位名称 [--role county|city]\n';

export const importUsageText =
  '用法：\n  import subjects|inspectors|items 文件 --data 文件夹 [--dry-run] [--problems 问题表.xlsx] [--json]\n';

export const recordUsageText =
  '用法：\n  record export 抽取编号 --data 文件夹 --out 文件夹 [--json]\n  写出整个抽取记录文件夹。PDF 只有窗口程序能排版；这里写出的“抽取记录.html”用浏览器打开，按 Ctrl+P 就能打印或另存为 PDF。\n';

export const bundleOfficeUsageText =
  '用法：\n  bundle seal --data 文件夹 --to 单位代码|* --kind results|roster-data|roster|plan|correction [--snapshot] [--mail] [--limit MiB] --out 文件夹 [--passphrase-file 口令文件] [--json]\n      --mail：县局报给市局的走邮件，每个文件不超过本单位设的上限，超过的拆成几件，一起写出；--limit：只这一次用这个上限\n      市局把县局上报过的交还给它（电脑丢失后）：--to 县局代码 --kind results|roster-data --snapshot\n  bundle seal --data 文件夹 --to 本单位代码 --task 抽取编号 --out 文件夹 [--passphrase-file 口令文件] [--json]\n      把一次抽取带给本单位的外勤电脑，写出两个包；外勤电脑交回结果：--to 本单位代码 --kind results [--snapshot]\n  bundle import 文件 --data 文件夹 [--root 数字] [--passphrase-file 口令文件] [--json]\n  bundle receipt --data 文件夹 --to 单位代码 --out 文件夹 [--passphrase-file 口令文件] [--json]\n  bundle enrol --data 文件夹 --label 密钥名称 [--renew 换密钥的理由] --out 文件夹 [--passphrase-file 口令文件] [--json]\n';

export const bundleConflictsUsageText =
  '用法：\n  bundle conflicts --data 文件夹 [--json]\n  列出等着决定的冲突和并行修改、要发给县局的、最近决定的。有等着决定的，退出码是 1。要决定，请打开窗口程序的“上报与回执”。\n';

export const rosterUsageText =
  '用法：\n  roster init --data 文件夹 --label 密钥名称 [--passphrase-file 文件] [--root-passphrase-file 文件] [--recovery-passphrase-file 文件] [--json]\n  roster accept 登记文件 --data 文件夹 [--groups 两组数字，逗号隔开] [--root-passphrase-file 文件] [--json]\n  roster close 密钥编号 --data 文件夹 --reason 理由 [--root-passphrase-file 文件] [--json]\n  roster renew --data 文件夹 --label 密钥名称 --reason 理由 --out 文件夹 [--passphrase-file 文件] [--root-passphrase-file 文件] [--json]   更换市局密钥，出名册包\n  roster prolong --data 文件夹 [--root-passphrase-file 文件] [--json]   名册续期一年\n  roster sign --data 文件夹 --out 文件夹 [--passphrase-file 文件] [--json]   出名册包\n  roster show --data 文件夹 [--json]\n';

export const rosterCliWords = {
  rootPassphrase: '根密钥口令：',
  recoveryPassphrase: '恢复密钥口令：',
  none: '还没有信任名册。\n',
  group: (office: string, label: string, group: number): string => `${office}“${label}”，请打公布的电话，填对方读的第 ${group} 组数字：`,
} as const;

export const rosterStartedText = (digits: string, files: readonly string[]): string =>
  `信任名册已建立。请把这六组数字印进红头文件：${digits}\n密钥文件：${files.join('、')}。根密钥和恢复密钥的文件请移到各自的U盘，分别封存。\n`;

/** The roster in force: its version and digits, then every key of every office. */
export const rosterShownText = ({ version, cityName, expires, rootFingerprint, offices }: TrustState): string =>
  [
    `信任名册第 ${version} 版，${cityName}，有效期到 ${expires}，核对数字 ${rootFingerprint}`,
    ...offices.flatMap(({ code, name, keys }) => [
      `  ${code} ${name}`,
      ...keys.map(({ signer, fingerprint, closedAt }) => `    ${signer} ${fingerprint} ${closedAt === null ? '在用' : '已停用'}`),
    ]),
    '',
  ].join('\n');

export const doctorUsageText = '用法：\n  doctor --data 文件夹 [--clean] [--json]   --clean 清理没有登记的现场材料\n';

export const commandsText =
  '用法：fairdraw <命令>\n  demo    在虚构的县上走完全程\n  init    建立一个数据文件夹\n  import  导入名录或清单\n  draw    计算或复核一次抽取\n  assign  计算人员匹配\n  record  导出抽取记录\n  bundle  查看、核验、出包、收包、出回执\n  roster  建立、登记、停用、更换、续期、签发、查看信任名册\n  doctor  检查一个数据文件夹\n';

export const importedText = (added: number, updated: number, unchanged: number, mustFix: number): string =>
  `新增 ${added}，更新 ${updated}，不变 ${unchanged}；必须改的 ${mustFix} 行没有入库。\n`;

export const dryRunText = (added: number, updated: number, unchanged: number, mustFix: number): string =>
  `试读，没有入库：可新增 ${added}，可更新 ${updated}，不变 ${unchanged}，必须改 ${mustFix} 行。\n`;

export const encodingLine = (encoding: TextEncoding): string => `文件的文字编码是 ${encodingText[encoding]}，已按它读出。\n`;

export const noOfficeText = (folder: string): string =>
  `${folder} 里没有单位的数据，什么也没有改动。请核对 --data 后面的文件夹；要新建一个单位，请用 init。\n`;

export const initText = (name: string, recoveryCode: string): string =>
  `已建立“${name}”的数据文件夹。恢复码只显示这一次，请抄在纸上：${recoveryCode}\n`;

export const exportedText = (folder: string): string => `抽取记录已写到 ${folder}。\n`;

export const sealedText = (file: string, folder: string): string => `“${file}”已写到 ${folder}。\n`;

export const enrolledText = (file: string, digits: string): string =>
  `登记文件“${file}”已写好。请把它交给市局，再在电话里报出这六组数字：${digits}\n`;

export const doctorText = (rows: number, brokenAt: number | null): string =>
  brokenAt === null
    ? `操作留痕 ${rows} 条，首尾相接，没有被改过。\n`
    : `操作留痕在第 ${brokenAt} 条断开：有人直接改过数据库。请不要再操作，联系维护人员。\n`;

/** The verdict, then every file that is not what it says and every stray by name. */
export const evidenceCheckText = (check: EvidenceCheck): string =>
  [
    evidenceVerdict(check),
    ...check.bad.map(
      ({ serial, code, fileName, sha256, file }) =>
        `  ${file === 'missing' ? '缺少' : '被改动'}：抽取 ${serial}，${code}，“${fileName}”，${sha256}`,
    ),
    ...check.strays.map(({ name, bytes }) => `  没有登记：${name}，${sizeText(bytes)}`),
  ]
    .map((line) => `${line}\n`)
    .join('');

export const cleanedText = (files: number, bytes: number): string => `已清理没有登记的现场材料 ${files} 个，${sizeText(bytes)}。\n`;

export const damagedText = (folder: string): string =>
  `数据文件有损坏：${folder}。检查没有改动任何内容。请不要再使用这份数据，用最近的备份恢复，或者把整个文件夹交给维护人员。`;

export const initAdminText = '第一个管理员的姓名：';

export const initPasswordText = '管理员密码（至少 10 个字符，四种字符里至少三种）：';
