import type { Route } from '#renderer/api/route.ts';
import type { SchemeFinding, SchemeFindingCode } from '#shared/domain/schemes/findings.ts';

/** Names of the fields a finding can lead to; each stands as `data-place` on what holds the field. */
export type SchemePlace = 'filter' | 'exclusions' | 'overCap' | 'items' | 'rates' | 'total' | 'team' | 'cap' | 'area' | 'days' | 'name';

const fields: Partial<Readonly<Record<SchemeFindingCode, SchemePlace>>> = {
  poolEmpty: 'filter',
  ownSubjects: 'filter',
  codeTwice: 'exclusions',
  outsideHanded: 'days',
  handedUnvisited: 'exclusions',
  handedItem: 'items',
  nothingDrawn: 'rates',
  itemDrawsNobody: 'rates',
  targetOverPool: 'total',
  countOverStratum: 'rates',
  minimumOverStratum: 'rates',
  stratumEmpty: 'rates',
  rateTiny: 'rates',
  exclusionUnknown: 'exclusions',
  nameTaken: 'name',
  capReached: 'overCap',
  capKept: 'overCap',
  capUnapproved: 'overCap',
  itemsMissing: 'items',
  subjectsWithoutItem: 'items',
  tooManyLines: 'items',
  datesMissing: 'days',
  datesReversed: 'days',
  datesPast: 'days',
  noWorkday: 'days',
  holidayInside: 'days',
  calendarEnds: 'days',
  outsidePlan: 'days',
  inspectorsTooFew: 'cap',
  lineOver: 'cap',
  lineShort: 'cap',
  areaUnstaffed: 'area',
};

const pages: Partial<Readonly<Record<SchemeFindingCode, Route>>> = {
  riskStale: { page: 'import', kind: 'subjects', only: 'risk' },
  unratedAsB: { page: 'import', kind: 'subjects', only: 'risk' },
  unplanned: { page: 'plans' },
  handedMissing: { page: 'handedTasks' },
  handedWithdrawn: { page: 'handedTasks' },
  lineUncovered: { page: 'inspectors' },
  certificatesEnding: { page: 'inspectors' },
  onLeave: { page: 'inspectors' },
  recusals: { page: 'inspectors' },
};

/** Where a finding is put right: a field of this page, or another page; null = nowhere, or by a button of its own. */
export const placeOf = ({ code, facts }: SchemeFinding): { readonly field: string } | { readonly route: Route } | null => {
  if (code === 'drawOpen') return { route: { page: 'draw', serial: String(facts['serial']) } };
  const route = pages[code];
  if (route) return { route };
  const field = fields[code];
  if (field === undefined) return null;
  return { field: field === 'rates' && facts['stratum'] !== undefined ? `class-${facts['stratum']}` : field };
};

/** Brings a field into sight and puts the focus on it. */
export const focusPlace = (field: string): void => {
  const holder = document.querySelector(`[data-place="${field}"]`);
  holder?.scrollIntoView({ block: 'nearest' });
  holder?.querySelector<HTMLElement>('input:not([disabled]), textarea, button:not([disabled])')?.focus();
};
