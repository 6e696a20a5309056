import { afterEach, expect, test } from 'vitest';
import { contract, type CallName } from '#shared/contract/contract.ts';
import { closeFaults, needsFollowUp, requirementsOf } from '#shared/domain/follow-up/requirements.ts';
import { listFollowUps } from '#electron/store/follow-ups.ts';
import { findResultInForce } from '#electron/store/results.ts';
import { addColleague, colleague, holdDraw } from '../support/ceremony.ts';
import { generatedInput, type KnownValues } from '../support/generated-input.ts';
import { rowsOf } from '../support/office-database.ts';
import { approve, codesOf, enter, publish } from '../support/review.ts';
import { preparedCounty } from '../support/small-county.ts';
import { endOffices, makeTempDir, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

/** Void comes last, because nothing of the event is left to be tried after it; who signs out or in would be somebody else for the rest. */
const late: readonly string[] = ['draws.void'];
const everyCall = (Object.keys(contract) as readonly CallName[])
  .filter((name) => name !== 'session.signIn' && name !== 'session.signOut')
  .toSorted((a, b) => Number(late.includes(a)) - Number(late.includes(b)));
const atTheDoor: readonly string[] = ['input.invalid', 'session.required', 'session.locked', 'access.denied', 'call.unknown'];

/** Results that stand before the public without another person's approval of what they are. */
const unreviewed = (office: StartedOffice) =>
  rowsOf(
    office,
    `select p.subject from publications p join results r on r.id = p.result_id where p.correction = 0 and not exists (
       select 1 from result_reviews v where v.serial = r.serial and v.subject = r.subject and v.entry = r.seq
         and v.decision = 'approved' and v.by <> r.by)`,
  );

const resultColumns = 'serial, subject, outcomes, items, methods, disposal, inspected_on, visit_code, remark';

test(
  'no capability publishes unreviewed, changes what is published without a correction, or closes what is open',
  { timeout: 300_000 },
  async () => {
    const office = prepared.start();
    await addColleague(office);
    const serial = await holdDraw(office, { totalMinimum: 6 });
    const codes = await codesOf(office, serial);
    const [published = '', approved = '', submitted = '', todo = ''] = codes;
    for (const code of [published, approved, submitted]) await enter(office, serial, code, { outcomes: ['UNREACHABLE'] });
    valueOf(await approve(office, serial, [published, approved]));
    valueOf(await publish(office, serial, [published]));
    const standing = () => rowsOf(office, `select ${resultColumns} from results where subject = '${published}'`);
    const before = standing();
    const followUp = valueOf(await office.api['followUps.list']({ serial, show: 'open', offset: 0, limit: 5 })).rows.find(
      ({ code }) => code === published,
    );

    const reached = new Set<CallName>();
    for (const code of [published, submitted, todo]) {
      const { items, version } = valueOf(await office.api['results.visit']({ serial, code }));
      const result = {
        outcomes: ['NO_ISSUE'],
        items: items.map(({ id }) => ({ itemId: id, check: 'checked', problem: false, text: '' })),
        ...{ methods: ['onSite'], disposal: 'none', inspectedOn: '2026-03-02', visitCode: '130123000123', remark: '' },
      };
      const known: KnownValues = {
        ...{ serial, typedSerial: serial, code, codes: [code], subject: code, subjects: [code], result, draft: result, version },
        ...{
          visits: [{ code, version: Math.max(version, 1) }],
          publishedOn: '2026-03-02',
          reference: '公示',
          on: '2026-03-02',
          reason: '逐项试过一遍',
        },
        ...{
          field: 'outcomes',
          approver: colleague,
          reader: colleague,
          measures: [],
          note: '',
          owner: '',
          folder: makeTempDir(),
          limit: 5,
          offset: 0,
        },
      };
      for (const name of everyCall) {
        const followed = name.startsWith('followUps.') ? { ...known, id: followUp?.id ?? '' } : known;
        const answer = await office.run(name, generatedInput(name, followed, 0));
        if (answer.ok || !atTheDoor.includes(answer.error.code)) reached.add(name);
        expect([name, office.bugs]).toEqual([name, []]);
        expect([name, unreviewed(office)]).toEqual([name, []]);
        expect([name, standing()]).toEqual([name, before]);
        expect([name, rowsOf(office, 'select * from event_closures')]).toEqual([name, []]);
        for (const row of listFollowUps(office.store.read, serial)) {
          const held = findResultInForce(office.store.read, serial, row.code);
          if (held && row.state === 'closed' && needsFollowUp(held))
            expect([name, closeFaults(requirementsOf(held, true), row.measures)]).toEqual([name, []]);
        }
      }
    }
    // What the public result says today differs from what was published by a correction of two people alone.
    const inForce = findResultInForce(office.store.read, serial, published);
    expect(inForce?.outcomes).toEqual(['NO_ISSUE']);
    expect(rowsOf(office, 'select by = approver as alone, reason from corrections')).toEqual([{ alone: 0, reason: '逐项试过一遍' }]);
    for (const name of [
      'reviews.approve',
      'publication.mark',
      'publication.correct',
      'followUps.close',
      'tasks.close',
      'results.save',
    ] as const)
      expect([name, reached.has(name)]).toEqual([name, true]);
  },
);
