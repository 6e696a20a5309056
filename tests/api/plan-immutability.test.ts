import { afterEach, describe, expect, test } from 'vitest';
import { contract, type CallName } from '#shared/contract/contract.ts';
import { colleague } from '../support/ceremony.ts';
import { generatedInput } from '../support/generated-input.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { approvedPlan, planRow, readPlan } from '../support/plans.ts';
import { preparedCounty } from '../support/small-county.ts';
import { endOffices } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

describe('what was approved in a plan', () => {
  const tables = ['plans', 'plan_rows', 'plan_notices', 'plan_bases', 'plan_tasks'] as const;

  test('is refused by the database itself to whoever changes it by hand', async () => {
    const office = prepared.start();
    const id = await approvedPlan(office);
    const [row] = (await readPlan(office, id)).rows;
    valueOf(await office.api['plans.note']({ id, kind: 'filed', on: '2026-01-12', what: '1号', reason: '' }));
    valueOf(await office.api['plans.freezeBase']({ year: 2026, on: '2026-01-01', enterprises: 40, subjects: 40, reason: '' }));
    valueOf(await office.api['plans.makeScheme']({ id, rowId: row?.id ?? '' }));
    for (const sql of [
      `update plans set state = 'draft', submitted_by = null, approved_by = null`,
      `update plans set year = 2025`,
      `update plans set approved_by_name = '别人'`,
      'delete from plans',
      `update plan_rows set content = '{}'`,
      'delete from plan_rows',
      `insert into plan_rows values ('${id}', 'x', 9, '{}')`,
      `update plan_notices set what = '2号'`,
      'delete from plan_notices',
      'update plan_bases set enterprises = 1',
      'delete from plan_bases',
      `update plan_tasks set row_id = 'x'`,
      'delete from plan_tasks',
    ])
      expect([sql, runByHand(office.store.filePath, `pragma foreign_keys = off; ${sql}`)]).toEqual([
        sql,
        expect.stringMatching(/^(a|an|the) .* (not|never) (changed|deleted|added to|opened again)$/),
      ]);
  });

  test(
    'is changed by no capability, whatever it is given; every change of a plan leaves its row in the trail',
    { timeout: 240_000 },
    async () => {
      const office = prepared.start();
      const first = await approvedPlan(office);
      const plan = await readPlan(office, first);
      const kept = () => [
        rowsOf(office, `select id, year, version, state, reason, submitted_by, approved_by, approved_at from plans where id = '${first}'`),
        rowsOf(office, `select * from plan_rows where plan_id = '${first}' order by row_id`),
      ];
      const before = kept();
      const all = () => JSON.stringify(tables.map((table) => rowsOf(office, `select * from ${table}`)));
      const audited = () => Number(rowsOf(office, 'select count(*) as n from audit_rows')[0]?.['n']);
      const known = { id: first, rowId: plan.rows[0]?.id, row: planRow({ ratePpm: 1 }), approver: colleague, reason: '走一遍' };
      for (const name of (Object.keys(contract) as readonly CallName[]).filter((call) => /^(plans|schemes|items|imports)\./.test(call)))
        for (let variant = 0; variant < 4; variant += 1) {
          const [tablesBefore, rowsBefore] = [all(), audited()];
          await office.run(name, generatedInput(name, known, variant));
          expect([name, office.bugs]).toEqual([name, []]);
          expect([name, kept()]).toEqual([name, before]);
          if (all() !== tablesBefore) expect([name, audited()]).toEqual([name, rowsBefore + 1]);
        }
      expect(valueOf(await office.api['plans.list']({})).plans.filter(({ year }) => year === 2026).length).toBeGreaterThan(1);
    },
  );
});
