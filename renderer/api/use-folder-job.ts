import type { ChosenPath } from '#shared/contract/shell.ts';
import { useState } from 'react';
import type { CommandInput, CommandPhaseOf } from './command-store.ts';
import { useShell } from './desk-context.ts';
import { useCommand } from './use-command.ts';

type FolderJobName =
  | 'library.template'
  | 'library.export'
  | 'plans.export'
  | 'publication.export'
  | 'followUps.export'
  | 'figures.export'
  | 'assessment.export'
  | 'counties.exportRecord'
  | 'letters.write'
  | 'yearPack.write'
  | 'evidence.export'
  | 'broughtBack.writeTable';

export interface FolderJob<K extends FolderJobName> {
  readonly phase: CommandPhaseOf<K>;
  /** Where it was written last; empty before. */
  readonly folder: string;
  readonly write: () => void;
  readonly writeElsewhere: () => void;
  readonly open: () => Promise<boolean>;
  readonly cancel: () => void;
  readonly reset: () => void;
}

/** A job that writes a workbook where exports go, or into a folder chosen for this once. */
export const useFolderJob = <K extends FolderJobName>(name: K, about: Omit<CommandInput<K>, 'folder'>): FolderJob<K> => {
  const shell = useShell();
  const { phase, run, cancel, reset } = useCommand(name);
  const [folder, setFolder] = useState<ChosenPath | null>(null);
  const writeTo = async (asked: Promise<ChosenPath | null>): Promise<void> => {
    const chosen = await asked;
    if (!chosen) return;
    setFolder(chosen);
    await run({ ...about, folder: chosen.token } as CommandInput<K>); // every one of these jobs takes a folder beside what it is about
  };
  return {
    phase,
    folder: folder?.name ?? '',
    write: () => void writeTo(shell.defaultExportFolder()),
    writeElsewhere: () => void writeTo(shell.chooseFolder()),
    open: () => (folder ? shell.openFolder(folder.token) : Promise.resolve(false)),
    cancel,
    reset,
  };
};
