import demo from '#resources/made-county/demo.json' with { type: 'json' };
import script from '#resources/made-county/year.json' with { type: 'json' };
import type { FollowUpRow } from '#shared/contract/follow-ups.ts';
import { expectOk } from './command.ts';
import { openFollowUps, putRight, type Measures } from './demo-publication.ts';
import type { YearDesk } from './year-event.ts';
import { workdayOf } from './year-script.ts';

type MeasureInput = Measures[number];

/** Working days after the inspection. */
const days = { firstLetter: 1, secondLetter: 14, confirmed: 15, decided: 20, rechecked: 9 };

const putOnList = ({ inspectedOn }: FollowUpRow, number: number): MeasureInput => ({
  ...{ id: '1', kind: 'abnormalList', reason: 'unreachable', evidence: demo.evidence, evidenceHash: '' },
  firstLetterOn: workdayOf(inspectedOn, days.firstLetter),
  secondLetterOn: workdayOf(inspectedOn, days.secondLetter),
  confirmedOn: workdayOf(inspectedOn, days.confirmed),
  decisionNo: script.decision.replace('{n}', String(number)),
  decidedOn: workdayOf(inspectedOn, days.decided),
});

/** A subject is listed once a year for one reason (R48); another time it is left to daily supervision, with proof. */
const leftToSupervision = (today: string): MeasureInput => ({
  ...{ id: '1', kind: 'other', evidence: demo.evidence, evidenceHash: '' },
  ...{ what: script.leftToSupervision, doneOn: today },
});

/** What is only begun: the first letter is sent, or a day is set for putting it right. */
const begun = ({ inspectedOn, outcomes }: FollowUpRow, today: string): MeasureInput =>
  outcomes.includes('UNREACHABLE')
    ? {
        ...{ id: '1', kind: 'abnormalList', reason: 'unreachable', evidence: '', evidenceHash: '' },
        ...{ firstLetterOn: workdayOf(inspectedOn, days.firstLetter), secondLetterOn: '', confirmedOn: '', decisionNo: '', decidedOn: '' },
      }
    : {
        ...{ id: '1', kind: 'orderedToCorrect', evidence: '', evidenceHash: '' },
        dueOn: workdayOf(today, 10),
        recheckedOn: '',
        recheck: '',
      };

/** Follows the problems of an event to their end and closes it; of the year's last event some are left open. */
export const followEvent = async ({ api, agenda, seen }: YearDesk, serial: string): Promise<void> => {
  const rows = await openFollowUps(api, serial);
  const last = seen.serials.length === script.events.length && seen.serials.at(-1) === serial;
  for (const [place, row] of rows.entries()) {
    const { id, outcomes, inspectedOn } = row;
    const open = last && place < script.openFollowUps;
    const { requirements } = expectOk('followUps.get', await api['followUps.get']({ id }));
    const listed = requirements.some(({ kinds }) => kinds.includes('abnormalList') && kinds.includes('other'));
    const done = !outcomes.includes('UNREACHABLE')
      ? putRight(workdayOf(inspectedOn, days.rechecked))
      : listed
        ? leftToSupervision(agenda.today())
        : putOnList(row, seen.closedFollowUps + 1);
    const measures: Measures = [open ? begun(row, agenda.today()) : done];
    expectOk('followUps.save', await api['followUps.save']({ id, owner: demo.secondReader, measures }));
    agenda.pass(2);
    if (open) continue;
    expectOk('followUps.close', await api['followUps.close']({ id, note: script.closingNote }));
    seen.closedFollowUps += 1;
  }
  if (!last) expectOk('tasks.close', await api['tasks.close']({ serial }));
};
