import { Button } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import type { HandedEvent } from '#shared/contract/handed-tasks.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import {
  noteText,
  eventText,
  handedDoneText,
  handedOnText,
  handedTaskWords as words,
  taskCountText,
} from '#shared/i18n/zh-cn/handed-tasks.ts';
import { CountyTable } from './CountyTable.tsx';
import { HandDownDialog } from './HandDownDialog.tsx';

interface Props {
  readonly navigate: Navigate;
}

/** Every event whose people the counties draw, with what each county has of it. */
export const CityTasks = ({ navigate }: Props) => {
  const events = useQuery('handedTasks.events', {});
  const handDown = useCommand('handedTasks.handDown');
  const [asked, setAsked] = useState<HandedEvent | null>(null);
  const list = events.at === 'ready' ? events.value : [];
  const done = handDown.phase.at === 'done' ? handDown.phase.value : null;
  return (
    <PageFrame
      head={
        <PageHead
          title={words.cityTitle}
          facts={events.at === 'ready' ? taskCountText(list.length) : ''}
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
      {events.at === 'failed' ? <ErrorNotice text={errorSentence(events.error)} /> : null}
      {events.at === 'ready' && list.length === 0 ? (
        <Sheet>
          <EmptyState text={words.cityEmpty} />
        </Sheet>
      ) : null}
      <div className="handed-events">
        {done ? <Strip mark="done">{handedDoneText(done.counties, done.subjects)}</Strip> : null}
        {list.map((event) => (
          <Sheet key={event.serial} flush title={event.name} extra={<EventState event={event} />}>
            <div className="handed-event">
              <p>
                <span className="mono">{event.serial}</span> {eventText(event)}
                {event.note === '' ? null : <span className="hint">{noteText(event.note)}</span>}
              </p>
              <span className="handed-buttons">
                <Button
                  aria-label={`${words.toEvent} ${event.name}`}
                  onClick={() => {
                    navigate({ page: 'draw', serial: event.serial });
                  }}
                >
                  {words.toEvent}
                </Button>
                {event.state === 'drawn' && event.handedOn === null ? (
                  <Button
                    type="primary"
                    aria-label={`${words.handDown} ${event.name}`}
                    onClick={() => {
                      setAsked(event);
                    }}
                  >
                    {words.handDown}
                  </Button>
                ) : null}
              </span>
            </div>
            <CountyTable event={event} navigate={navigate} />
          </Sheet>
        ))}
      </div>
      {asked ? (
        <HandDownDialog
          event={asked}
          busy={handDown.phase.at === 'running'}
          failed={handDown.phase.at === 'failed' ? errorSentence(handDown.phase.error) : null}
          onConfirm={async (note) => {
            if ((await handDown.run({ serial: asked.serial, note })).ok) setAsked(null);
          }}
          onCancel={() => {
            handDown.reset();
            setAsked(null);
          }}
        />
      ) : null}
    </PageFrame>
  );
};

const EventState = ({ event }: { readonly event: HandedEvent }) => {
  if (event.state === 'void') return <StatusMark mark="void">{words.voided}</StatusMark>;
  return <StatusMark mark={event.handedOn === null ? 'todo' : 'done'}>{handedOnText(event)}</StatusMark>;
};
