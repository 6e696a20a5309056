import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { FollowUpsPage } from '#renderer/features/follow-ups/FollowUpsPage.tsx';
import { PublicationPage } from '#renderer/features/results/PublicationPage.tsx';
import { ReviewDesk } from '#renderer/features/results/ReviewDesk.tsx';
import { ok } from '#shared/base/result.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { FollowUpDetail } from '#shared/contract/follow-ups.ts';
import type { PublicationRow } from '#shared/contract/publication.ts';
import type { VisitDetail } from '#shared/contract/results.ts';
import type { ReviewRow } from '#shared/contract/reviews.ts';
import type { TaskView } from '#shared/contract/tasks.ts';
import { fakeDesk, giveElementsSize, inDesk } from '#tests/support/fake-desk.tsx';

const serial = '130123-2026-0010';

const row = (code: string, name: string, change: Partial<ReviewRow> = {}): ReviewRow => ({
  ...{ code, name, outcomes: ['NO_ISSUE'], inspectedOn: '2026-11-20', enteredBy: '苏文岚', enteredAt: '2026-11-23T09:00:00+08:00' },
  ...{ version: 7, own: false, flags: [], ...change },
});

const visitOf = ({ code, name, version }: ReviewRow): VisitDetail => ({
  ...{
    code,
    name,
    serial,
    position: 1,
    town: '',
    inspectors: [],
    state: 'entered',
    review: 'submitted',
    outcomes: ['NO_ISSUE'],
    schemeName: '第10期',
  },
  ...{ address: '', legalPerson: '', items: [{ id: 'i1', code: '1', name: '许可证公示', content: '' }], version },
  ...{ draft: null, returned: null, published: null, deadline: null },
  result: {
    ...{ outcomes: ['NO_ISSUE'], items: [{ itemId: 'i1', check: 'checked', problem: false, text: '' }], methods: ['onSite'] },
    ...{ disposal: 'none', inspectedOn: '2026-11-20', visitCode: '', remark: '', rev: 1, savedAt: '', savedBy: '苏文岚' },
  },
});

beforeAll(() => {
  giveElementsSize(1200, 600);
});

describe('a reviewer', () => {
  const waiting = [row('c1', '甲饭庄'), row('c2', '乙面馆', { flags: ['sameMinute'] }), row('c3', '丙小吃部', { own: true })];
  const show = (calls: Partial<AppClient>) => {
    const approve = vi.fn<AppClient['reviews.approve']>(({ visits }) => Promise.resolve(ok({ approved: visits.length, followUps: 0 })));
    const giveBack = vi.fn<AppClient['reviews.return']>(() => Promise.resolve(ok(null)));
    const api: Partial<AppClient> = {
      'reviews.queue': () => Promise.resolve(ok({ offset: 0, total: waiting.length, rows: waiting })),
      'results.visit': ({ code }) => Promise.resolve(ok(visitOf(waiting.find((one) => one.code === code) ?? row(code, code)))),
      'evidence.list': () => Promise.resolve(ok({ files: [], asksNote: false })),
      'reviews.approve': approve,
      'reviews.return': giveBack,
      ...calls,
    };
    render(inDesk(fakeDesk(api), <ReviewDesk serial={serial} />));
    return { approve, giveBack };
  };

  it('reads one result after the other, and approves together only what was read', async () => {
    const { approve } = show({});
    await screen.findByRole('heading', { name: '甲饭庄' });
    expect(await screen.findByRole('button', { name: '通过看过的 1 户' })).toBeTruthy();
    await userEvent.keyboard('{PageDown}');
    await screen.findByRole('heading', { name: '乙面馆' });
    expect(await screen.findByText('同一分钟录了好几户')).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: '通过看过的 2 户' }));
    expect(approve.mock.calls[0]?.[0]).toEqual({
      serial,
      visits: [
        { code: 'c1', version: 7 },
        { code: 'c2', version: 7 },
      ],
    });
  });

  it('approves with Ctrl+Enter, but not what he or she entered, and not while a text is composed', async () => {
    const { approve } = show({});
    await screen.findByText('许可证公示');
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true }));
    expect(approve).not.toHaveBeenCalled();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(approve.mock.calls[0]?.[0].visits).toEqual([{ code: 'c1', version: 7 }]);
    await userEvent.keyboard('{PageDown}');
    await screen.findByText('您自己录的，请别人审核');
    expect(screen.getByRole('button', { name: /通过，下一户/ }).hasAttribute('disabled')).toBe(true);
  });

  it('returns a result at one field with a reason', async () => {
    const { giveBack } = show({});
    await userEvent.click(await screen.findByRole('button', { name: '退回这一处：许可证公示' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('退回理由'), '照片里没有许可证');
    await userEvent.click(within(dialog).getByRole('button', { name: '退回' }));
    expect(giveBack.mock.calls[0]?.[0]).toEqual({ serial, code: 'c1', version: 7, field: 'item:i1', reason: '照片里没有许可证' });
  });
});

const counts = {
  visits: 2,
  todo: 0,
  submitted: 0,
  returned: 0,
  approved: 2,
  published: 0,
  correctionsWaiting: 0,
  followUps: 0,
  followUpsOpen: 0,
};
const task: TaskView = {
  ...{ serial, name: '第10期', stage: 'review', counts, next: { do: 'publish', count: 2 }, dispatchedOn: '2026-11-01' },
  deadline: { due: '2026-12-18', left: -2, band: 'overdue', unknownYear: '' },
  followUpDeadline: null,
};

describe('the page of publication', () => {
  it('marks what was chosen with its day and reference, and says how late it is', async () => {
    const rows = ['c1', 'c2'].map((code, index): PublicationRow => ({
      ...{ code, name: `第${index}号商行`, outcomes: ['NO_ISSUE'], inspectedOn: '2026-11-20', reviewedBy: '郝砚秋', published: null },
      ...{
        corrections: 0,
        correctionWaits: false,
        deadline: { due: '2026-12-18', left: 5 - index * 7, band: index === 0 ? 'five' : 'overdue', unknownYear: '' },
      },
    }));
    const mark = vi.fn<AppClient['publication.mark']>(({ codes }) => Promise.resolve(ok({ published: codes.length })));
    const api: Partial<AppClient> = {
      'tasks.list': () => Promise.resolve(ok([task])),
      'tasks.get': () => Promise.resolve(ok(task)),
      'publication.settings': () => Promise.resolve(ok({ clockStart: 'earlier' })),
      'publication.waiting': () => Promise.resolve(ok({ offset: 0, total: 2, rows })),
      'publication.mark': mark,
    };
    render(inDesk(fakeDesk(api), <PublicationPage serial={null} navigate={vi.fn()} />));
    expect(await screen.findByText('还剩 5 个工作日')).toBeTruthy();
    expect((await screen.findAllByText('逾期 2 个工作日')).length).toBeGreaterThan(0);
    await userEvent.click(screen.getByRole('img', { name: '第1号商行' }));
    await userEvent.click(await screen.findByRole('button', { name: '标 1 户为已公示' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('公示日期'), '2026-11-24');
    await userEvent.type(within(dialog).getByLabelText('公示网址或文号'), '公示系统第3批');
    await userEvent.click(within(dialog).getByRole('button', { name: '标 1 户为已公示' }));
    expect(mark.mock.calls[0]?.[0]).toEqual({ serial, codes: ['c2'], publishedOn: '2026-11-24', reference: '公示系统第3批' });
  });
});

describe('the page of follow-ups', () => {
  it('says what is asked for, takes a measure, and closes only when nothing is missing', async () => {
    const detail: FollowUpDetail = {
      ...{ id: 'f1', serial, taskName: '第10期', code: 'c1', name: '甲饭庄', inspectedOn: '2026-11-20', outcomes: ['NOT_DISCLOSED'] },
      ...{ owner: '', measures: [], state: 'open', closedOn: '', deadline: null, reminder: 'none', publishedLate: false },
      ...{ problems: [], inspectors: [], closingNote: '', savedAt: '2026-11-24T10:00:00+08:00', savedBy: '苏文岚' },
      requirements: [{ because: 'NOT_DISCLOSED', kinds: ['orderedToCorrect', 'abnormalList'], proof: false }],
      missing: [{ fault: 'measureMissing', because: 'NOT_DISCLOSED', kinds: ['orderedToCorrect', 'abnormalList'] }],
    };
    const save = vi.fn<AppClient['followUps.save']>(() => Promise.resolve(ok({ savedAt: '', measures: [] })));
    const api: Partial<AppClient> = {
      'tasks.list': () => Promise.resolve(ok([task])),
      'followUps.list': () => Promise.resolve(ok({ offset: 0, total: 1, rows: [detail] })),
      'evidence.list': () => Promise.resolve(ok({ files: [], asksNote: false })),
      'followUps.get': () => Promise.resolve(ok(detail)),
      'followUps.save': save,
    };
    render(inDesk(fakeDesk(api), <FollowUpsPage serial={null} navigate={vi.fn()} />));
    expect(await screen.findByText('未按规定公示信息：要责令改正或列入经营异常名录')).toBeTruthy();
    expect(screen.getByRole('button', { name: '办结' }).hasAttribute('disabled')).toBe(true);
    await userEvent.click(screen.getByRole('combobox', { name: '加一项措施' }));
    await userEvent.click(await screen.findByText('立案', { selector: '.ant-select-item-option-content' }));
    await userEvent.type(await screen.findByLabelText('案号'), '正市监案1号');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(save.mock.calls[0]?.[0]).toMatchObject({ id: 'f1', measures: [{ id: '1', kind: 'caseFiled', caseNo: '正市监案1号' }] });
  });
});
