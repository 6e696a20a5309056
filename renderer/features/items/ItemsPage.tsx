import { Button } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FactList } from '#renderer/ui/FactList.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import type { ItemView } from '#shared/contract/items.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { itemsFacts, itemsWords as words } from '#shared/i18n/zh-cn/items.ts';
import './items.css';
import { ItemTable } from './ItemTable.tsx';

interface Props {
  readonly navigate: Navigate;
}

const none: readonly ItemView[] = [];

export const ItemsPage = ({ navigate }: Props) => {
  const list = useQuery('items.list', {});
  const [opened, setOpened] = useState<ItemView | null>(null);
  const items = list.at === 'ready' ? list.value : none;
  const importButton = (
    <Button
      type="primary"
      onClick={() => {
        navigate({ page: 'import', kind: 'items' });
      }}
    >
      {words.import}
    </Button>
  );
  const empty = list.at === 'ready' && items.length === 0;
  return (
    <PageFrame
      bleed
      head={
        <PageHead
          title={words.title}
          facts={items.length > 0 ? itemsFacts(items.length, items.filter(({ published }) => published).length) : ''}
          actions={empty ? null : importButton}
        />
      }
    >
      {list.at === 'failed' ? <ErrorNotice text={errorSentence(list.error)} /> : null}
      {empty ? <EmptyState text={words.empty} action={importButton} /> : null}
      {items.length > 0 ? <ItemTable items={items} onOpen={setOpened} /> : null}
      <DetailDrawer
        open={opened !== null}
        width={480}
        title={opened?.name ?? words.title}
        onClose={() => {
          setOpened(null);
        }}
      >
        {opened ? <Facts item={opened} /> : null}
      </DetailDrawer>
    </PageFrame>
  );
};

const Facts = ({ item }: { readonly item: ItemView }) => (
  <FactList
    blank={words.blank}
    facts={[
      { title: words.columns.code, fact: item.code },
      { title: words.detail.basis, fact: item.basis },
      { title: words.detail.method, fact: item.method },
      { title: words.detail.content, fact: item.content },
      { title: words.detail.subjects, fact: item.subjects },
      { title: words.detail.tag, fact: item.appliesToTag },
      { title: words.detail.note, fact: item.note },
    ]}
  />
);
