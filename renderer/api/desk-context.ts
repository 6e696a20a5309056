import type { AppClient } from '#shared/contract/contract.ts';
import type { ShellCalls } from '#shared/contract/shell.ts';
import { createContext, use } from 'react';
import type { DeskClient } from './desk-client.ts';

export const DeskContext = createContext<DeskClient | null>(null);

export const useDesk = (): DeskClient => {
  const desk = use(DeskContext);
  if (!desk) throw new Error('a component outside the desk context');
  return desk;
};

export const useApi = (): AppClient => useDesk().api;

export const useShell = (): ShellCalls => useDesk().shell;

/** Another data folder, chosen by the person: the backend's restart that comes with it is no accident and is not told as one. */
export const useChangeDataFolder = (): (() => Promise<string | null>) => {
  const { shell, backend, queries } = useDesk();
  return async () => {
    const folder = await shell.changeDataFolder();
    if (folder !== null) {
      backend.setState({ status: 'running' });
      queries.reloadAll();
    }
    return folder;
  };
};
