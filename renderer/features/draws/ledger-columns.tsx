import { MiddleText } from '#renderer/ui/MiddleText.tsx';
import type { RosterColumn } from '#renderer/ui/RosterGrid.tsx';
import { StatusMark, type Mark } from '#renderer/ui/StatusMark.tsx';
import type { DrawState, DrawSummary } from '#shared/contract/draws.ts';
import { drawStateText, ledgerHouseholds, ledgerMoment, ledgerNote, ledgerWords } from '#shared/i18n/zh-cn/ledger.ts';

const { columns: words } = ledgerWords;

const marks: Readonly<Record<DrawState, Mark>> = { frozen: 'lock', committed: 'run', diced: 'run', drawn: 'done', void: 'void' };

export const ledgerColumns: readonly RosterColumn<DrawSummary>[] = [
  {
    key: 'state',
    title: words.state,
    width: 120,
    cell: ({ state }) => <StatusMark mark={marks[state]}>{drawStateText[state]}</StatusMark>,
  },
  { key: 'serial', title: words.serial, width: 152, cell: ({ serial }) => <span className="mono">{serial}</span> },
  { key: 'name', title: words.name, cell: ({ schemeName }) => <MiddleText text={schemeName} /> },
  { key: 'frozenAt', title: words.frozenAt, width: 132, cell: ({ frozenAt }) => ledgerMoment(frozenAt) },
  { key: 'drawnAt', title: words.drawnAt, width: 132, cell: ({ drawnAt }) => ledgerMoment(drawnAt) },
  { key: 'subjects', title: words.subjects, width: 76, alignRight: true, cell: ({ subjects }) => ledgerHouseholds(subjects) },
  {
    key: 'drawn',
    title: words.drawn,
    width: 72,
    alignRight: true,
    cell: ({ drawn, drawnAt }) => (drawnAt === null ? ledgerWords.none : ledgerHouseholds(drawn)),
  },
  {
    key: 'note',
    title: words.note,
    width: 112,
    grows: true,
    cell: (draw) => <span title={ledgerNote(draw)}>{ledgerNote(draw)}</span>,
  },
];
