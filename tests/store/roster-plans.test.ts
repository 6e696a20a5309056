import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { subjectSorts, type SubjectFilter } from '#shared/contract/subjects.ts';
import type { ReadDb } from '#electron/store/db.ts';
import { subjectsByCode } from '#electron/store/received-year.ts';
import { openStore, type Store } from '#electron/store/store.ts';
import { countSubjects, subjectFacets, summariseSubjects } from '#electron/store/subject-counts.ts';
import { countPopulation } from '#electron/store/scheme-population.ts';
import { listFrameSubjects, listSubjects } from '#electron/store/subjects.ts';
import { makeTempDir, nativeBinding } from '#tests/support/start-office.ts';
import { valueOf } from '#tests/support/value-of.ts';

let store: Store;

beforeAll(() => {
  store = valueOf(openStore({ dataDir: makeTempDir(), nativeBinding, now: '2026-03-02T09:00:00+08:00' }));
});

afterAll(() => {
  store.close();
});

interface PlanStep {
  readonly parent: number;
  readonly detail: string;
}

const touchesTable = ({ detail }: PlanStep): boolean => /^(SCAN|SEARCH) subjects/.test(detail);

/** The plans of the statements over the library that a reader really runs, in their order. */
const plansOf = (read: (db: ReadDb) => void): readonly (readonly PlanStep[])[] => {
  const plans: (readonly PlanStep[])[] = [];
  const explained =
    <T>(run: (sql: string, ...values: Parameters<ReadDb['all']>[1][]) => T) =>
    (sql: string, ...values: Parameters<ReadDb['all']>[1][]): T => {
      plans.push(
        store.read.all(`explain query plan ${sql}`, ...values).map((row) => ({
          parent: Number(row['parent']),
          detail: String(row['detail']),
        })),
      );
      return run(sql, ...values);
    };
  read({ ...store.read, all: explained(store.read.all), get: explained(store.read.get) });
  return plans.filter((plan) => plan.some(touchesTable));
};

const sorts = ({ detail }: PlanStep): boolean => detail.includes('TEMP B-TREE');
const details = (steps: readonly PlanStep[]): readonly string[] => steps.map(({ detail }) => detail);

/** Every combination of the filters that the screen offers, each with more than one value. */
const parts: readonly SubjectFilter[] = [
  { statuses: ['active', 'revoked'] },
  { risks: ['A', 'D'] },
  { kinds: ['enterprise', 'soleTrader'] },
  { towns: ['130123100', '130123101'] },
  { tags: ['食品经营', '特种设备'] },
];
const filters = Array.from({ length: 2 ** parts.length }, (_, mask) =>
  parts.reduce<SubjectFilter>((filter, part, index) => ((mask >> index) & 1 ? { ...filter, ...part } : filter), {}),
);
const cases = filters.map((filter) => [Object.keys(filter).join(', ') || 'no filter', filter] as const);

describe.each(cases)('the list of subjects with %s', (_, filter) => {
  it.each(subjectSorts)('is walked along one index in the order of %s, without sorting the list', (sort) => {
    for (const descending of [false, true]) {
      const [plan = []] = plansOf((db) => listSubjects(db, { filter, sort, descending, offset: 400, limit: 200, year: '2026' }));
      // Step 0 is the window itself: its rows are read by their identifiers and put into order once more.
      const search = plan.filter(({ parent }) => parent !== 0);
      expect(details(search.filter(touchesTable))).toEqual([expect.stringMatching(/USING COVERING INDEX subjects_by_/)]);
      expect(details(search.filter(sorts))).toEqual([]);
      expect(details(plan.filter(touchesTable))).toHaveLength(2);
    }
  });

  it('is counted from indexes alone', () => {
    for (const plan of plansOf((db) => summariseSubjects(db, filter))) {
      for (const { detail } of plan.filter(touchesTable)) expect(detail).toContain('COVERING INDEX');
    }
  });

  it('gives a scheme its predicted counts from an index alone and its frame in the order of codes', () => {
    for (const { detail } of plansOf((db) => countPopulation(db, filter, { excluded: [], deferred: [], drawnBefore: [], tags: [] }))
      .flat()
      .filter(touchesTable))
      expect(detail).toContain('COVERING INDEX');
    const [frame = []] = plansOf((db) => listFrameSubjects(db, filter, '91', 500));
    expect(details(frame.filter(touchesTable))).toEqual(['SEARCH subjects USING INDEX subjects_by_code (code>?)']);
    expect(details(frame.filter(sorts))).toEqual([]);
  });
});

it('the filter tree is counted from indexes alone, stations, industries and the newest rating as well', () => {
  const plans = plansOf((db) => subjectFacets(db))
    .flat()
    .filter(touchesTable);
  expect(plans.length).toBeGreaterThanOrEqual(5);
  for (const { detail } of plans) expect(detail).toContain('COVERING INDEX');
});

describe('the list of one county within the merged library', () => {
  const filter: SubjectFilter = { offices: ['130123'], risks: ['D'] };

  it.each(['name', 'code'] as const)('is walked along an index of that county alone in the order of %s, and not sorted', (sort) => {
    const [plan = []] = plansOf((db) => listSubjects(db, { filter, sort, descending: false, offset: 400, limit: 200, year: '2026' }));
    const search = plan.filter(({ parent }) => parent !== 0);
    expect(details(search.filter(touchesTable))).toEqual([expect.stringMatching(/subjects_(by_county|one_code) \(office=\?\)/)]);
    expect(details(search.filter(sorts))).toEqual([]);
  });

  it('is counted from the index of that county', () => {
    const plans = plansOf((db) => countSubjects(db, filter)).flat();
    expect(details(plans.filter(touchesTable))).toEqual(['SEARCH subjects USING COVERING INDEX subjects_by_county (office=?)']);
  });
});

describe('the subjects of another office', () => {
  it('are found by their codes, each by the index, however many the office keeps', () => {
    const [plan = []] = plansOf((db) => {
      subjectsByCode(db, '130123', ['91130123MA0']);
    });
    expect(details(plan).some((detail) => detail.includes('subjects_one_code (office=? AND code=?)'))).toBe(true);
  });
});
