import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useFolderJob } from '#renderer/api/use-folder-job.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { ExportDialog } from '#renderer/ui/ExportDialog.tsx';
import { FileJobButtons } from '#renderer/ui/FileJobButtons.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import type { ItemListView, ItemView } from '#shared/contract/items.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { itemsFacts, itemsWords as words, lastListText } from '#shared/i18n/zh-cn/items.ts';
import { exportWords, libraryFileWords, templateWords } from '#shared/i18n/zh-cn/library-files.ts';
import { ChecklistDialog } from './ChecklistDialog.tsx';
import { HandedListStrip } from './HandedListStrip.tsx';
import { IssueDialog } from './IssueDialog.tsx';
import { ItemDetail } from './ItemDetail.tsx';
import { ItemDialog } from './ItemDialog.tsx';
import './items.css';
import { ItemTree } from './ItemTree.tsx';
import { VersionsView } from './VersionsView.tsx';

interface Props {
  readonly navigate: Navigate;
  /** Code of an item to show at once. */
  readonly find?: string | undefined;
}

const none: readonly ItemView[] = [];
const noLists: readonly ItemListView[] = [];

type Asking =
  { readonly at: 'nothing' } | { readonly at: 'item'; readonly item: ItemView | null } | { readonly at: 'forms' | 'issue' | 'export' };

/** 抽查事项清单: tree and detail, or the issued versions and their differences (UX screen 5). */
export const ItemsPage = ({ navigate, find }: Props) => {
  const list = useQuery('items.list', {});
  const lists = useQuery('items.lists', {});
  const [view, setView] = useState<'list' | 'versions'>('list');
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking>({ at: 'nothing' });
  const exportJob = useFolderJob('library.export', { kind: 'items' });
  const templateJob = useFolderJob('library.template', { kind: 'items' });
  const items = list.at === 'ready' ? list.value : none;
  const issued = lists.at === 'ready' ? lists.value : noLists;
  const shown = items.find(({ id, code }) => (chosen === null ? code === find : id === chosen)) ?? items[0];
  const close = (): void => {
    setAsking({ at: 'nothing' });
  };
  const ask = (next: Asking) => () => {
    setAsking(next);
  };
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
  const facts = [
    itemsFacts(items.length, items.filter(({ published }) => published).length),
    ...(issued[0] ? [lastListText(issued[0].versionNo)] : []),
  ].join(' · ');
  return (
    <PageFrame
      bleed
      head={
        <PageHead
          title={words.title}
          facts={items.length > 0 ? facts : ''}
          actions={
            empty ? null : (
              <>
                <Segmented
                  aria-label={words.viewsLabel}
                  value={view}
                  options={(['list', 'versions'] as const).map((value) => ({ value, label: words.views[value] }))}
                  onChange={setView}
                />
                {view === 'list' ? (
                  <>
                    <Button onClick={ask({ at: 'item', item: null })}>{words.add}</Button>
                    <Button onClick={ask({ at: 'forms' })}>{words.importForms}</Button>
                    <Button
                      onClick={() => {
                        exportJob.reset();
                        setAsking({ at: 'export' });
                      }}
                    >
                      {libraryFileWords.export}
                    </Button>
                  </>
                ) : (
                  <Button onClick={ask({ at: 'issue' })}>{words.issue}</Button>
                )}
                {importButton}
              </>
            )
          }
        />
      }
    >
      <div className="items-frame">
        {list.at === 'failed' ? <ErrorNotice text={errorSentence(list.error)} /> : null}
        <HandedListStrip />
        {empty ? (
          <EmptyState
            text={words.empty}
            action={
              <>
                {importButton}
                <FileJobButtons job={templateJob} words={templateWords} />
              </>
            }
          />
        ) : null}
        {shown && view === 'list' ? (
          <div className="tree-page">
            <ItemTree items={items} chosen={shown.id} onChoose={setChosen} />
            <ItemDetail
              key={shown.id}
              item={shown}
              onEdit={(item) => {
                setAsking({ at: 'item', item });
              }}
            />
          </div>
        ) : null}
        {view === 'versions' && !empty ? <VersionsView lists={issued} /> : null}
      </div>
      {asking.at === 'item' ? (
        <ItemDialog
          item={asking.item}
          onClose={close}
          onSaved={(id) => {
            setChosen(id);
            close();
          }}
        />
      ) : null}
      {asking.at === 'forms' ? <ChecklistDialog onClose={close} /> : null}
      {asking.at === 'export' ? <ExportDialog job={exportJob} words={exportWords('items')} onClose={close} /> : null}
      {asking.at === 'issue' ? <IssueDialog onClose={close} /> : null}
    </PageFrame>
  );
};
