import { useQuery } from '#renderer/api/use-query.ts';
import { citySteps, countySteps, type Step } from './next-steps.ts';

/** Null until every fact is known; a record count that cannot be had yet (no trust roster) is no obstacle. */
export const useCountySteps = (): readonly Step[] | null => {
  const items = useQuery('items.list', {});
  const subjects = useQuery('subjects.summary', { filter: {} });
  const inspectors = useQuery('inspectors.summary', { filter: {} });
  const schemes = useQuery('schemes.list', {});
  const tasks = useQuery('tasks.list', {});
  const plans = useQuery('plans.list', {});
  const keys = useQuery('keys.state', {});
  const due = useQuery('bundles.due', {});
  const handed = useQuery('handedDown.list', {});
  const handedTasks = useQuery('handedTasks.received', {});
  const requests = useQuery('requests.list', {});
  const conflicts = useQuery('conflicts.list', {});
  if (requests.at !== 'ready' || conflicts.at !== 'ready') return null;
  if (tasks.at !== 'ready' || plans.at !== 'ready' || handed.at !== 'ready' || handedTasks.at !== 'ready') return null;
  if (items.at !== 'ready' || subjects.at !== 'ready' || inspectors.at !== 'ready' || schemes.at !== 'ready' || keys.at !== 'ready')
    return null;
  return countySteps({
    items: { total: items.value.length, published: items.value.filter(({ published }) => published).length },
    subjects: { total: subjects.value.total, active: subjects.value.statuses.find(({ value }) => value === 'active')?.count ?? 0 },
    inspectors: inspectors.value,
    schemes: schemes.value,
    tasks: tasks.value,
    plans: plans.value.plans,
    year: plans.value.thisYear,
    keys: keys.value,
    due: due.at === 'ready' ? due.value : null,
    handed: handed.value,
    openRequests: requests.value.filter(({ state }) => state === 'open').length,
    handedTasks: handedTasks.value,
    conflicts: conflicts.value,
  });
};

export const useCitySteps = (): readonly Step[] | null => {
  const keys = useQuery('keys.state', {});
  const receiptsDue = useQuery('bundles.receiptsDue', {});
  const events = useQuery('handedTasks.events', {});
  const conflicts = useQuery('conflicts.list', {});
  if (keys.at !== 'ready' || receiptsDue.at !== 'ready' || events.at !== 'ready' || conflicts.at !== 'ready') return null;
  return citySteps({ keys: keys.value, receiptsDue: receiptsDue.value, events: events.value, conflicts: conflicts.value });
};
