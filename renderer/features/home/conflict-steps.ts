import type { ConflictList } from '#shared/contract/conflicts.ts';
import { conflictCountsText, conflictWords as words } from '#shared/i18n/zh-cn/conflicts.ts';
import type { Step } from './next-steps.ts';

/** Revisions that wait for a decision, and those that wait to be looked at. */
export type ConflictCounts = Pick<ConflictList, 'open' | 'parallel'>;

/** Records of which two revisions do not follow one another. */
export const conflictSteps = ({ open, parallel }: ConflictCounts): readonly Step[] =>
  open + parallel === 0
    ? []
    : [
        {
          key: 'conflicts',
          mark: 'todo',
          title: words.homeTitle,
          why: words.homeWhy,
          amount: conflictCountsText(open, parallel),
          verb: words.homeVerb,
          route: { page: 'bundles' },
        },
      ];
