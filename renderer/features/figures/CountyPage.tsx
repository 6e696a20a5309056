import { Button } from 'antd';
import { useState } from 'react';
import type { Navigate } from '#renderer/api/route.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { PageFrame, PageHead } from '#renderer/ui/PageHead.tsx';
import { Strip } from '#renderer/ui/Strip.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import type { YearReport } from '#shared/contract/figures.ts';
import { assessmentWords } from '#shared/i18n/zh-cn/assessment.ts';
import { countyWords as words } from '#shared/i18n/zh-cn/counties.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { figuresWords } from '#shared/i18n/zh-cn/figures.ts';
import { baseNote } from '#shared/i18n/zh-cn/year-base.ts';
import { CountyVisitDrawer, type AskedVisit } from './CountyVisitDrawer.tsx';
import { FigureCards } from './FigureCards.tsx';
import { FigureLines } from './FigureLines.tsx';
import type { OpenedPart } from './opened-part.ts';
import { YearTable } from './YearTable.tsx';

interface Props {
  readonly county: string;
  readonly asked: { readonly year: number; readonly until: string };
  readonly year: React.ReactNode;
  readonly navigate: Navigate;
}

/** One county by what its bundles brought: its figures, each opening onto what it counts, down to the single visit. */
export const CountyPage = ({ county, asked, year, navigate }: Props) => {
  const report = useQuery('figures.year', { ...asked, county });
  const keys = useQuery('keys.state', {});
  const [opened, setOpened] = useState<OpenedPart | null>(null);
  const [visit, setVisit] = useState<AskedVisit | null>(null);
  const offices = keys.at === 'ready' ? (keys.value.trust?.offices ?? []) : [];
  return (
    <PageFrame
      head={
        <PageHead
          title={offices.find(({ code }) => code === county)?.name ?? county}
          facts={year}
          actions={
            <Button
              onClick={() => {
                navigate({ page: 'counties' });
              }}
            >
              {words.back}
            </Button>
          }
        />
      }
    >
      {report.at === 'failed' ? <ErrorNotice text={errorSentence(report.error)} /> : null}
      {report.at === 'ready' ? <CountyReport report={report.value} onOpen={setOpened} /> : null}
      {opened ? (
        <FigureLines
          asked={{ ...asked, county }}
          opened={opened}
          onOpenLine={(line) => {
            setVisit({ county, serial: line.serial, code: line.kind === 'visit' ? line.code : null, task: line.name });
          }}
          onClose={() => {
            setOpened(null);
          }}
        />
      ) : null}
      {visit ? (
        <CountyVisitDrawer
          asked={visit}
          onClose={() => {
            setVisit(null);
          }}
        />
      ) : null}
    </PageFrame>
  );
};

interface ReportProps {
  readonly report: YearReport;
  readonly onOpen: (part: OpenedPart) => void;
}

/** How often it visits a subject at most a county does not send, so nothing is said about it. */
const CountyReport = ({ report: { base, figures, byTask }, onOpen }: ReportProps) =>
  byTask.length === 0 && figures.every(({ numerator }) => numerator === 0) ? (
    <EmptyState text={words.noEvents} />
  ) : (
    <div className="figures">
      {base.subjects === 0 ? (
        <Strip mark="look">{words.noLibrary}</Strip>
      ) : (
        <p className="hint">{baseNote(base.enterprises, base.subjects, base.frozenOn)}</p>
      )}
      <FigureCards figures={figures.filter(({ key }) => key !== 'overCap')} onOpen={onOpen} />
      <Sheet title={figuresWords.byTask} flush>
        <YearTable rows={byTask} label={`${assessmentWords.county}${figuresWords.byTask}`} first="task" />
      </Sheet>
    </div>
  );
