import { spansMeet, type DaySpan } from '#shared/base/day-span.ts';

export interface Leave extends DaySpan {
  readonly reason: string;
}

/** A relation somebody declared between an inspector and a subject (R26). Nothing in the program makes one up. */
export interface DeclaredRecusal extends DaySpan {
  readonly subjectCode: string;
  readonly reason: string;
}

/** What decides whether an inspector may be drawn. */
export interface DrawCandidate {
  readonly status: 'active' | 'inactive';
  readonly certificateNo: string;
  /** ISO day; empty = not known. */
  readonly certificateUntil: string;
  readonly provinceCertificateNo: string;
  readonly provinceCertificateUntil: string;
  readonly leaves: readonly Leave[];
}

/** One reason why a person is not drawn. */
export type DrawObstacle =
  | { readonly code: 'inactive' }
  | { readonly code: 'certificateMissing' }
  | { readonly code: 'certificateEnded'; readonly on: string }
  | { readonly code: 'onLeave'; readonly from: string; readonly to: string; readonly reason: string };

/** The last day of the certificate that lasts longest, of the department's and the province's; empty when neither has number and day (R3). */
export const certifiedUntil = (person: Omit<DrawCandidate, 'status' | 'leaves'>): string => {
  const days = [
    person.certificateNo === '' ? '' : person.certificateUntil,
    person.provinceCertificateNo === '' ? '' : person.provinceCertificateUntil,
  ];
  return days.reduce((latest, day) => (day > latest ? day : latest), '');
};

/**
 * Why a person may not be drawn for work in these days; empty = drawable. Active (R2), with a certificate valid to the last day (R15, R23), and
 * with no leave on any day: who is away for a part could not be sent to every subject of the team.
 */
export const drawObstacles = (person: DrawCandidate, work: DaySpan): readonly DrawObstacle[] => {
  const until = certifiedUntil(person);
  return [
    ...(person.status === 'inactive' ? [{ code: 'inactive' } as const] : []),
    ...certificateObstacles(until, work),
    ...person.leaves
      .filter((leave) => spansMeet(leave, work))
      .map(({ from, to, reason }) => ({ code: 'onLeave', from, to, reason }) as const),
  ];
};

const certificateObstacles = (until: string, work: DaySpan): readonly DrawObstacle[] => {
  if (until === '') return [{ code: 'certificateMissing' }];
  return until < (work.to === '' ? work.from : work.to) ? [{ code: 'certificateEnded', on: until }] : [];
};

/** The declared recusals that hold on at least one of these days. */
export const recusalsDuring = <R extends DaySpan>(recusals: readonly R[], work: DaySpan): readonly R[] =>
  recusals.filter((recusal) => spansMeet(recusal, work));

export type CertificateState = 'valid' | 'endingSoon' | 'ended' | 'missing';

/** `soon` is the first day that is no longer near; a certificate that ends before it is to be renewed now (UX screen 4). */
export const certificateStateOf = (until: string, today: string, soon: string): CertificateState => {
  if (until === '') return 'missing';
  if (until < today) return 'ended';
  return until < soon ? 'endingSoon' : 'valid';
};
