import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import type { Navigate } from '#renderer/api/route.ts';
import { useKeptQuery } from '#renderer/api/use-query.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { RosterGrid } from '#renderer/ui/RosterGrid.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { StatusBar } from '#renderer/ui/StatusBar.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { InspectorListRow, InspectorSummary } from '#shared/contract/inspectors.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import {
  drawableText,
  endingSoonText,
  inspectorsWords as words,
  peopleMatchingText,
  peopleTotalText,
} from '#shared/i18n/zh-cn/inspectors.ts';
import { inspectorColumns } from './inspector-columns.tsx';

interface Props {
  readonly navigate: Navigate;
}

/** The library of inspectors with what decides whether they can be drawn: certificate, post, recusals. */
export const InspectorsPage = ({ navigate }: Props) => {
  const [text, setText] = useState('');
  const { state, newest } = useKeptQuery('inspectors.summary', { filter: text === '' ? {} : { text } });
  const importButton = (
    <Button
      type="primary"
      onClick={() => {
        navigate({ page: 'import', kind: 'inspectors' });
      }}
    >
      {words.import}
    </Button>
  );
  const empty = newest?.value.total === 0;
  return (
    <PageFrame
      bleed
      head={<PageHead title={words.title} actions={empty ? null : importButton} />}
      foot={newest && !empty ? <Totals summary={newest.value} /> : undefined}
    >
      {state.at === 'failed' ? <ErrorNotice text={errorSentence(state.error)} /> : null}
      {empty ? <EmptyState text={words.empty} action={importButton} /> : null}
      {newest && !empty ? (
        <div className="roster-pane">
          <div className="toolbar">
            <SearchField
              label={words.searchLabel}
              value={text}
              onSearch={(typed) => {
                setText(typed.trim());
              }}
            />
          </div>
          {newest.value.matching === 0 ? (
            <EmptyState
              text={words.emptyFiltered}
              action={
                <Button
                  onClick={() => {
                    setText('');
                  }}
                >
                  {words.clear}
                </Button>
              }
            />
          ) : (
            <InspectorGrid shown={newest} />
          )}
        </div>
      ) : null}
    </PageFrame>
  );
};

interface GridProps {
  readonly shown: { readonly input: { readonly filter: { readonly text?: string | undefined } }; readonly value: InspectorSummary };
}

const InspectorGrid = ({ shown }: GridProps) => {
  const api = useApi();
  const loadWindow = useCallback(
    async (offset: number): Promise<readonly InspectorListRow[] | null> => {
      const answer = await api['inspectors.window']({
        filter: shown.input.filter,
        sort: 'unit',
        descending: false,
        offset,
        limit: windowLimit,
      });
      return answer.ok ? answer.value.rows : null;
    },
    [api, shown],
  );
  return <RosterGrid label={words.gridLabel} columns={inspectorColumns} total={shown.value.matching} loadWindow={loadWindow} />;
};

const Totals = ({ summary }: { readonly summary: InspectorSummary }) => (
  <StatusBar right={summary.endingSoon > 0 ? <StatusMark mark="look">{endingSoonText(summary.endingSoon)}</StatusMark> : null}>
    <span>{peopleTotalText(summary.total)}</span>
    <span role="status">{peopleMatchingText(summary.matching)}</span>
    <span>{drawableText(summary.drawable)}</span>
  </StatusBar>
);
