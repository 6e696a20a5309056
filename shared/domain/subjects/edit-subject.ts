import type { SubjectRow } from '../imports/describe-subjects.ts';
import { typedLine, typedPhone, typedSubjectName } from '../imports/typed-text.ts';
import { withoutIdleTags } from './idle-tags.ts';

/** What a person may change of a subject by hand. */
export type SubjectEdit = Partial<
  Pick<SubjectRow, 'code' | 'name' | 'status' | 'risk' | 'riskOn' | 'tags' | 'phone' | 'address' | 'legalPerson' | 'town' | 'station'>
>;

/** As an import would read the same from a cell. */
const typed = (edit: SubjectEdit): SubjectEdit => ({
  ...edit,
  ...(edit.name === undefined ? {} : { name: typedSubjectName(edit.name) }),
  ...(edit.phone === undefined ? {} : { phone: typedPhone(edit.phone) }),
  ...(edit.address === undefined ? {} : { address: typedLine(edit.address) }),
  ...(edit.legalPerson === undefined ? {} : { legalPerson: typedLine(edit.legalPerson) }),
  ...(edit.town === undefined ? {} : { town: typedLine(edit.town) }),
  ...(edit.station === undefined ? {} : { station: typedLine(edit.station) }),
});

/** The row after an edit, its texts as an import would give them. A new risk class is rated on `today` unless the edit gives the day. */
export const editedSubject = (row: SubjectRow, edit: SubjectEdit, today: string): SubjectRow => {
  const rated = edit.risk !== undefined && edit.risk !== row.risk && edit.riskOn === undefined ? { riskOn: today } : {};
  return withoutIdleTags({ ...row, ...typed(edit), ...rated });
};

/** The row with or without a tag; null when nothing changes, or when a subject out of business would get one (R2). */
export const taggedSubject = (row: SubjectRow, tag: string, action: 'add' | 'remove'): SubjectRow | null => {
  const has = row.tags.includes(tag);
  if (action === 'remove') return has ? { ...row, tags: row.tags.filter((one) => one !== tag) } : null;
  return has || row.status !== 'active' ? null : { ...row, tags: [...row.tags, tag] };
};

/** A credit-risk class is stale when the newest rating is older than this many days (DOMAIN 7.3). */
const staleAfterDays = 45;

/** How many days the newest rating is old when that is too many, else null. Both are ISO days; an empty `newest` means nothing is rated. */
export const staleRatingDays = (newest: string, today: string): number | null => {
  if (newest === '') return null;
  const days = Math.floor((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${newest}T00:00:00Z`)) / 86_400_000);
  return days > staleAfterDays ? days : null;
};
