import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { Navigate, Route } from '#renderer/api/route.ts';
import { useFolderJob } from '#renderer/api/use-folder-job.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { useToday } from '#renderer/api/use-today.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FileJobButtons } from '#renderer/ui/FileJobButtons.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { FigureLineView, YearReport } from '#shared/contract/figures.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { figuresJobWords, figuresWords as words } from '#shared/i18n/zh-cn/figures.ts';
import { letterWords } from '#shared/i18n/zh-cn/letters.ts';
import { baseNote } from '#shared/i18n/zh-cn/year-base.ts';
import { FigureCards } from './FigureCards.tsx';
import { FigureLines } from './FigureLines.tsx';
import './figures.css';
import type { OpenedPart } from './opened-part.ts';
import { askedYear, thisYearOf, YearChoice, type YearChosen } from './YearChoice.tsx';
import { YearTable } from './YearTable.tsx';

/** The charts bring a library with them that no other page needs. */
const YearCharts = lazy(() => import('./YearCharts.tsx'));

interface Props {
  readonly navigate: Navigate;
}

/** 统计台账: the year's figures, each opening onto what it counts, and the statistical tables (DOMAIN 5). */
export const FiguresPage = ({ navigate }: Props) => {
  const today = useToday();
  return today === null ? null : <YearPage today={today} navigate={navigate} />;
};

const YearPage = ({ today, navigate }: Props & { readonly today: string }) => {
  const [choice, setChoice] = useState<YearChosen>(thisYearOf(today));
  const [opened, setOpened] = useState<OpenedPart | null>(null);
  const asked = askedYear(choice, today);
  const report = useQuery('figures.year', asked);
  const exportJob = useFolderJob('figures.export', asked);
  return (
    <PageFrame
      head={
        <PageHead
          title={words.title}
          facts={<YearChoice today={today} choice={choice} onChoose={setChoice} />}
          actions={
            <>
              <FileJobButtons job={exportJob} words={figuresJobWords} />
              <Button
                onClick={() => {
                  navigate({ page: 'letters' });
                }}
              >
                {letterWords.open}
              </Button>
            </>
          }
        />
      }
    >
      {report.at === 'failed' ? <ErrorNotice text={errorSentence(report.error)} /> : null}
      {report.at === 'ready' ? <Report report={report.value} navigate={navigate} onOpen={setOpened} /> : null}
      {opened ? (
        <FigureLines
          asked={asked}
          opened={opened}
          onOpenLine={(line) => {
            navigate(placeOf(line));
          }}
          onClose={() => {
            setOpened(null);
          }}
        />
      ) : null}
    </PageFrame>
  );
};

const placeOf = (line: FigureLineView): Route =>
  line.kind === 'visit' ? { page: 'results', serial: line.serial, code: line.code } : { page: 'draw', serial: line.serial };

interface ReportProps {
  readonly report: YearReport;
  readonly navigate: Navigate;
  readonly onOpen: (part: OpenedPart) => void;
}

const Report = ({ report, navigate, onOpen }: ReportProps) => {
  const { figures, base, byTask, byUnit } = report;
  if (figures.every(({ numerator, denominator }) => numerator === 0 && (denominator ?? 0) === 0) || noEvents(figures))
    return (
      <EmptyState
        text={words.noTasks}
        action={
          <Button
            type="primary"
            onClick={() => {
              navigate({ page: 'schemes' });
            }}
          >
            {words.toSchemes}
          </Button>
        }
      />
    );
  return (
    <div className="figures">
      <p className="hint">{baseNote(base.enterprises, base.subjects, base.frozenOn)}</p>
      <FigureCards figures={figures} onOpen={onOpen} />
      <Suspense fallback={<div className="year-charts" aria-busy="true" />}>
        <YearCharts report={report} />
      </Suspense>
      <Sheet title={words.byTask} flush>
        <YearTable rows={byTask} label={words.byTask} first="task" />
      </Sheet>
      <Sheet title={words.byUnit} flush>
        <YearTable rows={byUnit} label={words.byUnit} first="unit" />
      </Sheet>
    </div>
  );
};

const noEvents = (figures: YearReport['figures']): boolean => figures.find(({ key }) => key === 'voided')?.denominator === 0;
