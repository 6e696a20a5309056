import { Button } from 'antd';
import { useCallback } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import type { Navigate } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FactList } from '#renderer/ui/FactList.tsx';
import { Fingerprint } from '#renderer/ui/Fingerprint.tsx';
import { MiddleText } from '#renderer/ui/MiddleText.tsx';
import { RiskBox } from '#renderer/ui/RiskBox.tsx';
import { RosterGrid, type RosterColumn } from '#renderer/ui/RosterGrid.tsx';
import { StatusMark, type Mark } from '#renderer/ui/StatusMark.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { HandedSubject, HandedTask } from '#shared/contract/handed-tasks.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { handedTaskWords as words, listText, ownText, taskDaysText, withdrawnText } from '#shared/i18n/zh-cn/handed-tasks.ts';

interface Props {
  readonly task: HandedTask;
  readonly navigate: Navigate;
}

const marks: Readonly<Record<HandedSubject['own']['at'], Mark>> = { known: 'done', otherTown: 'look', notActive: 'look', missing: 'must' };

const columns: readonly RosterColumn<HandedSubject>[] = [
  { key: 'position', title: words.columns.position, width: 60, alignRight: true, cell: ({ position }) => position },
  { key: 'stratum', title: words.columns.stratum, width: 56, cell: ({ stratum }) => <RiskBox letter={stratum} label={stratum} /> },
  { key: 'name', title: words.columns.name, cell: ({ name }) => <MiddleText text={name} /> },
  { key: 'code', title: words.columns.code, width: 182, cell: ({ code }) => <span className="mono">{code}</span> },
  { key: 'town', title: words.columns.town, width: 104, cell: ({ town }) => <span title={town}>{town}</span> },
  { key: 'own', title: words.columns.own, width: 150, cell: ({ own }) => <StatusMark mark={marks[own.at]}>{ownText(own)}</StatusMark> },
];

/** One handed task: what the city says of it, and its list beside the county's own library. */
export const ReceivedTask = ({ task, navigate }: Props) => {
  const api = useApi();
  const { id, state } = task;
  const first = useQuery('handedTasks.subjects', { id, offset: 0, limit: windowLimit });
  const loadWindow = useCallback(
    async (offset: number): Promise<readonly HandedSubject[] | null> => {
      const answer = await api['handedTasks.subjects']({ id, offset, limit: windowLimit });
      return answer.ok ? answer.value.rows : null;
    },
    [api, id],
  );
  return (
    <>
      {task.reason === '' ? null : <Strip mark="void">{withdrawnText(task.reason)}</Strip>}
      {state === 'begun' ? <p className="hint">{words.begunHint}</p> : null}
      {state === 'unreadable' ? <Strip mark="must">{words.unreadable}</Strip> : null}
      <NextDeed task={task} navigate={navigate} />
      <FactList
        blank=""
        facts={[
          { title: words.facts.serial, fact: <span className="mono">{task.serial}</span> },
          { title: words.facts.days, fact: taskDaysText(task) },
          {
            title: words.facts.items,
            fact: (
              <ul className="handed-items">
                {task.items.map(({ code, title, known }) => (
                  <li key={code}>
                    {title}
                    {known ? '' : words.unknownItem}
                  </li>
                ))}
              </ul>
            ),
          },
          ...(task.note === '' ? [] : [{ title: words.facts.note, fact: task.note }]),
          { title: words.facts.result, fact: <Fingerprint value={task.resultHash} label={words.facts.result} /> },
          { title: words.facts.record, fact: <Fingerprint value={task.recordHash} label={words.facts.record} /> },
        ]}
      />
      {first.at === 'failed' ? <ErrorNotice text={errorSentence(first.error)} /> : null}
      {first.at === 'ready' ? (
        <>
          <p role="status">{listText(first.value)}</p>
          <div className="handed-list">
            <RosterGrid
              label={words.listLabel}
              columns={columns}
              total={first.value.total}
              firstRows={first.value.rows}
              loadWindow={loadWindow}
            />
          </div>
        </>
      ) : null}
    </>
  );
};

/** Takes an open task over, or leads to the task that visits its list. */
const NextDeed = ({ task: { id, state, scheme }, navigate }: Props) => {
  const take = useCommand('handedTasks.take');
  if (scheme)
    return (
      <Button
        className="drawer-deed"
        onClick={() => {
          navigate({ page: 'scheme', id: scheme.id });
        }}
      >
        {words.toScheme}
      </Button>
    );
  if (state !== 'open') return null;
  return (
    <>
      <p className="hint">{words.takeHint}</p>
      {take.phase.at === 'failed' ? <ErrorNotice text={errorSentence(take.phase.error)} /> : null}
      <Button
        type="primary"
        className="drawer-deed"
        loading={take.phase.at === 'running'}
        onClick={() =>
          void take.run({ id }).then((answer) => {
            if (answer.ok) navigate({ page: 'scheme', id: answer.value.schemeId });
          })
        }
      >
        {words.take}
      </Button>
    </>
  );
};
