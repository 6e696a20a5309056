import type { WorkSpan } from '#shared/domain/calendar/work-calendar.ts';
import type { AreaRule } from './area-rule.ts';

/** One class of one draw as the scheme asks for it and as it is predicted. */
export interface StratumFacts {
  readonly stratum: string;
  readonly subjects: number;
  readonly drawn: number;
  readonly ratePpm: number;
  readonly minimum: number;
  readonly count: number;
}

/** One draw: of the scheme, or of one item of a joint event; `item` is the item's name, empty for the scheme's. */
export interface DrawFacts {
  readonly item: string;
  readonly totalMinimum: number;
  readonly strata: readonly StratumFacts[];
}

/** `current` = no newer version of the item has taken its place, and it was not taken out of the list. */
export interface ItemFacts {
  readonly name: string;
  readonly code: string;
  readonly published: boolean;
  readonly current: boolean;
  readonly line: number;
  readonly lineName: string;
  readonly subjects: number;
}

/** All that the pre-flight rules look at; counts are of today. */
export interface SchemeFacts {
  readonly population: number;
  readonly unrated: number;
  readonly capReached: number;
  /** Whether subjects at the cap are kept in nevertheless, and whether reason and approver are given. */
  readonly capKept: boolean;
  readonly capApproved: boolean;
  readonly quantity: 'ratio' | 'count';
  readonly draws: readonly DrawFacts[];
  /** Subjects to be visited: of a joint event the expected union. */
  readonly visits: number;
  /** Subjects of the population that none of the items applies to. */
  readonly withoutItem: number;
  readonly items: readonly ItemFacts[];
  readonly exclusions: {
    /** Codes that stand in the list of exclusions more than once, and those that the library does not have. */
    readonly twice: number;
    readonly unknown: number;
  };
  /** Frozen or drawn events with visits that wait for a result, over subjects of this population and with an item of this scheme. */
  readonly openTasks: readonly { readonly serial: string; readonly subjects: number }[];
  /** Another scheme of this year with the same name. */
  readonly nameTaken: boolean;
  /** Age of the newest risk rating when it is too old, and its day. */
  readonly stale: { readonly days: number; readonly on: string } | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly today: string;
  /** What the official calendar says of the days of the task; null while they are not chosen or the wrong way round. */
  readonly days: WorkSpan | null;
  /** Whether the task was made from a row of the year's plan in force, with the row's days; and whether there is such a plan at all. */
  readonly plan:
    { readonly at: 'noPlan' } | { readonly at: 'unplanned' } | { readonly at: 'row'; readonly from: string; readonly to: string };
  /**
   * Where the counties draw the people: how many counties keep the drawable subjects, how many of these the city keeps itself, and how many codes
   * stand in the libraries of two offices. Null where the office draws its own people.
   */
  readonly keepers: { readonly counties: number; readonly own: number; readonly twice: number } | null;
  /**
   * Of a task of the city: how many of its list the library does not know and nobody left out, how many it knows and cannot be visited, the items
   * it asks for that are not chosen, its days, and whether the city took it back. Null for a task of the office's own.
   */
  readonly handed: {
    readonly subjects: number;
    readonly missing: number;
    readonly unvisited: number;
    readonly items: readonly { readonly code: string; readonly name: string }[];
    readonly from: string;
    readonly to: string;
    readonly withdrawn: boolean;
  } | null;
  readonly teamSize: number;
  readonly inspectorCap: number;
  readonly area: AreaRule;
  /** Those who may be drawn: line masks, and the town they may go to ('*' = every one). */
  readonly inspectors: readonly { readonly lines: number; readonly area: string }[];
  /** Drawable subjects by town, as the area rule reads it; asked for only when towns decide. */
  readonly towns: readonly { readonly area: string; readonly name: string; readonly subjects: number }[];
  /** Active people without a certificate that is valid to the task's end. */
  readonly certificatesEnding: number;
  /** Active people with a certificate who are on leave on a day of the task. */
  readonly onLeave: number;
  readonly recusals: number;
  /** Serial of an event that was begun and not finished; only one may be open, because each record names the one before it. */
  readonly openDraw: string | null;
}
