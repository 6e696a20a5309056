import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useDesk } from './desk-context.ts';
import {
  queryJson,
  queryKey,
  type QueryInput,
  type QueryName,
  type QueryState,
  type QueryStateOf,
  type QueryValue,
} from './query-store.ts';

const loading: QueryState<never, never> = { at: 'loading' };

/** Asks while the component is mounted and whenever a command changes what the query reads; `null` = do not ask. */
export const useQuery = <K extends QueryName>(name: K, input: QueryInput<K> | null): QueryStateOf<K> => {
  const { queries } = useDesk();
  const json = input === null ? null : queryJson(input);
  const state = useStore(queries.store, (entries) => (json === null ? undefined : entries[queryKey(name, json)]));
  useEffect(() => (json === null ? undefined : queries.mount(name, json)), [queries, name, json]);
  return (state ?? loading) as QueryStateOf<K>; // the entry of this name holds this query's answer
};

/** As `useQuery`, and the newest answer to any input of this component, so that a page does not go blank while the next one is on its way. */
export const useKeptQuery = <K extends QueryName>(
  name: K,
  input: QueryInput<K>,
): { readonly state: QueryStateOf<K>; readonly newest: { readonly input: QueryInput<K>; readonly value: QueryValue<K> } | null } => {
  const state = useQuery(name, input);
  const [newest, setNewest] = useState<{ readonly input: QueryInput<K>; readonly value: QueryValue<K> } | null>(null);
  if (state.at === 'ready' && !state.refreshing && newest?.value !== state.value) setNewest({ input, value: state.value });
  return { state, newest };
};
