import { statSync } from 'node:fs';
import { contract, type AppClient } from '#shared/contract/contract.ts';
import type { Desk } from '#shared/contract/shell.ts';
import type { Side } from '#tests/crash/spine.ts';
import { answerDialogs, type DevApp } from './launch-app.ts';

type Ask = (name: string, input: unknown) => Promise<unknown>;

/** Takes the window's own way to its backend over from the page, which stands still from here on; a new backend is connected to as well. */
const takeOver = ({ page }: DevApp): Promise<void> =>
  page.evaluate(() => {
    const world = globalThis as unknown as { desk: Desk; ask: Ask };
    const open = new Map<number, (result: unknown) => void>();
    let lastId = 1_000_000_000;
    const endAll = (code: string): void => {
      for (const settle of open.values()) settle({ ok: false, error: { code, params: {} } });
      open.clear();
    };
    const connect = (): void => {
      world.desk.connect({
        onReply: (reply) => {
          const { id, result } = reply as { id?: number; result?: unknown };
          if (id === undefined || result === undefined) return;
          open.get(id)?.(result);
          open.delete(id);
        },
        onStatus: (status) => {
          if (status === 'gone') endAll('backend.gone');
          if (status === 'restarted') connect();
        },
        onStage: () => undefined,
        onStartFailure: ({ code }) => {
          endAll(code);
        },
      });
    };
    world.ask = (name, input) =>
      new Promise((resolve) => {
        lastId += 1;
        open.set(lastId, resolve);
        world.desk.send({ id: lastId, name, input });
      });
    connect();
  });

/** The office of a running application, asked through `window.desk`; files go through the native dialogs. */
export const windowSide = async (app: DevApp): Promise<Side> => {
  await takeOver(app);
  const methods = Object.keys(contract).map((name) => {
    const call = (input: unknown) =>
      app.page.evaluate(([asked, content]) => (globalThis as unknown as { ask: Ask }).ask(asked, content), [name, input] as const);
    return [name, call] as const;
  });
  return {
    // The mapped type of the contract; every name got the same generic method just above.
    api: Object.fromEntries(methods) as unknown as AppClient,
    give: async (filePath) => {
      await answerDialogs(app, [filePath]);
      const folder = statSync(filePath).isDirectory();
      const chosen = await app.page.evaluate((asFolder) => {
        const { shell } = (globalThis as unknown as { desk: Desk }).desk;
        return asFolder ? shell.chooseFolder() : shell.chooseFile('bundle');
      }, folder);
      return chosen?.token ?? '';
    },
  };
};
