import { describe, expect, it } from 'vitest';
import type { PlanSummary } from '#shared/contract/plans.ts';
import type { TaskView } from '#shared/contract/tasks.ts';
import { citySteps, countySteps, urgencyOf, type CountyFacts } from '#renderer/features/home/next-steps.ts';
import { handedDown, nothingHanded } from '#tests/support/handed-down-view.ts';

const plan: PlanSummary = {
  state: 'approved',
  ...{ id: 'p1', year: 2026, version: 1, reason: '', rowCount: 12, returned: '' },
  ...{ submitted: null, approved: null, filed: null, published: null },
};
const fresh: CountyFacts = {
  items: { total: 0, published: 0 },
  subjects: { total: 0, active: 0 },
  inspectors: { total: 0, drawable: 0 },
  schemes: [],
  tasks: [],
  plans: [plan],
  year: 2026,
  keys: { own: null, next: null, former: [], trust: null },
  due: null,
  handed: nothingHanded,
  openRequests: 0,
  conflicts: { open: 0, parallel: 0 },
  handedTasks: [],
};
const filled: CountyFacts = {
  ...fresh,
  items: { total: 60, published: 55 },
  subjects: { total: 18_000, active: 17_000 },
  inspectors: { total: 60, drawable: 58 },
};
const drawn = {
  id: 's1',
  name: '第10期',
  state: 'drawn',
  serial: '130123-1',
  people: 'own',
  drawn: 49,
  entered: 37,
  updatedAt: '',
} as const;
const task: TaskView = {
  ...{ serial: '130123-1', name: '第10期', stage: 'inspecting', dispatchedOn: null, deadline: null, followUpDeadline: null },
  next: { do: 'enter', count: 12 },
  counts: {
    ...{ visits: 49, todo: 12, submitted: 37, returned: 0, approved: 0, published: 0 },
    ...{ correctionsWaiting: 0, followUps: 0, followUpsOpen: 0 },
  },
};
const routes = (facts: CountyFacts): readonly string[] =>
  countySteps(facts)
    .filter(({ mark }) => mark !== 'done')
    .map(({ route }) => route.page);

describe('the next steps', () => {
  it('begins with the three libraries', () => {
    expect(routes(fresh)).toEqual(['import', 'import', 'import']);
  });

  it('says how many results the city asks to have corrected', () => {
    const [step] = countySteps({ ...filled, openRequests: 2 }).filter(({ key }) => key === 'requests');
    expect(step).toMatchObject({ title: '市局要求更正 2 户的结果', route: { page: 'bundles' } });
    expect(countySteps(filled).some(({ key }) => key === 'requests')).toBe(false);
  });

  it('leads to each thing that the city handed down, on the page it belongs to', () => {
    expect(routes({ ...filled, handed: handedDown })).toEqual(['items', 'plans', 'system', 'schemes']);
  });

  it('offers a first task when the libraries are filled', () => {
    expect(routes(filled)).toEqual(['schemes']);
  });

  it('leads from a draw to what its visits ask for next, then to the keys', () => {
    const steps = countySteps({ ...filled, schemes: [drawn], tasks: [task] }).filter(({ mark }) => mark !== 'done');
    expect(steps.map(({ route }) => route)).toEqual([{ page: 'results', serial: '130123-1' }, { page: 'keys' }]);
    expect(steps[0]).toMatchObject({ amount: '12 户', why: '还有 12 户没有录入' });
  });

  it('asks for review, publication and follow-up where they are done', () => {
    const routeOf = (next: TaskView['next']) =>
      countySteps({ ...filled, schemes: [drawn], tasks: [{ ...task, next }] }).find(({ key }) => key.startsWith('task'))?.route;
    expect(routeOf({ do: 'review', count: 3 })).toEqual({ page: 'results', serial: '130123-1', review: true });
    expect(routeOf({ do: 'publish', count: 3 })).toEqual({ page: 'publication', serial: '130123-1' });
    expect(routeOf({ do: 'close' })).toEqual({ page: 'results', serial: '130123-1' });
  });

  it('asks for open problems beside what the event asks for next, by the clock of their measures', () => {
    const followUpDeadline = { due: '2026-03-12', left: 1, band: 'two' as const, unknownYear: '' };
    const problems = { ...task, followUpDeadline, counts: { ...task.counts, followUps: 3, followUpsOpen: 2 } };
    const stepsOf = (next: TaskView['next']) =>
      countySteps({ ...filled, schemes: [drawn], tasks: [{ ...problems, next }] }).filter(({ key }) => key.startsWith('task'));
    expect(stepsOf(task.next).map((step) => [step.route.page, urgencyOf(step)])).toEqual([
      ['followUps', 'today'],
      ['results', 'later'],
    ]);
    expect(stepsOf({ do: 'followUp', count: 2 }).map(({ route, amount }) => [route.page, amount])).toEqual([['followUps', '2 户']]);
  });

  it('puts what is past its day first, and says what is for today and for this week', () => {
    const due = (serial: string, left: number, band: 'overdue' | 'two' | 'five' | 'ample'): TaskView => ({
      ...task,
      serial,
      deadline: { due: '2026-03-30', left, band, unknownYear: '' },
    });
    const tasks = [due('c', 15, 'ample'), due('b', 4, 'five'), due('a', -2, 'overdue'), due('d', 1, 'two')];
    const steps = countySteps({ ...filled, schemes: [drawn], tasks }).filter(({ key }) => key.startsWith('task'));
    expect(steps.map((step) => [step.key, urgencyOf(step)])).toEqual([
      ['task a enter', 'overdue'],
      ['task d enter', 'today'],
      ['task b enter', 'week'],
      ['task c enter', 'later'],
    ]);
  });

  it('leaves out what is finished', () => {
    const closed = { ...task, next: { do: 'nothing' as const } };
    expect(
      routes({
        ...filled,
        schemes: [
          { ...drawn, entered: 49 },
          { ...drawn, id: 's2', state: 'void' },
        ],
        tasks: [closed],
      }),
    ).toEqual(['keys']);
  });

  it('asks for a plan until one of the year is approved', () => {
    expect(routes({ ...filled, plans: [] })[0]).toBe('plans');
    expect(routes({ ...filled, plans: [{ ...plan, state: 'submitted' }] })[0]).toBe('plans');
    expect(routes({ ...filled, plans: [{ ...plan, year: 2025 }] })[0]).toBe('plans');
  });

  it('starts the city with its trust roster', () => {
    expect(
      citySteps({
        keys: { own: null, next: null, former: [], trust: null },
        receiptsDue: [],
        events: [],
        conflicts: { open: 0, parallel: 0 },
      }).map(({ route }) => route.page),
    ).toEqual(['keys']);
  });
});
