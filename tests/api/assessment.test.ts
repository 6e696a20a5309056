import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { read, utils } from 'xlsx';
import { afterEach, describe, expect, test } from 'vitest';
import { usualRules } from '#shared/domain/figures/assessment.ts';
import { importInto, sealResults, startExchange } from '../support/exchange.ts';
import { runByHand } from '../support/office-database.ts';
import { codesOf, approve, publish } from '../support/review.ts';
import { endOffices } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

afterEach(endOffices);

const asked = { year: 2026, until: '2026-03-02' } as const;

const reported = async () => {
  const exchange = await startExchange();
  const { county, city, serial } = exchange;
  const codes = (await codesOf(county, serial)).slice(0, 3);
  valueOf(await approve(county, serial, codes));
  valueOf(await publish(county, serial, codes));
  await importInto(city, await sealResults(exchange));
  return exchange;
};

describe('the assessment of counties', () => {
  test('scores by the rules of the city, which stay in the trail, and never by the county', { timeout: 120_000 }, async () => {
    const { city, county } = await reported();
    expect(valueOf(await city.api['assessment.rules']({}))).toEqual({ rules: usualRules, byName: '', at: '' });
    const before = valueOf(await city.api['counties.standings'](asked))[0]?.score;
    expect(before?.parts.find(({ key }) => key === 'published')?.got).toBeLessThan(200);
    const rules = usualRules.map((rule) =>
      rule.key === 'published' ? { ...rule, points: 0 } : rule.key === 'inTime' ? { ...rule, points: 400 } : rule,
    );
    valueOf(await city.api['assessment.saveRules']({ rules }));
    expect(valueOf(await city.api['assessment.rules']({}))).toMatchObject({ rules, byName: expect.stringMatching(/./u) as string });
    const after = valueOf(await city.api['counties.standings'](asked))[0]?.score;
    expect(after?.total).toBeGreaterThan(before?.total ?? 1000);
    const wrong = rules.map((rule) => (rule.key === 'late' ? { ...rule, points: 60 } : rule));
    expect(await city.api['assessment.saveRules']({ rules: wrong })).toMatchObject({
      error: { code: 'assessment.sum', params: { sum: 1010, full: 1000 } },
    });
    expect(await county.api['assessment.saveRules']({ rules })).toMatchObject({ error: { code: 'office.roleOnly' } });
    expect(runByHand(city.store.filePath, `update assessment_rules set rules = '[]'`)).not.toBe('done');
    expect(runByHand(city.store.filePath, 'delete from assessment_rules')).not.toBe('done');
  });

  test('is written as a workbook and as an official letter that name the same scores', { timeout: 120_000 }, async () => {
    const { city, county, stick } = await reported();
    const folder = path.join(stick, '考核');
    mkdirSync(folder);
    const { fileName, counties } = valueOf(await city.api['assessment.export']({ ...asked, folder }));
    expect(counties).toBe(1);
    const book = read(await readFile(path.join(folder, fileName)));
    expect(book.SheetNames).toEqual(['考核得分', '各县指标', '考核办法']);
    const [standing] = valueOf(await city.api['counties.standings'](asked));
    const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['考核得分'] ?? {});
    expect(rows).toMatchObject([{ 名次: 1, 县局: standing?.name, 编码: '130123', 得分: (standing?.score.total ?? 0) / 10 }]);
    expect(utils.sheet_to_json(book.Sheets['考核办法'] ?? {})).toHaveLength(usualRules.length);
    const letter = valueOf(await city.api['letters.page']({ kind: 'assessment', ...asked, to: '各县（市、区）市场监督管理局' }));
    expect(letter.title).toBe('关于2026年“双随机、一公开”监管工作考核情况的通报');
    expect(letter.html).toContain(standing?.name ?? 'no name');
    expect(letter.html).toContain(String((standing?.score.total ?? 0) / 10));
    const written = valueOf(await city.api['letters.write']({ letter: { kind: 'assessment', ...asked, to: '' }, folder }));
    expect(written.fileName).toMatch(/考核情况的通报 .*\.docx$/);
    const byCounty = await county.api['assessment.export']({ ...asked, folder });
    expect(byCounty).toMatchObject({ error: { code: 'office.roleOnly' } });
  });
});
