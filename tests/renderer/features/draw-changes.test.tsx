import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { DrawPage } from '#renderer/features/draws/DrawPage.tsx';
import { ok } from '#shared/base/result.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { DrawDetail, DrawnRow } from '#shared/contract/draws.ts';
import { fail } from '#shared/contract/errors.ts';
import type { OfficeView } from '#shared/contract/office.ts';
import type { TeamChangeRow } from '#shared/contract/team-changes.ts';
import { fakeDesk, giveElementsSize, inDesk } from '#tests/support/fake-desk.tsx';

const office: OfficeView = { code: '130123', name: '正定县市场监督管理局', role: 'county', dataFolder: '' };
const at = '2026-11-24T10:00:00+08:00';
const serial = '130123-2026-0011';
const drawn: DrawDetail = {
  ...{ serial, schemeId: 's1', schemeName: '第11期 食品销售环节抽查', state: 'drawn', frozenAt: at, prev: '0'.repeat(64) },
  ...{ frame: '7c1e90af'.repeat(8), plan: '0e64a9c7'.repeat(8), subjects: 8236, people: 'own', teamSize: 2 },
  rules: {
    ...{
      quantity: 'ratio',
      rounding: 'up',
      teamMode: 'person',
      pairRotation: false,
      balanceYear: false,
      avoidLast: false,
      people: 'own',
      teamSize: 2,
    },
    ...{ area: { rule: 'any', areas: [] }, leftOut: [{ cause: 'status', subjects: 12 }], inspectorCap: 60 },
  },
  strata: [{ stratum: 'A', subjects: 3184, drawn: 32, oneIn: 100 }],
  ...{ commitA: 'a'.repeat(64), commitB: 'b'.repeat(64), announced: null, reading: null, readingLog: [], dice: '4'.repeat(20), read: null },
  ...{ resumed: false, voided: null, earlier: [] },
  result: {
    ...{
      prk: 'c'.repeat(64),
      resultHash: 'd'.repeat(64),
      recordHash: 'e'.repeat(64),
      drawn: 3,
      inspectors: 3,
      shortVisits: 0,
      drawnAt: at,
    },
  },
};
const person = (staffNo: string, name: string) => ({ staffNo, name, byChoice: false });
const row = (change: Partial<DrawnRow>): DrawnRow => ({
  ...{ code: '92130199MA10R8X40K', name: '滹岸柳荫农家饭庄', town: '正定镇', stratum: 'A', rank: 1, ticket: '0123456789abcdef'.repeat(4) },
  ...{ items: [], result: 'todo', replacedBy: null, inspectors: [person('1', '苏文岚'), person('2', '郝砚秋')] },
  ...change,
});
const rows = [
  row({}),
  row({ code: '92130199MA10R8X41H', name: '隆兴寺东茶社', result: 'entered' }),
  row({ code: '92130199MA10R8X42F', name: '曹村豆腐坊', replacedBy: '130123-2026-0012' }),
];
const changeRow = (change: Partial<TeamChangeRow>): TeamChangeRow => ({
  ...{ number: 1, kind: 'redrawn', code: rows[0]?.code ?? '', name: '滹岸柳荫农家饭庄', leaving: { staffNo: '1', name: '苏文岚' } },
  ...{ before: [person('1', '苏文岚'), person('2', '郝砚秋')], after: [person('3', '阚守正'), person('2', '郝砚秋')] },
  ...{ reason: 'recusal', note: '近亲属', at },
  ...change,
});

const show = (calls: Partial<AppClient> = {}, draw: DrawDetail = drawn) => {
  const navigate = vi.fn();
  const desk = fakeDesk({
    'draws.get': () => Promise.resolve(ok(draw)),
    'draws.drawn': () => Promise.resolve(ok({ offset: 0, total: rows.length, inspections: null, rows })),
    'draws.people': () => Promise.resolve(ok({ place: '', people: [], savedAt: null })),
    'draws.teams': () =>
      Promise.resolve(ok({ inspectors: [{ staffNo: '1', name: '苏文岚', ticket: '0'.repeat(64), rank: 1, visits: 2 }], recusals: [] })),
    'stage.settings': () => Promise.resolve(ok({ objects: 'masked', inspectors: false })),
    'replacements.list': () => Promise.resolve(ok({ events: [], byCeremony: 0, fills: null })),
    'teams.changes': () => Promise.resolve(ok([])),
    ...calls,
  });
  render(inDesk(desk, <DrawPage serial={serial} navigate={navigate} office={office} />));
  return navigate;
};
const openRow = async (name: string) => {
  const grid = await screen.findByRole('grid', { name: '抽中名单' });
  await userEvent.click(await within(grid).findByTitle(name));
  return within(await screen.findByRole('dialog'));
};

beforeAll(() => {
  giveElementsSize(1000, 392);
});

describe('another inspector for one visit', () => {
  it('is drawn again with the reason', async () => {
    const redraw = vi.fn<AppClient['teams.redraw']>(() => Promise.resolve(ok({ changes: [changeRow({})] })));
    show({ 'teams.redraw': redraw });
    const dialog = await openRow('滹岸柳荫农家饭庄');
    await userEvent.click(dialog.getByRole('radio', { name: '郝砚秋（2）' }));
    await userEvent.type(dialog.getByLabelText('说明'), '近亲属');
    await userEvent.click(dialog.getByRole('button', { name: '重新抽取这一户' }));
    expect(redraw.mock.calls[0]?.[0]).toEqual({ serial, leaving: '2', subjects: [rows[0]?.code], reason: 'recusal', note: '近亲属' });
    expect(await screen.findByText('已调整 1 户的检查人员，原因和前后人员都写进了记录。')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is chosen from those who are eligible, and the choice is named as such', async () => {
    const designate = vi.fn<AppClient['teams.designate']>(() => Promise.resolve(fail('team.notEligible', { code: 'x', staffNo: '3' })));
    const eligible = vi.fn<AppClient['teams.eligible']>(() => Promise.resolve(ok([{ staffNo: '3', name: '阚守正' }])));
    show({ 'teams.designate': designate, 'teams.eligible': eligible });
    const dialog = await openRow('滹岸柳荫农家饭庄');
    await userEvent.click(dialog.getByRole('radio', { name: '指定一人' }));
    expect(dialog.getByText(/一直标明“指定”/)).toBeTruthy();
    const confirm = dialog.getByRole<HTMLButtonElement>('button', { name: '指定这个人' });
    expect(confirm.disabled).toBe(true);
    await userEvent.click(dialog.getByRole('combobox', { name: '接替的人' }));
    await userEvent.click(await screen.findByTitle('阚守正（3）'));
    await userEvent.click(confirm);
    expect(eligible.mock.calls[0]?.[0]).toEqual({ serial, subject: rows[0]?.code, leaving: '1' });
    expect(designate.mock.calls[0]?.[0]).toMatchObject({ leaving: '1', joining: '3' });
    expect(await dialog.findByText(/3 不能去检查 x/)).toBeTruthy();
  });

  it('comes too late once the result is entered, and is not needed for a vacancy', async () => {
    show();
    const dialog = await openRow('隆兴寺东茶社');
    expect(dialog.getByText('这一户的检查结果已经录入，检查人员不能再调整。')).toBeTruthy();
    expect(dialog.getByRole<HTMLButtonElement>('button', { name: '重新抽取这一户' }).disabled).toBe(true);
    await userEvent.click(dialog.getByRole('button', { name: '不调整，返回' }));
    expect((await openRow('曹村豆腐坊')).getByText(/已列为空缺/)).toBeTruthy();
  });
});

describe('a person who leaves', () => {
  it('is taken out of the visits that are still open, except those that were unticked', async () => {
    const redraw = vi.fn<AppClient['teams.redraw']>(() => Promise.resolve(ok({ changes: [] })));
    const visit = (code: string, name: string, entered: boolean) => ({ code, name, town: '正定镇', entered });
    show({
      'teams.redraw': redraw,
      'teams.visits': () => Promise.resolve(ok([visit('A', '甲店', false), visit('B', '乙店', true), visit('C', '丙店', false)])),
    });
    await userEvent.click(await screen.findByRole('button', { name: '下一步：抽取检查人员' }));
    await userEvent.click(await screen.findByRole('button', { name: '苏文岚 退出…' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByRole('button', { name: '重新抽取这 2 户' })).toBeTruthy();
    expect(dialog.getByRole<HTMLInputElement>('checkbox', { name: /乙店/ }).disabled).toBe(true);
    await userEvent.click(dialog.getByRole('checkbox', { name: /丙店/ }));
    await userEvent.click(dialog.getByRole('button', { name: '重新抽取这 1 户' }));
    expect(redraw.mock.calls[0]?.[0]).toEqual({ serial, leaving: '1', subjects: ['A'], reason: 'leave', note: '' });
  });

  it('and who came instead stand below the recusals', async () => {
    show({ 'teams.changes': () => Promise.resolve(ok([changeRow({}), changeRow({ number: 2, kind: 'designated' })])) });
    for (const step of ['抽取检查人员', '匹配与回避'])
      await userEvent.click(await screen.findByRole('button', { name: `下一步：${step}` }));
    expect(
      await screen.findByText(
        '11月24日 10:00 滹岸柳荫农家饭庄：苏文岚退出，重新抽取，苏文岚、郝砚秋 改为 阚守正、郝砚秋。原因：回避，近亲属',
      ),
    ).toBeTruthy();
    expect(screen.getByText(/苏文岚退出，指定/)).toBeTruthy();
  });
});

describe('vacancies', () => {
  const candidate = { town: '正定镇', stratum: 'A' } as const;
  const candidates: AppClient['replacements.candidates'] = ({ text }) =>
    Promise.resolve(
      ok(
        [
          { ...candidate, code: 'GONE', name: '已搬走的店', reason: 'moved' as const },
          { ...candidate, code: 'SHUT', name: '关门的店', reason: null },
        ].filter(({ name }) => name.includes(text)),
      ),
    );

  it('are frozen with reason and evidence, and the new event opens', async () => {
    const freeze = vi.fn<AppClient['replacements.freeze']>(() => Promise.resolve(ok({ serial: '130123-2026-0012' })));
    const navigate = show({ 'replacements.candidates': candidates, 'replacements.freeze': freeze });
    await userEvent.click(await screen.findByRole('button', { name: '补抽空缺…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(await dialog.findByRole('button', { name: '添加结果已录为找不到、停业等的 1 户' }));
    await userEvent.click(dialog.getByRole('combobox', { name: '添加空缺' }));
    await userEvent.click(await screen.findByTitle('关门的店 SHUT'));
    const confirm = dialog.getByRole<HTMLButtonElement>('button', { name: '封存空缺，准备补抽' });
    expect(dialog.getByLabelText<HTMLInputElement>('已搬走的店 依据').value).toBe('检查结果已录：迁出本县');
    expect(confirm.disabled).toBe(true);
    await userEvent.type(dialog.getByLabelText('关门的店 依据'), '现场笔录第3号');
    await userEvent.type(dialog.getByLabelText('检查开始'), '2026-11-25');
    await userEvent.type(dialog.getByLabelText('检查截止'), '2026-12-18');
    await userEvent.click(confirm);
    expect(freeze.mock.calls[0]?.[0]).toEqual({
      serial,
      ...{ startsOn: '2026-11-25', endsOn: '2026-12-18' },
      vacancies: [
        { code: 'GONE', reason: 'moved', evidence: '检查结果已录：迁出本县' },
        { code: 'SHUT', reason: 'closed', evidence: '现场笔录第3号' },
      ],
    });
    expect(navigate).toHaveBeenCalledWith({ page: 'draw', serial: '130123-2026-0012' });
  });

  it('are said on the page of either event', async () => {
    const vacancy = { subject: 'GONE', name: '已搬走的店', reason: 'moved' as const, evidence: '现场笔录第3号' };
    const navigate = show({
      'replacements.list': () =>
        Promise.resolve(
          ok({
            events: [{ serial: '130123-2026-0013', state: 'drawn', vacancies: 1, drawn: 1 }],
            byCeremony: 1,
            fills: { serial: '130123-2026-0010', vacancies: [vacancy] },
          }),
        ),
    });
    expect(await screen.findByText('本次是补抽：补抽取 130123-2026-0010 的 1 户空缺，从剩下的备选里抽。')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '看空缺名单' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('现场笔录第3号')).toBeTruthy();
    await userEvent.click(dialog.getByRole('button', { name: '看完了，返回' }));
    await userEvent.click(screen.getByRole('button', { name: '去看补抽' }));
    expect(navigate).toHaveBeenCalledWith({ page: 'draw', serial: '130123-2026-0013' });
  });

  it('and changes of teams are not to be had in a void event', async () => {
    show(
      {},
      { ...drawn, state: 'void', voided: { from: 'drawn', reason: '漏选事项', by: '苏文岚', approvedBy: '郝砚秋', at, record: '' } },
    );
    const grid = await screen.findByRole('grid', { name: '抽中名单' });
    expect(screen.queryByRole('button', { name: '补抽空缺…' })).toBeNull();
    await userEvent.click(await within(grid).findByTitle('滹岸柳荫农家饭庄'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
