import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import { isMailLimit, mailLimitKiB } from '#shared/domain/bundle/mail-limit.ts';
import { findMailLimit, saveMailLimit } from '#electron/store/mail-settings.ts';
import type { Handlers } from './context.ts';

export const mailLimitHandlers: Handlers<'bundles.mailLimit' | 'bundles.saveMailLimit'> = {
  'bundles.mailLimit': ({ db }) => ok({ limitKiB: findMailLimit(db) }),

  'bundles.saveMailLimit': ({ db, note }, { limitKiB }) => {
    const { least, most } = mailLimitKiB;
    if (!isMailLimit(limitKiB)) return fail('bundle.mailLimitBounds', { limitKiB, least, most });
    const before = findMailLimit(db);
    saveMailLimit(db, limitKiB);
    note({ before, after: limitKiB });
    return ok(null);
  },
};
