import { useCallback, useState } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FactList } from '#renderer/ui/FactList.tsx';
import { RosterGrid } from '#renderer/ui/RosterGrid.tsx';
import type { AppError } from '#shared/contract/errors.ts';
import type { ImportProblemRow } from '#shared/contract/imports.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { problemTitle } from '#shared/i18n/zh-cn/import-titles.ts';
import { importsWords as words } from '#shared/i18n/zh-cn/imports.ts';
import { count } from '#shared/i18n/zh-cn/numbers.ts';
import { problemColumns, problemSentence } from './problem-columns.tsx';

interface Props {
  readonly stage: string;
  readonly code: string | null;
  readonly total: number;
}

export const ProblemGrid = ({ stage, code, total }: Props) => {
  const api = useApi();
  const [failure, setFailure] = useState<AppError | null>(null);
  const loadWindow = useCallback(
    async (offset: number): Promise<readonly ImportProblemRow[] | null> => {
      const answer = await api['imports.problems']({ stage, ...(code === null ? {} : { code }), offset, limit: windowLimit });
      setFailure(answer.ok ? null : answer.error);
      return answer.ok ? answer.value.rows : null;
    },
    [api, stage, code],
  );
  const [opened, setOpened] = useState<ImportProblemRow | null>(null);
  if (failure) return <ErrorNotice text={errorSentence(failure)} />;
  return (
    <>
      <RosterGrid label={words.gridLabel} columns={problemColumns} total={total} loadWindow={loadWindow} onOpen={setOpened} />
      <DetailDrawer
        open={opened !== null}
        title={opened ? problemTitle[opened.code] : words.columns.problem}
        onClose={() => {
          setOpened(null);
        }}
      >
        {opened ? <Facts problem={opened} /> : null}
      </DetailDrawer>
    </>
  );
};

const { columns } = words;

const Facts = ({ problem }: { readonly problem: ImportProblemRow }) => (
  <FactList
    blank=""
    facts={[
      { title: columns.row, fact: count(problem.row) },
      { title: columns.column, fact: problem.column === '' ? words.wholeRow : problem.column },
      { title: columns.found, fact: <span className="problem-found">{problem.found}</span> },
      { title: columns.problem, fact: `${problem.code} ${problemTitle[problem.code]}` },
      { title: columns.todo, fact: problemSentence(problem) },
    ]}
  />
);
