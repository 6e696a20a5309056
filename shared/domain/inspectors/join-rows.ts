import type { InspectorRow } from '#shared/domain/imports/describe-inspectors.ts';

/**
 * The person as known, brought up to date by a row of a file (DOMAIN 13.6): what the file leaves empty stays as it was. Leaves and recusals
 * that were declared stay even when the file does not know them, because a list that lacks a column must not make anybody drawable again.
 */
export const joinInspectorRows = (known: InspectorRow, incoming: InspectorRow): InspectorRow => ({
  ...incoming,
  gender: incoming.gender || known.gender,
  phone: incoming.phone || known.phone,
  education: incoming.education || known.education,
  major: incoming.major || known.major,
  unit: incoming.unit || known.unit,
  department: incoming.department || known.department,
  postCategory: incoming.postCategory || known.postCategory,
  postSince: incoming.postSince || known.postSince,
  qualifications: filledOr(incoming.qualifications, known.qualifications),
  expertise: filledOr(incoming.expertise, known.expertise),
  lines: filledOr(incoming.lines, known.lines),
  itemCodes: filledOr(incoming.itemCodes, known.itemCodes),
  certificateNo: incoming.certificateNo || known.certificateNo,
  certificateUntil: incoming.certificateUntil || known.certificateUntil,
  provinceCertificateNo: incoming.provinceCertificateNo || known.provinceCertificateNo,
  provinceCertificateUntil: incoming.provinceCertificateUntil || known.provinceCertificateUntil,
  level: incoming.level || known.level,
  post: incoming.post || known.post,
  note: incoming.note || known.note,
  leaves: united(known.leaves, incoming.leaves, ({ from }) => from),
  recusals: united(known.recusals, incoming.recusals, ({ subjectCode, from }) => `${subjectCode} ${from}`),
});

const filledOr = <T>(list: readonly T[], otherwise: readonly T[]): readonly T[] => (list.length > 0 ? list : otherwise);

const united = <T>(known: readonly T[], incoming: readonly T[], keyOf: (entry: T) => string): readonly T[] => {
  const byKey = new Map([...known, ...incoming].map((entry) => [keyOf(entry), entry]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
};
