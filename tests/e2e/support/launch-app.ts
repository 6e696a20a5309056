import { spawn, spawnSync, type ChildProcess, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, _electron, type Browser, type ElectronApplication, type Page } from 'playwright';
import { expect } from 'playwright/test';

/** A real application on folders of its own. Paths hold Chinese characters and blanks on purpose. */
export interface LaunchedApp {
  readonly page: Page;
  readonly dataDir: string;
  /** The main process's id. */
  readonly pid: number;
  readonly close: () => Promise<void>;
}

export interface DevApp extends LaunchedApp {
  readonly electron: ElectronApplication;
}

const isRoot = process.getuid?.() === 0;
/** As root Chromium's sandbox can't start; everyone else runs with it. */
const flags = [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', '--lang=zh-CN'];

const madeFolders: string[] = [];

process.once('exit', () => {
  for (const folder of madeFolders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that goes away when the test run ends. */
export const makeFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), '双随机 端到端-'));
  madeFolders.push(folder);
  return folder;
};

const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the end-to-end tests through npm test`);
  return value;
};

export interface LaunchOptions {
  readonly dataDir?: string;
  readonly userDir?: string;
  /** The folder of the unpackaged application; the checkout when it is not given. */
  readonly appDir?: string;
}

/** The unpackaged application, as `npm start` runs it. */
export const launchApp = async (options: LaunchOptions = {}): Promise<DevApp> => {
  const home = makeFolder();
  const dataDir = options.dataDir ?? path.join(home, '数据');
  const userDir = options.userDir ?? path.join(home, 'user');
  const electron = await _electron.launch({
    executablePath: required('ELECTRON_EXE'),
    args: [...flags, `--user-data-dir=${userDir}`, options.appDir ?? process.env['FAIRDRAW_APP_DIR'] ?? process.cwd(), `--data=${dataDir}`],
  });
  const page = await electron.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return {
    electron,
    page,
    dataDir,
    pid: electron.process().pid ?? 0,
    close: async () => {
      await electron.close();
    },
  };
};

const devToolsAddress = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code) => {
      reject(new Error(`the packaged application ended with ${String(code)}: ${text}`));
    });
  });

const firstPage = async (browser: Browser): Promise<Page> => {
  const context = browser.contexts()[0];
  if (!context) throw new Error('no browser context');
  return context.pages()[0] ?? (await context.waitForEvent('page'));
};

/** The packaged application with its production fuses, driven over the DevTools protocol because its inspector is off. */
export const launchPackaged = async (options: LaunchOptions = {}): Promise<LaunchedApp> => {
  const home = makeFolder();
  const dataDir = options.dataDir ?? path.join(home, '数据');
  const userDir = options.userDir ?? path.join(home, 'user');
  const child = spawn(required('FAIRDRAW_PACKAGED_EXE'), [
    ...flags,
    '--remote-debugging-port=0',
    `--user-data-dir=${userDir}`,
    `--data=${dataDir}`,
  ]);
  const browser = await chromium.connectOverCDP(await devToolsAddress(child));
  const page = await firstPage(browser);
  await page.waitForLoadState('domcontentloaded');
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  return {
    page,
    dataDir,
    pid: child.pid ?? 0,
    close: async () => {
      await page.close();
      await exited;
    },
  };
};

/** The command line of the packaged program, started as its `fairdraw` command starts it. */
export const packagedCli = (args: readonly string[]): SpawnSyncReturns<string> =>
  spawnSync(required('FAIRDRAW_PACKAGED_EXE'), [...flags, '--log-level=3', '--ozone-platform=headless', '--cli', ...args], {
    encoding: 'utf8',
    timeout: 60_000,
  });

/** Lets the next native dialogs answer with these paths, in order; the unpackaged application only. */
export const answerDialogs = (app: DevApp, paths: readonly string[]): Promise<void> =>
  app.electron.evaluate(({ dialog }, answers) => {
    const left = [...answers];
    dialog.showOpenDialog = () => {
      const next = left.shift();
      return Promise.resolve({ canceled: next === undefined, filePaths: next === undefined ? [] : [next] });
    };
  }, paths);

/** Lets every dialog that asks where a file is to lie answer with this path; the unpackaged application only. */
export const answerSaving = (app: DevApp, filePath: string): Promise<void> =>
  app.electron.evaluate(({ dialog }, answer) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: answer });
  }, filePath);

/** The process id of the backend that runs now, found among the main process's children; null between two of them. Linux only. */
export const backendPid = (app: LaunchedApp): number | null => {
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const commandLine = readFileSync(`/proc/${entry}/cmdline`, 'utf8');
      const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${entry}/status`, 'utf8'))?.[1]);
      if (parent === app.pid && commandLine.includes('--utility-sub-type=node.mojom.NodeService')) return Number(entry);
    } catch {
      // It ended while we were looking.
    }
  }
  return null;
};

const isAlive = (pid: number): boolean => {
  try {
    // A zombie has let go of everything; only its parent has not asked after it yet.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

const descendantsOf = (pid: number): readonly number[] => {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [[Number(name), Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1])] as const];
      } catch {
        return []; // it ended while we were looking
      }
    });
  const below = (parent: number): readonly number[] =>
    parents.filter(([, of]) => of === parent).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
};

/** Kills every process of the application at once, as a power cut would, and waits until none is left. Linux only. */
export const killApplication = async (app: LaunchedApp): Promise<void> => {
  const all = [app.pid, ...descendantsOf(app.pid)];
  for (const pid of all) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went down with another one.
    }
  }
  await expect.poll(() => all.filter(isAlive)).toEqual([]);
};

/** Kills the backend outright and gives the id of the one that replaces it. */
export const killBackend = async (app: LaunchedApp): Promise<number> => {
  const killed = backendPid(app);
  if (killed === null) throw new Error('no backend runs');
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => backendPid(app) ?? killed).not.toBe(killed);
  return backendPid(app) ?? killed;
};
