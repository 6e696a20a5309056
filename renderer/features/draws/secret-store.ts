import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppClient } from '#shared/contract/contract.ts';
import type { AppError } from '#shared/contract/errors.ts';

export type ProposedSecret =
  | { readonly at: 'none' }
  | { readonly at: 'asking' }
  | { readonly at: 'shown'; readonly secret: string }
  | { readonly at: 'failed'; readonly error: AppError };

export interface SecretStore {
  readonly store: StoreApi<ProposedSecret>;
  readonly propose: () => Promise<void>;
  readonly forget: () => void;
}

/** A proposed secret lives in this store and nowhere else; it is no query, because nobody may find it again in a cache. */
export const createSecretStore = (api: Pick<AppClient, 'draws.proposeSecret'>): SecretStore => {
  const store = createStore<ProposedSecret>(() => ({ at: 'none' }));
  return {
    store,
    propose: async () => {
      store.setState({ at: 'asking' }, true);
      const answer = await api['draws.proposeSecret']({});
      store.setState(answer.ok ? { at: 'shown', secret: answer.value.secret } : { at: 'failed', error: answer.error }, true);
    },
    forget: () => {
      store.setState({ at: 'none' }, true);
    },
  };
};
