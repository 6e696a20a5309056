import { app, BrowserWindow, ipcMain, MessageChannelMain, screen, type Display, type MessagePortMain } from 'electron';
import { stageClosed, type StageShow, type StageState } from '#shared/contract/stage.ts';
import { stageChannels } from '#shared/contract/shell.ts';
import { shellWords } from '#shared/i18n/zh-cn/shell.ts';
import { pageUrl } from './app-scheme.ts';
import { createRestartLimit } from './restart-limit.ts';
import { isOwnFrame } from './window.ts';

export interface StageWindow {
  /** On the second display when there is one, else in a window that F11 makes full. */
  readonly open: () => void;
  readonly close: () => void;
  /** What the console has it show; kept for a stage that is opened or reloaded later. */
  readonly show: (show: StageShow) => void;
  readonly state: () => StageState;
  /** Gives the stage a port to the backend that runs now. */
  readonly reconnect: () => void;
}

interface Parts {
  readonly console: BrowserWindow;
  readonly preloadPath: string;
  /** Hands one end of a fresh channel to the backend that runs now. */
  readonly connect: (port: MessagePortMain) => void;
  readonly clock: () => number;
  readonly log: (text: string) => void;
}

/** The stage (UX 11): read-only, follows the console, and neither its end nor that of its display touches the ceremony. */
export const createStageWindow = ({ console: main, preloadPath, connect, clock, log }: Parts): StageWindow => {
  const mayReload = createRestartLimit(3, 60_000, clock);
  let stage: BrowserWindow | null = null;
  let last: StageShow | null = null;
  let state: StageState = stageClosed;
  /** Set while a lost display may come back. */
  let displayLost = false;

  const tell = (next: StageState): void => {
    state = next;
    if (!main.isDestroyed()) main.webContents.send(stageChannels.state, state);
  };
  const send = (): void => {
    if (stage && last) stage.webContents.send(stageChannels.show, last, state.run === last.run ? state.shown : 0);
  };

  const begin = (target: Display | null): void => {
    const window = new BrowserWindow({
      ...(target ? target.bounds : { width: 1366, height: 768 }),
      fullscreen: target !== null,
      show: false,
      title: shellWords.stageTitle,
      backgroundColor: '#0B2347',
      autoHideMenuBar: true,
      webPreferences: {
        preload: preloadPath,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        // The replay goes on while another window lies over the stage.
        backgroundThrottling: false,
        devTools: !app.isPackaged,
      },
    });
    stage = window;
    window.setMenuBarVisibility(false);
    window.on('page-title-updated', (event) => {
      event.preventDefault();
    });
    window.once('ready-to-show', () => {
      window.showInactive();
    });
    window.webContents.on('before-input-event', (event, { type, key }) => {
      if (type !== 'keyDown' || (key !== 'F11' && key !== 'Escape')) return;
      event.preventDefault();
      window.setFullScreen(key === 'F11' && !window.isFullScreen());
    });
    window.webContents.on('render-process-gone', (_, { reason, exitCode }) => {
      log(`stage ended: ${reason} ${exitCode}`);
      if (reason !== 'clean-exit' && mayReload() && !window.isDestroyed()) window.reload();
    });
    window.on('closed', () => {
      if (stage !== window) return;
      stage = null;
      tell({ ...state, at: 'closed' });
    });
    tell({ ...state, at: target ? 'secondDisplay' : 'window' });
    void window.loadURL(pageUrl('stage')).catch(() => {
      log('stage not loaded');
    });
  };

  const secondDisplay = (): Display | null => {
    const own = screen.getDisplayMatching(main.getBounds()).id;
    return screen.getAllDisplays().find(({ id }) => id !== own) ?? null;
  };
  const open = (): void => {
    displayLost = false;
    if (stage) stage.show();
    else begin(secondDisplay());
  };
  const close = (): void => {
    displayLost = false;
    stage?.close();
  };

  const reconnect = (): void => {
    if (!stage) return;
    const { port1, port2 } = new MessageChannelMain();
    connect(port1);
    stage.webContents.postMessage(stageChannels.port, null, [port2]);
  };

  ipcMain.on(stageChannels.ready, (event) => {
    if (!stage || !isOwnFrame(stage, event.senderFrame)) return;
    reconnect();
    send();
  });
  ipcMain.on(stageChannels.shown, (event, run: unknown, shown: unknown) => {
    if (!stage || !isOwnFrame(stage, event.senderFrame)) return;
    if (typeof run === 'number' && typeof shown === 'number' && run === last?.run) tell({ ...state, run, shown });
  });
  screen.on('display-removed', () => {
    if (!stage || state.at !== 'secondDisplay' || secondDisplay() !== null) return;
    log('the display of the stage is gone');
    displayLost = true;
    stage.close();
  });
  screen.on('display-added', () => {
    if (displayLost && !stage && !main.isDestroyed()) open();
  });
  main.on('closed', close);

  return {
    open,
    close,
    show: (show) => {
      last = show;
      send();
    },
    state: () => state,
    reconnect,
  };
};
