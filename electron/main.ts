import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { app, dialog, ipcMain } from 'electron';
import { chinaTime } from '#shared/base/china-time.ts';
import { shellWords } from '#shared/i18n/zh-cn/shell.ts';
import { startBackend } from '#electron/shell/backend-process.ts';
import { hardenSession, prepareApplication } from '#electron/shell/hardening.ts';
import { parseLaunchOptions, type LaunchOptions } from '#electron/shell/launch-options.ts';
import { createLog, logFilePath, nativeBindingPath, rememberDataDir, rememberedDataDir } from '#electron/shell/program-files.ts';
import { runCli } from '#electron/shell/run-cli.ts';
import { registerShellCalls } from '#electron/shell/shell-calls.ts';
import { createStageWindow } from '#electron/shell/stage-window.ts';
import { isOwnFrame, loadMainWindow, openMainWindow, showAgain } from '#electron/shell/window.ts';

const builtDir = __dirname;
const clock = (): number => Date.now();

const runWindow = async (options: LaunchOptions, log: (text: string) => void): Promise<void> => {
  let dataDir = options.dataDir ?? rememberedDataDir();
  await hardenSession(path.join(builtDir, '..', 'renderer'));
  const window = openMainWindow({ preloadPath: path.join(builtDir, 'preload.cjs'), demo: options.demo, clock, log });
  const backend = startBackend({
    window,
    backendPath: path.join(builtDir, 'backend.cjs'),
    dataDir,
    open: { nativeBinding: nativeBindingPath(app.getAppPath()), userDir: app.getPath('userData'), version: app.getVersion() },
    clock,
    log,
    logFile: logFilePath(),
    onRestarted: () => {
      stage.reconnect();
    },
  });
  const stage = createStageWindow({
    console: window,
    preloadPath: path.join(builtDir, 'stage-preload.cjs'),
    connect: backend.connectStage,
    clock,
    log,
  });
  ipcMain.on('backend:connect', (event) => {
    if (isOwnFrame(window, event.senderFrame)) backend.connect();
  });
  registerShellCalls({
    window,
    stage,
    pdfThreadPath: path.join(builtDir, 'pdf-thread.cjs'),
    newToken: () => randomUUID(),
    dataDir: () => dataDir,
    tellPath: backend.tellPath,
    changeDataDir: async (dir) => {
      dataDir = dir;
      await rememberDataDir(dir).catch(() => {
        log('data folder not remembered');
      });
      await backend.reopen(dir);
    },
    log,
  });
  app.on('second-instance', () => {
    showAgain(window);
  });
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void backend.close().finally(() => {
      closed = true;
      log('end');
      app.quit();
    });
  });
  log(`start ${app.getVersion()} electron ${process.versions.electron} node ${process.versions.node}`);
  await loadMainWindow(window);
};

const tellUnexpected = (log: (text: string) => void, error: unknown): void => {
  log(`unexpected ${error instanceof Error ? (error.stack ?? error.message) : 'rejection'}`);
  dialog.showErrorBox(shellWords.unexpected, shellWords.unexpectedNext);
};

const options = parseLaunchOptions(process.argv, process.cwd());
if (options.cli) {
  runCli(path.join(builtDir, 'cli.cjs'), options.cli);
} else if (app.requestSingleInstanceLock()) {
  const log = createLog(() => chinaTime(clock()));
  process.on('uncaughtException', (error) => {
    tellUnexpected(log, error);
  });
  prepareApplication();
  void app
    .whenReady()
    .then(() => runWindow(options, log))
    .catch((error: unknown) => {
      tellUnexpected(log, error);
      app.exit(1);
    });
} else {
  app.quit();
}
