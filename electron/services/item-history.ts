import { ok, type Result } from '#shared/base/result.ts';
import { fail, type AppError } from '#shared/contract/errors.ts';
import { itemTitle, type ItemContent } from '#shared/domain/items/item-content.ts';
import { fieldChanges } from '#shared/domain/library/field-changes.ts';
import {
  deleteItemVersion,
  isItemUsed,
  listItemVersions,
  replaceItem,
  setCurrent,
  type ItemVersion,
} from '#electron/store/item-versions.ts';
import { insertLibraryChange, listChangesOfRecord } from '#electron/store/library-changes.ts';
import { sha256Hex } from '#electron/platform/hash.ts';
import { canonicalJson } from '#shared/base/canonical-json.ts';
import { itemContentOf, itemRowOf } from '#shared/domain/items/item-content.ts';
import type { CommandContext } from './context.ts';

type Context = Pick<CommandContext<never>, 'db' | 'actor' | 'now' | 'seq'>;

interface Change {
  readonly before: ItemContent | null;
  readonly after: ItemContent | null;
}

type Fields = Readonly<Record<string, unknown>>;

const contentOf = (item: ItemContent): Fields => ({ ...itemContentOf(item) });

/** As an import would hash the row, so that an exported list comes back unchanged. */
export const itemHash = (item: ItemContent): string => sha256Hex(canonicalJson(itemRowOf(item)));

/** Keeps one change of one version in the history. */
export const keepItemChange = ({ db, actor, now, seq }: Context, source: string, record: string, { before, after }: Change): void => {
  const changes =
    before && after
      ? fieldChanges<object>(contentOf(before), contentOf(after))
      : { before: before && contentOf(before), after: after && contentOf(after) };
  if (!changes) return;
  insertLibraryChange(db, {
    kind: 'items',
    record,
    seq,
    at: now,
    by: actor?.id ?? '',
    byName: actor?.name ?? '',
    source,
    batchId: null,
    beforeBatchId: null,
    ...changes,
  });
};

type Failure = AppError<'library.nothingToUndo' | 'library.undoOfImport' | 'item.usedSince'>;
type UndoContext = Context & { readonly note: (params: { readonly code: string; readonly name: string }) => void };

/** Takes back the newest change of an item: a removal, an addition, a new version or a change in place. */
export const undoItem = (context: UndoContext, code: string, current: ItemVersion | null): Result<null, Failure> => {
  const { db, seq, note } = context;
  const versions = listItemVersions(db, code);
  const version = current ?? versions[0];
  const last = version && listChangesOfRecord(db, 'items', version.id)[0];
  if (!version || !last || last.source === 'items.undo') return fail('library.nothingToUndo', {});
  if (!ownSources.has(last.source)) return fail('library.undoOfImport', { fileName: last.fileName ?? '' });
  note({ code, name: itemTitle(version) });
  if (last.after === null) {
    setCurrent(db, version.id, true, seq);
    keepItemChange(context, 'items.undo', version.id, { before: null, after: version });
    return ok(null);
  }
  if (isItemUsed(db, version.id)) return fail('item.usedSince', { name: itemTitle(version) });
  if (last.before === null) {
    const former = versions.find(({ version: number }) => number < version.version);
    deleteItemVersion(db, version.id);
    if (former) setCurrent(db, former.id, true, seq);
    keepItemChange(context, 'items.undo', version.id, { before: version, after: null });
    if (former) keepItemChange(context, 'items.undo', former.id, { before: version, after: former });
    return ok(null);
  }
  const restored: ItemVersion = { ...version, ...last.before }; // the history holds what this program wrote itself
  replaceItem(db, version.id, restored, { contentHash: itemHash(restored), batchId: null, seq });
  keepItemChange(context, 'items.undo', version.id, { before: version, after: restored });
  return ok(null);
};

const ownSources: ReadonlySet<string> = new Set(['items.save', 'items.remove', 'items.writeChecklists', 'handedDown.adoptItems']);
