import { Button } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useFolderJob } from '#renderer/api/use-folder-job.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { useToday } from '#renderer/api/use-today.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { FileJobButtons } from '#renderer/ui/FileJobButtons.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import { assessmentJobWords, assessmentWords as words, countiesFactText } from '#shared/i18n/zh-cn/assessment.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { CountiesTable } from './CountiesTable.tsx';
import { CountyPage } from './CountyPage.tsx';
import './figures.css';
import { RulesDialog } from './RulesDialog.tsx';
import { askedYear, thisYearOf, YearChoice, type YearChosen } from './YearChoice.tsx';

interface Props {
  /** A county to look into. */
  readonly county: string | undefined;
  readonly navigate: Navigate;
}

/** 各县情况: how every county stands by what its bundles brought, its score, and each down to the single visit (DOMAIN 5, UX 12). */
export const CountiesPage = ({ county, navigate }: Props) => {
  const today = useToday();
  const [choice, setChoice] = useState<YearChosen | null>(null);
  if (today === null) return null;
  const chosen = choice ?? thisYearOf(today);
  const year = <YearChoice today={today} choice={chosen} onChoose={setChoice} />;
  const asked = askedYear(chosen, today);
  return county === undefined ? (
    <Standings asked={asked} year={year} navigate={navigate} />
  ) : (
    <CountyPage key={county} county={county} asked={asked} year={year} navigate={navigate} />
  );
};

interface StandingsProps extends Pick<Props, 'navigate'> {
  readonly asked: { readonly year: number; readonly until: string };
  readonly year: React.ReactNode;
}

const Standings = ({ asked, year, navigate }: StandingsProps) => {
  const standings = useQuery('counties.standings', asked);
  const exportJob = useFolderJob('assessment.export', asked);
  const [editing, setEditing] = useState(false);
  const counties = standings.at === 'ready' ? standings.value : [];
  return (
    <PageFrame
      head={
        <PageHead
          title={words.title}
          facts={year}
          actions={
            <>
              <FileJobButtons job={exportJob} words={assessmentJobWords} />
              <Button
                onClick={() => {
                  navigate({ page: 'letters', letter: { kind: 'assessment', ...asked, to: '' } });
                }}
              >
                {words.letter}
              </Button>
              <Button
                onClick={() => {
                  setEditing(true);
                }}
              >
                {words.rules}
              </Button>
            </>
          }
        />
      }
    >
      {standings.at === 'failed' ? <ErrorNotice text={errorSentence(standings.error)} /> : null}
      {standings.at === 'ready' && counties.length === 0 ? (
        <EmptyState
          text={words.nobody}
          action={
            <Button
              type="primary"
              onClick={() => {
                navigate({ page: 'keys' });
              }}
            >
              {words.toKeys}
            </Button>
          }
        />
      ) : null}
      {counties.length === 0 ? null : (
        <div className="figures">
          <p className="hint">{countiesFactText(counties.length, counties.filter(({ lastBundleAt }) => lastBundleAt !== '').length)}</p>
          <Sheet flush>
            <CountiesTable
              standings={counties}
              onOpen={(code) => {
                navigate({ page: 'counties', county: code });
              }}
            />
          </Sheet>
        </div>
      )}
      {editing ? (
        <RulesDialog
          onClose={() => {
            setEditing(false);
          }}
        />
      ) : null}
    </PageFrame>
  );
};
