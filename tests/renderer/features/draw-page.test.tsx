import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { DrawPage } from '#renderer/features/draws/DrawPage.tsx';
import { ok } from '#shared/base/result.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { DrawDetail } from '#shared/contract/draws.ts';
import { fail } from '#shared/contract/errors.ts';
import type { OfficeView } from '#shared/contract/office.ts';
import { fakeDesk, giveElementsSize, inDesk } from '#tests/support/fake-desk.tsx';

const office: OfficeView = { code: '130123', name: '正定县市场监督管理局', role: 'county', dataFolder: '' };
const frozen: DrawDetail = {
  serial: '130123-2026-0011',
  schemeId: 's1',
  schemeName: '第11期 食品销售环节抽查',
  state: 'frozen',
  frozenAt: '2026-11-23T16:05:00+08:00',
  prev: '0'.repeat(64),
  frame: '7c1e90af'.repeat(8),
  plan: '0e64a9c7'.repeat(8),
  subjects: 8236,
  strata: [{ stratum: 'A', subjects: 3184, drawn: 32, oneIn: 100 }],
  people: 'own',
  teamSize: 2,
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
  commitA: null,
  commitB: null,
  announced: null,
  reading: null,
  readingLog: [],
  dice: null,
  read: null,
  resumed: false,
  result: null,
  voided: null,
  earlier: [],
};
const at = '2026-11-24T09:30:00+08:00';
const committed: DrawDetail = { ...frozen, state: 'committed', commitA: 'a'.repeat(64), commitB: 'b'.repeat(64) };
const readOnce: DrawDetail = { ...committed, reading: { by: '苏文岚', at, kind: 'tenSided', digits: 20 } };
const diced: DrawDetail = { ...committed, state: 'diced', dice: '40817369250618427715' };
const drawn: DrawDetail = {
  ...diced,
  state: 'drawn',
  result: {
    prk: 'c'.repeat(64),
    resultHash: 'd'.repeat(64),
    recordHash: 'e'.repeat(64),
    drawn: 1,
    inspectors: 2,
    shortVisits: 0,
    drawnAt: '2026-11-24T10:00:00+08:00',
  },
};

const show = (draw: DrawDetail, calls: Partial<AppClient> = {}) => {
  const navigate = vi.fn();
  const desk = fakeDesk({
    'draws.get': () => Promise.resolve(ok(draw)),
    'draws.people': () => Promise.resolve(ok({ place: '', people: [], savedAt: null })),
    'replacements.list': () => Promise.resolve(ok({ events: [], byCeremony: 0, fills: null })),
    'teams.changes': () => Promise.resolve(ok([])),
    'stage.settings': () => Promise.resolve(ok({ objects: 'masked', inspectors: false })),
    ...calls,
  });
  render(inDesk(desk, <DrawPage serial={draw.serial} navigate={navigate} office={office} />));
  return navigate;
};
const partyA = '甲方（操作员）';

beforeAll(() => {
  giveElementsSize(1000, 392);
});

describe('the commitment of a party', () => {
  it('is made from a secret typed twice, without the blanks of the paper', async () => {
    const commit = vi.fn<AppClient['draws.commit']>(() => Promise.resolve(ok({ commitment: 'a'.repeat(64) })));
    show(frozen, {
      'draws.commit': commit,
      'draws.proposeSecret': () => Promise.resolve(ok({ secret: '133f60e93f97f16b9ad7c30058170031' })),
    });
    await userEvent.click(await screen.findByRole('button', { name: '下一步：参数核对' }));
    await userEvent.click(await screen.findByRole('button', { name: `${partyA}生成一个密语` }));
    expect(await screen.findByText('133f 60e9 3f97 f16b 9ad7 c300 5817 0031')).toBeTruthy();
    await userEvent.type(screen.getByLabelText(`${partyA}密语`), '133f 60e9 3f97 f16b 9ad7 c300 5817 0031');
    await userEvent.type(screen.getByLabelText(`${partyA}再输一遍密语`), '133f60e93f97f16b9ad7c30058170031');
    await userEvent.click(screen.getByRole('button', { name: `${partyA}记下承诺值` }));
    expect(commit.mock.calls[0]?.[0]).toEqual({ serial: frozen.serial, party: 'A', secret: '133f60e93f97f16b9ad7c30058170031' });
    await waitFor(() => {
      expect(screen.queryByText('133f 60e9 3f97 f16b 9ad7 c300 5817 0031')).toBeNull();
    });
  });

  it('comes after the rules, which are there to be read out', async () => {
    show({ ...frozen, rules: { ...frozen.rules, rounding: 'halfUp', avoidLast: true } });
    await userEvent.click(await screen.findByRole('button', { name: '下一步：参数核对' }));
    for (const line of [
      '每层四舍五入，合计 32 户。',
      '不参加抽取：登记状态不是存续 12 户；名录里都留着，写明原因。',
      '每户 2 名检查人员，每人最多 60 户。',
      '登记的回避一律避开，上次查过的人不再查同一户；不限片区。',
    ])
      expect(await screen.findByText(line)).toBeTruthy();
  });

  it('is not made when the two secrets differ or are too short', async () => {
    show(frozen);
    await userEvent.click(await screen.findByRole('button', { name: '下一步：参数核对' }));
    await userEvent.type(await screen.findByLabelText(`${partyA}密语`), 'abc');
    await userEvent.type(screen.getByLabelText(`${partyA}再输一遍密语`), 'abc');
    await userEvent.click(screen.getByRole('button', { name: `${partyA}记下承诺值` }));
    expect(screen.getByText('密语至少要 16 个字符。')).toBeTruthy();
    await userEvent.type(screen.getByLabelText(`${partyA}密语`), 'defghijklmnopqrst');
    await userEvent.click(screen.getByRole('button', { name: `${partyA}记下承诺值` }));
    expect(screen.getByText('两遍不一样，请再输一遍。')).toBeTruthy();
  });
});

const signedIn =
  (name: string): AppClient['session.current'] =>
  () =>
    Promise.resolve(ok({ person: { id: name, name, roles: ['clerk'] }, locked: false, idleMinutes: 10 }));

describe('the dice', () => {
  it('are hidden once the first person has typed enough of them', async () => {
    const read = vi.fn<AppClient['draws.readFirst']>(() => Promise.resolve(ok(null)));
    show(committed, { 'draws.readFirst': read });
    await userEvent.type(await screen.findByLabelText('第一遍'), '4081736925061842771');
    expect(screen.getByText('还差 1 位')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '第一遍录好，遮住' }).disabled).toBe(true);
    await userEvent.type(screen.getByLabelText('第一遍'), '5');
    await userEvent.click(screen.getByRole('button', { name: '第一遍录好，遮住' }));
    expect(read.mock.calls[0]?.[0]).toEqual({ serial: committed.serial, kind: 'tenSided', digits: '40817369250618427715' });
  });

  it('are read a second time by another person, who proves it in the step, and only the differing places are told', async () => {
    const read = vi.fn<AppClient['draws.readSecond']>(() => Promise.resolve(ok({ at: 'differs', positions: [2, 9], digits: 20 })));
    show(readOnce, { 'draws.readSecond': read, 'session.current': signedIn('苏文岚') });
    await userEvent.type(await screen.findByLabelText('第二遍'), '41817369250618427715');
    const save = screen.getByRole<HTMLButtonElement>('button', { name: '与现场一致，记下种子数字' });
    expect(save.disabled).toBe(true);
    await userEvent.type(screen.getByLabelText('第二遍录入人姓名'), '郝砚秋');
    await userEvent.type(screen.getByLabelText('第二遍录入人密码'), 'Lianyan-2021');
    await userEvent.type(screen.getByLabelText('见证人1姓名'), '阚守正');
    await userEvent.click(save);
    expect(read.mock.calls[0]?.[0]).toEqual({
      serial: committed.serial,
      digits: '41817369250618427715',
      reader: { name: '郝砚秋', password: 'Lianyan-2021' },
      witnesses: [{ name: '阚守正', unit: '' }],
    });
    expect(await screen.findByText(/第 2、9 位两遍不同/)).toBeTruthy();
  });

  it('need no further password from another person who is signed in', async () => {
    const read = vi.fn<AppClient['draws.readSecond']>(() => Promise.resolve(ok({ at: 'agreed' })));
    show(readOnce, { 'draws.readSecond': read, 'session.current': signedIn('郝砚秋') });
    expect(await screen.findByText('现在登录的是郝砚秋，由郝砚秋录第二遍。')).toBeTruthy();
    expect(screen.queryByLabelText('第二遍录入人密码')).toBeNull();
  });

  it('come from people: no button makes digits or draws again', async () => {
    show(committed);
    await screen.findByLabelText('第一遍');
    for (const button of screen.getAllByRole('button')) expect(button.textContent).not.toMatch(/随机|重抽/);
  });
});

describe('opening the envelopes', () => {
  it('draws with a dash when no public value was announced, and says whose secret does not fit', async () => {
    const run = vi.fn<AppClient['draws.run']>(() => Promise.resolve(fail('draw.revealWrong', { party: 'B' })));
    show(diced, { 'draws.run': run });
    await userEvent.type(await screen.findByLabelText('甲方密语'), 'secret-of-a-1234');
    await userEvent.type(screen.getByLabelText('乙方密语'), 'secret-of-b-1234');
    await userEvent.click(screen.getByRole('button', { name: '抽取' }));
    expect(run.mock.calls[0]?.[0]).toEqual({
      serial: diced.serial,
      revealA: 'secret-of-a-1234',
      revealB: 'secret-of-b-1234',
      publicValue: '-',
    });
    expect(await screen.findByText('与封存时的承诺值对不上，请照纸上的原文再录。')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('乙方密语').value).toBe('secret-of-b-1234');
  });
});

describe('a void event', () => {
  it('takes the number, a reason and an approver’s password, and leads to the new scheme', async () => {
    const voided = vi.fn<AppClient['draws.void']>(() => Promise.resolve(ok({ at: 'voided', again: { schemeId: 's2' } })));
    const navigate = show(drawn, {
      'draws.void': voided,
      'draws.drawn': () => Promise.resolve(ok({ offset: 0, total: 0, inspections: null, rows: [] })),
    });
    await userEvent.click(await screen.findByRole('button', { name: '作废本次…' }));
    const dialog = within(await screen.findByRole('dialog'));
    const confirm = dialog.getByRole<HTMLButtonElement>('button', { name: '作废这次抽取' });
    expect(confirm.disabled).toBe(true);
    await userEvent.type(dialog.getByLabelText(/作废原因/), '漏选事项');
    await userEvent.type(dialog.getByLabelText(`请照录编号 ${drawn.serial}`), drawn.serial);
    await userEvent.type(dialog.getByLabelText('批准人姓名'), '郝砚秋');
    await userEvent.type(dialog.getByLabelText('批准人密码'), 'Lianyan-2021');
    await userEvent.click(confirm);
    expect(voided.mock.calls[0]?.[0]).toEqual({
      serial: drawn.serial,
      typedSerial: drawn.serial,
      reason: '漏选事项',
      approver: { name: '郝砚秋', password: 'Lianyan-2021' },
      again: true,
    });
    expect(navigate).toHaveBeenCalledWith({ page: 'scheme', id: 's2' });
  });

  it('stays on its page with the reason, and the next one says which came before', async () => {
    show({
      ...frozen,
      state: 'void',
      voided: { from: 'frozen', reason: '漏选事项', by: '苏文岚', approvedBy: '郝砚秋', at, record: 'f'.repeat(64) },
      earlier: [{ serial: '130123-2026-0010', reason: '名录不全', approvedBy: '郝砚秋', at }],
    });
    expect(await screen.findByText(/作废：漏选事项。苏文岚申请，郝砚秋批准/)).toBeTruthy();
    expect(screen.getByText('本期第 2 次抽取，第 1 次（130123-2026-0010）因名录不全作废，郝砚秋批准。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '作废本次…' })).toBeNull();
  });
});

describe('the drawn list', () => {
  it('shows fingerprints and teams, exports the record and goes on to the results', async () => {
    const navigate = show(drawn, {
      'draws.teams': () => Promise.resolve(ok({ inspectors: [], recusals: [] })),
      'draws.drawn': () =>
        Promise.resolve(
          ok({
            offset: 0,
            total: 1,
            inspections: null,
            rows: [
              {
                items: [],
                code: '92130199MA10R8X40K',
                name: '正定县滹岸柳荫农家饭庄',
                town: '正定镇',
                stratum: 'B',
                rank: 1,
                ticket: '0123456789abcdef'.repeat(4),
                inspectors: [
                  { staffNo: '1', name: '苏文岚', byChoice: false },
                  { staffNo: '2', name: '郝砚秋', byChoice: true },
                ],
                result: 'todo',
                replacedBy: null,
              },
            ],
          }),
        ),
    });
    const grid = await screen.findByRole('grid', { name: '抽中名单' });
    expect(await within(grid).findByText('苏文岚、郝砚秋（指定）')).toBeTruthy();
    expect(within(grid).getByText('0123456789ab')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '抽取记录' }));
    expect(navigate).toHaveBeenCalledWith({ page: 'record', serial: drawn.serial });
    for (const step of ['抽取检查人员', '匹配与回避', '签字与打印'])
      await userEvent.click(screen.getByRole('button', { name: `下一步：${step}` }));
    await userEvent.click(screen.getByRole('button', { name: '去录结果' }));
    expect(navigate).toHaveBeenCalledWith({ page: 'results', serial: drawn.serial });
  });
});
