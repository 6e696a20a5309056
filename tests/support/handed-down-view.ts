import { ok } from '#shared/base/result.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { HandedDown } from '#shared/contract/handed-down.ts';
import type { HandedTask } from '#shared/contract/handed-tasks.ts';

export const nothingHanded: HandedDown = { cityName: '石家庄市市场监督管理局', items: null, plans: [], calendars: [] };

export const handedDown: HandedDown = {
  ...nothingHanded,
  items: {
    ...{ id: 'l2', versionNo: '2026-2', issuedOn: '2026-01-10', note: '', state: 'open' },
    ...{ items: 55, added: 1, changed: 1, removed: 0 },
  },
  plans: [{ id: 'cp', year: 2026, version: 1, reason: '', state: 'open', requirements: 2, added: 1, changed: 1 }],
  calendars: [{ year: 2027, rev: 1, holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03', worked: [] }], state: 'open' }],
};

/** The queries as a county answers them. */
export const answersHanded = (
  handed: HandedDown,
  tasks: readonly HandedTask[] = [],
): Pick<AppClient, 'handedDown.list' | 'handedTasks.received'> => ({
  'handedDown.list': () => Promise.resolve(ok(handed)),
  'handedTasks.received': () => Promise.resolve(ok(tasks)),
});
