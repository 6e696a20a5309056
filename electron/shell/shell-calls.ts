import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { dialog, ipcMain, shell, type BrowserWindow } from 'electron';
import { shellChannels, tableFileEndings, type ChosenPath, type FilePurpose, type ShellCalls } from '#shared/contract/shell.ts';
import { chooseFileText, shellWords } from '#shared/i18n/zh-cn/shell.ts';
import type { StageShow } from '#shared/contract/stage.ts';
import { paperCalls } from './paper-calls.ts';
import type { StageWindow } from './stage-window.ts';
import { isOwnFrame } from './window.ts';

interface Surroundings {
  readonly window: BrowserWindow;
  readonly stage: StageWindow;
  /** The built pdf-thread. */
  readonly pdfThreadPath: string;
  readonly newToken: () => string;
  readonly dataDir: () => string;
  readonly tellPath: (token: string, filePath: string) => Promise<void>;
  readonly changeDataDir: (dir: string) => Promise<void>;
  readonly log: (text: string) => void;
}

const extensions: Readonly<Record<FilePurpose, string[]>> = {
  workbook: [...tableFileEndings],
  bundle: ['ssjb', 'zip'],
  enrolment: ['ssjb', 'zip'],
};

/** Answers the shell calls of the window's own main frame; any other sender is refused. The path goes to the backend, the token to the window. */
export const registerShellCalls = (surroundings: Surroundings): void => {
  const { window, stage, newToken, tellPath } = surroundings;
  // Only what a person chose, or the program made, is ever opened.
  const folders = new Map<string, string>();
  const give = async (filePath: string): Promise<ChosenPath> => {
    const token = newToken();
    await tellPath(token, filePath);
    return { token, name: path.basename(filePath) };
  };
  const giveFolder = async (dir: string): Promise<ChosenPath> => {
    const given = await give(dir);
    folders.set(given.token, dir);
    return given;
  };
  const chooseFrom = async (options: Electron.OpenDialogOptions): Promise<string | null> => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
    return canceled ? null : (filePaths[0] ?? null);
  };
  const calls: { readonly [K in keyof ShellCalls]: (argument: unknown) => ReturnType<ShellCalls[K]> } = {
    chooseFile: async (purpose) => {
      const known: FilePurpose = purpose === 'bundle' || purpose === 'enrolment' ? purpose : 'workbook';
      const { title, filter } = chooseFileText[known];
      const chosen = await chooseFrom({ title, properties: ['openFile'], filters: [{ name: filter, extensions: extensions[known] }] });
      return chosen === null ? null : give(chosen);
    },
    chooseFolder: async () => {
      const chosen = await chooseFrom({ title: shellWords.chooseFolder, properties: ['openDirectory', 'createDirectory'] });
      return chosen === null ? null : giveFolder(chosen);
    },
    defaultExportFolder: async () => {
      const dir = path.join(surroundings.dataDir(), shellWords.exportFolder);
      // Where it can't be made, the writing itself says so with the right sentence.
      await mkdir(dir, { recursive: true }).catch(() => undefined);
      return giveFolder(dir);
    },
    openFolder: async (token) => {
      const dir = folders.get(String(token));
      return dir !== undefined && (await shell.openPath(dir)) === '';
    },
    print: () =>
      new Promise((resolve) => {
        window.webContents.print({ printBackground: true }, resolve);
      }),
    ...paperCalls({ window, pdfThreadPath: surroundings.pdfThreadPath, give, log: surroundings.log }),
    changeDataFolder: async () => {
      const chosen = await chooseFrom({ title: shellWords.chooseDataFolder, properties: ['openDirectory', 'createDirectory'] });
      if (chosen !== null) await surroundings.changeDataDir(chosen);
      return chosen;
    },
    openStage: () => {
      stage.open();
      return Promise.resolve(stage.state());
    },
    closeStage: () => {
      stage.close();
      return Promise.resolve(stage.state());
    },
    showOnStage: (show) => {
      stage.show(show as StageShow); // from the console's own page; the stage only asks the backend with it
      return Promise.resolve(stage.state());
    },
    tokenOfDropped: (filePath) => (typeof filePath === 'string' && path.isAbsolute(filePath) ? give(filePath) : Promise.resolve(null)),
  };
  for (const [name, channel] of Object.entries(shellChannels)) {
    ipcMain.handle(channel, (event, argument: unknown) => {
      if (!isOwnFrame(window, event.senderFrame)) throw new Error('not the main frame');
      return calls[name as keyof ShellCalls](argument);
    });
  }
};
