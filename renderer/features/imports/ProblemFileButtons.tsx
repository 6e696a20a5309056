import { Button } from 'antd';
import { useState } from 'react';
import { useShell } from '#renderer/api/desk-context.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import type { ChosenPath } from '#shared/contract/shell.ts';
import type { ImportReport } from '#shared/contract/imports.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { libraryFileWords } from '#shared/i18n/zh-cn/library-files.ts';
import { importsWords as words, problemFileName, problemFileText } from '#shared/i18n/zh-cn/imports.ts';

interface Props {
  readonly report: ImportReport;
}

/** Writes the problem workbook where exports go, or into a folder chosen for this once, and says where it is. */
export const ProblemFileButtons = ({ report }: Props) => {
  const shell = useShell();
  const write = useCommand('imports.problemFile');
  const [folder, setFolder] = useState<ChosenPath | null>(null);
  const running = write.phase.at === 'running';
  const writeTo = async (asked: Promise<ChosenPath | null>): Promise<void> => {
    const chosen = await asked;
    if (!chosen) return;
    setFolder(chosen);
    await write.run({ stage: report.stage, folder: chosen.token, fileName: problemFileName(report.resumes?.fileName ?? report.fileName) });
  };
  const said =
    write.phase.at === 'done'
      ? problemFileText(write.phase.value.fileName, write.phase.value.problems, folder?.name ?? '')
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
      {write.phase.at === 'done' && folder ? (
        <Button type="link" onClick={() => void shell.openFolder(folder.token)}>
          {libraryFileWords.open}
        </Button>
      ) : null}
      <span className="hint" role="status">
        {said}
      </span>
    </>
  );
};
