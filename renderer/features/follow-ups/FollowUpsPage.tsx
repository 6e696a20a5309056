import { Segmented, Select } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useFolderJob } from '#renderer/api/use-folder-job.ts';
import { useKeptQuery, useQuery } from '#renderer/api/use-query.ts';
import { Deadline } from '#renderer/ui/Deadline.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FileJobButtons } from '#renderer/ui/FileJobButtons.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { StatusMark, type Mark } from '#renderer/ui/StatusMark.tsx';
import { followUpFilters, ledgerLimit, type FollowUpRow } from '#shared/contract/follow-ups.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { followUpWords as words, ledgerCount, measuresText, rowStateText } from '#shared/i18n/zh-cn/follow-ups.ts';
import { ledgerFileWords } from '#shared/i18n/zh-cn/ledger-file.ts';
import { deadlineDayText, deadlineText } from '#shared/i18n/zh-cn/publication.ts';
import { outcomeText } from '#shared/i18n/zh-cn/results.ts';
import { FollowUpPane } from './FollowUpPane.tsx';
import './follow-ups.css';

interface Props {
  /** Null = every task. */
  readonly serial: string | null;
  readonly navigate: Navigate;
}

type Show = (typeof followUpFilters)[number];

/** 后续处理: the ledger at the left, what is done about one problem at the right (UX 8, screen 11). */
export const FollowUpsPage = ({ serial, navigate }: Props) => {
  const [show, setShow] = useState<Show>('open');
  const [chosen, setChosen] = useState<string | null>(null);
  const tasks = useQuery('tasks.list', {});
  const { state, newest } = useKeptQuery('followUps.list', { serial, show, offset: 0, limit: ledgerLimit });
  const job = useFolderJob('followUps.export', { serial });
  const rows = newest?.value.rows ?? [];
  const open = chosen ?? rows[0]?.id ?? null;
  return (
    <PageFrame
      bleed
      head={
        <PageHead
          title={words.title}
          facts={
            <>
              <Select
                className="task-select"
                aria-label={words.task}
                value={serial ?? ''}
                options={[
                  { value: '', label: words.allTasks },
                  ...(tasks.at === 'ready' ? tasks.value.map((task) => ({ value: task.serial, label: task.name })) : []),
                ]}
                onChange={(value) => {
                  navigate({ page: 'followUps', serial: value === '' ? null : value });
                }}
              />
              <Segmented<Show>
                aria-label={words.columns.state}
                value={show}
                options={followUpFilters.map((value) => ({ value, label: words.show[value] }))}
                onChange={(next) => {
                  setShow(next);
                  setChosen(null);
                }}
              />
              <span role="status">{newest ? ledgerCount(newest.value.total) : ''}</span>
            </>
          }
          actions={<FileJobButtons job={job} words={ledgerFileWords} />}
        />
      }
    >
      {state.at === 'failed' ? <ErrorNotice text={errorSentence(state.error)} /> : null}
      {newest !== null && rows.length === 0 && chosen === null ? (
        <EmptyState text={show === 'open' && serial === null ? words.none : words.noneShown} />
      ) : (
        <div className="follow-desk">
          <div className="follow-list">
            <ul aria-label={words.ledger}>
              {rows.map((row) => (
                <li key={row.id}>
                  <button
                    type="button"
                    className={row.id === open ? 'follow-row follow-open' : 'follow-row'}
                    aria-current={row.id === open}
                    onClick={() => {
                      setChosen(row.id);
                    }}
                  >
                    <RowText row={row} />
                  </button>
                </li>
              ))}
            </ul>
          </div>
          {open === null ? <p className="hint">{words.pickOne}</p> : <FollowUpPane key={open} id={open} navigate={navigate} />}
        </div>
      )}
    </PageFrame>
  );
};

const marks: Readonly<Record<FollowUpRow['state'], Mark>> = { open: 'run', closed: 'done', lapsed: 'void' };

const RowText = ({ row }: { readonly row: FollowUpRow }) => {
  const { name, outcomes, measures, owner, state, deadline } = row;
  return (
    <>
      <span className="follow-name" title={name}>
        {name}
      </span>
      {deadline ? (
        <Deadline nearness={deadline.band} text={deadlineText(deadline)} title={deadlineDayText(deadline)} />
      ) : (
        <StatusMark mark={marks[state]}>{rowStateText[state]}</StatusMark>
      )}
      <small>{outcomes.map((outcome) => outcomeText[outcome]).join('、')}</small>
      <small>{`${measuresText(measures.map(({ kind }) => kind))} · ${owner === '' ? words.noOwner : owner}`}</small>
    </>
  );
};
