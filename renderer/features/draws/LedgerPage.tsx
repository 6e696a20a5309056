import { Button, Segmented, Select } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { RosterGrid } from '#renderer/ui/RosterGrid.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { StatusBar } from '#renderer/ui/StatusBar.tsx';
import type { DrawSummary } from '#shared/contract/draws.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import {
  ledgerCountText,
  ledgerGroups,
  ledgerVoidText,
  ledgerWords as words,
  yearText,
  type LedgerGroup,
} from '#shared/i18n/zh-cn/ledger.ts';
import { uiWords } from '#shared/i18n/zh-cn/ui.ts';
import './changes.css';
import { ledgerColumns } from './ledger-columns.tsx';
import { everyEvent, filteredLedger, yearsOf, type LedgerFilter } from './ledger.ts';

/** 抽取台账: every number that was ever taken, void ones with who made them void and why; a row opens its event. */
export const LedgerPage = ({ navigate }: { readonly navigate: Navigate }) => {
  const known = useQuery('draws.list', {});
  const [filter, setFilter] = useState<LedgerFilter>(everyEvent);
  const draws = known.at === 'ready' ? known.value : null;
  const rows = useMemo(() => filteredLedger(draws ?? [], filter), [draws, filter]);
  const loadWindow = useCallback(
    (offset: number): Promise<readonly DrawSummary[]> => Promise.resolve(rows.slice(offset, offset + windowLimit)),
    [rows],
  );
  const set = (change: Partial<LedgerFilter>): void => {
    setFilter((now) => ({ ...now, ...change }));
  };
  return (
    <PageFrame
      bleed
      head={
        <PageHead
          title={words.title}
          facts={words.lead}
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
      foot={
        draws ? (
          <StatusBar
            right={ledgerVoidText(draws.filter(({ state }) => state === 'void').length, draws.filter(({ fills }) => fills).length)}
          >
            <span role="status">{ledgerCountText(draws.length, rows.length)}</span>
          </StatusBar>
        ) : undefined
      }
    >
      {known.at === 'failed' ? <ErrorNotice text={errorSentence(known.error)} /> : null}
      {draws?.length === 0 ? <EmptyState text={words.empty} /> : null}
      {draws && draws.length > 0 ? (
        <div className="ledger">
          <div className="toolbar">
            <SearchField
              label={words.search}
              clearLabel={uiWords.clearSearch}
              value={filter.text}
              onSearch={(text) => {
                set({ text: text.trim() });
              }}
            />
            <Select
              aria-label={words.year}
              className="ledger-year"
              value={filter.year}
              options={[{ value: '', label: words.everyYear }, ...yearsOf(draws).map((year) => ({ value: year, label: yearText(year) }))]}
              onChange={(year: string) => {
                set({ year });
              }}
            />
            <Segmented<LedgerGroup>
              aria-label={words.group}
              value={filter.group}
              options={ledgerGroups.map((value) => ({ value, label: words.groups[value] }))}
              onChange={(group) => {
                set({ group });
              }}
            />
          </div>
          {rows.length === 0 ? (
            <EmptyState
              text={words.emptyFiltered}
              action={
                <Button
                  onClick={() => {
                    setFilter(everyEvent);
                  }}
                >
                  {words.clear}
                </Button>
              }
            />
          ) : (
            <RosterGrid
              label={words.gridLabel}
              columns={ledgerColumns}
              total={rows.length}
              loadWindow={loadWindow}
              question={filter}
              onOpen={({ serial }) => {
                navigate({ page: 'draw', serial });
              }}
            />
          )}
        </div>
      ) : null}
    </PageFrame>
  );
};
