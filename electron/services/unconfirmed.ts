import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import { insertRequest } from '#electron/store/correction-requests.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { findOffice } from '#electron/store/office.ts';
import { countUnconfirmed, findUnconfirmed, keepUnconfirmed, listUnconfirmed } from '#electron/store/unconfirmed-records.ts';
import type { Handlers } from './context.ts';
import { stampOf } from './plan-draft.ts';
import { requestsOf } from './requests.ts';
import { officeNames } from './trust-roster.ts';

type Names = 'unconfirmed.offices' | 'unconfirmed.window' | 'unconfirmed.keep' | 'unconfirmed.ask';

/** The open request about a record of a library, which says nothing of an event. */
const openRequest = (db: ReadDb, office: string, record: string) =>
  requestsOf(db).find((one) => one.county === office && one.serial === '' && one.record === record && one.state === 'open');

export const unconfirmedHandlers: Handlers<Names> = {
  'unconfirmed.offices': ({ db }) => {
    const own = findOffice(db)?.code ?? '';
    const nameOf = officeNames(db);
    const offices = countUnconfirmed(db).map((one) => ({ ...one, officeName: nameOf(one.office), own: one.office === own }));
    return ok(offices.toSorted((a, b) => Number(b.own) - Number(a.own)));
  },

  'unconfirmed.window': ({ db }, { office, offset, limit }) => {
    const counts = countUnconfirmed(db).find((one) => one.office === office);
    const rows = listUnconfirmed(db, office, offset, limit).map(({ kind, record, key, name, place, kept }) => ({
      ...{ kind, record, key, name, place, kept },
      asked: openRequest(db, office, record) !== undefined,
    }));
    return ok({ offset, total: (counts?.waiting ?? 0) + (counts?.kept ?? 0), rows });
  },

  'unconfirmed.keep': ({ db, actor, now, note }, { records, reason }) => {
    const found = records.map(({ kind, record }) => findUnconfirmed(db, kind, record));
    const [first] = found;
    if (!first || found.includes(null)) return fail('unconfirmed.notFound', {});
    for (const one of records) keepUnconfirmed(db, one, { reason, byName: actor?.name ?? '', at: now });
    note({ office: first.office, name: first.name, records: records.length, reason });
    return ok({ kept: records.length });
  },

  'unconfirmed.ask': (context, { kind, record, reason }) => {
    const { db, newId, actor, note } = context;
    const own = findOffice(db);
    if (own?.role !== 'city') return fail('office.roleOnly', { role: 'city' });
    const marked = findUnconfirmed(db, kind, record);
    if (!marked || marked.office === own.code) return fail('unconfirmed.notFound', {});
    const same = openRequest(db, marked.office, record);
    if (same) return fail('request.open', { byName: same.byName });
    const id = newId();
    insertRequest(
      db,
      {
        ...{ id, office: own.code, county: marked.office, serial: '', subject: marked.key, subjectName: marked.name, taskName: '' },
        ...{ resultId: record, resultRev: marked.rev ?? 1, corrections: 0, reason, byName: actor?.name ?? '' },
      },
      stampOf(context),
    );
    note({ office: marked.office, name: marked.name, key: marked.key, reason });
    return ok({ id });
  },
};
