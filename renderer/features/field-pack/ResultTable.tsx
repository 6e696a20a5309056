import { useFolderJob } from '#renderer/api/use-folder-job.ts';
import { FileJobButtons } from '#renderer/ui/FileJobButtons.tsx';
import type { FieldCarrier } from '#shared/contract/field-pack.ts';
import { broughtBackWords as words, exportAll, exportOf, resultTableWords } from '#shared/i18n/zh-cn/brought-back.ts';

interface Props {
  readonly serial: string;
  readonly carrier: FieldCarrier;
}

/** 现场结果表 for those who type on site, of the whole event or of one carrier. */
export const ResultTable = ({ serial, carrier: { staffNo, name } }: Props) => {
  const all = useFolderJob('broughtBack.writeTable', { serial, carrier: null });
  const own = useFolderJob('broughtBack.writeTable', { serial, carrier: staffNo });
  return (
    <section className="field-table" aria-label={words.table}>
      <b>{words.table}</b>
      <p className="hint">{words.tableUse}</p>
      <FileJobButtons job={all} words={resultTableWords(exportAll)} />
      <FileJobButtons job={own} words={resultTableWords(exportOf(name))} />
    </section>
  );
};
