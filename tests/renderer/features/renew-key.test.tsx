import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { CountyKeys } from '#renderer/features/keys/CountyKeys.tsx';
import { ok } from '#shared/base/result.ts';
import type { AppClient } from '#shared/contract/contract.ts';
import type { KeysState, OwnKey } from '#shared/contract/keys.ts';
import { fakeDesk, inDesk } from '#tests/support/fake-desk.tsx';

const digits = '01234 56789 01234 56789 01234 56789';
const own: OwnKey = { signer: 'a'.repeat(64), fingerprint: digits, label: '办公室电脑', unlocked: true, accepted: true };
const next: OwnKey = { ...own, signer: 'b'.repeat(64), label: '新电脑', accepted: false };
const state: KeysState = { own, next: null, former: [], trust: null };

const show = (change: Partial<KeysState>, calls: Partial<AppClient> = {}): void => {
  render(inDesk(fakeDesk(calls), <CountyKeys state={{ ...state, ...change }} />));
};

describe('a county that changes its key', () => {
  it('says why, and gives the new key a passphrase of its own', async () => {
    const renew = vi.fn(() => Promise.resolve(ok(next)));
    show({}, { 'keys.renew': renew });
    await userEvent.click(screen.getByRole('button', { name: '换一把新密钥' }));
    await userEvent.type(screen.getByLabelText('密钥名称'), '新电脑');
    await userEvent.type(screen.getByLabelText('密钥口令'), 'another four words');
    await userEvent.type(screen.getByLabelText('再输一遍密钥口令'), 'another four words');
    await userEvent.click(screen.getByRole('button', { name: '生成新密钥' }));
    expect(renew).not.toHaveBeenCalled();
    expect(screen.getByText('请写明为什么换。')).toBeDefined();
    await userEvent.type(screen.getByLabelText('为什么换'), '口令可能被人看见');
    await userEvent.click(screen.getByRole('button', { name: '生成新密钥' }));
    expect(renew).toHaveBeenCalledWith(
      { label: '新电脑', passphrase: 'another four words', reason: '口令可能被人看见' },
      expect.anything(),
    );
  });

  it('is told that the new one waits, and what became of the old one', () => {
    const former = { signer: 'c'.repeat(64), fingerprint: digits, label: '旧电脑', unlocked: true, closed: true, unreceived: 2 };
    show({ next, former: [former] });
    expect(screen.getByText(/新密钥已经生成，等市局登记/)).toBeDefined();
    expect(screen.queryByRole('button', { name: '换一把新密钥' })).toBeNull();
    expect(screen.getByText(/出的 2 个包没有回执，内容并入新密钥的第一个包重新报/)).toBeDefined();
  });

  it('copies the passphrase files to the folder that was chosen, and to none when none was', async () => {
    const backUp = vi.fn(() => Promise.resolve(ok({ files: 2, folder: '/media/stick' })));
    const desk = fakeDesk({ 'keys.backUp': backUp });
    const folders = [null, { token: 'stick-1', name: 'stick' }];
    const shell = { ...desk.shell, chooseFolder: () => Promise.resolve(folders.shift() ?? null) };
    render(inDesk({ ...desk, shell }, <CountyKeys state={state} />));
    const button = screen.getByRole('button', { name: '把密钥文件抄到U盘' });
    await userEvent.click(button);
    expect(backUp).not.toHaveBeenCalled();
    await userEvent.click(button);
    expect(await screen.findByText('2 个密钥文件已抄到“/media/stick”，逐个核对无误。')).toBeDefined();
    expect(backUp).toHaveBeenCalledWith({ folder: 'stick-1' }, expect.anything());
  });

  it('has nothing to change before the city knows its first', () => {
    show({ own: { ...own, accepted: false } });
    expect(screen.queryByText('换密钥')).toBeNull();
  });
});
