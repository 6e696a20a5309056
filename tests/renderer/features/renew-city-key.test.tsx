import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ProlongRoster } from '#renderer/features/keys/ProlongRoster.tsx';
import { RenewCityKey } from '#renderer/features/keys/RenewCityKey.tsx';
import { TrustSheet } from '#renderer/features/keys/TrustSheet.tsx';
import { ok } from '#shared/base/result.ts';
import { fail } from '#shared/contract/errors.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { FormerKey, TrustState } from '#shared/contract/keys.ts';
import { fakeDesk, inDesk } from '#tests/support/fake-desk.tsx';
import { sealed } from '#tests/support/bundles-desk.tsx';

const digits = '01234 56789 01234 56789 01234 56789';
const trust: TrustState = {
  ...{ version: 7, cityName: '石家庄市市场监督管理局', rootFingerprint: digits, expires: '2027-03-02', expired: false },
  offices: [],
};
const former: FormerKey = { signer: 'c'.repeat(64), fingerprint: digits, label: '旧电脑', unlocked: false, closed: true, unreceived: 2 };

const fill = async (label: string, text: string): Promise<void> => {
  await userEvent.type(screen.getByLabelText(label), text);
};

describe('a city that changes its key', () => {
  const show = (calls: Partial<AppClient>, navigate = vi.fn()): typeof navigate => {
    render(inDesk(fakeDesk(calls), <RenewCityKey former={[former]} navigate={navigate} />));
    return navigate;
  };

  it('says why, has the keeper of the root key sign, and is led to the roster bundle', async () => {
    const bundle = { ...sealed, fileName: '130100-root-all-000001-roster.ssjb', kind: 'roster' };
    const renew = vi.fn(() => Promise.resolve(ok({ fingerprint: digits, trust, bundle })));
    const navigate = show({ 'trust.renew': renew });
    expect(screen.getByText(/^已停用；出的 2 个包没有回执，内容并入新密钥的第一个包重新发；没有解锁/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: '换一把新密钥' }));
    await fill('密钥名称', '新电脑');
    await fill('密钥口令', 'another four words');
    await fill('再输一遍密钥口令', 'another four words');
    await userEvent.click(screen.getByRole('button', { name: '生成新密钥并更新名册' }));
    expect(renew).not.toHaveBeenCalled();
    expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([
      '请写明为什么换。',
      '请由保管根密钥的人输入根密钥口令。',
    ]);
    await fill('为什么换', '换了电脑');
    await fill('根密钥口令', 'the words of the root');
    await userEvent.click(screen.getByRole('button', { name: '生成新密钥并更新名册' }));
    const given = { label: '新电脑', passphrase: 'another four words', reason: '换了电脑', rootPassphrase: 'the words of the root' };
    expect(renew).toHaveBeenCalledWith(given, expect.anything());
    expect(await screen.findByText(/名册更新到第 7 版。名册包“130100-root-all-000001-roster.ssjb”已经封好/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: '去写出名册包' }));
    expect(navigate).toHaveBeenCalledWith({ page: 'bundles' });
  });
});

describe('a roster past its day', () => {
  it('says that work goes on', () => {
    const { rerender } = render(<TrustSheet trust={trust} />);
    expect(screen.queryByText(/名册可能已过期/)).toBeNull();
    rerender(<TrustSheet trust={{ ...trust, expired: true }} />);
    expect(screen.getByText(/名册可能已过期，不影响办公/)).toBeDefined();
  });

  it('is made good for another year by the keeper of the root key', async () => {
    const prolong = vi
      .fn<AppClient['trust.prolong']>()
      .mockResolvedValueOnce(fail('trust.rootAbsent', { name: '8d39-root.age' }))
      .mockResolvedValueOnce(ok(trust));
    render(inDesk(fakeDesk({ 'trust.prolong': prolong }), <ProlongRoster navigate={vi.fn()} />));
    await userEvent.click(screen.getByRole('button', { name: '名册续期一年' }));
    await fill('根密钥口令', 'the words of the root');
    await userEvent.click(screen.getByRole('button', { name: '签字续期' }));
    expect(await screen.findByText(/根密钥文件“8d39-root.age”不在本机，名册没有改动/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: '签字续期' }));
    expect(await screen.findByText(/名册更新到第 7 版/)).toBeDefined();
    expect(prolong).toHaveBeenLastCalledWith({ rootPassphrase: 'the words of the root' }, expect.anything());
  });
});
