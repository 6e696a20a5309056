import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { chinaTime } from '#shared/base/china-time.ts';
import { openOffice, type OpenedOffice } from '#electron/services/open-office.ts';
import { createSession } from '#electron/services/session-state.ts';
import type { FromBackend, OpenMessage, ToBackend } from './backend-messages.ts';
import { createPortServer, type PortServer, type ServedPort } from './serve-port.ts';

/** Minutes without a call after which the session locks itself (UX 18). */
const idleMinutes = 10;

interface ParentPort {
  readonly on: (event: 'message', listener: (message: { readonly data: ToBackend; readonly ports: readonly ServedPort[] }) => void) => void;
  readonly postMessage: (message: FromBackend) => void;
}

// Electron puts this on `process` in a utility process; its types would bring the whole of 'electron' in here.
const parent = (process as unknown as { readonly parentPort: ParentPort }).parentPort;
const pathByToken = new Map<string, string>();
let office: OpenedOffice | null = null;
type WindowName = Extract<ToBackend, { readonly type: 'port' }>['window'];
let servers: Readonly<Record<WindowName, PortServer>> | null = null;
const waitingPorts: { readonly window: WindowName; readonly port: ServedPort }[] = [];

const log = (text: string): void => {
  parent.postMessage({ type: 'log', text });
};

const open = ({ dataDir, nativeBinding, userDir, version }: OpenMessage): void => {
  const opened = openOffice(
    {
      dataDir,
      nativeBinding,
      userDir,
      version,
      sheetThreadPath: path.join(__dirname, 'sheet-thread.cjs'),
      writeThreadPath: path.join(__dirname, 'write-thread.cjs'),
      keyThreadPath: path.join(__dirname, 'key-file-thread.cjs'),
      verifierDir: __dirname,
      electron: process.versions['electron'],
      node: process.versions.node,
      clock: () => chinaTime(Date.now()),
      newId: () => randomUUID(),
      randomBytes: (length) => randomBytes(length),
      pathOf: (token) => pathByToken.get(token) ?? null,
      onChanged: (topics) => {
        servers?.console.broadcast(topics);
        servers?.stage.broadcast(topics);
        if (topics.includes('subjects')) void office?.store.readAhead();
      },
      logBug: (reference, name, error) => {
        log(`bug ${reference} ${name} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      },
      logSlow: (name, milliseconds) => {
        log(`slow ${name} ${milliseconds} ms`);
      },
    },
    createSession(idleMinutes),
  );
  if (!opened.ok) {
    log(`data folder not opened: ${opened.error.fault}, ${opened.error.detail}`);
    parent.postMessage({ type: 'startFailed', code: `store.${opened.error.fault}` });
    return;
  }
  office = opened.value;
  const clock = (): number => performance.now();
  servers = { console: createPortServer(office.dispatch, clock), stage: createPortServer(office.stage, clock) };
  for (const { window, port } of waitingPorts.splice(0)) servers[window].serve(port);
  parent.postMessage({ type: 'ready' });
  void office.store.readAhead();
};

parent.on('message', ({ data, ports }) => {
  switch (data.type) {
    case 'open':
      open(data);
      return;
    case 'port':
      for (const port of ports) {
        if (servers) servers[data.window].serve(port);
        else waitingPorts.push({ window: data.window, port });
      }
      return;
    case 'path':
      pathByToken.set(data.token, data.path);
      parent.postMessage({ type: 'pathKnown', token: data.token });
      return;
    case 'close':
      office?.close();
      office = null;
      parent.postMessage({ type: 'closed' });
  }
});
