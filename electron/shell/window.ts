import { app, BrowserWindow, Menu } from 'electron';
import { shellWords } from '#shared/i18n/zh-cn/shell.ts';
import { origin, pageUrl } from './app-scheme.ts';
import { createRestartLimit } from './restart-limit.ts';

interface WindowParts {
  readonly preloadPath: string;
  readonly demo: boolean;
  readonly clock: () => number;
  readonly log: (text: string) => void;
}

const longestPageError = 2000;

/** Opens the main window: sandboxed, isolated, without Node; it is shown when its first picture is there. */
export const openMainWindow = ({ preloadPath, demo, clock, log }: WindowParts): BrowserWindow => {
  Menu.setApplicationMenu(Menu.buildFromTemplate([editMenu]));
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 600,
    show: false,
    title: shellWords.title,
    backgroundColor: '#EEF2F6',
    autoHideMenuBar: true,
    webPreferences: {
      preload: preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
      additionalArguments: demo ? ['--fairdraw-demo'] : [],
    },
  });
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => {
    window.show();
  });
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  const mayReload = createRestartLimit(3, 60_000, clock);
  window.webContents.on('render-process-gone', (_, { reason, exitCode }) => {
    log(`window's page ended: ${reason} ${exitCode}`);
    if (reason !== 'clean-exit' && mayReload()) window.reload();
  });
  // What React could not show ends as an error of the console, and nowhere else.
  window.webContents.on('console-message', ({ level, message }) => {
    if (level === 'error') log(`page ${message.slice(0, longestPageError)}`);
  });
  return window;
};

/** Gives cut, copy and paste their keys; the bar itself stays hidden. */
const editMenu: Electron.MenuItemConstructorOptions = {
  label: shellWords.edit,
  submenu: [
    { role: 'undo', label: shellWords.undo },
    { role: 'redo', label: shellWords.redo },
    { role: 'cut', label: shellWords.cut },
    { role: 'copy', label: shellWords.copy },
    { role: 'paste', label: shellWords.paste },
    { role: 'selectAll', label: shellWords.selectAll },
  ],
};

export const loadMainWindow = (window: BrowserWindow): Promise<void> => window.loadURL(pageUrl('index'));

/** A second start of the program shows the window that is there. */
export const showAgain = (window: BrowserWindow): void => {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};

/** Calls and ports are for the program's own main frame alone. */
export const isOwnFrame = (window: BrowserWindow, frame: Electron.WebFrameMain | null): boolean =>
  !window.isDestroyed() && frame !== null && frame === window.webContents.mainFrame && frame.url.startsWith(`${origin}/`);
