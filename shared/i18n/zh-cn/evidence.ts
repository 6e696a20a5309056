import type { EvidenceCheck, EvidenceView } from '#shared/contract/evidence.ts';
import type { EvidenceKind } from '#shared/domain/evidence/evidence-file.ts';
import { evidenceMebibytes } from '#shared/domain/evidence/evidence-file.ts';
import { errorSentence, errorText } from './errors.ts';
import { libraryFileWords } from './library-files.ts';
import { count, momentText, sizeText } from './numbers.ts';

/** What a picture is called that was pasted and has no name. */
export const pastedName = '粘贴的图片';

/** What the check of the folder came to, in one line. */
export const evidenceVerdict = ({ files, bytes, bad, strays }: EvidenceCheck): string => {
  const missing = bad.filter(({ file }) => file === 'missing').length;
  const changed = bad.length - missing;
  const lines = [
    bad.length === 0 ? `现场材料 ${count(files)} 份，${sizeText(bytes)}，一份不缺，没有被改过。` : '',
    missing > 0 ? `现场材料缺少 ${count(missing)} 份。请用原来的文件再添加一次，或从备份恢复。` : '',
    changed > 0 ? `现场材料有 ${count(changed)} 份被改动过。请用原来的文件再添加一次，或从备份恢复。` : '',
    strays.length > 0 ? `另有没有登记的文件 ${count(strays.length)} 个，不影响使用，可以清理。` : '',
  ];
  return lines.join('');
};

export const evidenceWords = {
  title: '现场材料',
  of: '材料属于',
  wholeVisit: '整户',
  kind: '材料类型',
  note: '补充说明',
  noteHint: '补充说明，例如：复查时补拍',
  noteFirst: '这一户已经送审，补充材料要先写明为什么补。',
  rule: `照片或 PDF，每份不超过 ${evidenceMebibytes} MB。可以拖进来，也可以粘贴。`,
  none: '没有现场材料。',
  saveFirst: '先存这项措施，再添加材料。',
  check: '核对现场材料',
  checking: '正在逐份核对…',
  clean: '清理没有登记的文件',
  cleanTitle: '清理没有登记的文件？',
  cleanText: '这些文件没有任何一户登记，是中途断电或去掉材料后留下的。清理后不能找回；登记过的材料不动。',
  keep: '先不清理',
} as const;

export const evidenceKindText: { readonly [K in EvidenceKind]: string } = { photo: '照片', scan: '扫描件', other: '其他' };

export const evidenceStripWords = {
  label: '现场材料',
  add: '添加材料',
  field: '选择照片或扫描件',
  title: (name: string, place: number, total: number): string => `${name}（${count(place)} / ${count(total)}）`,
  previous: '上一份',
  next: '下一份',
  close: '关上',
  noPicture: 'PDF 请导出副本后打开。',
  undrawable: '这张图片画不出来，文件没有动。请导出副本，用别的程序打开看看。',
  remove: '去掉这份材料…',
  removeReason: '为什么去掉',
  removeNow: '去掉，留痕',
} as const;

/** One file as a strip of thumbnails and the full look show it; `of` is the item it belongs to, empty for the visit or where that is plain. */
export const evidenceStripFile = (view: EvidenceView, of: string) => {
  const { id, fileName, kind, format, bytes, byName, at, note, sha256, kept, file } = view;
  return {
    ...{ id, name: fileName, picture: format !== 'pdf', removable: !kept },
    // A number and its unit stand on one line.
    caption: [of, evidenceKindText[kind], sizeText(bytes).replace(' ', '\u00a0')].filter((part) => part !== '').join(' · '),
    facts: [
      ...(of === '' ? [] : [of]),
      `${evidenceKindText[kind]} · ${sizeText(bytes)}`,
      `${byName} ${momentText(at)} 添加`,
      ...(note === '' ? [] : [`说明：${note}`]),
      `指纹 ${sha256.slice(0, 16)}`,
      kept ? '已经送审，不能去掉' : '还没送审，可以去掉',
    ],
    trouble: file === 'there' ? '' : errorText['evidence.fileBad']({ name: fileName, file }),
  };
};

/** Words of the buttons that write a copy. */
export const evidenceCopyWords = {
  write: '导出副本',
  elsewhere: libraryFileWords.elsewhere,
  open: libraryFileWords.open,
  cannotOpen: libraryFileWords.cannotOpen,
  done: ({ fileName }: { readonly fileName: string }, folder: string): string => `已写到“${folder}”：${fileName}。`,
  failed: errorSentence,
};

export const cleanedEvidenceText = (files: number, bytes: number): string => `已清理 ${count(files)} 个文件，${sizeText(bytes)}。`;
