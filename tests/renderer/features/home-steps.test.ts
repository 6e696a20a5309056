import { describe, expect, it } from 'vitest';
import { citySteps, countySteps, type CountyFacts } from '#renderer/features/home/next-steps.ts';

const fresh: CountyFacts = {
  items: { total: 0, published: 0 },
  subjects: { total: 0, active: 0 },
  inspectors: { total: 0, drawable: 0 },
  schemes: [],
  keys: { own: null, trust: null },
  due: null,
};
const filled: CountyFacts = {
  ...fresh,
  items: { total: 60, published: 55 },
  subjects: { total: 18_000, active: 17_000 },
  inspectors: { total: 60, drawable: 58 },
};
const drawn = { id: 's1', name: '第10期', state: 'drawn', serial: '130123-1', drawn: 49, entered: 37, updatedAt: '' } as const;
const routes = (facts: CountyFacts): readonly string[] =>
  countySteps(facts)
    .filter(({ mark }) => mark !== 'done')
    .map(({ route }) => route.page);

describe('the next steps', () => {
  it('begins with the three libraries', () => {
    expect(routes(fresh)).toEqual(['import', 'import', 'import']);
  });

  it('offers a first task when the libraries are filled', () => {
    expect(routes(filled)).toEqual(['schemes']);
  });

  it('leads from a draw to the results, then to the keys', () => {
    const steps = countySteps({ ...filled, schemes: [drawn] }).filter(({ mark }) => mark !== 'done');
    expect(steps.map(({ route }) => route)).toEqual([{ page: 'results', serial: '130123-1' }, { page: 'keys' }]);
    expect(steps[0]?.amount).toBe('还剩 12 户');
  });

  it('leaves out what is finished', () => {
    expect(
      routes({
        ...filled,
        schemes: [
          { ...drawn, entered: 49 },
          { ...drawn, id: 's2', state: 'void' },
        ],
      }),
    ).toEqual(['keys']);
  });

  it('starts the city with its trust roster', () => {
    expect(citySteps({ keys: { own: null, trust: null }, receiptsDue: [] }).map(({ route }) => route.page)).toEqual(['keys']);
  });
});
