import type { Mark } from '#renderer/ui/StatusMark.tsx';
import type { VisitRow } from '#shared/contract/results.ts';
import { resultsWords as words, visitStateWords } from '#shared/i18n/zh-cn/results.ts';

const marks: Readonly<Record<VisitRow['review'], Mark>> = {
  todo: 'todo',
  submitted: 'done',
  returned: 'back',
  approved: 'done',
  published: 'lock',
};

/** The mark of a visit in the queue; the open one is being entered. */
export const visitMark = ({ review }: VisitRow, open: boolean): Mark => (open && review === 'todo' ? 'run' : marks[review]);

export const visitStateText = ({ review }: VisitRow, open: boolean): string =>
  open && review === 'todo' ? words.editing : visitStateWords[review];
