import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import { diffHandedList } from '#shared/domain/items/handed-list.ts';
import { adjustedForCityText } from '#shared/i18n/zh-cn/handed-down.ts';
import { setCurrent } from '#electron/store/item-versions.ts';
import { listItems } from '#electron/store/items.ts';
import { findOffice } from '#electron/store/office.ts';
import { insertPlanRows, listPlanRows, touchPlan, updatePlanRow } from '#electron/store/plans.ts';
import { confirmRecords } from '#electron/store/unconfirmed-records.ts';
import { takeNotice } from './calendar.ts';
import type { Handlers } from './context.ts';
import { compareWithPlan, compareYear } from './handed-compare.ts';
import { handedPlans, handedYears, newestHandedList } from './handed-records.ts';
import { keepItemChange } from './item-history.ts';
import { beginVersion, draftPlan, stampOf } from './plan-draft.ts';
import { writeItem } from './write-item.ts';

type Names = 'handedDown.adoptItems' | 'handedDown.adoptPlan' | 'handedDown.adoptCalendar';

/** A county takes over what the city handed down, each by one command; who looked at something older is told so. */
export const adoptHandlers: Handlers<Names> = {
  'handedDown.adoptItems': (context, { id }) => {
    const { db, seq, note } = context;
    const list = newestHandedList(db);
    if (!list?.items || list.id !== id) return fail('handedDown.gone', {});
    const own = listItems(db);
    const ownByCode = new Map(own.map((item) => [item.code, item]));
    const { added, changed, removed } = diffHandedList<(typeof list.items)[number]>(own, list.items);
    if (added.length + changed.length + removed.length === 0) return fail('handedDown.taken', {});
    for (const item of added) writeItem(context, 'handedDown.adoptItems', null, item);
    for (const { after } of changed) writeItem(context, 'handedDown.adoptItems', ownByCode.get(after.code) ?? null, after);
    for (const item of removed) {
      setCurrent(db, item.id, false, seq);
      keepItemChange(context, 'handedDown.adoptItems', item.id, { before: item, after: null });
    }
    confirmRecords(
      db,
      'items',
      list.items.map(({ code }) => code),
    );
    note({
      list: list.id,
      versionNo: list.versionNo,
      added: added.map(({ code }) => code),
      changed: changed.map(({ after }) => after.code),
      removed: removed.map(({ code }) => code),
    });
    return ok({ added: added.length, changed: changed.length, removed: removed.length });
  },

  'handedDown.adoptPlan': (context, { id }) => {
    const { db, note } = context;
    const plan = handedPlans(db).find((one) => one.id === id);
    const office = findOffice(db);
    if (!plan?.rows || !office) return fail('handedDown.gone', {});
    const { year } = plan;
    const { own, rows } = compareWithPlan(db, year, plan.rows);
    const added = rows.flatMap((row) => (row.is === 'added' ? [row.after] : []));
    const changed = rows.flatMap((row) => (row.is === 'changed' ? [row.after] : []));
    if (added.length + changed.length === 0) return fail('handedDown.taken', {});
    const version = own?.state === 'approved' ? own.version + 1 : (own?.version ?? 1);
    let planId = own?.id ?? '';
    if (own?.state === 'approved') {
      const next = { office: own.office, year, version, reason: adjustedForCityText(year, plan.version) };
      planId = beginVersion(context, next, listPlanRows(db, own.id));
    } else if (own) {
      const draft = draftPlan(db, own.id);
      if (!draft.ok) return fail('plan.notDraft', { state: own.state });
    } else {
      planId = beginVersion(context, { office: office.code, year, version, reason: '' }, []);
    }
    insertPlanRows(db, planId, added);
    for (const row of changed) updatePlanRow(db, planId, row);
    touchPlan(db, planId, stampOf(context));
    const names = { added: added.map(({ name }) => name), changed: changed.map(({ name }) => name) };
    note({ year, version, cityVersion: plan.version, ...names });
    return ok({ planId, added: added.length, changed: changed.length });
  },

  'handedDown.adoptCalendar': (context, { year, rev }) => {
    const { db, note } = context;
    const handed = handedYears(db).find((one) => one.year === year && one.rev === rev);
    if (!handed?.holidays) return fail('handedDown.gone', {});
    const { state, typed } = compareYear(db, handed);
    if (state === 'taken') return fail('handedDown.taken', {});
    if (state === 'differs') return fail('handedDown.yearTyped', { year, byName: typed?.byName ?? '' });
    const taken = takeNotice(context, year, handed.holidays);
    if (!taken.ok) return taken;
    note({ year, rev, holidays: handed.holidays.length });
    return ok(null);
  },
};
