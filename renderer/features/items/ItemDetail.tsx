import { Button } from 'antd';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { AskedButton } from '#renderer/ui/AskedButton.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FactList } from '#renderer/ui/FactList.tsx';
import { TreePane } from '#renderer/ui/SearchedTree.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { ItemView } from '#shared/contract/items.ts';
import { itemTitle, type ItemField } from '#shared/domain/items/item-content.ts';
import { changedItemFields } from '#shared/domain/items/item-rules.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { itemFieldTitle, itemsWords as words, versionText } from '#shared/i18n/zh-cn/items.ts';
import { itemFieldText } from './item-text.ts';

interface Props {
  readonly item: ItemView;
  readonly onEdit: (item: ItemView) => void;
}

const shown: readonly ItemField[] = [
  'category',
  'grade',
  'published',
  'origin',
  'basis',
  'method',
  'content',
  'subjects',
  'appliesToTag',
  'appliesToKinds',
  'line',
  'note',
];

/** One item: what it says, its checklist form, its versions, and what can be done with it. */
export const ItemDetail = ({ item, onEdit }: Props) => (
  <TreePane
    label={itemTitle(item)}
    head={
      <>
        <h2>{itemTitle(item)}</h2>
        <span className="mono">{item.code}</span>
        <span className="hint">{versionText(item.version)}</span>
        <StatusMark mark={item.published ? 'done' : 'todo'}>{item.published ? words.published : words.notPublished}</StatusMark>
        {item.missing ? <StatusMark mark="look">{words.missing}</StatusMark> : null}
      </>
    }
  >
    <Actions item={item} onEdit={onEdit} />
    <FactList blank={words.blank} facts={shown.map((field) => ({ title: itemFieldTitle(field), fact: itemFieldText(item, field) }))} />
    <h3>{words.formTitle}</h3>
    {item.checklist.length === 0 ? <p className="hint">{words.noForm}</p> : <Checklist item={item} />}
    <Versions item={item} />
  </TreePane>
);

const Actions = ({ item, onEdit }: Props) => {
  const remove = useCommand('items.remove');
  const undo = useCommand('items.undo');
  const history = useQuery('library.history', { kind: 'items', record: item.id });
  const newest = history.at === 'ready' ? history.value.entries[0] : undefined;
  const undoable = newest !== undefined && newest.source.startsWith('items.') && newest.source !== 'items.undo' && !item.used;
  const failed = [remove, undo].map(({ phase }) => phase).find((phase) => phase.at === 'failed');
  return (
    <>
      <div className="tree-actions">
        <Button
          onClick={() => {
            onEdit(item);
          }}
        >
          {words.edit}
        </Button>
        {item.origin === 'county' || item.missing ? (
          <AskedButton
            label={words.remove}
            title={words.removedTitle(itemTitle(item))}
            text={words.removedText}
            keepLabel={words.keep}
            busy={remove.phase.at === 'running'}
            onConfirm={() => remove.run({ id: item.id })}
          />
        ) : null}
        {undoable ? (
          <Button loading={undo.phase.at === 'running'} onClick={() => void undo.run({ code: item.code })}>
            {words.undo}
          </Button>
        ) : null}
      </div>
      {failed?.at === 'failed' ? <ErrorNotice text={errorSentence(failed.error)} /> : null}
    </>
  );
};

const Checklist = ({ item }: { readonly item: ItemView }) => (
  <table className="plain-table">
    <thead>
      <tr>
        <th scope="col" className="item-number">
          {words.formColumns.number}
        </th>
        <th scope="col">{words.formColumns.content}</th>
        <th scope="col">{words.formColumns.how}</th>
        <th scope="col">{words.formColumns.materials}</th>
      </tr>
    </thead>
    <tbody>
      {item.checklist.map(({ content, how, materials }, index) => (
        // The place of a row is its number.
        <tr key={index}>
          <td>{index + 1}</td>
          <td>{content}</td>
          <td>{how}</td>
          <td>{materials}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Versions = ({ item }: { readonly item: ItemView }) => {
  const versions = useQuery('items.versions', item.version === 1 ? null : { code: item.code });
  if (versions.at !== 'ready') return null;
  return (
    <>
      <h3>{words.versionsTitle}</h3>
      <FactList
        blank={words.blank}
        facts={versions.value.map((version, index) => {
          const former = versions.value[index + 1];
          const fields = former ? changedItemFields(former, version).map(itemFieldTitle).join(' ') : itemTitle(version);
          return { title: versionText(version.version), fact: fields };
        })}
      />
    </>
  );
};
