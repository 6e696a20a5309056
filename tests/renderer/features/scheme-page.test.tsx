import { anItemView } from '#tests/support/library-builders.ts';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { createDraftStore } from '#renderer/features/schemes/draft-store.ts';
import { SchemePage } from '#renderer/features/schemes/SchemePage.tsx';
import { ok } from '#shared/base/result.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import { fail } from '#shared/contract/errors.ts';
import type { ItemView } from '#shared/contract/items.ts';
import type { OfficeView } from '#shared/contract/office.ts';
import { schemeDraftSchema, type SchemeDetail, type SchemeDraft, type SchemePreview } from '#shared/contract/schemes.ts';
import { deferred } from '#tests/support/deferred.ts';
import { fakeDesk, inDesk } from '#tests/support/fake-desk.tsx';

const office: OfficeView = { code: '130123', name: '正定县市场监督管理局', role: 'county', dataFolder: '' };
const draft: SchemeDraft = schemeDraftSchema.parse({
  name: '第11期 食品销售环节抽查',
  filter: { statuses: ['active'] },
  itemIds: [],
  rates: [{ stratum: 'A', ratePpm: 10_000, minimum: 0 }],
  totalMinimum: 0,
  teamSize: 2,
  inspectorCap: 60,
  startsOn: '',
  endsOn: '',
});
const scheme: SchemeDetail = {
  id: 's1',
  name: draft.name,
  state: 'draft',
  serial: null,
  people: 'own',
  handed: null,
  drawn: 0,
  entered: 0,
  updatedAt: '2026-11-24T10:32:07+08:00',
  draft,
  accepted: [],
  planRow: null,
};
const item = (id: string, name: string, published: boolean): ItemView =>
  anItemView({ id, code: id, category: '', name, line: 0, lineName: '', published });
const previewOf = ({ itemIds }: SchemeDraft): SchemePreview => ({
  population: 8236,
  excluded: 176,
  exclusions: { status: 12, cap: 37, typed: [{ reason: '成立不满6个月', subjects: 127 }] },
  visitedThisYear: 90,
  capReached: 37,
  itemVisits: 32,
  coverage: { base: 20_000, drawn: 300, added: 30 },
  strata: [{ stratum: 'A', subjects: 3184, drawn: 32, oneIn: 100 }],
  drawn: 32,
  inspectors: { eligible: 24, visits: 64 },
  workdays: null,
  findings:
    itemIds.length === 0
      ? [{ level: 'must', code: 'itemsMissing', facts: {}, about: '', asks: false }]
      : [{ level: 'done', code: 'itemsOk', facts: { items: 1 }, about: '', asks: false }],
});
const base: Partial<AppClient> = {
  'schemes.get': () => Promise.resolve(ok(scheme)),
  'schemes.preview': (input) => Promise.resolve(ok(previewOf(input.draft))),
  'items.list': () => Promise.resolve(ok([item('i1', '许可证公示', true), item('i2', '特殊食品专区', false)])),
  'items.named': () => Promise.resolve(ok([])),
  'subjects.summary': () => Promise.resolve(ok({ total: 0, matching: 0, risks: [], statuses: [], kinds: [], towns: [], tags: [] })),
};
const show = (calls: Partial<AppClient>) => {
  const navigate = vi.fn();
  render(inDesk(fakeDesk({ ...base, ...calls }), <SchemePage id="s1" navigate={navigate} office={office} />));
  return navigate;
};

describe('preparing a task', () => {
  it('freezes only after what must be changed is changed and saved, and goes on to the draw', async () => {
    const save = vi.fn<AppClient['schemes.save']>(() => Promise.resolve(ok(null)));
    const freeze = vi.fn<AppClient['schemes.freeze']>(() => Promise.resolve(ok({ serial: '130123-2026-0011' })));
    const navigate = show({ 'schemes.save': save, 'schemes.freeze': freeze });
    expect(await screen.findByText('还有 1 处必须改')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '封存名录和方案' }).disabled).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /特殊食品专区/ }).disabled).toBe(true);

    await userEvent.click(screen.getByRole('checkbox', { name: /许可证公示/ }));
    expect(await screen.findByText('体检没有必须改的')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '封存名录和方案' }));
    const dialog = await screen.findByRole('dialog', { name: '封存名录和方案吗？' });
    await userEvent.click(within(dialog).getByRole('button', { name: '封存名录和方案' }));
    await vi.waitFor(() => {
      expect(navigate).toHaveBeenCalledWith({ page: 'draw', serial: '130123-2026-0011' });
    });
    expect(save.mock.calls.at(-1)?.[0].draft.itemIds).toEqual(['i1']);
    expect(freeze.mock.calls[0]?.[0]).toEqual({ id: 's1' });
  });

  it('does not judge what was changed by the numbers from before the change', async () => {
    const answer = deferred<Awaited<ReturnType<AppClient['schemes.preview']>>>();
    const sound = previewOf({ ...draft, itemIds: ['i1'] });
    const preview = vi.fn<AppClient['schemes.preview']>(() => answer.promise).mockImplementationOnce(() => Promise.resolve(ok(sound)));
    show({ 'schemes.preview': preview, 'schemes.save': () => Promise.resolve(ok(null)) });
    expect(await screen.findByText('体检没有必须改的')).toBeTruthy();
    const freeze = screen.getByRole<HTMLButtonElement>('button', { name: '封存名录和方案' });
    expect(freeze.disabled).toBe(false);

    await userEvent.click(screen.getByRole('checkbox', { name: /许可证公示/ }));
    expect(freeze.disabled).toBe(true);
    await vi.waitFor(() => {
      expect(preview).toHaveBeenCalledTimes(2);
    });
    expect(freeze.disabled).toBe(true);
    expect(screen.queryByText('体检没有必须改的')).toBe(null);
    expect(screen.getByRole('list', { busy: true })).toBeTruthy();
    answer.resolve(ok(sound));
    expect(await screen.findByText('体检没有必须改的')).toBeTruthy();
    expect(freeze.disabled).toBe(false);
  });

  it('keeps a ratio as parts per million and leaves what it cannot read to be mended', async () => {
    const save = vi.fn<AppClient['schemes.save']>(() => Promise.resolve(ok(null)));
    show({ 'schemes.save': save });
    const ratio = await screen.findByRole('textbox', { name: 'A 类抽查比例' });
    await userEvent.clear(ratio);
    await userEvent.type(ratio, '０．０７');
    await vi.waitFor(() => {
      expect(save.mock.calls.at(-1)?.[0].draft.rates[0]).toEqual({ stratum: 'A', ratePpm: 700, minimum: 0, count: 0 });
    });
    await userEvent.type(ratio, '很多');
    expect(screen.getByText(/请填 0 到 100 之间的数/)).toBeTruthy();
  });

  it('can only be looked at once it is frozen', async () => {
    const frozen: SchemeDetail = { ...scheme, state: 'frozen', serial: '130123-2026-0011' };
    const navigate = show({ 'schemes.get': () => Promise.resolve(ok(frozen)) });
    expect(await screen.findByText('该任务已封存，只能看。要改须作废重来（留痕）。')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '去抽取现场' }));
    expect(navigate).toHaveBeenCalledWith({ page: 'draw', serial: '130123-2026-0011' });
  });
});

describe('a draft that saves itself', () => {
  it('never saves twice at once, and the newest draft wins', async () => {
    const first = deferred<Awaited<ReturnType<AppClient['schemes.save']>>>();
    const names: string[] = [];
    const store = createDraftStore(
      {
        'schemes.save': ({ draft: { name } }) => {
          names.push(name);
          return names.length === 1 ? first.promise : Promise.resolve(ok(null));
        },
      },
      scheme,
    );
    store.edit({ name: '甲' });
    const flushed = store.flush();
    store.edit({ name: '乙' });
    const again = store.flush();
    expect(names).toEqual(['甲']);
    first.resolve(ok(null));
    expect(await flushed).toBe(true);
    expect(await again).toBe(true);
    expect(names).toEqual(['甲', '乙']);
    expect(store.store.getState().phase).toEqual({ at: 'saved' });
  });

  it('does not save a draft without a name, and says when a save failed', async () => {
    const save = vi.fn<AppClient['schemes.save']>(() => Promise.resolve(fail('scheme.frozen', { name: '甲' })));
    const store = createDraftStore({ 'schemes.save': save }, scheme);
    store.edit({ name: '  ' });
    expect(await store.flush()).toBe(false);
    expect(save).not.toHaveBeenCalled();
    store.edit({ name: '甲' });
    expect(await store.flush()).toBe(false);
    expect(store.store.getState().phase.at).toBe('failed');
    expect(store.store.getState().draft.name).toBe('甲');
  });
});
