import type { EvidenceCheck } from '#shared/contract/evidence.ts';
import { count, sizeText } from './numbers.ts';

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
