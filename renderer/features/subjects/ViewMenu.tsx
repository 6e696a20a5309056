import { Button, Dropdown, Input } from 'antd';
import { DownOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import type { SubjectView } from '#shared/contract/views.ts';
import { removeViewText, subjectsWords as words, viewText } from '#shared/i18n/zh-cn/subjects.ts';

interface Props {
  readonly view: SubjectView;
  readonly onChoose: (view: SubjectView) => void;
  readonly onReset: () => void;
}

/** The person's saved views: take one, keep the present one under a name, remove one. */
export const ViewMenu = ({ view, onChoose, onReset }: Props) => {
  const list = useQuery('views.list', {});
  const save = useCommand('views.save');
  const remove = useCommand('views.remove');
  const [current, setCurrent] = useState<string | null>(null);
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const views = list.at === 'ready' ? list.value : [];
  const keep = async (): Promise<void> => {
    const answer = await save.run({ name: name.trim(), view });
    if (!answer.ok) return;
    setCurrent(name.trim());
    setNaming(false);
  };
  return (
    <>
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
            if (key === 'usual') {
              setCurrent(null);
              onReset();
            } else if (key === 'save') {
              setName(current ?? '');
              setNaming(true);
            } else if (key === 'remove') {
              if (current !== null) void remove.run({ name: current });
              setCurrent(null);
            } else {
              const chosen = views.find((saved) => `view:${saved.name}` === key);
              if (!chosen) return;
              setCurrent(chosen.name);
              onChoose(chosen.view);
            }
          },
        }}
      >
        <Button>
          {viewText(current ?? words.usualView)}
          <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      <Dialog
        open={naming}
        title={words.saveViewTitle}
        confirmLabel={words.saveView}
        cancelLabel={words.notSaveView}
        blocked={name.trim() === ''}
        busy={save.phase.at === 'running'}
        onCancel={() => {
          setNaming(false);
        }}
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
    </>
  );
};
