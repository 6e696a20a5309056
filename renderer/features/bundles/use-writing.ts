import { useShell } from '#renderer/api/desk-context.ts';
import { useCommand, type Command } from '#renderer/api/use-command.ts';

interface Writing {
  readonly command: Command<'bundles.export'>;
  readonly write: (fileName: string, to: 'stick' | 'folder') => void;
}

/** Copies a sealed bundle out: onto a stick or into a folder that is chosen, or to where everything written out goes. */
export const useWriting = (): Writing => {
  const shell = useShell();
  const command = useCommand('bundles.export');
  const copy = async (fileName: string, to: 'stick' | 'folder'): Promise<void> => {
    const folder = await (to === 'stick' ? shell.chooseFolder() : shell.defaultExportFolder());
    if (folder) await command.run({ fileName, folder: folder.token });
  };
  return { command, write: (fileName, to) => void copy(fileName, to) };
};
