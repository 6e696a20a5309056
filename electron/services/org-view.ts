import type { OrgView, UnknownPlace } from '#shared/contract/org.ts';
import type { PlaceField } from '#shared/domain/org/place-book.ts';
import { missingUnits } from '#shared/domain/org/start-units.ts';
import towns from '#resources/divisions/shijiazhuang-towns.json' with { type: 'json' };
import type { ReadDb } from '#electron/store/db.ts';
import { findOffice } from '#electron/store/office.ts';
import { listPersonPlaces, listUnits } from '#electron/store/org-units.ts';
import { placeBookOf } from '#electron/store/place-book.ts';
import { subjectFacets } from '#electron/store/subject-counts.ts';

const mostUnknown = 50;

/** The tree with what belongs to each unit, and the texts of the libraries that mean none. */
export const orgView = (db: ReadDb): OrgView => {
  const units = listUnits(db);
  const book = placeBookOf(db);
  const facets = subjectFacets(db);
  const people = listPersonPlaces(db);
  const texts: readonly (readonly [PlaceField, string, number])[] = [
    ...facets.towns.map(({ value, count }) => ['town', value, count] as const),
    ...facets.stations.map(({ value, count }) => ['station', value, count] as const),
    ...people.map(({ unit }) => ['unit', unit, 1] as const),
    ...people.map(({ department }) => ['department', department, 1] as const),
  ];
  const counted = new Map<string, { people: number; subjects: number }>();
  const unknown = new Map<string, UnknownPlace>();
  for (const [field, text, records] of texts) {
    if (text === '') continue;
    const unit = book.unitOf(field, text);
    if (unit) {
      const count = counted.get(unit.id) ?? { people: 0, subjects: 0 };
      count[field === 'town' || field === 'station' ? 'subjects' : 'people'] += records;
      counted.set(unit.id, count);
    } else {
      const key = `${field} ${text}`;
      unknown.set(key, { field, text, records: records + (unknown.get(key)?.records ?? 0) });
    }
  }
  const office = findOffice(db);
  return {
    units: units.map((unit) => ({ ...unit, people: 0, subjects: 0, ...counted.get(unit.id) })),
    unknown: [...unknown.values()].sort((a, b) => b.records - a.records).slice(0, mostUnknown),
    missingTowns: office?.role === 'county' ? missingUnits(units, office, towns, () => '').filter(({ kind }) => kind === 'town').length : 0,
  };
};
