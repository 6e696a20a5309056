import type { DrawableState, InspectorFilter, InspectorSummary } from '#shared/contract/inspectors.ts';
import { certificateStates, drawableStates, inspectorStatuses } from '#shared/contract/inspectors.ts';
import {
  certificateStateOf,
  certifiedUntil,
  drawObstacles,
  type CertificateState,
  type DrawObstacle,
  type Leave,
} from '#shared/domain/inspectors/drawability.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { listCandidates, type StoredCandidate } from '#electron/store/draw-candidates.ts';
import { unitsOfInspectors, type InspectorConditions } from '#electron/store/inspectors.ts';
import { nameOfLine } from './line-names.ts';

export interface Standing extends StoredCandidate {
  readonly certificate: CertificateState;
  readonly obstacles: readonly DrawObstacle[];
  readonly state: DrawableState;
}

export type Standings = ReadonlyMap<number, Standing>;

/** How everybody stands today, by id, judged by the rule that the draw uses. */
export const standingsOf = (db: ReadDb, { today, soon }: { readonly today: string; readonly soon: string }): Standings =>
  new Map(
    listCandidates(db).map((person) => {
      const obstacles = drawObstacles(person, { from: today, to: today });
      const certificate = certificateStateOf(certifiedUntil(person), today, soon);
      return [person.id, { ...person, certificate, obstacles, state: stateOf(obstacles) }];
    }),
  );

const stateOf = (obstacles: readonly DrawObstacle[]): DrawableState => {
  const [first] = obstacles;
  if (first === undefined) return 'drawable';
  return first.code === 'onLeave' ? 'onLeave' : 'notDrawable';
};

/** The leave of today, else the next one. */
export const leaveShown = (leaves: readonly Leave[], today: string): Leave | null =>
  leaves.find(({ to }) => to === '' || to >= today) ?? null;

export const conditionsOf = (filter: InspectorFilter, standings: Standings): InspectorConditions => {
  const { certificates = [], drawables = [] } = filter;
  const judged =
    certificates.length === 0 && drawables.length === 0
      ? null
      : [...standings.values()].filter(
          ({ certificate, state }) =>
            (certificates.length === 0 || certificates.includes(certificate)) && (drawables.length === 0 || drawables.includes(state)),
        );
  return {
    text: filter.text ?? '',
    units: filter.units ?? [],
    lines: filter.lines ?? [],
    statuses: filter.statuses ?? [],
    ids: judged?.map(({ id }) => id) ?? null,
  };
};

const tally = <T extends string | number>(values: Iterable<T>): ReadonlyMap<T, number> => {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

/** The numbers of the whole library; an inactive person counts under the status alone. */
export const summaryOf = (db: ReadDb, standings: Standings): Omit<InspectorSummary, 'matching'> => {
  const everybody = [...standings.values()];
  const active = everybody.filter(({ status }) => status === 'active');
  const certificates = tally(active.map(({ certificate }) => certificate));
  const states = tally(active.map(({ state }) => state));
  const statuses = tally(everybody.map(({ status }) => status));
  return {
    total: everybody.length,
    active: active.length,
    drawable: states.get('drawable') ?? 0,
    endingSoon: certificates.get('endingSoon') ?? 0,
    onLeave: states.get('onLeave') ?? 0,
    units: [...tally(unitsOfInspectors(db).map(({ unit }) => unit))]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
    lines: [...tally(everybody.flatMap(({ lines }) => lines))]
      .sort(([a], [b]) => a - b)
      .map(([line, count]) => ({ value: String(line), count, name: nameOfLine(line) })),
    statuses: inspectorStatuses.map((value) => ({ value, count: statuses.get(value) ?? 0 })),
    certificates: certificateStates.map((value) => ({ value, count: certificates.get(value) ?? 0 })),
    drawables: drawableStates.map((value) => ({ value, count: states.get(value) ?? 0 })),
  };
};
