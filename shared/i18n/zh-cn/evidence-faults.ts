import { evidenceMebibytes, type EvidenceFault } from '#shared/domain/evidence/evidence-file.ts';

/** Why a file was not kept as evidence, and what to do. */
export const evidenceFaultText: { readonly [F in EvidenceFault]: string } = {
  empty: '这个文件是空的。请换一个有内容的文件',
  tooLarge: `这个文件超过 ${evidenceMebibytes} MB。请把照片缩小或把扫描件分成几份再添加`,
  heic: '这是苹果手机的 HEIC 照片，多数电脑打不开。请在手机的相机设置里选“兼容性最佳”，或另存为 JPEG 再添加',
  notAccepted: '这不是照片（JPEG、PNG、WebP），也不是 PDF，名字改成照片也不行。请换成照片或扫描件',
  damaged: '这个文件不完整或已经损坏。请重新拷贝一份再添加',
  tooManyPixels: '这张图片的像素大得不正常，为了安全没有收。请缩小后再添加',
  locked: '这个 PDF 设了密码，以后会打不开。请去掉密码另存一份再添加',
  program: '这个 PDF 里带有会自己运行的内容，为了安全没有收。请打印成新的 PDF 再添加',
};
