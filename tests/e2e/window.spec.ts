import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'playwright/test';
import type { Desk } from '#shared/contract/shell.ts';
import { backendPid, killBackend, launchApp, type DevApp } from './support/launch-app.ts';

let app: DevApp;

/** Speaks the wire's own language past the page, on a port of its own. */
const askOnce = ({ page }: DevApp): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const { desk } = globalThis as unknown as { desk: Desk };
        const id = 900_000_000;
        desk.connect({
          onReply: (reply) => {
            const answer = reply as { id?: number; result?: { ok: boolean } };
            if (answer.id === id && answer.result) resolve(answer.result.ok ? 'answered' : 'refused');
          },
          onStatus: () => undefined,
          onStage: () => undefined,
          onStartFailure: () => {
            resolve('start failed');
          },
        });
        desk.send({ id, name: 'office.state', input: {} });
      }),
  );

test.beforeAll(async () => {
  app = await launchApp();
});

test.afterAll(async () => {
  await app.close();
});

test('the window comes from the program itself and has a Chinese title', async () => {
  expect(app.page.url()).toBe('app://bundle/index.html');
  const title = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  expect(title).toBe('双随机工作台');
});

test('a page has no Node and reaches the program through four names only', async () => {
  const found = await app.page.evaluate(() => ({
    node: typeof (globalThis as { process?: unknown }).process,
    require: typeof (globalThis as { require?: unknown }).require,
    desk: Object.keys((globalThis as unknown as { desk: object }).desk).sort(),
  }));
  expect(found).toEqual({ node: 'undefined', require: 'undefined', desk: ['connect', 'send', 'shell', 'startOnDemo'] });
});

test('a page opens no window and reaches no server, not even on this computer', async () => {
  let connections = 0;
  const server = createServer().on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const found = await app.page.evaluate(async (at) => {
    const outcome = (start: (done: (ended: string) => void) => void): Promise<string> => new Promise(start);
    return {
      opened: window.open(`http://${at}/`) === null,
      fetched: await fetch(`http://${at}/`).then(
        () => 'reached',
        () => 'refused',
      ),
      socket: await outcome((done) => {
        const socket = new WebSocket(`ws://${at}/`);
        socket.onopen = () => {
          done('reached');
        };
        socket.onerror = () => {
          done('refused');
        };
      }),
      image: await outcome((done) => {
        const image = new Image();
        image.onload = () => {
          done('reached');
        };
        image.onerror = () => {
          done('refused');
        };
        image.src = `http://${at}/x.png`;
      }),
    };
  }, address);
  server.close();
  expect(found).toEqual({ opened: true, fetched: 'refused', socket: 'refused', image: 'refused' });
  expect(connections).toBe(0);
});

test('the program itself sends nothing to another address either', async () => {
  const outcome = await app.electron.evaluate(({ session }) =>
    session.defaultSession.fetch('http://127.0.0.1:9/').then(
      () => 'reached',
      (error: unknown) => String(error),
    ),
  );
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('a page cannot read a file outside the built page', async () => {
  const statuses = await app.page.evaluate(() =>
    Promise.all(
      ['/../electron/main.cjs', '/..%2felectron%2fmain.cjs', '/%2e%2e/package.json', '/%', '/'].map((at) =>
        fetch(at).then(({ status }) => status),
      ),
    ),
  );
  expect(statuses).toEqual([404, 404, 404, 404, 404]);
});

test('the page and its server name the same policy, and a script written into the page does not run', async () => {
  const found = await app.page.evaluate(async () => {
    const served = (await fetch('/index.html')).headers.get('content-security-policy') ?? '';
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = true';
    document.head.append(script);
    const written = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
    return { same: served === `${written}; frame-ancestors 'none'`, ran: 'ran' in globalThis };
  });
  expect(found).toEqual({ same: true, ran: false });
});

test('a file from a file field becomes a token; the window learns its name and no folder', async () => {
  await app.page.evaluate(() => {
    const field = document.createElement('input');
    field.type = 'file';
    field.id = 'probe';
    document.body.append(field);
  });
  await app.page.locator('#probe').setInputFiles(`${process.cwd()}/package.json`);
  const chosen = await app.page.evaluate(async () => {
    const field = document.querySelector<HTMLInputElement>('#probe');
    const made = await desk().shell.tokenOfDropped(new File(['x'], 'made.xlsx'));
    const real = await desk().shell.tokenOfDropped(field?.files?.[0]);
    field?.remove();
    return { made, real };
    function desk(): Desk {
      return (globalThis as unknown as { desk: Desk }).desk;
    }
  });
  expect(chosen.made).toBeNull();
  expect(chosen.real?.name).toBe('package.json');
  expect(chosen.real?.token).toMatch(/^[0-9a-f-]{36}$/);
});

test('a killed backend is replaced and the window goes on', async () => {
  const before = backendPid(app);
  const after = await killBackend(app);
  expect(after).not.toBe(before);
  await expect.poll(() => askOnce(app)).toBe('answered');
});

test('a window that is loaded again is served again', async () => {
  await app.page.reload();
  await expect.poll(() => askOnce(app)).toBe('answered');
});

test('every renderer is sandboxed and isolated', async () => {
  const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> };
    const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webviewTag };
  });
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false });
});

// Last: Playwright goes on waiting for a navigation that was refused.
test('a page cannot leave the program', async () => {
  for (const address of ['https://example.invalid/', 'app://bundle/assets/']) {
    const refused = app.electron.evaluate(
      ({ BrowserWindow }) =>
        new Promise<boolean>((resolve) => {
          BrowserWindow.getAllWindows()[0]?.webContents.once('will-frame-navigate', (details) => {
            resolve(details.defaultPrevented);
          });
        }),
    );
    await app.electron.evaluate(() => undefined); // the listener above is in place once this has come back
    await app.page.evaluate((at) => {
      location.href = at;
    }, address);
    expect(await refused, address).toBe(true);
  }
  expect(app.page.url()).toBe('app://bundle/index.html');
});
