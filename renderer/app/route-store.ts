import type { Navigate, Route } from '#renderer/api/route.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface RouteState {
  readonly route: Route;
  readonly navigate: Navigate;
}

/** Where the window is. Pages are few and none is deep, so there is no history; every page has its way back. */
export const createRouteStore = (): StoreApi<RouteState> =>
  createStore<RouteState>((set) => ({
    route: { page: 'home' },
    navigate: (route) => {
      set({ route });
    },
  }));
