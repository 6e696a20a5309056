import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { OfficeKeys } from '#renderer/features/keys/OfficeKeys.tsx';
import { ok } from '#shared/base/result.ts';
import type { HeldRecords, SealedBundle } from '#shared/contract/bundles.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import { fail } from '#shared/contract/errors.ts';
import type { TrustedKey, TrustState } from '#shared/contract/keys.ts';
import { fakeDesk, inDesk } from '#tests/support/fake-desk.tsx';

const lost: TrustedKey = { signer: 'a'.repeat(64), fingerprint: '11111 22222 33333 44444 55555 66666', closedAt: { 130100: 3 } };
const next: TrustedKey = { signer: 'b'.repeat(64), fingerprint: '99999 22222 33333 44444 55555 66666', closedAt: null };

const trust: TrustState = {
  version: 4,
  expires: '2027-03-02',
  expired: false,
  rootFingerprint: '11111 11111 11111 11111 11111 11111',
  cityName: '石家庄市市场监督管理局',
  offices: [{ code: '130123', name: '正定县市场监督管理局', keys: [lost, next] }],
};

const held: HeldRecords = {
  ...{
    office: '130123',
    name: '正定县市场监督管理局',
    hasOpenKey: true,
    draws: 2,
    results: 40,
    publications: 30,
    corrections: 1,
    followUps: 3,
  },
  ...{ plans: 1, records: 1500, subjects: 1200, inspectors: 20, older: 0 },
};

const sealed: SealedBundle = {
  ...{ fileName: 'b.ssjb', kind: 'results', to: '130123', toName: '正定县市场监督管理局', seq: 1, headerHash: '', fileHash: '', bytes: 1 },
  ...{ encrypted: true, records: 1, sealedAt: '2026-03-02T09:00:00+08:00', exportedAt: null, state: 'sealed', receivedAt: null },
  ...{ report: null, clearedAt: null, clearable: false },
};

const show = async (answer: HeldRecords, seal: AppClient['bundles.seal']): Promise<HTMLElement> => {
  const calls: Partial<AppClient> = {
    'chains.list': () => Promise.resolve(ok([])),
    'bundles.held': () => Promise.resolve(ok(answer)),
    'bundles.seal': seal,
  };
  render(inDesk(fakeDesk(calls), <OfficeKeys trust={trust} navigate={vi.fn()} />));
  await userEvent.click(await screen.findByRole('button', { name: '交还数据：正定县市场监督管理局' }));
  return screen.findByRole('dialog', { name: '把正定县市场监督管理局上报过的数据交还给它' });
};

describe('giving a county that lost its machine its records back', () => {
  it('says what would be given back, seals it with what the city told the office, and tells where it is', async () => {
    // The city never asked this office to correct anything.
    const seal = vi.fn<AppClient['bundles.seal']>(({ kind }) =>
      Promise.resolve(kind === 'correction' ? fail('bundle.nothingToSend', {}) : ok(sealed)),
    );
    const dialog = await show(held, seal);
    expect(within(dialog).getByText('名录库：检查对象 1,200 户，执法检查人员 20 人')).toBeTruthy();
    expect(within(dialog).getByText(/检查结果 40 户，公示 30 条/)).toBeTruthy();
    expect(seal).not.toHaveBeenCalled();
    await userEvent.click(within(dialog).getByRole('button', { name: '出包交还' }));
    expect(await within(dialog).findByRole('status')).toHaveProperty('textContent', expect.stringContaining('已出 3 个包'));
    expect(within(dialog).queryByRole('alert')).toBeNull();
    expect(seal.mock.calls.map(([input]) => input)).toEqual([
      { kind: 'roster-data', to: '130123', snapshot: true },
      { kind: 'results', to: '130123', snapshot: true },
      { kind: 'plan', to: '130123', snapshot: true },
      { kind: 'correction', to: '130123', snapshot: true },
    ]);
  });

  it('is not offered without a key in use, and says what did not work', async () => {
    const seal = vi.fn<AppClient['bundles.seal']>(() => Promise.resolve(fail('keys.locked', {})));
    const dialog = await show({ ...held, hasOpenKey: false }, seal);
    expect(within(dialog).getByRole('alert').textContent).toContain('没有可用的密钥');
    expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: '出包交还' }).disabled).toBe(true);
  });

  it('stops at the first bundle that cannot be sealed', async () => {
    const seal = vi.fn<AppClient['bundles.seal']>(() => Promise.resolve(fail('keys.locked', {})));
    const dialog = await show({ ...held, older: 7 }, seal);
    expect(within(dialog).getByText(/名录 7 条是旧版程序收的/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: '出包交还' }));
    expect(await within(dialog).findByText(/密钥还没有解锁/)).toBeTruthy();
    expect(seal).toHaveBeenCalledTimes(1);
    expect(within(dialog).getByLabelText('密钥口令（解锁用）')).toBeTruthy();
  });
});
