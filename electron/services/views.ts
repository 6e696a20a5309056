import { ok } from '#shared/base/result.ts';
import { listViews, removeView, saveView } from '#electron/store/saved-views.ts';
import type { Handlers } from './context.ts';

export const viewHandlers: Handlers<'views.list' | 'views.save' | 'views.remove'> = {
  'views.list': ({ db, actor }) => ok(listViews(db, actor?.id ?? '')),
  'views.save': ({ db, actor, now, note }, { name, view }) => {
    saveView(db, actor?.id ?? '', { name, view }, now);
    note({ name });
    return ok(null);
  },
  'views.remove': ({ db, actor, note }, { name }) => {
    removeView(db, actor?.id ?? '', name);
    note({ name });
    return ok(null);
  },
};
