import { Button } from 'antd';
import { useState } from 'react';
import { useShell } from '#renderer/api/desk-context.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import type { ChosenPath } from '#shared/contract/shell.ts';
import type { ImportReport } from '#shared/contract/imports.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { importsWords as words, problemFileName, problemFileText } from '#shared/i18n/zh-cn/imports.ts';

interface Props {
  readonly report: ImportReport;
}

/** Writes the problem workbook where exports go, or into a folder chosen for this once, and says where it is. */
export const ProblemFileButtons = ({ report }: Props) => {
  const shell = useShell();
  const write = useCommand('imports.problemFile');
  const [folderName, setFolderName] = useState('');
  const running = write.phase.at === 'running';
  const writeTo = async (asked: Promise<ChosenPath | null>): Promise<void> => {
    const folder = await asked;
    if (!folder) return;
    setFolderName(folder.name);
    await write.run({ stage: report.stage, folder: folder.token, fileName: problemFileName(report.resumes?.fileName ?? report.fileName) });
  };
  const said =
    write.phase.at === 'done'
      ? problemFileText(write.phase.value.fileName, write.phase.value.problems, folderName)
      : write.phase.at === 'failed'
        ? errorSentence(write.phase.error)
        : words.problemHint;
  return (
    <>
      <Button loading={running} onClick={() => void writeTo(shell.defaultExportFolder())}>
        {words.problemFile}
      </Button>
      <Button type="text" disabled={running} onClick={() => void writeTo(shell.chooseFolder())}>
        {words.problemFileTo}
      </Button>
      <span className="hint" role="status">
        {said}
      </span>
    </>
  );
};
