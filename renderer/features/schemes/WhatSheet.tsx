import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { ItemView } from '#shared/contract/items.ts';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import { itemTitle } from '#shared/domain/items/item-content.ts';
import { itemsChosenText, schemesWords as words } from '#shared/i18n/zh-cn/schemes.ts';

interface Props {
  readonly draft: SchemeDraft;
  readonly items: readonly ItemView[] | null;
  readonly onChange: (change: Partial<SchemeDraft>) => void;
}

/** ② What: items of the list; one that is not published cannot be chosen, and one chosen before can always be taken off. */
export const WhatSheet = ({ draft, items, onChange }: Props) => {
  const [typed, setTyped] = useState('');
  const found =
    items?.filter(({ name, subName, code, category }) => [name, subName, code, category].some((text) => text.includes(typed.trim()))) ?? [];
  const toggle = (id: string, chosen: boolean): void => {
    onChange({ itemIds: chosen ? [...draft.itemIds, id] : draft.itemIds.filter((other) => other !== id) });
  };
  return (
    <Sheet flush step={2} title={words.what} extra={itemsChosenText(draft.itemIds.length)} className="scheme-what">
      <div className="what-search">
        <Input
          aria-label={words.findItem}
          placeholder={words.findItem}
          allowClear
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
      </div>
      {items?.length === 0 ? <p className="what-none">{words.noItems}</p> : null}
      {items && items.length > 0 && found.length === 0 ? <p className="what-none">{words.noItemFound}</p> : null}
      <div className="what-list" data-place="items">
        {[...new Set(found.map(({ category }) => category))].map((category) => (
          <section key={category} aria-label={category}>
            {category === '' ? null : <h3 className="what-category">{category}</h3>}
            <ul>
              {found
                .filter((item) => item.category === category)
                .map((item) => {
                  const chosen = draft.itemIds.includes(item.id);
                  return (
                    <li key={item.id}>
                      <Checkbox
                        checked={chosen}
                        disabled={!item.published && !chosen}
                        onChange={(event) => {
                          toggle(item.id, event.target.checked);
                        }}
                      >
                        <span className="what-name">{itemTitle(item)}</span>
                        <span className="hint">{hintOf(item)}</span>
                      </Checkbox>
                    </li>
                  );
                })}
            </ul>
          </section>
        ))}
      </div>
    </Sheet>
  );
};

const hintOf = ({ published, current, grade, lineName, appliesToTag }: ItemView): string =>
  [
    grade === 'key' ? words.keyItem : words.ordinaryItem,
    lineName === '' ? words.noLine : lineName,
    appliesToTag === '' ? words.everybody : appliesToTag,
    ...(current ? [] : [words.superseded]),
    ...(published ? [] : [words.notPublished]),
  ].join(' · ');
