import { chinaTime } from '#shared/base/china-time.ts';
import { windowLimit } from '#shared/contract/subjects.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { FollowUpRow } from '#shared/contract/follow-ups.ts';
import demo from '#resources/made-county/demo.json' with { type: 'json' };
import { expectOk } from './command.ts';
import type { DemoClock } from './demo-command.ts';

export type Measures = Parameters<AppClient['followUps.save']>[0]['measures'];

/** Review by the second person, publication by the first, and the follow-up of what was found as far as one day goes. */
export const demoPublication = async (api: AppClient, serial: string, clock: DemoClock, now: Date) => {
  const today = chinaTime(now.getTime()).slice(0, 10);
  await clock.time('review', () => reviewAll(api, serial));
  const published = await clock.time('publication', () => publishAll(api, serial, today));
  const rows = await openFollowUps(api, serial);
  const closed = await clock.time('follow-ups', () => followAll(api, rows, today));
  return { published, followUps: rows.length, followUpsClosed: closed };
};

/** Whoever entered a result does not review it, so the reviewer signs in for this step. */
export const reviewAll = async (api: AppClient, serial: string): Promise<void> => {
  const reviewer = { name: demo.secondReader, password: demo.password };
  const { at } = expectOk('session.signIn', await api['session.signIn'](reviewer));
  if (at !== 'signedIn') throw new Error(`the reviewer's sign-in came to ${at}`);
  for (;;) {
    const { rows } = expectOk('reviews.queue', await api['reviews.queue']({ serial, offset: 0, limit: windowLimit }));
    if (rows.length === 0) break;
    const visits = rows.map(({ code, version }) => ({ code, version }));
    expectOk('reviews.approve', await api['reviews.approve']({ serial, visits }));
  }
  expectOk('session.signOut', await api['session.signOut']({}));
};

/** Everything that waits, in batches. */
export const publishAll = async (api: AppClient, serial: string, publishedOn: string): Promise<number> => {
  let published = 0;
  for (;;) {
    const { rows } = expectOk('publication.waiting', await api['publication.waiting']({ serial, offset: 0, limit: windowLimit }));
    if (rows.length === 0) return published;
    const codes = rows.map(({ code }) => code);
    const batch = { serial, codes, publishedOn, reference: demo.reference };
    published += expectOk('publication.mark', await api['publication.mark'](batch)).published;
  }
};

/** Rows of an event that are not closed. */
export const openFollowUps = async (api: AppClient, serial: string): Promise<readonly FollowUpRow[]> => {
  const all: FollowUpRow[] = [];
  for (;;) {
    const asked = { serial, show: 'open' as const, offset: all.length, limit: windowLimit };
    const { rows } = expectOk('followUps.list', await api['followUps.list'](asked));
    if (rows.length === 0) return all;
    all.push(...rows);
  }
};

/** A subject that cannot be reached gets its first letter today and stays open; what was put right is re-inspected and closed. */
const followAll = async (api: AppClient, rows: readonly FollowUpRow[], today: string): Promise<number> => {
  let closed = 0;
  for (const { id, outcomes } of rows) {
    const unreachable = outcomes.includes('UNREACHABLE');
    const measures: Measures = [unreachable ? firstLetter(today) : putRight(today)];
    expectOk('followUps.save', await api['followUps.save']({ id, owner: demo.secondReader, measures }));
    if (unreachable) continue;
    expectOk('followUps.close', await api['followUps.close']({ id, note: '' }));
    closed += 1;
  }
  return closed;
};

const firstLetter = (today: string): Measures[number] => ({
  ...{ id: '1', kind: 'abnormalList', reason: 'unreachable', evidence: '', evidenceHash: '' },
  ...{ firstLetterOn: today, secondLetterOn: '', confirmedOn: '', decisionNo: '', decidedOn: '' },
});

/** Ordered, put right and inspected again on a day. */
export const putRight = (today: string): Measures[number] => ({
  ...{ id: '1', kind: 'orderedToCorrect', evidence: demo.evidence, evidenceHash: '' },
  ...{ dueOn: today, recheckedOn: today, recheck: 'corrected' },
});
