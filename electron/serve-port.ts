import type { Result } from '#shared/base/result.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { Progress } from '#shared/contract/progress.ts';
import type { Topic } from '#shared/contract/topics.ts';
import type { WireReply, WireRequest } from '#shared/contract/wire.ts';

/** The part of Electron's MessagePortMain that serving needs; named here so that nothing in the backend imports 'electron'. */
export interface ServedPort {
  readonly on: (event: 'message' | 'close', listener: (message: { readonly data: unknown }) => void) => unknown;
  readonly postMessage: (reply: WireReply) => void;
  readonly start: () => void;
}

export interface CallRunner {
  readonly run: (
    name: string,
    input: unknown,
    options: { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void },
  ) => Promise<Result<unknown, AppError>>;
}

export interface PortServer {
  /** Serves one window: answers each request once, reports progress, cancels by number. A closed port cancels its jobs. */
  readonly serve: (port: ServedPort) => void;
  readonly broadcast: (topics: readonly Topic[]) => void;
}

type CallRequest = Extract<WireRequest, { readonly id: number }>;
type Running = Map<number, AbortController>;

const longestName = 80;

/** What a window may say; null for anything else. The input stays unknown: the contract's schema judges it. */
const readRequest = (data: unknown): WireRequest | null => {
  if (typeof data !== 'object' || data === null) return null;
  if ('cancel' in data) return Number.isSafeInteger(data.cancel) ? { cancel: data.cancel as number } : null;
  if (!('id' in data) || !Number.isSafeInteger(data.id)) return null;
  if (!('name' in data) || typeof data.name !== 'string' || data.name.length > longestName) return null;
  return { id: data.id as number, name: data.name, input: 'input' in data ? data.input : undefined };
};

/** Progress of one call is told at most this often; the answer always comes. */
const progressMilliseconds = 100;

/** Whatever arrives on a port is hostile: a message of another shape is dropped. `clock` counts milliseconds. */
export const createPortServer = (runner: CallRunner, clock: () => number): PortServer => {
  const ports = new Set<ServedPort>();

  const answer = async (port: ServedPort, running: Running, { id, name, input }: CallRequest): Promise<void> => {
    const controller = new AbortController();
    running.set(id, controller);
    let told = -progressMilliseconds;
    const onProgress = (progress: Progress): void => {
      const now = clock();
      if (now - told < progressMilliseconds) return;
      told = now;
      if (ports.has(port)) port.postMessage({ id, progress });
    };
    const result = await runner.run(name, input, { signal: controller.signal, onProgress });
    running.delete(id);
    if (ports.has(port)) port.postMessage({ id, result });
  };

  const serve = (port: ServedPort): void => {
    const running: Running = new Map();
    ports.add(port);
    port.on('message', ({ data }) => {
      const request = readRequest(data);
      if (request === null) return;
      if ('cancel' in request) running.get(request.cancel)?.abort();
      else if (!running.has(request.id)) void answer(port, running, request);
    });
    port.on('close', () => {
      ports.delete(port);
      for (const controller of running.values()) controller.abort();
    });
    port.start();
  };

  return {
    serve,
    broadcast: (topics) => {
      for (const port of ports) port.postMessage({ changed: topics });
    },
  };
};
