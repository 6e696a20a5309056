import { spansMeet, type DaySpan } from '#shared/base/day-span.ts';
import { err, ok, type Result } from '#shared/base/result.ts';
import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';
import { tidyText } from '#shared/domain/imports/cell-text.ts';
import { reasonInCell } from '#shared/domain/imports/read-declarations.ts';
import { typedIdentifier, typedLine, typedPhone } from '#shared/domain/imports/typed-text.ts';
import { parseSubjectCode } from '#shared/domain/subjects/subject-code.ts';

export type InspectorFault =
  | { readonly fault: 'spanReversed'; readonly from: string; readonly to: string }
  /** Two leaves, or two recusals from one subject, hold on the same day. */
  | { readonly fault: 'spansMeet'; readonly from: string }
  | { readonly fault: 'recusalCode'; readonly code: string };

/** The row with lists in a fixed order and texts as an import would give them, or the first thing that cannot be. */
export const checkInspector = (row: InspectorRow): Result<InspectorRow, InspectorFault> => {
  const reversed = [...row.leaves, ...row.recusals].find(({ from, to }) => to !== '' && from > to);
  if (reversed) return err({ fault: 'spanReversed', from: reversed.from, to: reversed.to });
  const codes = new Map(row.recusals.map(({ subjectCode }) => [subjectCode, parseSubjectCode(subjectCode.toUpperCase())]));
  for (const [code, parsed] of codes) if (!parsed.ok) return err({ fault: 'recusalCode', code });
  const recusals = row.recusals.map((recusal) => ({
    ...recusal,
    subjectCode: recusal.subjectCode.toUpperCase(),
    reason: reasonInCell(recusal.reason),
  }));
  const double =
    doubleDay(row.leaves) ??
    [...codes.keys()].map((code) => doubleDay(row.recusals.filter(({ subjectCode }) => subjectCode === code))).find((found) => found);
  if (double) return err({ fault: 'spansMeet', from: double.from });
  return ok({
    ...row,
    ...typedTexts(row),
    qualifications: [...new Set(row.qualifications)],
    expertise: [...new Set(row.expertise)],
    lines: [...new Set(row.lines)].sort((a, b) => a - b),
    itemCodes: [...new Set(row.itemCodes.map((code) => typedIdentifier(code).toUpperCase()))].sort(),
    area: row.area === '' ? '*' : typedIdentifier(row.area),
    leaves: row.leaves.map((leave) => ({ ...leave, reason: reasonInCell(leave.reason) })).toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    recusals: recusals.toSorted((a, b) => (a.subjectCode + a.from < b.subjectCode + b.from ? -1 : 1)),
  });
};

const typedTexts = (row: InspectorRow): Partial<InspectorRow> => ({
  staffNo: typedIdentifier(row.staffNo),
  name: typedLine(row.name),
  phone: typedPhone(row.phone),
  unit: typedLine(row.unit),
  department: typedLine(row.department),
  certificateNo: typedIdentifier(row.certificateNo),
  provinceCertificateNo: typedIdentifier(row.provinceCertificateNo),
  note: tidyText(row.note),
});

const doubleDay = <S extends DaySpan>(spans: readonly S[]): S | undefined =>
  spans.find((span, index) => spans.slice(0, index).some((other) => spansMeet(span, other)));
