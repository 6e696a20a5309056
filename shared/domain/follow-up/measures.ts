import { dayAfter, type HolidayNotices } from '#shared/domain/calendar/work-calendar.ts';
import { deadlineAfter, deadlineOn, type Deadline } from '#shared/domain/results/publication-clock.ts';

/** 后续处置 (DOMAIN 4): what an office does about a problem. The keys are those of a result's disposal. */
export const measureKinds = [
  'orderedToCorrect',
  'caseFiled',
  'transferred',
  'abnormalList',
  'notifiedDepartment',
  'judicial',
  'checksStopped',
  'other',
] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** Why a subject goes onto the 经营异常名录. */
export const listingReasons = ['notDisclosed', 'falseDisclosure', 'unreachable'] as const;
export type ListingReason = (typeof listingReasons)[number];

interface Common {
  readonly id: string;
  /** What proves it, in words; and the SHA-256 of a file that does, or empty. */
  readonly evidence: string;
  readonly evidenceHash: string;
}

/** One measure; days are ISO days or empty while they are not known. */
export type Measure = Common &
  (
    | {
        readonly kind: 'orderedToCorrect';
        readonly dueOn: string;
        readonly recheckedOn: string;
        readonly recheck: '' | 'corrected' | 'notCorrected';
      }
    | { readonly kind: 'caseFiled'; readonly caseNo: string; readonly filedOn: string }
    | { readonly kind: 'transferred' | 'judicial'; readonly to: string; readonly number: string; readonly handedOn: string }
    | {
        readonly kind: 'abnormalList';
        readonly reason: ListingReason;
        /** The two 专用信函 to a subject that cannot be reached. */
        readonly firstLetterOn: string;
        readonly secondLetterOn: string;
        /** 查实: ten working days from here to the listing. */
        readonly confirmedOn: string;
        readonly decisionNo: string;
        readonly decidedOn: string;
      }
    | {
        readonly kind: 'notifiedDepartment';
        readonly to: string;
        readonly sentOn: string;
        /** 抄告单号 as the office gives it; empty before. */
        readonly noticeNo: string;
        readonly receiptOn: string;
        readonly receipt: string;
      }
    | { readonly kind: 'checksStopped'; readonly to: string; readonly fedBackOn: string }
    | { readonly kind: 'other'; readonly what: string; readonly doneOn: string }
  );

/** The second letter goes out no sooner and no later than so many days after the first (经营异常名录管理办法). */
export const lettersApart = { least: 15, most: 30 } as const;
/** Working days from 查实 to the decision. */
export const listingWorkdays = 10;

/** Fields that a measure still lacks before it counts as done, in the order of its form. */
export const missingFields = (measure: Measure): readonly string[] => {
  const empty = (fields: Readonly<Record<string, string>>): readonly string[] =>
    Object.entries(fields).flatMap(([field, value]) => (value.trim() === '' ? [field] : []));
  switch (measure.kind) {
    case 'orderedToCorrect': {
      const { dueOn, recheckedOn, recheck } = measure;
      return empty({ dueOn, recheckedOn, recheck });
    }
    case 'caseFiled':
      return empty({ caseNo: measure.caseNo, filedOn: measure.filedOn });
    case 'transferred':
    case 'judicial':
      return empty({ to: measure.to, number: measure.number, handedOn: measure.handedOn });
    case 'abnormalList': {
      const { reason, firstLetterOn, secondLetterOn, confirmedOn, decisionNo, decidedOn } = measure;
      return empty({ ...(reason === 'unreachable' ? { firstLetterOn, secondLetterOn } : {}), confirmedOn, decisionNo, decidedOn });
    }
    case 'notifiedDepartment':
      return empty({ to: measure.to, sentOn: measure.sentOn, receiptOn: measure.receiptOn, receipt: measure.receipt });
    case 'checksStopped':
      return empty({ to: measure.to, fedBackOn: measure.fedBackOn });
    case 'other':
      return empty({ what: measure.what, doneOn: measure.doneOn });
  }
};

/** A measure that cannot be right as it is filled in; `field` is the one to look at. */
export type MeasureFault =
  { readonly fault: 'order' | 'future'; readonly field: string } | { readonly fault: 'letters'; readonly field: 'secondLetterOn' };

/** Days of a measure in the order they must come in; those not known are passed over. */
const daysInOrder = (measure: Measure): readonly (readonly [field: string, day: string])[] => {
  switch (measure.kind) {
    case 'orderedToCorrect':
      return [['recheckedOn', measure.recheckedOn]];
    case 'caseFiled':
      return [['filedOn', measure.filedOn]];
    case 'transferred':
    case 'judicial':
      return [['handedOn', measure.handedOn]];
    case 'abnormalList':
      return [
        ['firstLetterOn', measure.firstLetterOn],
        ['secondLetterOn', measure.secondLetterOn],
        ['confirmedOn', measure.confirmedOn],
        ['decidedOn', measure.decidedOn],
      ];
    case 'notifiedDepartment':
      return [
        ['sentOn', measure.sentOn],
        ['receiptOn', measure.receiptOn],
      ];
    case 'checksStopped':
      return [['fedBackOn', measure.fedBackOn]];
    case 'other':
      return [['doneOn', measure.doneOn]];
  }
};

/**
 * The first thing about the days of a measure that cannot be: before the inspection, after today, out of their order, or two letters less than
 * 15 or more than 30 days apart. Null when there is nothing.
 */
export const measureFault = (
  measure: Measure,
  { inspectedOn, today }: { readonly inspectedOn: string; readonly today: string },
): MeasureFault | null => {
  let before = inspectedOn;
  for (const [field, day] of daysInOrder(measure)) {
    if (day === '') continue;
    if (day > today) return { fault: 'future', field };
    if (day < before) return { fault: 'order', field };
    before = day;
  }
  if (measure.kind === 'orderedToCorrect' && measure.dueOn !== '' && measure.dueOn < inspectedOn) return { fault: 'order', field: 'dueOn' };
  if (measure.kind !== 'abnormalList' || measure.firstLetterOn === '' || measure.secondLetterOn === '') return null;
  const { firstLetterOn, secondLetterOn } = measure;
  const inTime =
    secondLetterOn >= dayAfter(firstLetterOn, lettersApart.least) && secondLetterOn <= dayAfter(firstLetterOn, lettersApart.most);
  return inTime ? null : { fault: 'letters', field: 'secondLetterOn' };
};

/** The clock of a measure that is not done, or null when it has none: the day to correct by, the second letter, ten working days to the listing. */
export const measureDeadline = (notices: HolidayNotices, measure: Measure, today: string): Deadline | null => {
  if (measure.kind === 'orderedToCorrect')
    return measure.recheckedOn === '' && measure.dueOn !== '' ? deadlineOn(notices, measure.dueOn, today) : null;
  if (measure.kind !== 'abnormalList' || measure.decidedOn !== '') return null;
  if (measure.confirmedOn !== '') return deadlineAfter(notices, measure.confirmedOn, listingWorkdays, today);
  if (measure.firstLetterOn === '' || measure.secondLetterOn !== '') return null;
  return deadlineOn(notices, dayAfter(measure.firstLetterOn, lettersApart.most), today);
};

/** The earliest clock of a row's measures, or null when none runs. */
export const earliestDeadline = (notices: HolidayNotices, measures: readonly Measure[], today: string): Deadline | null =>
  measures.flatMap((measure) => measureDeadline(notices, measure, today) ?? []).toSorted((a, b) => (a.due < b.due ? -1 : 1))[0] ?? null;

/** A listing as it stands: one subject is listed once a year for one reason (R48). */
export interface Listing {
  readonly reason: ListingReason;
  readonly decidedOn: string;
}

/** The listing that a measure would repeat, or null. */
export const repeatedListing = (measure: Measure, others: readonly Listing[]): Listing | null => {
  if (measure.kind !== 'abnormalList' || measure.decidedOn === '') return null;
  const year = measure.decidedOn.slice(0, 4);
  return others.find(({ reason, decidedOn }) => reason === measure.reason && decidedOn.slice(0, 4) === year) ?? null;
};
