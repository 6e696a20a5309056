import { z } from 'zod';
import { changeReasons, type ChangeKind, type ChangeReason } from '#shared/domain/assignment/change-file.ts';
import { returns } from './define.ts';
import { everyRole } from './roles.ts';

export interface TeamMember {
  readonly staffNo: string;
  readonly name: string;
}

/** One change of a team after the draw: who, why, the team before and after (R33). */
export interface TeamChangeRow {
  readonly number: number;
  readonly kind: ChangeKind;
  readonly code: string;
  readonly name: string;
  readonly leaving: TeamMember;
  readonly before: readonly TeamMember[];
  readonly after: readonly TeamMember[];
  readonly reason: ChangeReason;
  readonly note: string;
  readonly at: string;
}

/** A visit with one person on its team. */
export interface TeamVisit {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  /** Nothing is changed any more once a result is there. */
  readonly entered: boolean;
}

const serial = z.string().min(1).max(40);
const staffNo = z.string().min(1).max(40);
const subject = z.string().min(1).max(18);
const why = { reason: z.enum(changeReasons), note: z.string().trim().max(200) };
const operators = ['clerk', 'head'] as const;

/** Changes of teams after the draw and before results are entered. The drawn list itself never changes. */
export const teamChangesContract = {
  'teams.changes': returns<readonly TeamChangeRow[]>().query({
    input: z.strictObject({ serial }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['draws', 'results'],
  }),
  /** The visits of one person, in the order of the list. */
  'teams.visits': returns<readonly TeamVisit[]>().query({
    input: z.strictObject({ serial, staffNo }),
    errors: ['draw.notFound'],
    access: everyRole,
    reads: ['draws', 'results'],
  }),
  /** Whom the office may choose for the place that somebody leaves: eligible there, with the business line that the place needs. */
  'teams.eligible': returns<readonly TeamMember[]>().query({
    input: z.strictObject({ serial, subject, leaving: staffNo }),
    errors: ['draw.notFound', 'draw.wrongState', 'draw.byCounties', 'draw.borrowed'],
    access: everyRole,
    reads: ['draws', 'results'],
  }),
  /** Draws the teams of these visits again without one person; one visit after the other, in the order given. */
  'teams.redraw': returns<{ readonly changes: readonly TeamChangeRow[] }>().command({
    input: z.strictObject({ serial, leaving: staffNo, subjects: z.array(subject).min(1).max(200), ...why }),
    errors: [
      'draw.notFound',
      'draw.wrongState',
      'draw.byCounties',
      'draw.borrowed',
      'team.notOnTeam',
      'team.resultEntered',
      'team.nobodyLeft',
    ],
    access: operators,
    changes: ['draws', 'results'],
    audit: 'teams.redrawn',
  }),
  /** Puts a person of choice in another's place; marked 指定 in every record from then on. */
  'teams.designate': returns<{ readonly change: TeamChangeRow }>().command({
    input: z.strictObject({ serial, subject, leaving: staffNo, joining: staffNo, ...why }),
    errors: [
      'draw.notFound',
      'draw.wrongState',
      'draw.byCounties',
      'draw.borrowed',
      'team.notOnTeam',
      'team.resultEntered',
      'team.notEligible',
    ],
    access: operators,
    changes: ['draws', 'results'],
    audit: 'teams.designated',
  }),
} as const;
