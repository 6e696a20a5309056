import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, it, vi } from 'vitest';
import { InspectorsPage } from '#renderer/features/inspectors/InspectorsPage.tsx';
import { ok } from '#shared/base/result.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { InspectorDetail, InspectorFilter, InspectorListRow, InspectorSummary } from '#shared/contract/inspectors.ts';
import { fakeDesk, giveElementsSize, inDesk } from '#tests/support/fake-desk.tsx';
import { anInspector } from '#tests/support/library-builders.ts';

beforeAll(() => {
  giveElementsSize(1100, 600);
});

/** Under test antd gives drawer and dialog the same id for their titles, so the dialog is found by its button. */
const openDialog = async (): Promise<HTMLElement> => {
  const button = await screen.findByRole('button', { name: '保存人员', hidden: true }, { timeout: 10_000 });
  const dialog = button.closest<HTMLElement>('.ant-modal');
  if (!dialog) throw new Error('no dialog');
  return dialog;
};

const leave = { from: '2026-03-01', to: '2026-03-20', reason: '病假' };
const row: InspectorListRow = {
  id: 1,
  staffNo: '0012',
  name: '段光川',
  unit: '正定县市场监督管理局',
  department: '信用监督管理股',
  post: '科员',
  lines: ['登记信用'],
  expertise: [],
  certificateNo: '130123199900001',
  certificateUntil: '2026-03-12',
  certificate: 'endingSoon',
  status: 'active',
  leave,
  obstacles: [{ code: 'onLeave', ...leave }],
  recusals: 2,
  load: 14,
};
const summary: InspectorSummary = {
  total: 60,
  matching: 1,
  active: 58,
  drawable: 55,
  endingSoon: 2,
  onLeave: 1,
  units: [{ value: '正定县市场监督管理局', count: 24 }],
  lines: [{ value: '1', count: 12, name: '登记信用' }],
  statuses: [
    { value: 'active', count: 58 },
    { value: 'inactive', count: 2 },
  ],
  certificates: [{ value: 'endingSoon', count: 2 }],
  drawables: [{ value: 'onLeave', count: 1 }],
};
const detail: InspectorDetail = {
  id: 1,
  uid: 'u1',
  row: anInspector({ leaves: [leave], recusals: [{ subjectCode: '91130199MA10001560', reason: '近亲属持股', from: '', to: '' }] }),
  areaNames: [],
  lineNames: ['登记信用', '食品'],
  certificate: 'endingSoon',
  certificateUntil: '2026-03-12',
  obstacles: [{ code: 'onLeave', ...leave }],
  subjectNames: { '91130199MA10001560': '试验企业' },
  tasks: [{ serial: '130123-2026-0001', scheme: '第一期抽查', visits: 14, entered: 3 }],
};

const show = (calls: Partial<AppClient> = {}) => {
  const asked: InspectorFilter[] = [];
  const save = vi.fn<AppClient['inspectors.save']>(() => Promise.resolve(ok({ id: 1 })));
  const base: Partial<AppClient> = {
    'inspectors.summary': ({ filter }) => {
      asked.push(filter);
      return Promise.resolve(ok(summary));
    },
    'inspectors.window': ({ offset }) => Promise.resolve(ok({ offset, rows: offset === 0 ? [row] : [] })),
    'inspectors.get': () => Promise.resolve(ok(detail)),
    'inspectors.choices': () =>
      Promise.resolve(ok({ lines: [{ number: 1, name: '登记信用' }], units: [], departments: [], towns: [], items: [] })),
    'library.history': () => Promise.resolve(ok({ entries: [], origin: null })),
    'inspectors.save': save,
  };
  render(inDesk(fakeDesk({ ...base, ...calls }), <InspectorsPage navigate={vi.fn()} />));
  return { asked, save };
};

it('shows people in service first, with the reason why one cannot be drawn and this year’s load', async () => {
  const { asked } = show();
  expect(await screen.findByText('段光川')).toBeTruthy();
  expect(asked[0]).toEqual({ statuses: ['active'] });
  expect(screen.getByText('请假到 2026-03-20')).toBeTruthy();
  expect(screen.getByText(/30 天内到期/u, { selector: '.roster-cell *' })).toBeTruthy();
  expect(screen.getByText('14 户')).toBeTruthy();
  expect(screen.getByText('今天可以抽取 55 人')).toBeTruthy();
});

it('narrows the list by what the clerk ticks', async () => {
  const { asked } = show();
  await userEvent.click(await screen.findByRole('checkbox', { name: '请假中' }));
  expect(asked.at(-1)).toEqual({ statuses: ['active'], drawables: ['onLeave'] });
});

it('opens one person with leave, declared recusal and tasks, and takes a new leave', async () => {
  const { save } = show();
  await userEvent.click(await screen.findByText('段光川'));
  const drawer = await screen.findByRole('region', { name: '段光川' });
  expect(await within(drawer).findByText('2026-03-01 至 2026-03-20，病假')).toBeTruthy();
  expect(within(drawer).getByText('试验企业 91130199MA10001560')).toBeTruthy();
  expect(within(drawer).getByText('近亲属持股（长期）')).toBeTruthy();
  expect(within(drawer).getByText('第一期抽查')).toBeTruthy();

  await userEvent.click(within(drawer).getByRole('button', { name: '登记请假' }));
  const dialog = await openDialog();
  const starts = within(dialog).getAllByLabelText('从');
  await userEvent.type(starts[1] ?? dialog, '2026.5.1');
  await userEvent.click(within(dialog).getByRole('button', { name: '保存人员', hidden: true }));
  expect(save).toHaveBeenCalledTimes(1);
  const sent = save.mock.calls[0]?.[0];
  expect(sent?.row.leaves).toEqual([leave, { from: '2026-05-01', to: '', reason: '' }]);
  expect(sent?.row).toMatchObject({ name: '段光川', recusals: detail.row.recusals });
});

it('says what an export holds before it is written, and where it is then', async () => {
  const write = vi.fn(() => Promise.resolve(ok({ fileName: '检查人员名录库-2026-03-02.xlsx', rows: 60 })));
  show({ 'library.export': write });
  await userEvent.click(await screen.findByRole('button', { name: /^导\s?出$/u }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/只在本单位内部使用，不要外传/u)).toBeTruthy();
  expect(write).not.toHaveBeenCalled();
  await userEvent.click(within(dialog).getByRole('button', { name: /^导\s?出$/u }));
  expect(await within(dialog).findByText('“检查人员名录库-2026-03-02.xlsx”已写到“导出”，60 人。')).toBeTruthy();
  expect(write).toHaveBeenCalledWith({ kind: 'inspectors', folder: 'folder-1' }, expect.anything());
});

it('does not send a form with a day that is none', async () => {
  const { save } = show();
  await userEvent.click(await screen.findByText('段光川'));
  await userEvent.click(await screen.findByRole('button', { name: '登记请假' }));
  const dialog = await openDialog();
  await userEvent.type(within(dialog).getAllByLabelText('从')[1] ?? dialog, '2026-02-30');
  await userEvent.click(within(dialog).getByRole('button', { name: '保存人员', hidden: true }));
  expect(await within(dialog).findByText('请写成 2026-03-02 这样的日期。')).toBeTruthy();
  expect(save).not.toHaveBeenCalled();
});
