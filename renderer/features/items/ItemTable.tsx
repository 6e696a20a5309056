import { Button } from 'antd';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { ItemView } from '#shared/contract/items.ts';
import { categoryText, itemsWords } from '#shared/i18n/zh-cn/items.ts';
import './items.css';

interface Props {
  readonly items: readonly ItemView[];
  readonly onOpen: (item: ItemView) => void;
}

const { columns: words } = itemsWords;

/** Categories in the order of their first item. */
const byCategory = (items: readonly ItemView[]): readonly (readonly [string, readonly ItemView[]])[] =>
  [...new Set(items.map(({ category }) => category))].map(
    (category) => [category, items.filter((item) => item.category === category)] as const,
  );

export const ItemTable = ({ items, onOpen }: Props) => (
  // Scrolls by itself, so it must be reachable without a mouse.
  <div className="item-scroll" tabIndex={0} role="region" aria-label={itemsWords.tableLabel}>
    <table className="plain-table">
      <thead>
        <tr>
          {Object.entries(words).map(([key, title]) => (
            <th key={key} scope="col" className={`item-${key}`}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {byCategory(items).map(([category, members]) => (
        <tbody key={category}>
          <tr className="item-category">
            <th colSpan={Object.keys(words).length} scope="rowgroup">
              {categoryText(category, members.length)}
            </th>
          </tr>
          {members.map((item) => (
            <ItemRow key={item.id} item={item} onOpen={onOpen} />
          ))}
        </tbody>
      ))}
    </table>
  </div>
);

const ItemRow = ({ item, onOpen }: { readonly item: ItemView; readonly onOpen: Props['onOpen'] }) => (
  <tr>
    <td className="mono">{item.code}</td>
    <td>
      <Button
        type="link"
        className="item-open"
        onClick={() => {
          onOpen(item);
        }}
      >
        {item.name}
      </Button>
    </td>
    <td>{item.grade === 'key' ? itemsWords.key : itemsWords.ordinary}</td>
    <td>{item.appliesToTag === '' ? itemsWords.everybody : item.appliesToTag}</td>
    <td>{item.method}</td>
    <td>{item.line === 0 ? itemsWords.noLine : item.lineName}</td>
    <td>
      <StatusMark mark={item.published ? 'done' : 'todo'}>{item.published ? itemsWords.published : itemsWords.notPublished}</StatusMark>
    </td>
  </tr>
);
