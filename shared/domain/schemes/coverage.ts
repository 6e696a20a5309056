/** Enterprises drawn this year against the base, before and after a scheme (DOMAIN 5 and 14: distinct enterprises). */
export interface YearCoverage {
  /** 存续企业 today. */
  readonly base: number;
  readonly drawn: number;
  /** Enterprises that the scheme is expected to add: those of its draw that no event of the year drew before; rounded down. */
  readonly added: number;
}

export interface CoverageGroup {
  /** Enterprises that no event of the year drew. */
  readonly fresh: number;
  readonly subjects: number;
  readonly drawn: number;
}

/** Everybody of a stratum has the same share in what is drawn; rounded down, so that a line is never said to be reached too early. */
export const expectedNew = (groups: readonly CoverageGroup[]): number =>
  Math.floor(groups.reduce((sum, { fresh, subjects, drawn }) => sum + (subjects === 0 ? 0 : (fresh * drawn) / subjects), 0) + 1e-6);

/** 县级 is strictly more than 2 %, the year as a whole at least 3 % (DOMAIN 5); compared in integers. */
export const coverageLines = ({
  base,
  drawn,
  added,
}: YearCoverage): { readonly countyReached: boolean; readonly wholeReached: boolean } => ({
  countyReached: (drawn + added) * 100 > 2 * base,
  wholeReached: base > 0 && (drawn + added) * 100 >= 3 * base,
});
