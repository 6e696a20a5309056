import { Button } from 'antd';
import { useState } from 'react';
import type { Navigate, Route } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { Deadline } from '#renderer/ui/Deadline.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { DayField } from '#renderer/ui/DayField.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { StageBar } from '#renderer/ui/StageBar.tsx';
import type { TaskView } from '#shared/contract/tasks.ts';
import { taskStages, type NextTask } from '#shared/domain/results/task-stage.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { dayText } from '#shared/i18n/zh-cn/numbers.ts';
import { deadlineDayText, deadlineText } from '#shared/i18n/zh-cn/publication.ts';
import { nextTaskText, taskStageText, taskWords as words } from '#shared/i18n/zh-cn/tasks.ts';
import { HandOverButton } from './HandOverButton.tsx';

interface Props {
  readonly serial: string;
  readonly navigate: Navigate;
}

/** Where the next step of an event is done; the pages for dispatch and close are this bar itself. */
const placeOf = (serial: string, next: NextTask): { readonly route: Route; readonly label: string } | null => {
  switch (next.do) {
    case 'enter':
    case 'correctReturned':
      return { route: { page: 'results', serial }, label: words.toEnter };
    case 'review':
      return { route: { page: 'results', serial, review: true }, label: words.toReview };
    case 'publish':
    case 'publishCorrections':
      return { route: { page: 'publication', serial }, label: words.toPublish };
    case 'followUp':
      return { route: { page: 'followUps', serial }, label: words.toFollowUps };
    case 'dispatch':
    case 'close':
    case 'nothing':
      return null;
  }
};

/** How far an event is and what comes next, always at the same place. */
export const TaskBar = ({ serial, navigate }: Props) => {
  const task = useQuery('tasks.get', { serial });
  if (task.at !== 'ready') return null;
  const { stage, next, deadline } = task.value;
  const place = placeOf(serial, next);
  return (
    <div className="task-bar">
      <StageBar label={words.stages} stages={taskStages.map((one) => taskStageText[one])} now={taskStages.indexOf(stage)} />
      <p className="task-next">
        <span className="hint">{words.next}</span>
        <span className="one-line" title={nextTaskText(next)}>
          {nextTaskText(next)}
        </span>
        {deadline ? <Deadline nearness={deadline.band} text={deadlineText(deadline)} title={deadlineDayText(deadline)} /> : null}
      </p>
      {place ? (
        <Button
          onClick={() => {
            navigate(place.route);
          }}
        >
          {place.label}
        </Button>
      ) : null}
      {task.value.dispatchedOn === null && next.do === 'dispatch' ? <DispatchButton task={task.value} /> : null}
      {task.value.dispatchedOn !== null && task.value.counts.todo > 0 ? <HandOverButton serial={serial} /> : null}
      {next.do === 'close' ? <CloseButton serial={serial} /> : null}
    </div>
  );
};

const DispatchButton = ({ task }: { readonly task: TaskView }) => {
  const { phase, run } = useCommand('tasks.dispatch');
  const [asking, setAsking] = useState(false);
  const [on, setOn] = useState('');
  const close = (): void => {
    setAsking(false);
  };
  return (
    <>
      <Button
        onClick={() => {
          setAsking(true);
        }}
      >
        {words.dispatch}
      </Button>
      <Dialog
        open={asking}
        title={words.dispatchTitle}
        confirmLabel={words.dispatch}
        cancelLabel={words.notYet}
        busy={phase.at === 'running'}
        blocked={on === ''}
        onConfirm={() => {
          void run({ serial: task.serial, on }).then((answer) => {
            if (answer.ok) close();
          });
        }}
        onCancel={close}
      >
        <p>{words.dispatchLead}</p>
        <DayField
          label={words.dispatchOn}
          value={on}
          hint={words.dayHint}
          badText={words.dayBad}
          dayText={dayText}
          labelClass="field-label"
          mistakeClass="field-error"
          onChange={setOn}
        />
        {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
      </Dialog>
    </>
  );
};

const CloseButton = ({ serial }: { readonly serial: string }) => {
  const { phase, run } = useCommand('tasks.close');
  return (
    <>
      <Button loading={phase.at === 'running'} onClick={() => void run({ serial })}>
        {words.close}
      </Button>
      {phase.at === 'failed' ? <ErrorNotice text={errorSentence(phase.error)} /> : null}
    </>
  );
};
