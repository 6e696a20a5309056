import type { AppClient } from '#shared/contract/contract.ts';
import type { Measure, MeasureKind } from '#shared/domain/follow-up/measures.ts';

export type SentMeasures = Parameters<AppClient['followUps.save']>[0]['measures'];

/** How one field of a measure is filled in. */
export interface MeasureField {
  readonly field: string;
  readonly as: 'day' | 'text' | 'recheck' | 'listingReason' | 'given';
}

const day = (field: string): MeasureField => ({ field, as: 'day' });
const text = (field: string): MeasureField => ({ field, as: 'text' });

/** The fields of each kind in the order of its form; every measure ends with its proof. */
const fieldsByKind: Readonly<Record<MeasureKind, readonly MeasureField[]>> = {
  orderedToCorrect: [day('dueOn'), day('recheckedOn'), { field: 'recheck', as: 'recheck' }],
  caseFiled: [text('caseNo'), day('filedOn')],
  transferred: [text('to'), text('number'), day('handedOn')],
  abnormalList: [
    { field: 'reason', as: 'listingReason' },
    ...[day('firstLetterOn'), day('secondLetterOn'), day('confirmedOn'), text('decisionNo'), day('decidedOn')],
  ],
  notifiedDepartment: [text('to'), day('sentOn'), { field: 'noticeNo', as: 'given' }, day('receiptOn'), text('receipt')],
  judicial: [text('to'), text('number'), day('handedOn')],
  checksStopped: [text('to'), day('fedBackOn')],
  other: [text('what'), day('doneOn')],
};

/** The letters belong to a subject that cannot be reached alone. */
export const fieldsOf = (measure: Measure): readonly MeasureField[] => {
  const fields = fieldsByKind[measure.kind];
  const letters = measure.kind !== 'abnormalList' || measure.reason === 'unreachable';
  return letters ? fields : fields.filter(({ field }) => field !== 'firstLetterOn' && field !== 'secondLetterOn');
};

/** The next id that no measure of the row has. */
const nextId = (measures: readonly Measure[]): string =>
  String(Math.max(0, ...measures.map(({ id }) => Number(id)).filter((id) => Number.isSafeInteger(id))) + 1);

/** An empty measure of a kind. */
export const newMeasure = (kind: MeasureKind, measures: readonly Measure[], unreachable: boolean): Measure => {
  const common = { id: nextId(measures), evidence: '', evidenceHash: '' };
  switch (kind) {
    case 'orderedToCorrect':
      return { ...common, kind, dueOn: '', recheckedOn: '', recheck: '' };
    case 'caseFiled':
      return { ...common, kind, caseNo: '', filedOn: '' };
    case 'transferred':
    case 'judicial':
      return { ...common, kind, to: '', number: '', handedOn: '' };
    case 'abnormalList': {
      const reason = unreachable ? 'unreachable' : 'notDisclosed';
      return { ...common, kind, reason, firstLetterOn: '', secondLetterOn: '', confirmedOn: '', decisionNo: '', decidedOn: '' };
    }
    case 'notifiedDepartment':
      return { ...common, kind, to: '', sentOn: '', noticeNo: '', receiptOn: '', receipt: '' };
    case 'checksStopped':
      return { ...common, kind, to: '', fedBackOn: '' };
    case 'other':
      return { ...common, kind, what: '', doneOn: '' };
  }
};

export const valueOf = (measure: Measure, field: string): string => (measure as unknown as Record<string, string>)[field] ?? ''; // every field of a measure is text

/** The measure with one field changed; the field is one of its own kind. */
export const withValue = (measure: Measure, field: string, value: string): Measure => ({ ...measure, [field]: value });

/** What is sent; the types of a measure differ from the schema's in `readonly` alone. */
export const sent = (measures: readonly Measure[]): SentMeasures => measures.map((measure): SentMeasures[number] => ({ ...measure }));
