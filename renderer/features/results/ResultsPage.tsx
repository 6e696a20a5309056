import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import type { OfficeView } from '#shared/contract/office.ts';
import { broughtBackWords } from '#shared/i18n/zh-cn/brought-back.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { resultsWords as words } from '#shared/i18n/zh-cn/results.ts';
import { BroughtBackDialog } from './BroughtBackDialog.tsx';
import { EntryDesk } from './EntryDesk.tsx';
import './results.css';
import { ReviewDesk } from './ReviewDesk.tsx';
import { TaskBar } from './TaskBar.tsx';

interface Props {
  /** Null = the task drawn last that still has something to enter. */
  readonly serial: string | null;
  /** A visit to open at once. */
  readonly code?: string | undefined;
  /** The review first instead of the entry. */
  readonly review: boolean;
  readonly navigate: Navigate;
  readonly office: OfficeView;
}

type Mode = keyof typeof words.modes;
const modes: readonly Mode[] = ['enter', 'review'];

/** 检查结果录入 and 审核 of one drawn task: the queue at the left, one visit at the right (UX 8, screen 10). */
export const ResultsPage = ({ serial, code, review, navigate }: Props) => {
  const [mode, setMode] = useState<Mode>(review ? 'review' : 'enter');
  const [bringing, setBringing] = useState(false);
  /** Tables taken in; forms that were begun before a table replaced them are begun anew. */
  const [taken, setTaken] = useState(0);
  const schemes = useQuery('schemes.list', {});
  const drawn = schemes.at === 'ready' ? schemes.value.filter(({ state }) => state === 'drawn') : [];
  const chosen = serial ?? (drawn.find(({ entered, drawn: all }) => entered < all) ?? drawn[0])?.serial ?? null;
  return (
    <PageFrame
      bleed
      head={
        <PageHead
          title={words.title}
          facts={
            <>
              {chosen === null || drawn.length === 0 ? null : (
                <Select
                  className="task-select"
                  aria-label={words.task}
                  value={chosen}
                  options={drawn.flatMap(({ serial: value, name }) => (value === null ? [] : [{ value, label: name }]))}
                  onChange={(value) => {
                    navigate({ page: 'results', serial: value });
                  }}
                />
              )}
              {chosen === null ? null : (
                <Segmented<Mode>
                  aria-label={words.mode}
                  value={mode}
                  options={modes.map((value) => ({ value, label: words.modes[value] }))}
                  onChange={setMode}
                />
              )}
              {chosen === null || mode === 'review' ? null : <span className="hint one-line">{words.keysHint}</span>}
            </>
          }
          actions={
            chosen === null || mode === 'review' ? null : (
              <Button
                onClick={() => {
                  setBringing(true);
                }}
              >
                {broughtBackWords.open}
              </Button>
            )
          }
        />
      }
    >
      {chosen !== null && bringing ? (
        <BroughtBackDialog
          serial={chosen}
          onTaken={() => {
            setTaken(taken + 1);
          }}
          onClose={() => {
            setBringing(false);
          }}
        />
      ) : null}
      {schemes.at === 'failed' ? <ErrorNotice text={errorSentence(schemes.error)} /> : null}
      {chosen === null && schemes.at === 'ready' ? (
        <EmptyState
          text={words.noTask}
          action={
            <Button
              type="primary"
              onClick={() => {
                navigate({ page: 'schemes' });
              }}
            >
              {words.toTasks}
            </Button>
          }
        />
      ) : null}
      {chosen === null ? null : (
        <div className="task-page">
          <TaskBar serial={chosen} navigate={navigate} />
          {mode === 'enter' ? (
            <EntryDesk key={`${chosen} ${String(taken)}`} serial={chosen} code={code} />
          ) : (
            <ReviewDesk key={chosen} serial={chosen} />
          )}
        </div>
      )}
    </PageFrame>
  );
};
