/** A visit as far as its place in the field pack goes. */
export interface PlacedVisit {
  readonly code: string;
  /** Who carries the sheet: the first of the team. */
  readonly carrier: string;
  /** Where the visit was put by hand among those of its carrier, from 1; null = nowhere. */
  readonly place: number | null;
  /** Key of the town; empty = unknown. */
  readonly town: string;
  /** Place in the drawn list. */
  readonly position: number;
}

/**
 * The order in which the sheets of an event are numbered, printed and handed out: carrier after carrier; those a carrier's visits were put in
 * by hand, then town after town, in a town as drawn. The order is for the way on the road alone and changes nothing that was drawn (R24).
 */
export const inVisitOrder = <V extends PlacedVisit>(visits: readonly V[]): readonly V[] => {
  const firstInTown = new Map<string, number>();
  for (const { carrier, town, position } of visits) {
    const key = `${carrier}\n${town}`;
    firstInTown.set(key, Math.min(firstInTown.get(key) ?? Infinity, position));
  }
  const townRank = ({ carrier, town }: V): number => firstInTown.get(`${carrier}\n${town}`) ?? 0;
  return visits.toSorted(
    (a, b) =>
      compare(a.carrier, b.carrier) ||
      (a.place ?? Infinity) - (b.place ?? Infinity) ||
      townRank(a) - townRank(b) ||
      a.position - b.position,
  );
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether `codes` names each of a carrier's visits once and nothing else. */
export const isReordering = (visits: readonly Pick<PlacedVisit, 'code'>[], codes: readonly string[]): boolean => {
  const named = new Set(codes);
  return named.size === codes.length && codes.length === visits.length && visits.every(({ code }) => named.has(code));
};
