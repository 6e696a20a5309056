import { Button } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Deadline } from '#renderer/ui/Deadline.tsx';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { MarkShape, type Mark } from '#renderer/ui/StatusMark.tsx';
import type { HandedTask } from '#shared/contract/handed-tasks.ts';
import type { HandedTaskState } from '#shared/domain/handed-tasks/task-state.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { handedTaskWords as words, taskCountText, taskLineText } from '#shared/i18n/zh-cn/handed-tasks.ts';
import { deadlineDayText, deadlineText } from '#shared/i18n/zh-cn/publication.ts';
import { ReceivedTask } from './ReceivedTask.tsx';

interface Props {
  readonly navigate: Navigate;
}

const marks: Readonly<Record<HandedTaskState, Mark>> = {
  open: 'look',
  begun: 'must',
  taken: 'done',
  withdrawn: 'void',
  unreadable: 'must',
};

/** What the city handed down to this county, what is still to be begun first; a row opens the task with its list. */
export const CountyTasks = ({ navigate }: Props) => {
  const received = useQuery('handedTasks.received', {});
  const [opened, setOpened] = useState('');
  const tasks = received.at === 'ready' ? received.value : [];
  const shown = tasks.find(({ id }) => id === opened);
  return (
    <PageFrame
      head={
        <PageHead
          title={words.countyTitle}
          facts={received.at === 'ready' ? taskCountText(tasks.length) : ''}
          actions={
            <Button
              onClick={() => {
                navigate({ page: 'schemes' });
              }}
            >
              {words.back}
            </Button>
          }
        />
      }
    >
      {received.at === 'failed' ? <ErrorNotice text={errorSentence(received.error)} /> : null}
      {received.at === 'ready' ? (
        <Sheet flush={tasks.length > 0}>
          {tasks.length === 0 ? <EmptyState text={words.countyEmpty} /> : null}
          <ul className="handed-rows">
            {tasks.map((task) => (
              <li key={task.id} className="handed-row">
                <MarkShape mark={marks[task.state]} />
                <div>
                  <p className="handed-name">{task.name}</p>
                  <p className="hint">
                    {words.levels[task.level]} · {taskLineText(task)}
                  </p>
                </div>
                <TaskClock task={task} />
                <Button
                  aria-label={`${words.list} ${task.name}`}
                  onClick={() => {
                    setOpened(task.id);
                  }}
                >
                  {words.list}
                </Button>
              </li>
            ))}
          </ul>
        </Sheet>
      ) : null}
      <DetailDrawer
        open={shown !== undefined}
        width={860}
        title={shown?.name ?? words.countyTitle}
        onClose={() => {
          setOpened('');
        }}
      >
        {shown ? <ReceivedTask task={shown} navigate={navigate} /> : null}
      </DetailDrawer>
    </PageFrame>
  );
};

const TaskClock = ({ task: { state, deadline } }: { readonly task: HandedTask }) => (
  <span className="handed-clock">
    <span>{words.states[state]}</span>
    {deadline ? <Deadline nearness={deadline.band} text={deadlineText(deadline)} title={deadlineDayText(deadline)} /> : null}
  </span>
);
