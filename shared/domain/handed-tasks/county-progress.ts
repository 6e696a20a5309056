/** How far a county is with a task of the city, as its own bundles have told the city. */
export type CountyStage = 'notTaken' | 'taken' | 'drawn' | 'entered' | 'published';

export interface CountyFacts {
  readonly taken: boolean;
  /** Visits of the county's event; null before it told of one. */
  readonly visits: number | null;
  readonly entered: number;
  readonly published: number;
}

/** Deterministic; an event is entered or published once every one of its visits is. */
export const countyStage = ({ taken, visits, entered, published }: CountyFacts): CountyStage => {
  if (visits === null) return taken ? 'taken' : 'notTaken';
  if (published >= visits) return 'published';
  return entered >= visits ? 'entered' : 'drawn';
};

/** Whether visits still wait after the last day (ISO) the city gave; today is an ISO day. */
export const isLate = (stage: CountyStage, endsOn: string, today: string): boolean =>
  today > endsOn && stage !== 'entered' && stage !== 'published';
