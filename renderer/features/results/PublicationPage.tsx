import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useCommand } from '#renderer/api/use-command.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { clockStarts, type ClockStart } from '#shared/domain/results/publication-clock.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { clockStartText, publicationWords as words } from '#shared/i18n/zh-cn/publication.ts';
import { resultsWords } from '#shared/i18n/zh-cn/results.ts';
import { CorrectionsTab } from './CorrectionsTab.tsx';
import { DraftTab } from './DraftTab.tsx';
import './publication.css';
import { PublishedTab } from './PublishedTab.tsx';
import './results.css';
import { TaskBar } from './TaskBar.tsx';
import { WaitingTab } from './WaitingTab.tsx';

interface Props {
  /** Null = the task that has something to publish, else the newest. */
  readonly serial: string | null;
  /** A published result to correct at once. */
  readonly correct?: string | undefined;
  readonly navigate: Navigate;
}

type Tab = keyof typeof words.tabs;
const tabs: readonly Tab[] = ['waiting', 'draft', 'published', 'corrections'];

/** 公示 of one task: what waits, what outsiders will see, what stands before them, and what was corrected (UX 8, screen 11). */
export const PublicationPage = ({ serial, correct, navigate }: Props) => {
  const [tab, setTab] = useState<Tab>(correct === undefined ? 'waiting' : 'published');
  const tasks = useQuery('tasks.list', {});
  const list = tasks.at === 'ready' ? tasks.value : [];
  const waits = list.find(({ counts }) => counts.approved + counts.correctionsWaiting > 0);
  const chosen = serial ?? (waits ?? list[0])?.serial ?? null;
  return (
    <PageFrame
      bleed
      head={
        <PageHead
          title={words.title}
          facts={
            chosen === null ? null : (
              <>
                <Select
                  className="task-select"
                  aria-label={resultsWords.task}
                  value={chosen}
                  options={list.map(({ serial: value, name }) => ({ value, label: name }))}
                  onChange={(value) => {
                    navigate({ page: 'publication', serial: value });
                  }}
                />
                <Segmented<Tab>
                  aria-label={words.title}
                  value={tab}
                  options={tabs.map((value) => ({ value, label: words.tabs[value] }))}
                  onChange={setTab}
                />
              </>
            )
          }
          actions={chosen === null ? null : <ClockSetting />}
        />
      }
    >
      {tasks.at === 'failed' ? <ErrorNotice text={errorSentence(tasks.error)} /> : null}
      {tasks.at === 'ready' && chosen === null ? (
        <EmptyState
          text={resultsWords.noTask}
          action={
            <Button
              type="primary"
              onClick={() => {
                navigate({ page: 'schemes' });
              }}
            >
              {resultsWords.toTasks}
            </Button>
          }
        />
      ) : null}
      {chosen === null ? null : (
        <div className="task-page">
          <TaskBar serial={chosen} navigate={navigate} />
          <div className="publication-body" key={chosen}>
            {tab === 'waiting' ? <WaitingTab serial={chosen} navigate={navigate} /> : null}
            {tab === 'draft' ? <DraftTab serial={chosen} /> : null}
            {tab === 'published' ? <PublishedTab serial={chosen} correct={correct} /> : null}
            {tab === 'corrections' ? <CorrectionsTab serial={chosen} /> : null}
          </div>
        </div>
      )}
    </PageFrame>
  );
};

/** From which day the 20 working days are counted (DOMAIN 14). */
const ClockSetting = () => {
  const settings = useQuery('publication.settings', {});
  const { run } = useCommand('publication.saveSettings');
  return settings.at === 'ready' ? (
    <Select<ClockStart>
      aria-label={words.clockStart}
      className="clock-select"
      value={settings.value.clockStart}
      options={clockStarts.map((value) => ({ value, label: clockStartText[value] }))}
      onChange={(clockStart) => void run({ clockStart })}
    />
  ) : null;
};
