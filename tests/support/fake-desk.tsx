import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { createStore } from 'zustand/vanilla';
import { createClientStores, type BackendState, type DeskClient } from '#renderer/api/desk-client.ts';
import { DeskContext } from '#renderer/api/desk-context.ts';
import { deskConfig } from '#renderer/ui/theme.ts';
import { contract, type AppClient } from '#shared/contract/contract.ts';
import { stageClosed, type StageState } from '#shared/contract/stage.ts';
import type { ShellCalls } from '#shared/contract/shell.ts';

const shell: ShellCalls = {
  chooseFile: () => Promise.resolve({ token: 'token-1', name: '名单.xlsx' }),
  chooseFolder: () => Promise.resolve(null),
  defaultExportFolder: () => Promise.resolve({ token: 'folder-1', name: '导出' }),
  openFolder: () => Promise.resolve(true),
  print: () => Promise.resolve(true),
  pdfOfPage: () => Promise.resolve({ token: 'pdf-1', name: 'page.pdf' }),
  printPage: () => Promise.resolve(true),
  savePage: () => Promise.resolve({ token: 'saved-1', name: 'saved.pdf' }),
  beginBook: () => Promise.resolve({ token: 'book-1', name: 'book.pdf' }),
  addToBook: () => Promise.resolve(true),
  endBook: () => Promise.resolve({ token: 'book-1', name: 'book.pdf' }),
  changeDataFolder: () => Promise.resolve(null),
  openStage: () => Promise.resolve(stageClosed),
  closeStage: () => Promise.resolve(stageClosed),
  showOnStage: () => Promise.resolve(stageClosed),
  tokenOfDropped: () => Promise.resolve({ token: 'token-2', name: '名单.xlsx' }),
};

/** A client of which only the given calls answer; any other call is a mistake of the test. */
export const fakeApi = (calls: Partial<AppClient>): AppClient => {
  const unexpected = (name: string) => () => Promise.reject(new Error(`the test did not expect ${name}`));
  const none = Object.fromEntries(Object.keys(contract).map((name) => [name, unexpected(name)]));
  return { ...none, ...calls } as unknown as AppClient; // every name of the contract has a method now
};

export const fakeDesk = (calls: Partial<AppClient>, now: () => number = () => 0): DeskClient => ({
  ...createClientStores(fakeApi(calls), now),
  shell,
  startOnDemo: false,
  stage: createStore<StageState>(() => stageClosed),
  backend: createStore<BackendState>(() => ({ status: 'running', failure: null })),
});

/** The component as the window would show it. */
export const inDesk = (desk: DeskClient, children: ReactNode): ReactNode => (
  <DeskContext value={desk}>
    <ConfigProvider {...deskConfig}>{children}</ConfigProvider>
  </DeskContext>
);

/** jsdom lays nothing out; a grid needs a height to know which rows are in sight. */
export const giveElementsSize = (width: number, height: number): void => {
  for (const [name, value] of [
    ['clientWidth', width],
    ['clientHeight', height],
  ] as const) {
    Object.defineProperty(Element.prototype, name, { configurable: true, get: () => value });
  }
  HTMLElement.prototype.scrollTo = function scrollTo(this: HTMLElement, options?: ScrollToOptions | number) {
    if (typeof options === 'object') this.scrollTop = options.top ?? 0;
    this.dispatchEvent(new Event('scroll'));
  };
};
