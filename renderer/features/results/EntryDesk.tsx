import { Switch } from 'antd';
import { useState } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Meter } from '#renderer/ui/Meter.tsx';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { placeText, progressText, resultsWords as words } from '#shared/i18n/zh-cn/results.ts';
import { createEntryStore } from './entry-store.ts';
import { EntryPane } from './EntryPane.tsx';
import { nextTodo } from './next-visit.ts';
import { QueueList } from './QueueList.tsx';
import { useQueue } from './use-queue.ts';
import { visitMark, visitStateText } from './visit-state.ts';

interface Place {
  readonly code: string;
  readonly index: number;
}

interface Props {
  readonly serial: string;
  /** The visit to begin with; missing = the first open one. */
  readonly code?: string | undefined;
}

/** Queue and form of one task. The open visit stays open until the clerk goes on, even when it has left the list of open ones. */
export const EntryDesk = ({ serial, code }: Props) => {
  const api = useApi();
  const [entries] = useState(() => createEntryStore(api, serial, (code, draft) => api['results.keepDraft']({ serial, code, draft })));
  const [todoOnly, setTodoOnly] = useState(false);
  const [chosen, setChosen] = useState<Place | null>(null);
  const progress = useQuery('results.progress', { serial });
  const queue = useQueue(serial, todoOnly);
  const wanted = useQuery('results.visit', code === undefined ? null : { serial, code });
  const start = nextTodo(queue.rowAt, -1, queue.total + 1) ?? queue.rowAt(0)?.code;
  const first = start === undefined ? null : { code: start, index: indexOf(queue.rowAt, queue.total, start) };
  // The whole queue has the order of the drawn list.
  const asked = code !== undefined && wanted.at === 'ready' ? { code, index: wanted.value.position - 1 } : null;
  const place = chosen ?? (code === undefined ? first : asked);

  const open = (code: string, index: number): void => {
    setChosen({ code, index });
  };
  const step = (by: 1 | -1): void => {
    if (!place) return;
    const at = place.index + by;
    const row = queue.rowAt(at);
    if (row) open(row.code, at);
  };
  const goOn = async (saved: string): Promise<void> => {
    if (!place) return;
    const known = nextTodo(queue.rowAt, place.index, queue.total);
    if (known !== undefined && known !== saved) {
      open(known, indexOf(queue.rowAt, queue.total, known));
      return;
    }
    // The rest of the list is not here; the first open visit of all is as good.
    const answer = await api['results.queue']({ serial, todoOnly: true, offset: 0, limit: 2 });
    const other = answer.ok ? answer.value.rows.find(({ code }) => code !== saved) : undefined;
    if (other) open(other.code, indexOf(queue.rowAt, queue.total, other.code));
  };

  return (
    <div className="entry-desk">
      <aside className="queue">
        <div className="queue-head">
          <label className="queue-switch">
            <Switch
              checked={todoOnly}
              onChange={(only) => {
                setTodoOnly(only);
              }}
            />
            {words.todoOnly}
          </label>
          {progress.at === 'ready' ? (
            <span className="queue-progress">
              <span>{progressText(progress.value.entered, progress.value.visits)}</span>
              <Meter value={progress.value.entered} max={progress.value.visits} label={words.entered} width={72} />
            </span>
          ) : null}
        </div>
        {queue.ready && queue.total === 0 ? <p className="queue-none">{words.allEntered}</p> : null}
        <QueueList
          label={words.queue}
          queue={queue}
          markOf={visitMark}
          noteOf={(row, index, isOpen) => [row.town, placeText(index + 1), visitStateText(row, isOpen)].join(' · ')}
          code={place?.code ?? null}
          at={place?.index ?? null}
          onOpen={open}
        />
      </aside>
      {progress.at === 'failed' ? <ErrorNotice text={errorSentence(progress.error)} /> : null}
      {place ? (
        <EntryPane
          key={place.code}
          serial={serial}
          code={place.code}
          entries={entries}
          onPrevious={() => {
            step(-1);
          }}
          onNext={() => {
            step(1);
          }}
          onSaved={(saved) => void goOn(saved)}
        />
      ) : (
        <p className="queue-none">{queue.ready && queue.total === 0 ? words.allEntered : words.pickOne}</p>
      )}
    </div>
  );
};

const indexOf = (rowAt: (index: number) => { readonly code: string } | undefined, total: number, code: string): number => {
  for (let index = 0; index < total; index += 1) if (rowAt(index)?.code === code) return index;
  return 0;
};
