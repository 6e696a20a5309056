import { MessageChannelMain, utilityProcess, type BrowserWindow, type MessagePortMain, type UtilityProcess } from 'electron';
import type { FromBackend, OpenMessage, ToBackend } from '#electron/backend-messages.ts';
import type { BackendStatus, StartFailure } from '#shared/contract/shell.ts';
import { createRestartLimit } from './restart-limit.ts';

export interface BackendProcess {
  /** Gives the window a fresh port to the backend that runs now, also after a reload; starts one again when it had been given up. */
  readonly connect: () => void;
  /** The end of the stage's channel; lost with a backend that ends, then the stage asks again. */
  readonly connectStage: (port: MessagePortMain) => void;
  /** Resolves once the backend knows the path: the window asks it through another channel, which may be faster. */
  readonly tellPath: (token: string, filePath: string) => Promise<void>;
  /** Ends the backend in order and starts one on another data folder. */
  readonly reopen: (dataDir: string) => Promise<void>;
  /** Closes the database in order; a backend that does not answer within three seconds is ended all the same. */
  readonly close: () => Promise<void>;
}

interface Surroundings {
  readonly window: BrowserWindow;
  readonly backendPath: string;
  readonly open: Omit<OpenMessage, 'type' | 'dataDir'>;
  readonly dataDir: string;
  readonly clock: () => number;
  readonly log: (text: string) => void;
  /** Where the log lies, for the page that says why the data folder was not opened. */
  readonly logFile: string;
  /** Called whenever another backend runs than before. */
  readonly onRestarted: () => void;
}

const closeMilliseconds = 3000;

/** Keeps one backend process alive: whenever it ends without being asked to, it is started again and the window is told. */
export const startBackend = ({ window, backendPath, open, dataDir, clock, log, logFile, onRestarted }: Surroundings): BackendProcess => {
  const mayRestart = createRestartLimit(3, 60_000, clock);
  const chosenPaths = new Map<string, string>();
  /** Tokens that the backend has not said it knows, and whoever waits for that. */
  const untold = new Map<string, () => void>();
  let folder = dataDir;
  let child: UtilityProcess | null = null;
  let failure: StartFailure | null = null;
  let reopening = false;
  let portOwed = false;

  const post = (message: ToBackend, ports: Electron.MessagePortMain[] = []): void => child?.postMessage(message, ports);
  const tellWindow = (channel: string, content: unknown): void => {
    if (!window.isDestroyed()) window.webContents.send(channel, content);
  };
  const tellStatus = (status: BackendStatus): void => {
    tellWindow('backend:status', status);
  };
  const tellFailure = (faultCode: StartFailure['code']): void => {
    failure = { code: faultCode, dataFolder: folder, logFile };
    tellWindow('backend:start-failure', failure);
  };

  const told = (token: string): void => {
    untold.get(token)?.();
    untold.delete(token);
  };
  /** Nobody is there to know them; the backend that is started next is told before it is asked anything. */
  const letGo = (): void => {
    for (const token of [...untold.keys()]) told(token);
  };

  const launch = (): void => {
    failure = null;
    const born = utilityProcess.fork(backendPath, [], { serviceName: 'fairdraw-backend' });
    child = born;
    born.on('message', (message: FromBackend) => {
      if (message.type === 'startFailed') tellFailure(message.code);
      else if (message.type === 'log') log(message.text);
      else if (message.type === 'pathKnown') told(message.token);
    });
    born.once('exit', (code) => {
      if (born === child) died(code);
    });
    post({ type: 'open', ...open, dataDir: folder });
    for (const [token, filePath] of chosenPaths) post({ type: 'path', token, path: filePath });
  };

  const died = (code: number): void => {
    log(`backend ended with ${code}`);
    child = null;
    tellStatus('gone');
    if (mayRestart()) {
      launch();
      tellStatus('restarted');
      onRestarted();
    } else {
      log('backend given up');
      letGo();
      tellFailure('internal');
    }
  };

  const connect = (): void => {
    portOwed = reopening;
    if (window.isDestroyed() || reopening) return;
    if (child === null) launch();
    const { port1, port2 } = new MessageChannelMain();
    post({ type: 'port', window: 'console' }, [port1]);
    window.webContents.postMessage('backend:port', null, [port2]);
    // It may have been found before the page was there to hear it.
    if (failure) tellWindow('backend:start-failure', failure);
  };

  const close = async (): Promise<void> => {
    const ending = child;
    child = null; // from here on its end is no accident
    letGo();
    if (ending) await endInOrder(ending);
  };

  launch();
  return {
    connect,
    connectStage: (port) => {
      post({ type: 'port', window: 'stage' }, [port]);
    },
    tellPath: (token, filePath) =>
      new Promise((resolve) => {
        chosenPaths.set(token, filePath);
        untold.set(token, resolve);
        if (child === null) letGo();
        else post({ type: 'path', token, path: filePath });
      }),
    reopen: async (dir) => {
      reopening = true;
      tellStatus('gone');
      await close();
      folder = dir;
      reopening = false;
      launch();
      tellStatus('restarted');
      onRestarted();
      if (portOwed) connect();
    },
    close,
  };
};

/** Asks a backend to close its database, then ends the process; resolves when it is gone and has let go of its files. */
const endInOrder = (ending: UtilityProcess): Promise<void> =>
  new Promise((resolve) => {
    const kill = (): void => {
      ending.kill();
    };
    const timer = setTimeout(kill, closeMilliseconds);
    ending.on('message', (message: FromBackend) => {
      if (message.type === 'closed') kill();
    });
    ending.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    ending.postMessage({ type: 'close' } satisfies ToBackend);
  });
