import type { DeclaredRecusal, DrawCandidate, Leave } from '#shared/domain/inspectors/drawability.ts';
import type { ReadDb } from './db.ts';
import { integerOf, oneOf, stringsOf, textOf } from './row.ts';

/** One inspector with all that decides whether and for what he or she may be drawn. */
export interface StoredCandidate extends DrawCandidate {
  readonly id: number;
  readonly staffNo: string;
  readonly name: string;
  readonly lines: readonly number[];
  readonly itemCodes: readonly string[];
  readonly area: string;
}

/** Everybody of the library, drawable or not, ascending by staff number; a bureau has hundreds, a city three thousand. */
export const listCandidates = (db: ReadDb): readonly StoredCandidate[] => {
  const leaves = leavesByInspector(db);
  return db
    .all(
      `select id, staff_no, name, lines, item_codes, area, status, certificate_no, certificate_until, province_certificate_no,
         province_certificate_until from inspectors where rev is null order by staff_no`,
    )
    .map((row) => {
      const id = integerOf(row, 'id');
      return {
        id,
        staffNo: textOf(row, 'staff_no'),
        name: textOf(row, 'name'),
        lines: JSON.parse(textOf(row, 'lines')) as readonly number[],
        itemCodes: stringsOf(row, 'item_codes'),
        area: textOf(row, 'area'),
        status: oneOf(row, 'status', ['active', 'inactive']),
        certificateNo: textOf(row, 'certificate_no'),
        certificateUntil: textOf(row, 'certificate_until'),
        provinceCertificateNo: textOf(row, 'province_certificate_no'),
        provinceCertificateUntil: textOf(row, 'province_certificate_until'),
        leaves: leaves.get(id) ?? [],
      };
    });
};

const leavesByInspector = (db: ReadDb): ReadonlyMap<number, readonly Leave[]> => {
  const leaves = new Map<number, Leave[]>();
  for (const row of db.all('select inspector_id, from_on, to_on, reason from inspector_leaves order by inspector_id, from_on')) {
    const id = integerOf(row, 'inspector_id');
    const leave = { from: textOf(row, 'from_on'), to: textOf(row, 'to_on'), reason: textOf(row, 'reason') };
    leaves.set(id, [...(leaves.get(id) ?? []), leave]);
  }
  return leaves;
};

export interface StaffRecusal extends Pick<DeclaredRecusal, 'subjectCode' | 'from' | 'to'> {
  readonly staffNo: string;
}

/** Every declared recusal, ascending by subject and staff number. */
export const listRecusals = (db: ReadDb): readonly StaffRecusal[] =>
  db
    .all(
      `select i.staff_no, r.subject_code, r.from_on, r.to_on from recusals r join inspectors i on i.id = r.inspector_id
       order by r.subject_code, i.staff_no, r.from_on`,
    )
    .map((row) => ({
      staffNo: textOf(row, 'staff_no'),
      subjectCode: textOf(row, 'subject_code'),
      from: textOf(row, 'from_on'),
      to: textOf(row, 'to_on'),
    }));
