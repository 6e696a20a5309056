import { Button } from 'antd';
import { useState } from 'react';
import type { Navigate, Route } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Deadline } from '#renderer/ui/Deadline.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { MarkShape, type Mark } from '#renderer/ui/StatusMark.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { OfficeView } from '#shared/contract/office.ts';
import type { SchemeState, SchemeSummary } from '#shared/contract/schemes.ts';
import type { TaskView } from '#shared/contract/tasks.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { drawnForCountiesText } from '#shared/i18n/zh-cn/draws.ts';
import { handedTaskWords, waitingTasksText } from '#shared/i18n/zh-cn/handed-tasks.ts';
import { changedText, enteredText, schemesWords as words, schemeStateText, schemeVerb, tasksText } from '#shared/i18n/zh-cn/schemes.ts';
import { deadlineDayText, deadlineText } from '#shared/i18n/zh-cn/publication.ts';
import { nextTaskText, taskStageText } from '#shared/i18n/zh-cn/tasks.ts';
import { NewSchemeDialog } from './NewSchemeDialog.tsx';
import './schemes.css';

interface Props {
  readonly navigate: Navigate;
  readonly office: OfficeView;
}

const order: readonly SchemeState[] = ['draft', 'frozen', 'drawn', 'void'];
const marks: Readonly<Record<SchemeState, Mark>> = { draft: 'todo', frozen: 'lock', drawn: 'done', void: 'void' };

/** Where the next step of a task is done. */
const nextPlace = ({ id, state, serial, people }: SchemeSummary): Route => {
  if (serial === null || state === 'draft' || state === 'void') return { page: 'scheme', id };
  if (state === 'frozen') return { page: 'draw', serial };
  return people === 'own' ? { page: 'results', serial } : { page: 'handedTasks' };
};

/** Every task by how far it is, each with the one thing to do next. */
export const SchemesPage = ({ navigate, office }: Props) => {
  const schemes = useQuery('schemes.list', {});
  const drawn = useQuery('tasks.list', {});
  const tasks = drawn.at === 'ready' ? drawn.value : [];
  const received = useQuery('handedTasks.received', {});
  const waiting = received.at === 'ready' ? received.value.filter(({ state }) => state === 'open' || state === 'begun').length : 0;
  const [asking, setAsking] = useState(false);
  const list = schemes.at === 'ready' ? schemes.value : [];
  const open = (): void => {
    setAsking(true);
  };
  return (
    <PageFrame
      head={
        <PageHead
          title={words.title}
          facts={schemes.at === 'ready' ? tasksText(list.length) : ''}
          actions={
            <>
              <Button
                onClick={() => {
                  navigate({ page: 'handedTasks' });
                }}
              >
                {office.role === 'city' ? handedTaskWords.cityTitle : handedTaskWords.toTasks}
              </Button>
              {list.length === 0 ? null : (
                <>
                  <Button
                    onClick={() => {
                      navigate({ page: 'draws' });
                    }}
                  >
                    {words.toLedger}
                  </Button>
                  <Button type="primary" onClick={open}>
                    {words.create}
                  </Button>
                </>
              )}
            </>
          }
        />
      }
    >
      {schemes.at === 'failed' ? <ErrorNotice text={errorSentence(schemes.error)} /> : null}
      {schemes.at === 'ready' && list.length === 0 ? (
        <Sheet>
          <EmptyState
            text={words.empty}
            action={
              <Button type="primary" onClick={open}>
                {words.create}
              </Button>
            }
          />
        </Sheet>
      ) : null}
      {waiting > 0 ? (
        <Strip
          mark="look"
          action={
            <Button
              onClick={() => {
                navigate({ page: 'handedTasks' });
              }}
            >
              {handedTaskWords.homeVerb}
            </Button>
          }
        >
          {waitingTasksText(waiting)}
        </Strip>
      ) : null}
      {order.map((state) => {
        const group = list.filter((scheme) => scheme.state === state);
        return group.length === 0 ? null : <SchemeGroup key={state} state={state} schemes={group} tasks={tasks} navigate={navigate} />;
      })}
      <NewSchemeDialog
        open={asking}
        schemes={list}
        onClose={() => {
          setAsking(false);
        }}
        onCreated={(id) => {
          navigate({ page: 'scheme', id });
        }}
      />
    </PageFrame>
  );
};

interface GroupProps {
  readonly state: SchemeState;
  readonly schemes: readonly SchemeSummary[];
  /** Where the drawn ones stand. */
  readonly tasks: readonly TaskView[];
  readonly navigate: Navigate;
}

const SchemeGroup = ({ state, schemes, tasks, navigate }: GroupProps) => (
  <Sheet flush title={schemeStateText[state]} extra={tasksText(schemes.length)} className="scheme-group">
    <ul>
      {schemes.map((scheme) => (
        <li key={scheme.id} className="scheme-row">
          <MarkShape mark={marks[state]} />
          <div>
            <p className="scheme-name">{scheme.name}</p>
            <p className="hint">{scheme.serial === null ? changedText(scheme.updatedAt) : <span className="mono">{scheme.serial}</span>}</p>
          </div>
          <span className="scheme-amount">
            {state === 'drawn' ? <DrawnAmount scheme={scheme} task={tasks.find(({ serial }) => serial === scheme.serial)} /> : ''}
          </span>
          <span className="scheme-buttons">
            {state === 'drawn' && scheme.serial !== null ? (
              <Button
                onClick={() => {
                  if (scheme.serial !== null) navigate({ page: 'draw', serial: scheme.serial });
                }}
              >
                {words.toRecord}
              </Button>
            ) : null}
            <Button
              onClick={() => {
                navigate(nextPlace(scheme));
              }}
            >
              {state === 'drawn' && scheme.people === 'counties' ? handedTaskWords.cityTitle : schemeVerb[state]}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  </Sheet>
);

/** Stage, next step and nearest deadline of a drawn task; until they are known, how many results there are. */
const DrawnAmount = ({ scheme, task }: { readonly scheme: SchemeSummary; readonly task: TaskView | undefined }) => {
  if (scheme.people === 'counties') return drawnForCountiesText(scheme.drawn);
  return task ? (
    <>
      <span>{task.next.do === 'nothing' ? taskStageText[task.stage] : `${taskStageText[task.stage]} · ${nextTaskText(task.next)}`}</span>
      {task.deadline ? (
        <Deadline nearness={task.deadline.band} text={deadlineText(task.deadline)} title={deadlineDayText(task.deadline)} />
      ) : null}
    </>
  ) : (
    enteredText(scheme.entered, scheme.drawn)
  );
};
