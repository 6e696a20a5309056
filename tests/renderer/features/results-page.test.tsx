import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ResultsPage } from '#renderer/features/results/ResultsPage.tsx';
import { ok } from '#shared/base/result.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import { fail } from '#shared/contract/errors.ts';
import type { OfficeView } from '#shared/contract/office.ts';
import type { VisitRow } from '#shared/contract/results.ts';
import type { TaskView } from '#shared/contract/tasks.ts';
import type { SchemeSummary } from '#shared/contract/schemes.ts';
import { fakeDesk, inDesk } from '#tests/support/fake-desk.tsx';

const office: OfficeView = { code: '130123', name: '正定县市场监督管理局', role: 'county', dataFolder: '' };
const serial = '130123-2026-0010';
const task: SchemeSummary = {
  id: 's1',
  name: '第10期 餐饮服务',
  state: 'drawn',
  serial,
  people: 'own',
  drawn: 3,
  entered: 0,
  updatedAt: '',
};
const visits: readonly VisitRow[] = ['甲饭庄', '乙面馆', '丙小吃部'].map((name, index) => ({
  code: `c${index + 1}`,
  name,
  town: '正定镇',
  inspectors: ['苏文岚'],
  state: 'todo',
  review: 'todo',
  outcomes: [],
}));

const taskView: TaskView = {
  ...{
    serial,
    name: task.name,
    stage: 'dispatched',
    next: { do: 'enter', count: 3 },
    dispatchedOn: '2026-11-20',
    deadline: null,
    followUpDeadline: null,
  },
  counts: {
    visits: 3,
    todo: 3,
    submitted: 0,
    returned: 0,
    approved: 0,
    published: 0,
    correctionsWaiting: 0,
    followUps: 0,
    followUpsOpen: 0,
  },
};

const calls = (save: AppClient['results.save']): Partial<AppClient> => ({
  'schemes.list': () => Promise.resolve(ok([task])),
  'results.progress': () => Promise.resolve(ok({ visits: 3, entered: 0, withProblems: 0 })),
  'results.queue': () => Promise.resolve(ok({ offset: 0, total: 3, rows: visits })),
  'results.visit': ({ code }) => {
    const row = visits.find((visit) => visit.code === code);
    if (!row) return Promise.resolve(fail('result.notDrawn', { code }));
    const items = [{ id: 'i1', code: '1', name: '许可证公示', content: '' }];
    const facts = { serial, position: 1, schemeName: task.name, address: '', legalPerson: '' };
    const review = { draft: null, version: 0, returned: null, published: null, deadline: null };
    return Promise.resolve(ok({ ...row, ...facts, ...review, items, result: null }));
  },
  'evidence.list': () => Promise.resolve(ok({ files: [], asksNote: false })),
  'tasks.get': () => Promise.resolve(ok(taskView)),
  'results.keepDraft': () => Promise.resolve(ok({ keptAt: '2026-11-24T10:32:07+08:00' })),
  'results.settings': () => Promise.resolve(ok({ visitCodeRequired: false })),
  'results.save': save,
});
const show = (save: AppClient['results.save']): void => {
  render(inDesk(fakeDesk(calls(save)), <ResultsPage serial={null} review={false} navigate={vi.fn()} office={office} />));
};
const saved = ok({ rev: 1, savedAt: '2026-11-24T10:32:07+08:00' });

describe('what is typed', () => {
  it('is kept within a second, with its time, and is no result yet', async () => {
    const keep = vi.fn<AppClient['results.keepDraft']>(() => Promise.resolve(ok({ keptAt: '2026-11-24T10:32:07+08:00' })));
    const save = vi.fn<AppClient['results.save']>(() => Promise.resolve(saved));
    render(
      inDesk(
        fakeDesk({ ...calls(save), 'results.keepDraft': keep }),
        <ResultsPage serial={null} review={false} navigate={vi.fn()} office={office} />,
      ),
    );
    await screen.findByRole('heading', { name: '甲饭庄' });
    await screen.findByLabelText('检查日期');
    await userEvent.keyboard('8');
    expect(await screen.findByText('已存 10:32:07，还没送审', {}, { timeout: 5000 })).toBeTruthy();
    expect(keep.mock.calls.at(-1)?.[0]).toMatchObject({ serial, code: 'c1', draft: { outcomes: ['PENDING'] } });
    expect(save).not.toHaveBeenCalled();
  });
});

describe('entering results', () => {
  it('saves a visit without issues with one key and Enter, and goes on to the next with the same day', async () => {
    const save = vi.fn<AppClient['results.save']>(() => Promise.resolve(saved));
    show(save);
    await screen.findByRole('heading', { name: '甲饭庄' });
    await userEvent.type(await screen.findByLabelText('检查日期'), '20261123');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(save.mock.calls[0]?.[0].result.inspectedOn).toBe('2026-11-23');
    await screen.findByRole('heading', { name: '乙面馆' });
    await screen.findByLabelText('检查日期');
    await userEvent.keyboard('1{Enter}');
    expect(save.mock.calls[1]?.[0]).toEqual({
      serial,
      code: 'c2',
      result: {
        outcomes: ['NO_ISSUE'],
        items: [{ itemId: 'i1', check: 'checked', problem: false, text: '' }],
        methods: ['onSite'],
        disposal: 'none',
        inspectedOn: '2026-11-23',
        visitCode: '',
        remark: '',
      },
    });
    expect(await screen.findByRole('heading', { name: '丙小吃部' })).toBeTruthy();
  });

  it('shows a refusal beside its field and keeps everything that was typed', async () => {
    show(() => Promise.resolve(fail('result.problemTextMissing', { item: '许可证公示' })));
    await screen.findByLabelText('检查日期');
    await userEvent.keyboard('5');
    expect(screen.getByRole('checkbox', { name: '已责令改正' }).getAttribute('aria-checked')).toBe('true');
    await userEvent.click(within(screen.getByLabelText('许可证公示：有没有问题')).getByText('有问题'));
    await userEvent.type(screen.getByLabelText('备注'), '当场改好 5 处');
    await userEvent.click(screen.getByRole('button', { name: /存好，下一户/ }));
    expect(await screen.findByText(/“许可证公示”发现了问题但没有写明/)).toBeTruthy();
    expect(screen.getByLabelText('许可证公示：问题描述').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByLabelText<HTMLTextAreaElement>('备注').value).toBe('当场改好 5 处');
    expect(screen.getByRole('checkbox', { name: '已责令改正' }).getAttribute('aria-checked')).toBe('true');
  });

  it('finds a half filled visit as it was left', async () => {
    show(() => Promise.resolve(saved));
    await screen.findByLabelText('检查日期');
    await userEvent.type(screen.getByLabelText('备注'), '门锁着');
    await userEvent.click(screen.getByRole('button', { name: /先放着/ }));
    await screen.findByRole('heading', { name: '乙面馆' });
    await userEvent.click(screen.getByRole('button', { name: /上一户/ }));
    await screen.findByRole('heading', { name: '甲饭庄' });
    expect((await screen.findByLabelText<HTMLTextAreaElement>('备注')).value).toBe('门锁着');
  });
});
