import { Deadline } from '#renderer/ui/Deadline.tsx';
import { MiddleText } from '#renderer/ui/MiddleText.tsx';
import type { RosterColumn } from '#renderer/ui/RosterGrid.tsx';
import { StatusMark } from '#renderer/ui/StatusMark.tsx';
import type { PublicationRow } from '#shared/contract/publication.ts';
import { deadlineDayText, deadlineText, publicationWords as words } from '#shared/i18n/zh-cn/publication.ts';
import { outcomeText, resultsWords } from '#shared/i18n/zh-cn/results.ts';

const common: readonly RosterColumn<PublicationRow>[] = [
  { key: 'name', title: words.sheet.name, cell: ({ name }) => <MiddleText text={name} /> },
  { key: 'code', title: words.sheet.code, width: 190, cell: ({ code }) => <span className="mono">{code}</span> },
  {
    key: 'outcomes',
    title: words.sheet.result,
    width: 180,
    cell: ({ outcomes }) => outcomes.map((outcome) => outcomeText[outcome]).join('、'),
  },
];

/** What waits, each with the clock it runs on. */
export const waitingColumns: readonly RosterColumn<PublicationRow>[] = [
  ...common,
  { key: 'inspectedOn', title: resultsWords.inspectedOn, width: 108, cell: ({ inspectedOn }) => inspectedOn },
  { key: 'reviewedBy', title: words.reviewedBy, width: 92, cell: ({ reviewedBy }) => reviewedBy },
  {
    key: 'deadline',
    title: words.deadline,
    width: 176,
    cell: ({ deadline, correctionWaits }) => {
      if (correctionWaits) return <StatusMark mark="look">{words.waitsAgain}</StatusMark>;
      if (!deadline) return words.noClock;
      return <Deadline nearness={deadline.band} text={deadlineText(deadline)} title={deadlineDayText(deadline)} />;
    },
  },
];

export const publishedColumns: readonly RosterColumn<PublicationRow>[] = [
  ...common,
  { key: 'on', title: words.publishedOn, width: 108, cell: ({ published }) => published?.on ?? '' },
  { key: 'reference', title: words.reference, width: 200, cell: ({ published }) => <MiddleText text={published?.reference ?? ''} /> },
  {
    key: 'state',
    title: words.state,
    width: 124,
    cell: ({ published, corrections, correctionWaits }) => {
      if (correctionWaits) return <StatusMark mark="look">{words.waitsAgain}</StatusMark>;
      if (corrections > 0) return <StatusMark mark="done">{words.changed}</StatusMark>;
      return published?.late ? <StatusMark mark="look">{words.late}</StatusMark> : <StatusMark mark="done">{words.inTime}</StatusMark>;
    },
  },
];
