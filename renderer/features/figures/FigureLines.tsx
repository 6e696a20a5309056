import { useCallback, useMemo } from 'react';
import { useApi } from '#renderer/api/desk-context.ts';
import { useQuery } from '#renderer/api/use-query.ts';
import { DetailDrawer } from '#renderer/ui/DetailDrawer.tsx';
import { MiddleText } from '#renderer/ui/MiddleText.tsx';
import { RosterGrid, type RosterColumn } from '#renderer/ui/RosterGrid.tsx';
import type { FigureLineView } from '#shared/contract/figures.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import { errorSentence } from '#shared/i18n/zh-cn/errors.ts';
import { figuresWords as words, lineNote, lineColumns, linesTitle, unitText } from '#shared/i18n/zh-cn/figures.ts';
import type { OpenedPart } from './opened-part.ts';

interface Props {
  readonly asked: { readonly year: number; readonly until: string; readonly county?: string };
  readonly opened: OpenedPart;
  readonly onOpenLine: (line: FigureLineView) => void;
  readonly onClose: () => void;
}

/** The lines behind a number; a line opens the visit or the event. */
export const FigureLines = ({ asked, opened: { figure, part }, onOpenLine, onClose }: Props) => {
  const api = useApi();
  const { year, until, county } = asked;
  const about = useMemo(
    () => ({ year, until, ...(county === undefined ? {} : { county }), figure, part, limit: windowLimit }),
    [year, until, county, figure, part],
  );
  const first = useQuery('figures.lines', { ...about, offset: 0 });
  const loadWindow = useCallback(
    async (offset: number): Promise<readonly FigureLineView[] | null> => {
      const answer = await api['figures.lines']({ ...about, offset });
      return answer.ok ? answer.value.rows : null;
    },
    [api, about],
  );
  const lines = first.at === 'ready' ? first.value : null;
  return (
    <DetailDrawer open title={linesTitle(figure, part, lines?.total ?? null)} width={820} onClose={onClose}>
      {first.at === 'failed' ? <p className="figure-base">{errorSentence(first.error)}</p> : null}
      {lines?.total === 0 ? <p className="figure-base">{words.none}</p> : null}
      {lines !== null && lines.total > 0 ? (
        <div className="figure-lines">
          <RosterGrid
            label={linesTitle(figure, part, lines.total)}
            columns={lines.rows[0]?.kind === 'task' ? taskColumns : visitColumns}
            total={lines.total}
            firstRows={lines.rows}
            loadWindow={loadWindow}
            onOpen={onOpenLine}
          />
        </div>
      ) : null}
    </DetailDrawer>
  );
};

const nameOf = (line: FigureLineView): string => line.name;

const visitColumns: readonly RosterColumn<FigureLineView>[] = [
  { key: 'name', title: lineColumns.subject, cell: (line) => <MiddleText text={nameOf(line)} /> },
  {
    key: 'code',
    title: lineColumns.code,
    width: 182,
    cell: (line) => <span className="mono">{line.kind === 'visit' ? line.code : ''}</span>,
  },
  {
    key: 'unit',
    title: lineColumns.unit,
    width: 132,
    cell: (line) => (line.kind === 'visit' ? <MiddleText text={unitText(line.unit)} /> : ''),
  },
  { key: 'note', title: lineColumns.note, width: 236, cell: (line) => <MiddleText text={lineNote(line)} /> },
];

const taskColumns: readonly RosterColumn<FigureLineView>[] = [
  { key: 'name', title: lineColumns.task, cell: (line) => <MiddleText text={nameOf(line)} /> },
  { key: 'serial', title: lineColumns.serial, width: 172, cell: ({ serial }) => <span className="mono">{serial}</span> },
  { key: 'note', title: lineColumns.note, width: 236, cell: (line) => <MiddleText text={lineNote(line)} /> },
];
