import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { HandedItems } from '#shared/contract/handed-down.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { handedDownWords as words, handedListText, handedListTitle, itemsAdoptedText } from '#shared/i18n/zh-cn/handed-down.ts';
import { ListDifference } from './ListDifference.tsx';

/** The city's list, as long as this office has it otherwise: its difference, and one button to take it over. */
export const HandedListStrip = () => {
  const handed = useQuery('handedDown.list', {});
  const adopt = useCommand('handedDown.adoptItems');
  const [open, setOpen] = useState(false);
  const list = handed.at === 'ready' ? handed.value.items : null;
  if (list?.state === 'unreadable') return <Strip mark="must">{`${handedListTitle(list)}：${words.unreadable}`}</Strip>;
  const done = adopt.phase.at === 'done' ? adopt.phase.value : null;
  return (
    <>
      {done ? <Strip mark="done">{itemsAdoptedText(done.added, done.changed, done.removed)}</Strip> : null}
      {list?.state === 'open' ? (
        <Strip
          mark="look"
          action={
            <Button
              onClick={() => {
                setOpen(true);
              }}
            >
              {words.lookItems}
            </Button>
          }
        >
          {`${handedListTitle(list)}。${handedListText(list)}`}
        </Strip>
      ) : null}
      <DetailDrawer
        open={open}
        width={720}
        title={list ? handedListTitle(list) : words.title}
        onClose={() => {
          setOpen(false);
        }}
      >
        {adopt.phase.at === 'failed' ? <ErrorNotice text={errorSentence(adopt.phase.error)} /> : null}
        {open && list ? (
          <HandedDifference
            list={list}
            busy={adopt.phase.at === 'running'}
            onAdopt={async () => {
              if ((await adopt.run({ id: list.id })).ok) setOpen(false);
            }}
          />
        ) : null}
      </DetailDrawer>
    </>
  );
};

interface Props {
  readonly list: HandedItems;
  readonly busy: boolean;
  readonly onAdopt: () => Promise<void>;
}

const HandedDifference = ({ list, busy, onAdopt }: Props) => {
  const diff = useQuery('handedDown.items', { id: list.id });
  if (diff.at === 'failed') return <ErrorNotice text={errorSentence(diff.error)} />;
  if (diff.at !== 'ready') return null;
  return (
    <>
      <p>{handedListText(list)}</p>
      {list.note === '' ? null : <p>{list.note}</p>}
      <p className="hint">{words.itemsKept}</p>
      <Button type="primary" className="drawer-deed" loading={busy} onClick={() => void onAdopt()}>
        {words.adoptItems}
      </Button>
      <ListDifference diff={diff.value} />
    </>
  );
};
