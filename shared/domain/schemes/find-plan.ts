import { asks } from './finding.ts';
import type { SchemeFinding } from './findings.ts';
import type { SchemeFacts } from './scheme-facts.ts';

/**
 * A task outside the year's plan takes a reason, 临时任务 (R9), and so do days outside its row (R15). A year without a plan in force asks for
 * neither: there is nothing to be outside of. A task that the city handed down is in the city's plan.
 */
export const planFindings = ({
  plan,
  handed,
  startsOn,
  endsOn,
}: Pick<SchemeFacts, 'plan' | 'handed' | 'startsOn' | 'endsOn'>): readonly SchemeFinding[] => {
  switch (plan.at) {
    case 'noPlan':
      return [];
    case 'unplanned':
      return handed === null ? [asks('unplanned')] : [];
    case 'row': {
      const { from, to } = plan;
      const outside = startsOn !== '' && endsOn !== '' && (startsOn < from || endsOn > to);
      return outside ? [asks('outsidePlan', { from, to })] : [];
    }
  }
};
