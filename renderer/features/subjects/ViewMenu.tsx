import { Button, Dropdown, Input } from 'antd';
import { DownOutlined } from '@ant-design/icons';
import { memo, useCallback, useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import type { NamedView, SubjectView } from '#shared/contract/views.ts';
import { removeViewText, subjectsWords as words, viewText } from '#shared/i18n/zh-cn/subjects.ts';

interface Props {
  readonly view: SubjectView;
  readonly onChoose: (view: SubjectView) => void;
  readonly onReset: () => void;
}

type Plain = 'usual' | 'save' | 'remove';
type Picked = { readonly at: Plain } | { readonly at: 'view'; readonly saved: NamedView };

const none: readonly NamedView[] = [];

/** The person's saved views: take one, keep the present one under a name, remove one. */
export const ViewMenu = ({ view, onChoose, onReset }: Props) => {
  const list = useQuery('views.list', {});
  const { run: remove } = useCommand('views.remove');
  const [current, setCurrent] = useState<string | null>(null);
  const [naming, setNaming] = useState(false);
  const views = list.at === 'ready' ? list.value : none;
  const pick = useCallback(
    (picked: Picked): void => {
      if (picked.at === 'save') setNaming(true);
      else if (picked.at === 'view') {
        setCurrent(picked.saved.name);
        onChoose(picked.saved.view);
      } else {
        if (picked.at === 'usual') onReset();
        else if (current !== null) void remove({ name: current });
        setCurrent(null);
      }
    },
    [current, onReset, onChoose, remove],
  );
  return (
    <>
      <ViewList current={current} views={views} onPick={pick} />
      {naming ? (
        <SaveView
          view={view}
          current={current}
          onSaved={(name) => {
            setCurrent(name);
            setNaming(false);
          }}
          onLeave={() => {
            setNaming(false);
          }}
        />
      ) : null}
    </>
  );
};

interface SaveProps {
  readonly view: SubjectView;
  readonly current: string | null;
  readonly onSaved: (name: string) => void;
  readonly onLeave: () => void;
}

const SaveView = ({ view, current, onSaved, onLeave }: SaveProps) => {
  const save = useCommand('views.save');
  const [name, setName] = useState(current ?? '');
  const keep = async (): Promise<void> => {
    const answer = await save.run({ name: name.trim(), view });
    if (answer.ok) onSaved(name.trim());
  };
  return (
    <Dialog
      open
      title={words.saveViewTitle}
      confirmLabel={words.saveView}
      cancelLabel={words.notSaveView}
      blocked={name.trim() === ''}
      busy={save.phase.at === 'running'}
      onCancel={onLeave}
      onConfirm={() => {
        void keep();
      }}
    >
      <label className="field-label" htmlFor="view-name">
        {words.viewName}
      </label>
      <Input
        id="view-name"
        autoFocus
        value={name}
        maxLength={20}
        onChange={({ target }) => {
          setName(target.value);
        }}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing && name.trim() !== '') void keep();
        }}
      />
      <p className="hint">{words.viewHolds}</p>
    </Dialog>
  );
};

interface ListProps {
  readonly current: string | null;
  readonly views: readonly NamedView[];
  readonly onPick: (picked: Picked) => void;
}

const List = ({ current, views, onPick }: ListProps) => (
  <Dropdown
    trigger={['click']}
    autoFocus
    menu={{
      items: [
        { key: 'usual', label: words.usualView },
        ...views.map((saved) => ({ key: `view:${saved.name}`, label: saved.name })),
        { type: 'divider' as const },
        { key: 'save', label: words.saveView },
        ...(current === null ? [] : [{ key: 'remove', label: removeViewText(current) }]),
      ],
      onClick: ({ key, domEvent }) => {
        // Enter would go on to the first button of the dialog that it opens.
        domEvent.preventDefault();
        const saved = views.find(({ name }) => `view:${name}` === key);
        if (saved) onPick({ at: 'view', saved });
        else if (key === 'usual' || key === 'save' || key === 'remove') onPick({ at: key });
      },
    }}
  >
    <Button>
      {viewText(current ?? words.usualView)}
      <DownOutlined aria-hidden />
    </Button>
  </Dropdown>
);

/** Drawn anew when a view is taken or kept, not with every key of a question. */
const ViewList = memo(List);
