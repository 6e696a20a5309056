import { ChangeList } from '#renderer/ui/ChangeList.tsx';
import type { ItemDiff, ItemView } from '#shared/contract/items.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { groupTitle, itemFieldTitle, itemsWords, versionWords as words } from '#shared/i18n/zh-cn/items.ts';
import { itemFieldText } from './item-text.ts';

/** What one list has that another has not, field by field. */
export const ListDifference = ({ diff }: { readonly diff: ItemDiff }) => {
  if (diff.added.length + diff.changed.length + diff.removed.length === 0) return <p className="hint">{words.noDifference}</p>;
  return (
    <>
      <Names title={groupTitle(words.added, diff.added.length)} items={diff.added} />
      <Names title={groupTitle(words.removed, diff.removed.length)} items={diff.removed} />
      {diff.changed.length === 0 ? null : <h2>{groupTitle(words.changed, diff.changed.length)}</h2>}
      <ChangeList
        blank={itemsWords.blank}
        entries={diff.changed.map(({ before, after, fields }) => ({
          key: after.id,
          title: `${after.code} ${itemTitle(after)}`,
          fields: fields.map((field) => ({
            title: itemFieldTitle(field),
            before: itemFieldText(before, field),
            after: itemFieldText(after, field),
          })),
        }))}
      />
    </>
  );
};

const Names = ({ title, items }: { readonly title: string; readonly items: readonly ItemView[] }) =>
  items.length === 0 ? null : (
    <>
      <h2>{title}</h2>
      <ul className="item-names">
        {items.map((item) => (
          <li key={item.id}>
            <span className="mono">{item.code}</span> {itemTitle(item)}
          </li>
        ))}
      </ul>
    </>
  );
