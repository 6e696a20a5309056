import { Button } from 'antd';
import { useState } from 'react';
import { useQuery } from '#renderer/api/use-query.ts';
import type { ItemDiff, ItemListView } from '#shared/contract/items.ts';
import { dayText } from '#shared/i18n/zh-cn/numbers.ts';
import { differenceText, itemsAmount, itemsWords, versionWords as words } from '#shared/i18n/zh-cn/items.ts';
import { ListDifference } from './ListDifference.tsx';

interface Props {
  readonly lists: readonly ItemListView[];
}

/** Issued lists, and what one of them, or the list as it stands, has that the one before had not. */
export const VersionsView = ({ lists }: Props) => {
  const newest = lists[0]?.number ?? 0;
  const [shown, setShown] = useState<number | null>(null);
  const diff = useQuery('items.diff', shown === null ? { from: newest, to: null } : { from: shown - 1, to: shown });
  const now = (
    <Button
      type="link"
      aria-current={shown === null}
      onClick={() => {
        setShown(null);
      }}
    >
      {words.now}
    </Button>
  );
  return (
    <section className="item-versions" tabIndex={0} aria-label={itemsWords.views.versions}>
      {lists.length === 0 ? <p className="hint">{words.none}</p> : null}
      <table className="plain-table" aria-label={words.listLabel}>
        <thead>
          <tr>
            {Object.values(words.columns).map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{now}</td>
            <td colSpan={2} />
            <td>{diff.at === 'ready' && shown === null ? sizeOf(diff.value) : ''}</td>
            <td />
          </tr>
          {lists.map((list) => (
            <tr key={list.number}>
              <td>
                <Button
                  type="link"
                  aria-current={shown === list.number}
                  onClick={() => {
                    setShown(list.number);
                  }}
                >
                  {list.versionNo}
                </Button>
              </td>
              <td title={list.note}>{dayText(list.issuedOn)}</td>
              <td>{itemsAmount(list.items)}</td>
              <td>{differenceText(list.added, list.changed, list.removed)}</td>
              <td>{list.by}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {diff.at === 'ready' ? <ListDifference diff={diff.value} /> : null}
    </section>
  );
};

const sizeOf = ({ added, changed, removed }: ItemDiff): string => differenceText(added.length, changed.length, removed.length);
