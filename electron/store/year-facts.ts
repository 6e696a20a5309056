import { needsFollowUp } from '#shared/domain/follow-up/requirements.ts';
import type { PlanLevel } from '#shared/domain/plans/plan-row.ts';
import type { TaskFact, UndatedVisit } from '#shared/domain/figures/year-facts.ts';
import type { ReadDb } from './db.ts';
import { integerOf, oneOf, stringsOf, textOf, textOrNull } from './row.ts';

/** Years begin a serial's second part; drills have a word before it and belong to none. */
const ofYear = `d.serial glob '??????-' || ? || '-????'`;

/**
 * Every own visit of the standing events of a year as it stood at the end of a day: what was drawn later is not there, what was entered, published
 * or closed later is not told. Ascending by event and position.
 */
export const listYearVisits = (db: ReadDb, year: number, until: string): readonly UndatedVisit[] =>
  db
    .all(
      `select v.serial, v.subject, f.name, f.kind, f.town, d.stratum,
         coalesce((select x.unit from dispatched_visits x where x.serial = v.serial and x.subject = v.subject
           order by x.number desc limit 1), '') as unit,
         v.inspected_on, v.outcomes, v.published_on, coalesce(c.after ->> '$.disposal', r.disposal) as disposal,
         exists (select 1 from json_each(coalesce(c.after -> '$.items', r.items)) i where i.value ->> '$.problem' = 1) as item_problem,
         substr(r.at, 1, 10) as entered_on, u.state as follow_up, u.closed_on, coalesce(s.draft ->> '$.endsOn', '') as ends_on
       from visit_states v
       join draws w on w.serial = v.serial and w.state = 'drawn' and w.people = 'own' and substr(w.drawn_at, 1, 10) <= ?
       join schemes s on s.id = w.scheme_id
       join drawn_subjects d on d.serial = v.serial and d.code = v.subject
       join frozen_subjects f on f.serial = v.serial and f.code = v.subject
       left join results r on r.id = v.result_id
       left join corrections c on c.serial = v.serial and c.subject = v.subject and c.number = v.corrections
       left join follow_ups u on u.result_id = v.result_id and u.state <> 'lapsed'
       where ${ofYear} order by v.serial, v.position`,
      until,
      String(year),
    )
    .map((row) => {
      const entered = textOrNull(row, 'entered_on');
      const known = entered !== null && entered <= until;
      const published = textOrNull(row, 'published_on') ?? '';
      const followUp = textOrNull(row, 'follow_up');
      const outcomes = known ? stringsOf(row, 'outcomes') : [];
      const disposal = known ? (textOrNull(row, 'disposal') ?? '') : '';
      const items = [{ problem: integerOf(row, 'item_problem') === 1 }];
      return {
        serial: textOf(row, 'serial'),
        code: textOf(row, 'subject'),
        name: textOf(row, 'name'),
        enterprise: textOf(row, 'kind') === 'enterprise',
        town: textOf(row, 'town'),
        unit: textOf(row, 'unit'),
        risk: textOf(row, 'stratum'),
        inspectedOn: known ? textOf(row, 'inspected_on') : '',
        outcomes,
        disposal,
        problem: known && needsFollowUp({ outcomes, disposal, items }),
        publishedOn: published <= until ? published : '',
        followUp: !known || followUp === null ? 'none' : followUp === 'closed' && textOf(row, 'closed_on') <= until ? 'closed' : 'open',
        taskEndsOn: textOf(row, 'ends_on'),
      };
    });

const levels: readonly PlanLevel[] = ['province', 'city', 'county'];

/** Every event of a year that was frozen by the end of a day, ascending by its number; without a plan row it is the county's own. */
export const listYearTasks = (db: ReadDb, year: number, until: string): readonly TaskFact[] =>
  db
    .all(
      `select d.serial, s.name, coalesce(p.content ->> '$.level', 'county') as level,
         coalesce(p.content ->> '$.joint', 'single') <> 'single' as joint, t.scheme_id is null and s.draft ->> '$.filter.task' is null as unplanned,
         d.state = 'void' and substr(d.voided_at, 1, 10) <= ? as void, d.drawn_at is not null and substr(d.drawn_at, 1, 10) <= ? as drawn
       from draws d join schemes s on s.id = d.scheme_id
       left join plan_tasks t on t.scheme_id = s.id
       left join plan_rows p on p.plan_id = t.plan_id and p.row_id = t.row_id
       where ${ofYear} and substr(d.frozen_at, 1, 10) <= ? order by d.serial`,
      until,
      until,
      String(year),
      until,
    )
    .map((row) => ({
      serial: textOf(row, 'serial'),
      name: textOf(row, 'name'),
      level: oneOf(row, 'level', levels),
      joint: integerOf(row, 'joint') === 1,
      unplanned: integerOf(row, 'unplanned') === 1,
      void: integerOf(row, 'void') === 1,
      drawn: integerOf(row, 'drawn') === 1,
    }));
