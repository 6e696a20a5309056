import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import type { ItemInput, ItemView } from '#shared/contract/items.ts';
import { subjectKinds } from '#shared/contract/subjects.ts';
import { diffLists } from '#shared/domain/items/diff-lists.ts';
import { typedIdentifier, typedLine } from '#shared/domain/imports/typed-text.ts';
import { itemTitle, type ItemContent } from '#shared/domain/items/item-content.ts';
import { changedItemFields, mayRemoveItem, protectedChange } from '#shared/domain/items/item-rules.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { insertIssuedList, listIssuedLists, listItemsOfList, missingItemIds, usedItemIds } from '#electron/store/item-lists.ts';
import { findCurrentItem, findItemVersion, listItemVersions, setCurrent, type ItemVersion } from '#electron/store/item-versions.ts';
import { listItems, listItemsById } from '#electron/store/items.ts';
import { findOffice } from '#electron/store/office.ts';
import type { Handlers } from './context.ts';
import { keepItemChange, undoItem } from './item-history.ts';
import { nameOfLine } from './line-names.ts';
import { writeItem } from './write-item.ts';

type Names =
  | 'items.list'
  | 'items.named'
  | 'items.versions'
  | 'items.lists'
  | 'items.diff'
  | 'items.save'
  | 'items.remove'
  | 'items.undo'
  | 'items.issue';

/** Items of this office's list as they are shown. */
export const viewsOf = (db: ReadDb, items: readonly ItemVersion[]): readonly ItemView[] => {
  const used = usedItemIds(db);
  const missing = missingItemIds(db);
  return items.map((item) => ({
    ...item,
    lineName: item.line === 0 ? '' : nameOfLine(item.line),
    used: used.has(item.id),
    missing: missing.has(item.id),
  }));
};

const officeRole = (db: ReadDb): 'county' | 'city' => findOffice(db)?.role ?? 'county';

/** Code, lines and kinds as an import would give them. */
const contentOf = (input: ItemInput, origin: ItemContent['origin']): ItemContent => ({
  ...input,
  code: typedIdentifier(input.code),
  category: typedLine(input.category),
  name: typedLine(input.name),
  subName: typedLine(input.subName),
  appliesToKinds: subjectKinds.filter((kind) => input.appliesToKinds.includes(kind)),
  origin,
});

export const itemHandlers: Handlers<Names> = {
  'items.list': ({ db }) => ok(viewsOf(db, listItems(db))),
  'items.named': ({ db }, { ids }) => ok(viewsOf(db, listItemsById(db, ids))),
  'items.versions': ({ db }, { code }) => ok(viewsOf(db, listItemVersions(db, code))),

  'items.lists': ({ db }) => {
    let before: readonly ItemVersion[] = [];
    const views = listIssuedLists(db).map((list) => {
      const items = listItemsOfList(db, list.number);
      const { added, changed, removed } = diffLists(before, items);
      before = items;
      const { number, versionNo, issuedOn, note, by } = list;
      const sizes = { items: items.length, added: added.length, changed: changed.length, removed: removed.length };
      return { number, versionNo, issuedOn, note, by, ...sizes };
    });
    return ok(views.reverse());
  },

  'items.diff': ({ db }, { from, to }) => {
    const before = viewsOf(db, listItemsOfList(db, from));
    return ok(diffLists(before, viewsOf(db, to === null ? listItems(db) : listItemsOfList(db, to))));
  },

  'items.save': (context, { id, item: input }) => {
    const { db, note } = context;
    const before = id === null ? null : findItemVersion(db, id);
    if (id !== null && !before) return fail('item.notFound', {});
    if (before && !before.current) return fail('item.superseded', { name: itemTitle(before) });
    const item = contentOf(input, before?.origin ?? officeRole(db));
    const wording = before ? protectedChange(before, item, officeRole(db)) : undefined;
    if (wording !== undefined) return fail('item.cityWording', { name: itemTitle(item), field: wording });
    const holder = item.code === before?.code ? null : listItemVersions(db, item.code)[0];
    if (holder) return fail('item.codeTaken', { code: item.code, name: itemTitle(holder) });
    const fields = before ? [...changedItemFields(before, item), ...(before.code === item.code ? [] : ['code'])] : null;
    note({ code: item.code, name: itemTitle(item), fields });
    if (before && fields?.length === 0) return ok({ id: before.id, version: before.version });
    const uid = writeItem(context, 'items.save', before, item);
    return ok({ id: uid, version: findItemVersion(db, uid)?.version ?? 1 });
  },

  'items.remove': (context, { id }) => {
    const { db, seq, note } = context;
    const item = findItemVersion(db, id);
    if (!item) return fail('item.notFound', {});
    if (!item.current) return fail('item.superseded', { name: itemTitle(item) });
    if (!mayRemoveItem(item, officeRole(db), missingItemIds(db).has(id))) return fail('item.cityStays', { name: itemTitle(item) });
    setCurrent(db, id, false, seq);
    keepItemChange(context, 'items.remove', id, { before: item, after: null });
    note({ code: item.code, name: itemTitle(item) });
    return ok({ code: item.code });
  },

  'items.undo': (context, { code }) => undoItem(context, code, findCurrentItem(context.db, code)),

  'items.issue': ({ db, actor, now, seq, newId, note }, { versionNo, issuedOn, note: remark }) => {
    const lists = listIssuedLists(db);
    const items = listItems(db);
    const last = lists.at(-1);
    if (lists.some((list) => list.versionNo === versionNo)) return fail('item.listNumberTaken', { versionNo });
    if (items.length === 0) return fail('item.listEmpty', {});
    const diff = diffLists(last ? listItemsOfList(db, last.number) : [], items);
    if (diff.added.length + diff.changed.length + diff.removed.length === 0)
      return fail('item.listUnchanged', { versionNo: last?.versionNo ?? '' });
    const number = (last?.number ?? 0) + 1;
    const list = { id: newId(), number, versionNo, issuedOn, note: remark, by: actor?.name ?? '' };
    insertIssuedList(db, list, { by: actor?.id ?? '', at: now, seq });
    note({ versionNo, items: items.length, added: diff.added.length, changed: diff.changed.length, removed: diff.removed.length });
    return ok({ number });
  },
};
