import { ok } from '#shared/base/result.ts';
import { checkAuditChain, countAuditRows, listAuditRows } from '#electron/store/audit.ts';
import type { Handlers } from './context.ts';

export const auditHandlers: Handlers<'audit.window' | 'audit.check'> = {
  'audit.window': ({ db }, { offset, limit }) => ok({ offset, total: countAuditRows(db), rows: listAuditRows(db, offset, limit) }),
  'audit.check': ({ db }) => ok(checkAuditChain(db)),
};
