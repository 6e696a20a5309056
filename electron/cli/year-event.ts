import demo from '#resources/made-county/demo.json' with { type: 'json' };
import script from '#resources/made-county/year.json' with { type: 'json' };
import { windowLimit } from '#shared/contract/subjects.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import { expectOk } from './command.ts';
import { demoDraw, makeReady } from './demo-ceremony.ts';
import { publishAll, reviewAll } from './demo-publication.ts';
import { draftFor, outcomeAt } from './demo-results.ts';
import type { Agenda } from './year-agenda.ts';
import { followEvent } from './year-follow-ups.ts';
import { itemCodesFor, type YearPlan } from './year-plan.ts';
import { workdayOf, type YearEvent } from './year-script.ts';

/** What the events of the year share. */
export interface YearDesk {
  readonly api: AppClient;
  readonly agenda: Agenda;
  readonly recordDir: string;
  /** The version of the plan that is in force when an event is made. */
  readonly plan: () => YearPlan;
  readonly seen: YearSeen;
}

/** What the script has done so far. */
export interface YearSeen {
  readonly serials: string[];
  visits: number;
  results: number;
  lateResults: number;
  voided: number;
  corrections: number;
  closedFollowUps: number;
}

/** Working days of an event after its draw. */
const days = {
  entered: 10,
  reviewed: 11,
  published: 12,
  corrected: 18,
  enteredLate: 27,
  reviewedLate: 28,
  publishedLate: 29,
  followed: 32,
};
/** Those that are entered late were inspected with the first. */
const inspectedWithin = { inTime: 8, late: 3 };

/** Draws an event on its day and puts the work that follows from it onto the agenda. */
export const holdEvent = async (desk: YearDesk, event: YearEvent, place: number): Promise<void> => {
  const { api, agenda, seen } = desk;
  const draw = async (schemeId: string): Promise<string> => {
    const serial = await freezeAndDraw(desk, schemeId, seen.serials.length + seen.voided);
    expectOk('draws.exportRecord', await api['draws.exportRecord']({ serial, folder: desk.recordDir }));
    return serial;
  };
  const first = await draw(await schemeOf(desk, event, place));
  if (place !== script.voided.event) return goOn(desk, event, place, first);
  const approver = { name: demo.planApprover, password: demo.password };
  const asked = { serial: first, typedSerial: first, reason: script.voided.reason, approver, again: true };
  const answer = expectOk('draws.void', await api['draws.void'](asked));
  if (answer.at !== 'voided' || answer.again === null) throw new Error(`voiding the event came to ${answer.at}`);
  seen.voided += 1;
  const { schemeId } = answer.again;
  const again = { ...event, day: workdayOf(event.day, 2) };
  agenda.at(again.day, '10:00', async () => goOn(desk, again, place, await draw(schemeId)));
};

const schemeOf = async ({ api, plan }: YearDesk, event: YearEvent, place: number): Promise<string> => {
  if (!event.unplanned) {
    const { id, rowIds } = plan();
    return expectOk('plans.makeScheme', await api['plans.makeScheme']({ id, rowId: rowIds[place] ?? '' })).id;
  }
  const { id } = expectOk('schemes.create', await api['schemes.create']({ name: event.name }));
  const codes = await itemCodesFor(api, place);
  const items = expectOk('items.list', await api['items.list']({}));
  const itemIds = items.filter(({ code, published }) => published && codes.includes(code)).map((item) => item.id);
  const { draft } = expectOk('schemes.get', await api['schemes.get']({ id }));
  const rates = draft.rates.map((rate) => ({ ...rate, ratePpm: 0 }));
  const filter = { ...draft.filter, kinds: ['enterprise' as const] };
  const own = { filter, itemIds, rates, totalMinimum: event.count, startsOn: event.day, endsOn: workdayOf(event.day, 20) };
  expectOk('schemes.save', await api['schemes.save']({ id, draft: { ...draft, ...own } }));
  return id;
};

const freezeAndDraw = async ({ api, agenda }: YearDesk, id: string, turn: number): Promise<string> => {
  const { draft } = expectOk('schemes.get', await api['schemes.get']({ id }));
  await makeReady(api, id, draft);
  const { serial } = expectOk('schemes.freeze', await api['schemes.freeze']({ id }));
  agenda.pass(20);
  await demoDraw(api, serial, turn);
  return serial;
};

const goOn = async (desk: YearDesk, { day }: YearEvent, place: number, serial: string): Promise<void> => {
  const { api, agenda, seen } = desk;
  seen.serials.push(serial);
  expectOk('tasks.dispatch', await api['tasks.dispatch']({ serial, on: agenda.today() }));
  const { total } = expectOk('draws.drawn', await api['draws.drawn']({ serial, offset: 0, limit: 1 }));
  const before = seen.visits;
  seen.visits += total;
  const isLate = (position: number): boolean => (before + position) % script.lateEvery === script.lateEvery - 1;
  const on = (later: number, hour: string, work: () => Promise<void>): void => {
    agenda.at(workdayOf(day, later), hour, work);
  };
  const enter = (late: boolean) => async (): Promise<void> => {
    const entered = await enterResults(desk, serial, before, (position) => isLate(position) === late, {
      day,
      within: late ? inspectedWithin.late : inspectedWithin.inTime,
    });
    seen.results += entered;
    if (late) seen.lateResults += entered;
  };
  const publish = async (): Promise<void> => {
    await publishAll(api, serial, agenda.today());
  };
  on(days.entered, '09:00', enter(false));
  on(days.reviewed, '09:00', () => reviewAll(api, serial));
  on(days.published, '15:00', publish);
  if (place === script.corrected.event) on(days.corrected, '10:00', () => correctOne(desk, serial));
  on(days.enteredLate, '09:00', enter(true));
  on(days.reviewedLate, '09:00', () => reviewAll(api, serial));
  on(days.publishedLate, '15:00', publish);
  on(days.followed, '14:00', () => followEvent(desk, serial));
};

interface Inspected {
  readonly day: string;
  /** Working days after the draw within which the visits were made. */
  readonly within: number;
}

const enterResults = async (
  { api, agenda }: YearDesk,
  serial: string,
  before: number,
  isDue: (position: number) => boolean,
  { day, within }: Inspected,
): Promise<number> => {
  let entered = 0;
  let position = 0;
  for (;;) {
    const { rows } = expectOk(
      'results.queue',
      await api['results.queue']({ serial, todoOnly: false, offset: position, limit: windowLimit }),
    );
    if (rows.length === 0) return entered;
    for (const { code } of rows) {
      if (isDue(position)) {
        const visit = expectOk('results.visit', await api['results.visit']({ serial, code }));
        const inspectedOn = workdayOf(day, 1 + (position % within));
        const result = draftFor(visit, outcomeAt(before + position), inspectedOn);
        expectOk('results.save', await api['results.save']({ serial, code, result }));
        agenda.pass(3);
        entered += 1;
      }
      position += 1;
    }
  }
};

/** 更正 of the first published result without an issue, with a second person's approval, published again on the same day. */
const correctOne = async ({ api, agenda, seen }: YearDesk, serial: string): Promise<void> => {
  const { rows } = expectOk('publication.published', await api['publication.published']({ serial, offset: 0, limit: windowLimit }));
  const row = rows.find(({ outcomes }) => outcomes.includes('NO_ISSUE'));
  if (!row) throw new Error('nothing was published that could be corrected');
  const { code, inspectedOn } = row;
  const visit = expectOk('results.visit', await api['results.visit']({ serial, code }));
  const result = draftFor(visit, 'CORRECTED', inspectedOn);
  const items = result.items.map((item) => (item.problem ? { ...item, text: script.corrected.problem } : item));
  const approver = { name: demo.planApprover, password: demo.password };
  const asked = { serial, code, result: { ...result, items }, reason: script.corrected.reason, approver };
  const { at } = expectOk('publication.correct', await api['publication.correct'](asked));
  if (at !== 'corrected') throw new Error(`the correction came to ${at}`);
  const batch = { serial, codes: [code], publishedOn: agenda.today(), reference: demo.reference };
  expectOk('publication.mark', await api['publication.mark'](batch));
  seen.corrections += 1;
};
