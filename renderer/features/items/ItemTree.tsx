import { SearchedTree, TreeNode } from '#renderer/ui/SearchedTree.tsx';
import { MarkShape } from '#renderer/ui/StatusMark.tsx';
import type { ItemView } from '#shared/contract/items.ts';
import { categoryText, itemsWords as words } from '#shared/i18n/zh-cn/items.ts';

interface Props {
  readonly items: readonly ItemView[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** 类别, 事项, 子项: sub-items of one item stand together below its name. */
export const ItemTree = ({ items, chosen, onChoose }: Props) => (
  <SearchedTree label={words.treeLabel} searchLabel={words.search} clearLabel={words.clearSearch} noneText={words.noneFound}>
    {(typed) => {
      const found = items.filter(({ code, name, subName, category }) =>
        [code, name, subName, category].some((text) => text.includes(typed)),
      );
      return found.length === 0
        ? null
        : grouped(found, ({ category }) => category).map(([category, members]) => (
            <section key={category}>
              <h2>{categoryText(category, members.length)}</h2>
              <ul>
                {grouped(members, ({ name }) => name).map(([name, parts]) => (
                  <Branch key={name} name={name} parts={parts} chosen={chosen} onChoose={onChoose} />
                ))}
              </ul>
            </section>
          ));
    }}
  </SearchedTree>
);

const Branch = ({
  name,
  parts,
  chosen,
  onChoose,
}: { readonly name: string; readonly parts: readonly ItemView[] } & Omit<Props, 'items'>) => {
  const withSubs = parts.some(({ subName }) => subName !== '');
  return (
    <>
      {withSubs ? <li className="items-parent">{name}</li> : null}
      {parts.map((item) => (
        <TreeNode
          key={item.id}
          chosen={item.id === chosen}
          depth={withSubs ? 1 : 0}
          onChoose={() => {
            onChoose(item.id);
          }}
        >
          <MarkShape mark={item.missing ? 'look' : item.published ? 'done' : 'todo'} />
          <span>
            {withSubs && item.subName !== '' ? item.subName : item.name}
            <span className="hint mono"> {item.code}</span>
            {item.published ? null : <span className="hint"> {words.notPublished}</span>}
          </span>
        </TreeNode>
      ))}
    </>
  );
};

/** Groups in the order of their first member. */
const grouped = (items: readonly ItemView[], keyOf: (item: ItemView) => string): readonly (readonly [string, readonly ItemView[]])[] => {
  const groups = new Map<string, ItemView[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
};
