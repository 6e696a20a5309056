import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { RecordPage } from '#renderer/features/records/RecordPage.tsx';
import type { AppClient } from '#shared/contract/contract.ts';
import type { PeopleOfDraw, RecordFacts } from '#shared/contract/draw-records.ts';
import type { VoidSheet } from '#shared/contract/draws.ts';
import { err, ok } from '#shared/base/result.ts';
import { fakeDesk, inDesk } from '#tests/support/fake-desk.tsx';
import { peopleOfDraw as people } from '#tests/support/people-of-draw.ts';

const serial = '130123-2026-0001';
const hash = (digit: string): string => digit.repeat(64);

const facts: RecordFacts = {
  office: '正定县市场监督管理局',
  serial,
  drill: false,
  scheme: '第1期 联合抽查',
  frozenAt: '2026-03-02T09:00:00+08:00',
  drawnAt: '2026-03-02T09:30:00+08:00',
  attendance: { place: '', people: [], savedAt: null },
  frame: hash('1'),
  plan: hash('2'),
  prev: hash('0'),
  commitA: hash('3'),
  commitB: hash('4'),
  dice: '31415926535897932384',
  publicValue: '-',
  prk: hash('5'),
  result: hash('6'),
  record: hash('7'),
  subjects: 40,
  excluded: [],
  strata: [{ item: null, stratum: 'A', ratePpm: 30_000, minimum: 1, size: 40, drawn: 2 }],
  total: 0,
  items: [{ key: null, title: '即时公示信息检查' }],
  settings: {
    quantity: 'ratio',
    rounding: 'up',
    deferVisited: false,
    teamMode: 'person',
    pairRotation: false,
    balanceYear: false,
    avoidLast: false,
    area: { rule: 'any', areas: [] },
    joint: null,
    handed: null,
    accepted: [{ code: 'rateTiny', about: 'C', facts: { stratum: 'C', item: '', ratePpm: 300 }, reason: 'C类去年全查过。' }],
  },
  overCap: { reason: '投诉较多', approver: '岳文启' },
  people: 'own',
  teamSize: 2,
  inspectorCap: 60,
  roster: 6,
  recusals: 0,
  drawn: 2,
  inspectors: 4,
  short: 0,
  first: null,
  last: null,
  earlier: [{ serial: '130123-2026-0000', reason: '名录导错', approvedBy: '岳文启', at: '2026-03-01T09:00:00+08:00' }],
  voided: null,
  program: '1.0.0',
  code: { text: `${serial}|x`, modules: 1, path: 'M0 0h1v1h-1z' },
};

const nobody: PeopleOfDraw = { place: '', people: [], savedAt: null };

const show = (calls: Partial<AppClient>) => {
  const desk = fakeDesk({ 'draws.people': () => Promise.resolve(ok(nobody)), 'draws.record': () => Promise.resolve(ok(facts)), ...calls });
  const navigate = vi.fn();
  render(inDesk(desk, <RecordPage serial={serial} navigate={navigate} />));
  return { desk, navigate };
};

describe('the page of the record', () => {
  it('shows the paper as it will be printed, earlier void events among it', async () => {
    show({});
    const paper = await screen.findByRole('region', { name: '记录预览' });
    expect(within(paper).getByText(/本期第 2 次抽取，第 1 次（130123-2026-0000）因名录导错作废，岳文启批准/)).toBeTruthy();
    expect(within(paper).getByText(/体检提示 1 处，写明理由后封存：（1）.*比例只有 0.03%。理由：C类去年全查过。$/)).toBeTruthy();
    expect(within(paper).getByText('今年检查已到本局上限的户仍参加抽取。理由：投诉较多。岳文启批准。')).toBeTruthy();
    expect(within(paper).getByText(/有小数的一律进一（向上取整），合计抽取 2 户/)).toBeTruthy();
    expect(within(paper).getByRole('img', { name: `${serial}|x` })).toBeTruthy();
    expect(screen.getByText('还没有登记地点或人员，签字页上会写“未登记”。')).toBeTruthy();
  });

  it('saves who is there, without the lines that nobody filled in, and asks for a name that is missing', async () => {
    const save = vi.fn<AppClient['draws.savePeople']>(() => Promise.resolve(ok(null)));
    show({ 'draws.savePeople': save });
    await userEvent.type(await screen.findByLabelText('地点'), '局三楼会议室');
    await userEvent.type(screen.getByLabelText('第 1 人单位'), '县局');
    await userEvent.click(screen.getByRole('button', { name: '存好地点和人员' }));
    expect(await screen.findByText('有人没有填姓名。请填上，或者去掉这一行。')).toBeTruthy();
    await userEvent.type(screen.getByLabelText('第 1 人姓名'), '岳文启');
    await userEvent.click(screen.getByRole('button', { name: '存好地点和人员' }));
    expect(save.mock.calls.map(([input]) => input)).toEqual([
      { serial, place: '局三楼会议室', people: [{ part: 'host', name: '岳文启', unit: '县局', duty: '', rolled: 0 }] },
    ]);
    expect(await screen.findByText('地点和人员已存好，记录上已经改过来。')).toBeTruthy();
  });

  it('lets people be written down before the draw and says what the page waits for', async () => {
    const notYet = err({ code: 'draw.wrongState', params: { serial, state: 'frozen' } } as const);
    show({
      'draws.people': () => Promise.resolve(ok({ place: '三楼', people, savedAt: '2026-03-02T09:00:00+08:00' })),
      'draws.record': () => Promise.resolve(notYet),
    });
    expect(await screen.findByText(/抽取完成后，这里显示要签字的记录/)).toBeTruthy();
    expect(await screen.findByDisplayValue('费长安')).toBeTruthy();
  });

  it('of an event made void before its draw has a folder to write and nothing to sign', async () => {
    const exported = vi.fn<AppClient['draws.exportRecord']>(() => Promise.resolve(ok({ folder: '导出', files: ['a', 'b'] })));
    show({
      'draws.record': () => Promise.resolve(err({ code: 'draw.wrongState', params: { serial, state: 'void' } } as const)),
      'draws.exportRecord': exported,
    });
    expect(await screen.findByText('抽取之前已作废，没有要签字的记录')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '打印两份' })).toBeNull();
    expect(screen.queryByRole('button', { name: '存好地点和人员' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '导出抽取记录' }));
    expect(await screen.findByText('抽取记录已写到“导出”，2 个文件。')).toBeTruthy();
    expect(exported.mock.calls[0]?.[0]).toEqual({ serial, folder: 'folder-1' });
  });

  it('of an event made void after its draw says so beside the paper and takes no more people', async () => {
    const voided: VoidSheet = {
      from: 'drawn',
      reason: '名录导错',
      by: '苏文岚',
      approvedBy: '岳文启',
      at: facts.drawnAt,
      record: hash('7'),
    };
    show({ 'draws.record': () => Promise.resolve(ok({ ...facts, voided })) });
    expect(await screen.findByText(/作废：名录导错。苏文岚申请，岳文启批准/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '存好地点和人员' })).toBeNull();
  });

  it('lays the page out and hands the PDF to the job that writes the folder', async () => {
    const exported = vi.fn<AppClient['draws.exportRecord']>(() => Promise.resolve(ok({ folder: '导出', files: ['a', 'b'] })));
    show({ 'draws.recordPage': () => Promise.resolve(ok({ html: '<p>' })), 'draws.exportRecord': exported });
    await userEvent.click(await screen.findByRole('button', { name: '导出抽取记录' }));
    expect(await screen.findByText('抽取记录已写到“导出”，2 个文件。')).toBeTruthy();
    expect(exported.mock.calls[0]?.[0]).toEqual({ serial, folder: 'folder-1', pdf: 'pdf-1' });
  });

  it('says when the printer refused, and that nothing was exported when the PDF failed', async () => {
    const { desk } = show({ 'draws.recordPage': () => Promise.resolve(ok({ html: '<p>' })) });
    vi.spyOn(desk.shell, 'printPage').mockResolvedValue(false);
    vi.spyOn(desk.shell, 'pdfOfPage').mockResolvedValue(null);
    await userEvent.click(await screen.findByRole('button', { name: '打印两份' }));
    expect((await screen.findByRole('alert')).textContent).toContain('没有打印');
    await userEvent.click(screen.getByRole('button', { name: '导出抽取记录' }));
    expect(await screen.findByText(/没有排好 PDF，记录没有导出/)).toBeTruthy();
    vi.restoreAllMocks();
  });
});
