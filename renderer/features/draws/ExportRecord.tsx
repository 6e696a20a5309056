import { Button } from 'antd';
import { useShell } from '#renderer/api/desk-context.ts';
import type { Command } from '#renderer/api/use-command.ts';
import type { ChosenPath } from '#shared/contract/shell.ts';
import { drawsWords as words } from '#shared/i18n/zh-cn/draws.ts';

interface Props {
  readonly serial: string;
  readonly command: Command<'draws.exportRecord'>;
}

/** Writes the record where records go, or into a folder chosen for this once. */
export const ExportRecord = ({ serial, command }: Props) => {
  const shell = useShell();
  const running = command.phase.at === 'running';
  const exportTo = async (asked: Promise<ChosenPath | null>): Promise<void> => {
    const folder = await asked;
    if (folder) await command.run({ serial, folder: folder.token });
  };
  return (
    <>
      <Button disabled={running} onClick={() => void exportTo(shell.chooseFolder())}>
        {words.exportTo}
      </Button>
      <Button loading={running} onClick={() => void exportTo(shell.defaultExportFolder())}>
        {words.exportRecord}
      </Button>
    </>
  );
};
