import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import script from '#resources/made-county/year.json' with { type: 'json' };
import type { AppClient } from '#shared/contract/contract.ts';
import { figuresFileName } from '#shared/i18n/zh-cn/figures.ts';
import { expectOk } from './command.ts';
import { addSecondReader } from './demo-ceremony.ts';
import type { DemoClock, DemoPlaces } from './demo-command.ts';
import { agendaFrom, type Agenda } from './year-agenda.ts';
import { holdEvent, type YearDesk } from './year-event.ts';
import { adjustPlan, makeYearPlan, notePlan, type YearPlan } from './year-plan.ts';
import { eventsOf, scriptedYear, workdayIn, workdayOf } from './year-script.ts';

/** The year of a made county, and the clock that its office lives by. */
export interface MadeYear {
  readonly year: number;
  readonly agenda: Agenda;
}

/** Begins on the first working day of the newest year that is over as far as the script goes. */
export const madeYearBefore = (now: Date): MadeYear => {
  const year = scriptedYear(now);
  return { year, agenda: agendaFrom(workdayIn(year, script.base)) };
};

/**
 * A clerk's year: the plan, adjusted once; twelve events and one that is voided; results of which one in five is entered too late; a
 * correction; follow-ups of which some stay open; statistics at the end. Everything goes through the contract, day after day.
 */
export const demoYear = async (api: AppClient, places: DemoPlaces, clock: DemoClock, { year, agenda }: MadeYear) => {
  const events = eventsOf(year);
  await addSecondReader(api);
  let plan: YearPlan = { id: '', rowIds: [] };
  const seen: YearDesk['seen'] = { serials: [], visits: 0, results: 0, lateResults: 0, voided: 0, corrections: 0, closedFollowUps: 0 };
  const desk: YearDesk = { api, agenda, recordDir: places.recordDir, plan: () => plan, seen };
  const planned = workdayIn(year, script.planned);
  agenda.at(planned, '09:00', async () => {
    plan = await clock.time('plan', () => makeYearPlan(api, year, events));
  });
  agenda.at(workdayIn(year, script.reported), '09:00', () => notePlan(api, plan.id, agenda.today(), script.filedNo));
  agenda.at(workdayIn(year, script.adjusted), '09:00', async () => {
    plan = await adjustPlan(api, plan, agenda.today());
  });
  for (const [place, event] of events.entries())
    agenda.at(event.day, '10:00', () => clock.time(event.name, () => holdEvent(desk, event, place)));
  await agenda.run();
  const until = agenda.today();
  const figuresDir = path.join(path.dirname(places.excelDir), 'figures');
  await mkdir(figuresDir, { recursive: true });
  agenda.at(workdayOf(until, 1), '09:00', async () => {
    expectOk('figures.export', await clock.time('figures', () => api['figures.export']({ year, until, folder: figuresDir })));
    expectOk('followUps.export', await api['followUps.export']({ serial: null, folder: figuresDir }));
  });
  await agenda.run();
  const report = expectOk('figures.year', await api['figures.year']({ year, until }));
  const { total: openRows } = expectOk('followUps.list', await api['followUps.list']({ serial: null, show: 'open', offset: 0, limit: 1 }));
  const { rows } = expectOk('plans.get', await api['plans.get']({ id: plan.id }));
  const { serials, ...counts } = seen;
  return {
    year,
    until,
    counts: { planRows: rows.length, events: serials.length, ...counts, openFollowUps: openRows },
    figures: report.figures,
    serials,
    workbook: path.join(figuresDir, figuresFileName(year, until)),
  };
};
