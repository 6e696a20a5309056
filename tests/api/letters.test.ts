import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { LetterAsked } from '#shared/contract/letters.ts';
import { holdDraw } from '../support/ceremony.ts';
import { dumpHash } from '../support/dump-database.ts';
import { approve, codesOf, enter, publish } from '../support/review.ts';
import { subjectRow, preparedCounty } from '../support/small-county.ts';
import { endOffices, type StartedOffice } from '../support/start-office.ts';
import { unzipped } from '../support/unzipped.ts';
import { valueOf } from '../support/value-of.ts';

const prepared = preparedCounty();
afterEach(endOffices);

/** An event with one problem that is followed up and published, the others without one. */
const followedUp = async () => {
  const office = prepared.start();
  const serial = await holdDraw(office, { totalMinimum: 6 });
  const codes = await codesOf(office, serial);
  const [first = '', ...others] = codes;
  const { items } = valueOf(await office.api['results.visit']({ serial, code: first }));
  const found = items.map(({ id }) => ({ itemId: id, check: 'checked' as const, problem: true, text: '年报未公示' }));
  await enter(office, serial, first, { outcomes: ['PENDING'], items: found, disposal: 'notifiedDepartment' });
  for (const code of others) await enter(office, serial, code);
  valueOf(await approve(office, serial, codes));
  valueOf(await publish(office, serial, codes));
  const { rows } = valueOf(await office.api['followUps.list']({ serial, show: 'all', offset: 0, limit: 10 }));
  const id = rows[0]?.id ?? '';
  const common = { evidence: '现场检查笔录', evidenceHash: '' };
  valueOf(
    await office.api['followUps.save']({
      id,
      owner: '宁雨桐',
      measures: [
        {
          ...common,
          id: 'm1',
          kind: 'notifiedDepartment',
          to: '正定县税务局',
          sentOn: '2026-03-02',
          noticeNo: '',
          receiptOn: '',
          receipt: '',
        },
        { ...common, id: 'm2', kind: 'transferred', to: '正定县公安局', number: '正市监移〔2026〕1号', handedOn: '2026-03-02' },
      ],
    }),
  );
  return { office, serial, id, first, codes };
};

/** What is to be read on a letter. */
const textOf = async ({ api }: StartedOffice, asked: LetterAsked): Promise<string> =>
  valueOf(await api['letters.page'](asked))
    .html.replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]+>/g, '\n');

describe('letters', () => {
  test('say what the data say, and reach nothing outside themselves', async () => {
    const { office, serial, id, first, codes } = await followedUp();
    const report = await textOf(office, { kind: 'followUpReport', serial, to: '石家庄市市场监督管理局' });
    for (const said of [
      '石家庄市市场监督管理局：',
      `应检查 ${String(codes.length)} 户`,
      '公示率 100.00%',
      '纳入台账 1 户，已办结 0 户',
      '年报未公示',
      '抄告相关部门、移送办案机构',
      first,
    ])
      expect(report).toContain(said);
    const notice = await textOf(office, { kind: 'notice', id, measure: 'm1' });
    for (const said of ['抄告单（抄告〔2026〕1号）', '正定县税务局：', first]) expect(notice).toContain(said);
    const transfer = await textOf(office, { kind: 'transfer', id, measure: 'm2' });
    for (const said of ['移送函（正市监移〔2026〕1号）', '正定县公安局：', '现场检查笔录']) expect(transfer).toContain(said);
    const summary = await textOf(office, { kind: 'yearSummary', year: 2026, until: '2026-03-02', to: '' });
    for (const said of ['公示率 100.00%', `应检查 ${String(codes.length)} 户次`, '市级任务为 0.00%，目标不低于 0.5%'])
      expect(summary).toContain(said);
    for (const asked of [
      { kind: 'followUpReport', serial, to: '' },
      { kind: 'notice', id, measure: 'm1' },
    ] as const)
      expect(valueOf(await office.api['letters.page'](asked)).html).not.toMatch(/<script|<img|<link|<iframe|https?:/);
  });

  test('for the public hold no risk class, phone or person', async () => {
    const { office, serial, codes } = await followedUp();
    const text = await textOf(office, { kind: 'publicTable', serial });
    for (const code of codes) expect(text).toContain(code);
    for (const secret of [String(subjectRow(0)['联系电话']), String(subjectRow(0)['法定代表人']), '年报未公示'])
      expect(text).not.toContain(secret);
    expect(text).not.toMatch(/风险|[ABCD]类/);
  });

  test('are not written of a measure that is not there, nor of an event without results', async () => {
    const { office, id } = await followedUp();
    expect(await office.api['letters.page']({ kind: 'notice', id, measure: 'm2' })).toMatchObject({ error: { code: 'letter.noMeasure' } });
    expect(await office.api['letters.page']({ kind: 'transfer', id: 'nobody', measure: 'm2' })).toMatchObject({
      error: { code: 'followUp.notFound' },
    });
    const other = prepared.start();
    const serial = await holdDraw(other, { totalMinimum: 2 });
    expect(await other.api['letters.page']({ kind: 'publicTable', serial })).toMatchObject({ error: { code: 'letter.nothingPublic' } });
  });

  test('are written as .docx with the lines of GB/T 9704 with the same words, and leave one row in the trail', async () => {
    const { office, serial } = await followedUp();
    const before = dumpHash(office.store.filePath, ['audit_rows', 'office']);
    const letter = { kind: 'followUpReport', serial, to: '石家庄市市场监督管理局' } as const;
    const { fileName } = valueOf(await office.api['letters.write']({ letter, folder: office.dataDir }));
    expect(fileName).toMatch(/^关于.*后续处理情况的报告 2026-03-02\.docx$/);
    const parts = await unzipped(readFileSync(path.join(office.dataDir, fileName)));
    const body = new TextDecoder().decode(parts.get('word/document.xml'));
    expect(body).toMatch(/<w:spacing [^>]*w:line="579"[^>]*w:lineRule="exact"/);
    expect(body).toContain('<w:spacing w:val="-5"/>');
    expect(body).toContain('<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"');
    const said = (await textOf(office, letter)).split('\n').filter((line) => line.trim() !== '');
    const written = body.replace(/<[^>]+>/g, '\n').replaceAll('&quot;', '"');
    for (const line of said.slice(1)) expect(written).toContain(line);
    expect(dumpHash(office.store.filePath, ['audit_rows', 'office'])).toBe(before);
    expect(valueOf(await office.api['audit.window']({ offset: 0, limit: 1 })).rows[0]).toMatchObject({ event: 'letters.written' });
  });
});
