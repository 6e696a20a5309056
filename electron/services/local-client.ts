import { contract, type AppClient } from '#shared/contract/contract.ts';
import type { JobOptions } from '#shared/contract/define.ts';
import type { Dispatch } from './dispatch.ts';

/** The same typed client as the window's, straight to `dispatch`: for the command line and for tests. */
export const createLocalClient = (dispatch: Dispatch): AppClient => {
  const call =
    (name: string) =>
    (input: unknown, options: JobOptions = {}) => {
      const controller = new AbortController();
      if (options.signal?.aborted) controller.abort();
      options.signal?.addEventListener('abort', () => {
        controller.abort();
      });
      return dispatch.run(name, input, { signal: controller.signal, onProgress: (progress) => options.onProgress?.(progress) });
    };
  // Every name of the contract got the method its entry describes.
  return Object.fromEntries(Object.keys(contract).map((name) => [name, call(name)])) as unknown as AppClient;
};
