import { render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { ImportProgress } from '#renderer/features/imports/ImportProgress.tsx';

const show = (total: number) =>
  render(<ImportProgress phase={{ at: 'running', progress: { phase: 'checking', done: 100, total } }} fallback="" onCancel={vi.fn()} />);

it('a table of more than 100,000 rows is announced with the time it will take', () => {
  show(150_000);
  expect(screen.getByText(/这个表有 150,000 行左右，检查大约要 25 秒，入库大约再要 30 秒。.*您确认之前不会写入任何内容/u)).toBeTruthy();
});

it('a smaller one is not', () => {
  show(100_000);
  expect(screen.queryByText(/大约要/u)).toBeNull();
});
