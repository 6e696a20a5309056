import { chinaTime } from '#shared/base/china-time.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { OutcomeKey, ResultDraft, VisitDetail } from '#shared/contract/results.ts';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { expectOk } from './command.ts';
import type { DemoClock } from './demo-command.ts';

/** About the mix of DOMAIN 11: 80 % without issue, 10 % not disclosed, 6 % corrected, 3 % not reachable, by position in the list. */
export const outcomeAt = (position: number): OutcomeKey => {
  const place = position % 33;
  if (place === 5 || place === 16 || place === 27) return 'NOT_DISCLOSED';
  if (place === 9 || place === 22) return 'CORRECTED';
  return place === 31 ? 'UNREACHABLE' : 'NO_ISSUE';
};

/** A whole result as an inspector would type it. */
export const draftFor = ({ items }: VisitDetail, outcome: OutcomeKey, inspectedOn: string): ResultDraft => ({
  outcomes: [outcome],
  items: items.map(({ id }, index) => {
    const problem = index === 0 && outcome === 'CORRECTED';
    return { itemId: id, check: outcome === 'UNREACHABLE' ? 'notChecked' : 'checked', problem, text: problem ? demo.problem : '' };
  }),
  methods: ['onSite'],
  disposal: outcome === 'CORRECTED' ? 'orderedToCorrect' : 'none',
  inspectedOn,
  visitCode: '',
  remark: '',
});

/** Enters a result for every visit, each as a command of its own, as inspectors would. */
export const demoResults = (api: AppClient, serial: string, clock: DemoClock, now: Date) =>
  clock.time('results', async () => {
    const inspectedOn = chinaTime(now.getTime()).slice(0, 10);
    let position = 0;
    for (;;) {
      const { rows } = expectOk('results.queue', await api['results.queue']({ serial, todoOnly: false, offset: position, limit: 200 }));
      if (rows.length === 0) break;
      for (const { code } of rows) {
        const visit = expectOk('results.visit', await api['results.visit']({ serial, code }));
        expectOk('results.save', await api['results.save']({ serial, code, result: draftFor(visit, outcomeAt(position), inspectedOn) }));
        position += 1;
      }
    }
    const progress = expectOk('results.progress', await api['results.progress']({ serial }));
    return { visits: progress.visits, results: progress.entered, withProblems: progress.withProblems };
  });
