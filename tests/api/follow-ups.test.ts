import ExcelJS from 'exceljs';
import fc from 'fast-check';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Measure } from '#shared/domain/follow-up/measures.ts';
import { colleague, holdDraw } from '../support/ceremony.ts';
import { rowsOf, runByHand } from '../support/office-database.ts';
import { aResult, approve, codesOf, enter, giveBack, publish } from '../support/review.ts';
import { createOffice, fillLibrary, preparedOffice } from '../support/small-county.ts';
import { endOffices, makeTempDir, type StartedOffice } from '../support/start-office.ts';
import { valueOf } from '../support/value-of.ts';

const serial = '130123-2026-0001';
const prepared = preparedOffice(async (office) => {
  await createOffice(office);
  await fillLibrary(office);
  await holdDraw(office, { totalMinimum: 6 });
});
afterEach(endOffices);

const listOf = async (office: StartedOffice, show: 'open' | 'overdue' | 'closed' | 'all' = 'all') =>
  valueOf(await office.api['followUps.list']({ serial: null, show, offset: 0, limit: 50 })).rows;

const common = { evidence: '', evidenceHash: '' };
const order = (id: string, change: object = {}) =>
  ({ ...common, id, kind: 'orderedToCorrect', dueOn: '2026-03-12', recheckedOn: '', recheck: '', ...change }) as Measure;
const notice = (id: string, change: object = {}) =>
  ({
    ...common,
    id,
    kind: 'notifiedDepartment',
    to: '县消防救援大队',
    sentOn: '2026-03-02',
    noticeNo: '',
    receiptOn: '',
    receipt: '',
    ...change,
  }) as Measure;
const listing = (change: object = {}) =>
  ({
    ...{ ...common, id: 'l', kind: 'abnormalList', reason: 'notDisclosed', firstLetterOn: '', secondLetterOn: '' },
    ...{ confirmedOn: '2026-03-02', decisionNo: '正市监异列〔2026〕1号', decidedOn: '2026-03-02', ...change },
  }) as Measure;

/** The first visits with problems, approved; gives their rows in the order of the drawn list. */
const withProblems = async (outcomes: readonly ('NOT_DISCLOSED' | 'UNREACHABLE' | 'UNCOOPERATIVE')[]) => {
  const office = prepared.start();
  const codes = (await codesOf(office, serial)).slice(0, outcomes.length);
  for (const [index, code] of codes.entries()) await enter(office, serial, code, { outcomes: [outcomes[index] ?? 'NOT_DISCLOSED'] });
  valueOf(await approve(office, serial, codes));
  const rows = await listOf(office);
  const ids = codes.map((code) => rows.find((row) => row.code === code)?.id ?? '');
  const save = (id: string, measures: readonly Measure[], owner = '宁雨桐') =>
    office.api['followUps.save']({ id, owner, measures: measures.map((measure) => ({ ...measure })) });
  return { office, codes, ids, first: ids[0] ?? '', second: ids[1] ?? '', save };
};

describe('the ledger', () => {
  test('gets its row by itself when a problem is approved, and none for the others', async () => {
    const office = prepared.start();
    const [first = '', second = ''] = await codesOf(office, serial);
    await enter(office, serial, first, { outcomes: ['UNREACHABLE'] });
    await enter(office, serial, second);
    expect(await listOf(office)).toEqual([]);
    expect(valueOf(await approve(office, serial, [first, second]))).toEqual({ approved: 2, followUps: 1 });
    expect(await listOf(office)).toMatchObject([{ code: first, outcomes: ['UNREACHABLE'], state: 'open', measures: [], owner: '' }]);
  });

  test(
    'has one row for a problem and an open one for nothing else, whatever is returned and entered again',
    { timeout: 120_000 },
    async () => {
      const outcome = fc.constantFrom('NO_ISSUE' as const, 'UNREACHABLE' as const, 'NOT_DISCLOSED' as const);
      await fc.assert(
        fc.asyncProperty(fc.array(outcome, { minLength: 1, maxLength: 4 }), async (entries) => {
          const office = prepared.start();
          const [code = ''] = await codesOf(office, serial);
          for (const [index, entered] of entries.entries()) {
            if (index > 0) valueOf(await giveBack(office, serial, code));
            await enter(office, serial, code, { outcomes: [entered] });
            valueOf(await approve(office, serial, [code]));
            const rows = await listOf(office);
            expect(rows.length).toBe(entries.slice(0, index + 1).some((one) => one !== 'NO_ISSUE') ? 1 : 0);
            expect(rows.filter(({ state }) => state === 'open').length).toBe(entered === 'NO_ISSUE' ? 0 : 1);
          }
          endOffices();
        }),
        { numRuns: 6 },
      );
    },
  );

  test('follows a correction as it follows an approval', async () => {
    const office = prepared.start();
    const [code = ''] = await codesOf(office, serial);
    await enter(office, serial, code);
    valueOf(await approve(office, serial, [code]));
    valueOf(await publish(office, serial, [code]));
    const correct = async (outcomes: readonly ['NO_ISSUE' | 'UNREACHABLE']) =>
      valueOf(
        await office.api['publication.correct']({
          serial,
          code,
          result: await aResult(office, serial, code, { outcomes: [...outcomes] }),
          reason: '与现场笔录不一致',
          approver: colleague,
        }),
      );
    await correct(['UNREACHABLE']);
    expect(await listOf(office)).toMatchObject([{ code, state: 'open', outcomes: ['UNREACHABLE'] }]);
    valueOf(await publish(office, serial, [code]));
    await correct(['NO_ISSUE']);
    expect(await listOf(office)).toMatchObject([{ code, state: 'lapsed' }]);
  });

  test('reminds by the nearest clock of its measures', async () => {
    const { office, first, second, save } = await withProblems(['NOT_DISCLOSED', 'NOT_DISCLOSED']);
    valueOf(await save(first, [order('a', { dueOn: '2026-03-20' })]));
    valueOf(await save(second, [order('a', { dueOn: '2026-03-12' })]));
    expect((await listOf(office)).map(({ id, deadline }) => [id, deadline?.due])).toEqual([
      [second, '2026-03-12'],
      [first, '2026-03-20'],
    ]);
    office.setNow('2026-03-13T09:00:00+08:00');
    expect((await listOf(office)).map(({ reminder }) => reminder)).toEqual(['overdue', 'fiveDays']);
    expect((await listOf(office, 'overdue')).map(({ id }) => id)).toEqual([second]);
  });
});

describe('a row', () => {
  test('closes only when what its measures require is there', async () => {
    const { office, first, save } = await withProblems(['NOT_DISCLOSED']);
    const close = () => office.api['followUps.close']({ id: first, note: '' });
    expect(await close()).toMatchObject({ error: { code: 'followUp.notFinished', params: { missing: [{ fault: 'measureMissing' }] } } });
    valueOf(await save(first, [order('a')]));
    expect(await close()).toMatchObject({ error: { code: 'followUp.notFinished' } });
    office.setNow('2026-03-12T09:00:00+08:00');
    valueOf(await save(first, [order('a', { recheckedOn: '2026-03-12', recheck: 'corrected' })]));
    valueOf(await close());
    expect(await listOf(office)).toMatchObject([{ state: 'closed', closedOn: '2026-03-12' }]);
    expect(await close()).toMatchObject({ error: { code: 'followUp.closed' } });
    expect(await save(first, [])).toMatchObject({ error: { code: 'followUp.closed' } });
    expect(runByHand(office.store.filePath, 'delete from follow_ups')).toBe('a follow-up is not deleted');
  });

  test('numbers its notices itself, never twice, and takes one answer to each', async () => {
    const { office, first, second, save } = await withProblems(['UNCOOPERATIVE', 'UNCOOPERATIVE']);
    const saved = valueOf(await save(first, [notice('a'), notice('b', { sentOn: '' })])).measures;
    expect(saved.map((measure) => (measure.kind === 'notifiedDepartment' ? measure.noticeNo : ''))).toEqual(['抄告〔2026〕1号', '']);
    expect(valueOf(await save(second, [notice('a')])).measures).toMatchObject([{ noticeNo: '抄告〔2026〕2号' }]);
    const sent = { noticeNo: '抄告〔2026〕1号' };
    expect(await save(first, [notice('a', { noticeNo: '抄告〔2026〕2号' })])).toMatchObject({ error: { code: 'followUp.noticeNumber' } });
    expect(await save(first, [])).toMatchObject({ error: { code: 'followUp.noticeSent', params: sent } });
    const answered = { ...sent, receiptOn: '2026-03-02', receipt: '已收悉' };
    valueOf(await save(first, [notice('a', answered)]));
    expect(await save(first, [notice('a', { ...answered, receipt: '再答一次' })])).toMatchObject({
      error: { code: 'followUp.receiptGiven', params: sent },
    });
    expect(rowsOf(office, 'select year, number from notice_numbers')).toEqual([
      { year: 2026, number: 1 },
      { year: 2026, number: 2 },
    ]);
  });

  test('does not list a subject twice in a year for the same reason, nor one that is deregistered', async () => {
    const { office, codes, first, save } = await withProblems(['NOT_DISCLOSED']);
    expect(await save(first, [listing(), listing({ id: 'again' })])).toMatchObject({ error: { code: 'followUp.listedAlready' } });
    valueOf(await save(first, [listing()]));
    const id = Number(rowsOf(office, `select id from subjects where code = '${codes[0] ?? ''}'`)[0]?.['id']);
    valueOf(await office.api['subjects.edit']({ id, edit: { status: 'deregistered' } }));
    expect(await save(first, [listing({ evidence: '改' })])).toMatchObject({ error: { code: 'followUp.notListable' } });
  });

  test('says which day cannot be', async () => {
    const { first, save } = await withProblems(['UNREACHABLE']);
    const letters = listing({ reason: 'unreachable', firstLetterOn: '2026-03-03', decidedOn: '' });
    expect(await save(first, [order('a'), letters])).toMatchObject({
      error: { code: 'followUp.dayInvalid', params: { place: 2, field: 'firstLetterOn' } },
    });
  });
});

describe('a task', () => {
  test('is dispatched once to the units of its teams, and a visit handed over until its result is there', async () => {
    const office = prepared.start();
    const [first = '', second = ''] = await codesOf(office, serial);
    const stage = async () => valueOf(await office.api['tasks.get']({ serial })).stage;
    expect(await stage()).toBe('drawn');
    const reassign = (code: string) =>
      office.api['tasks.reassign']({ serial, codes: [code], unit: '诸福屯市场监督管理所', reason: '就近检查' });
    expect(await reassign(first)).toMatchObject({ error: { code: 'task.notDispatched' } });
    expect(valueOf(await office.api['tasks.dispatch']({ serial, on: '2026-03-02' }))).toEqual({ visits: 6, units: 1 });
    expect(await office.api['tasks.dispatch']({ serial, on: '2026-03-02' })).toMatchObject({ error: { code: 'task.dispatchedAlready' } });
    expect(await stage()).toBe('dispatched');
    valueOf(await reassign(first));
    expect(valueOf(await office.api['tasks.dispatched']({ serial })).find(({ code }) => code === first)?.unit).toBe('诸福屯市场监督管理所');
    await enter(office, serial, second);
    expect(await reassign(second)).toMatchObject({ error: { code: 'team.resultEntered' } });
    expect(await stage()).toBe('inspecting');
  });

  test('closes only when everything is published and every problem is followed to its end', async () => {
    const office = prepared.start();
    const codes = await codesOf(office, serial);
    const close = () => office.api['tasks.close']({ serial });
    for (const [index, code] of codes.entries())
      await enter(office, serial, code, { outcomes: [index === 0 ? 'NOT_DISCLOSED' : 'NO_ISSUE'] });
    expect(await close()).toMatchObject({ error: { code: 'task.notFinished', params: { unpublished: 6 } } });
    valueOf(await approve(office, serial, codes));
    valueOf(await publish(office, serial, codes));
    expect(valueOf(await office.api['tasks.get']({ serial }))).toMatchObject({ stage: 'followUp', next: { do: 'followUp', count: 1 } });
    expect(await close()).toMatchObject({ error: { code: 'task.notFinished', params: { unpublished: 0, followUpsOpen: 1 } } });
    const byHand = `insert into event_closures values ('${serial}', 'x', 'x', 'x', 1)`;
    expect(runByHand(office.store.filePath, byHand)).toBe('an event is closed once all is published and followed up');
    const [row] = await listOf(office);
    valueOf(await office.api['followUps.save']({ id: row?.id ?? '', owner: '', measures: [{ ...listing() }] }));
    valueOf(await office.api['followUps.close']({ id: row?.id ?? '', note: '已列入' }));
    expect(valueOf(await office.api['tasks.list']({}))).toMatchObject([
      { serial, stage: 'published', next: { do: 'close' }, deadline: null },
    ]);
    valueOf(await close());
    expect(valueOf(await office.api['tasks.get']({ serial }))).toMatchObject({ stage: 'closed', next: { do: 'nothing' } });
    expect(await close()).toMatchObject({ error: { code: 'task.closedAlready' } });
  });
});

test('ledger and public sheet are written with their columns, every cell as text', async () => {
  const { office, first, save } = await withProblems(['NOT_DISCLOSED']);
  valueOf(await save(first, [order('a', { evidence: '=1+1' })], '=cmd|calc'));
  const folder = makeTempDir();
  const read = async (fileName: string) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path.join(folder, fileName));
    return book.worksheets[0];
  };
  const ledger = valueOf(await office.api['followUps.export']({ serial, folder }));
  const sheet = await read(ledger.fileName);
  expect(sheet?.getRow(1).values).toEqual([
    undefined,
    ...[
      '序号',
      '任务编号',
      '对象',
      '统一社会信用代码',
      '检查日期',
      '检查人员（证号）',
      '事项',
      '发现问题',
      '结果',
      '处置措施',
      '责任人',
      '整改期限',
    ],
    ...['复查日期', '完结状态/日期', '抄告/移送单号', '异常名录文号', '录入/公示日期', '是否超期'],
  ]);
  expect(sheet?.getCell('K2')).toMatchObject({ value: '=cmd|calc', numFmt: '@' });
  expect(sheet?.getCell('K2').type).toBe(ExcelJS.ValueType.String);
  const draft = valueOf(await office.api['publication.export']({ serial, folder }));
  expect((await read(draft.fileName))?.getCell('C2').value).toBe(serial);
});
