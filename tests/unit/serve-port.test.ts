import { describe, expect, test } from 'vitest';
import { ok } from '#shared/base/result.ts';
import type { Progress } from '#shared/contract/progress.ts';
import { createPortServer, type CallRunner, type ServedPort } from '#electron/serve-port.ts';

interface FakeWindow {
  readonly port: ServedPort;
  readonly say: (data: unknown) => void;
  readonly leave: () => void;
  readonly heard: unknown[];
}

/** The window's end of a port; what it hears went through the copying that a real port does. */
const openWindow = (): FakeWindow => {
  const listeners: Record<'message' | 'close', (message: { readonly data: unknown }) => void> = {
    message: () => undefined,
    close: () => undefined,
  };
  const heard: unknown[] = [];
  return {
    heard,
    say: (data) => {
      listeners.message({ data: structuredClone(data) });
    },
    leave: () => {
      listeners.close({ data: undefined });
    },
    port: {
      on: (event, listener) => {
        listeners[event] = listener;
      },
      postMessage: (reply) => {
        heard.push(structuredClone(reply));
      },
      start: () => undefined,
    },
  };
};

const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

const echo: CallRunner = { run: (name, input) => Promise.resolve(ok({ name, input })) };

describe('one window and the backend', () => {
  test('each request is answered once under its own number', async () => {
    const window = openWindow();
    createPortServer(echo, () => 0).serve(window.port);
    window.say({ id: 1, name: 'a', input: { x: 1 } });
    window.say({ id: 2, name: 'b', input: null });
    await settled();
    expect(window.heard).toEqual([
      { id: 1, result: ok({ name: 'a', input: { x: 1 } }) },
      { id: 2, result: ok({ name: 'b', input: null }) },
    ]);
  });

  test.each([
    [null],
    ['text'],
    [[]],
    [{}],
    [{ id: '1', name: 'a' }],
    [{ id: 1.5, name: 'a' }],
    [{ id: 1 }],
    [{ id: 1, name: 7 }],
    [{ id: 1, name: 'a'.repeat(81) }],
    [{ cancel: 'all' }],
    [{ cancel: 9 }],
  ])('a message of another shape is dropped: %j', async (message) => {
    const window = openWindow();
    const called: string[] = [];
    createPortServer({ run: (name) => (called.push(name), Promise.resolve(ok(null))) }, () => 0).serve(window.port);
    window.say(message);
    await settled();
    expect([called, window.heard]).toEqual([[], []]);
  });

  test('cancelling reaches the job of that number alone, and leaving ends every job of the window', () => {
    const signals = new Map<string, AbortSignal>();
    const endless: CallRunner = {
      run: (name, _, { signal }) => {
        signals.set(name, signal);
        return new Promise(() => undefined);
      },
    };
    const window = openWindow();
    createPortServer(endless, () => 0).serve(window.port);
    window.say({ id: 1, name: 'first', input: {} });
    window.say({ id: 2, name: 'second', input: {} });
    window.say({ cancel: 1 });
    expect([...signals].map(([name, signal]) => [name, signal.aborted])).toEqual([
      ['first', true],
      ['second', false],
    ]);
    window.leave();
    expect(signals.get('second')?.aborted).toBe(true);
  });

  test('progress comes at most ten times a second, and never after the window has left', () => {
    let now = 0;
    let tell: (progress: Progress) => void = () => undefined;
    const runner: CallRunner = {
      run: (_name, _input, { onProgress }) => {
        tell = onProgress;
        return new Promise(() => undefined);
      },
    };
    const window = openWindow();
    createPortServer(runner, () => now).serve(window.port);
    window.say({ id: 1, name: 'job', input: {} });
    for (now = 0; now < 1000; now += 1) tell({ phase: 'reading', done: now, total: 1000 });
    expect(window.heard).toHaveLength(10);
    window.leave();
    now = 5000;
    tell({ phase: 'reading', done: 1000, total: 1000 });
    expect(window.heard).toHaveLength(10);
  });

  test('a change is told to every window that is still there', () => {
    const [staying, leaving] = [openWindow(), openWindow()];
    const server = createPortServer(echo, () => 0);
    server.serve(staying.port);
    server.serve(leaving.port);
    leaving.leave();
    server.broadcast(['subjects']);
    expect([staying.heard, leaving.heard]).toEqual([[{ changed: ['subjects'] }], []]);
  });
});
