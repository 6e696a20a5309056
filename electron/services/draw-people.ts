import type { DaySpan } from '#shared/base/day-span.ts';
import type { SchemeDraft } from '#shared/contract/schemes.ts';
import { drawObstacles, recusalsDuring, type DrawObstacle } from '#shared/domain/inspectors/drawability.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { listCandidates, listRecusals, type StaffRecusal, type StoredCandidate } from '#electron/store/draw-candidates.ts';

/** The days of a scheme's work; a day that is not chosen yet counts as today. */
const workOf = ({ startsOn, endsOn }: SchemeDraft, today: string): DaySpan => {
  const from = startsOn === '' ? today : startsOn;
  const to = endsOn === '' ? today : endsOn;
  return { from, to: to < from ? from : to };
};

export interface DrawPeople {
  /** Ascending by staff number. */
  readonly drawable: readonly StoredCandidate[];
  /** Active people who may not be drawn, by the reason that comes first. */
  readonly kept: readonly { readonly person: StoredCandidate; readonly obstacle: DrawObstacle }[];
  /** The declared recusals that hold during the work. */
  readonly recusals: readonly StaffRecusal[];
}

/** Who may be drawn for the work of a scheme, and from which subjects they are kept; nobody where the counties draw the people. */
export const drawPeopleOf = (db: ReadDb, draft: SchemeDraft, today: string): DrawPeople => {
  if (draft.people === 'counties') return { drawable: [], kept: [], recusals: [] };
  const work = workOf(draft, today);
  const drawable: StoredCandidate[] = [];
  const kept: { readonly person: StoredCandidate; readonly obstacle: DrawObstacle }[] = [];
  for (const person of listCandidates(db)) {
    const [obstacle] = drawObstacles(person, work);
    if (obstacle === undefined) drawable.push(person);
    else if (person.status === 'active') kept.push({ person, obstacle });
  }
  return { drawable, kept, recusals: recusalsDuring(listRecusals(db), work) };
};
