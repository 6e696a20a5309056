import type { PlanLevel } from '#shared/domain/plans/plan-row.ts';
import type { VisitCaps } from '#shared/domain/visits/visit-cap.ts';

/** One drawn subject of one standing event of the year, as it stood at the end of the cut-off day. */
export interface VisitFact {
  readonly serial: string;
  readonly code: string;
  readonly name: string;
  readonly enterprise: boolean;
  readonly town: string;
  /** Unit that has the visit; empty = not dispatched. */
  readonly unit: string;
  /** Class it was drawn in; empty in events that draw otherwise. */
  readonly risk: string;
  readonly inspectedOn: string;
  /** Stable keys; empty = no result yet. */
  readonly outcomes: readonly string[];
  readonly disposal: string;
  /** What was found has to be followed up: the very results that open a row in the ledger of problems. */
  readonly problem: boolean;
  /** First publication; empty = not published. */
  readonly publishedOn: string;
  /** The legal last day for publication; empty while none is known or it would be an estimate. */
  readonly dueOn: string;
  /** Its row in the ledger of problems. */
  readonly followUp: 'none' | 'open' | 'closed';
}

/** A visit before its last day for publication is worked out. */
export interface UndatedVisit extends Omit<VisitFact, 'dueOn'> {
  /** Of its event; empty when it names none. */
  readonly taskEndsOn: string;
}

/** One event of the year. */
export interface TaskFact {
  readonly serial: string;
  readonly name: string;
  readonly level: PlanLevel;
  readonly joint: boolean;
  /** 临时任务: no row of a plan stands behind it. */
  readonly unplanned: boolean;
  readonly void: boolean;
  readonly drawn: boolean;
}

export interface YearFacts {
  readonly visits: readonly VisitFact[];
  readonly tasks: readonly TaskFact[];
  readonly base: { readonly enterprises: number; readonly subjects: number };
  /** ISO day; what came later is not counted. */
  readonly until: string;
  /** Most visits of a subject in a year, as the bureau has set them. */
  readonly caps: VisitCaps;
}
