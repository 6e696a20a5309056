import { expect, test } from 'vitest';
import { createRestartLimit } from '#electron/shell/restart-limit.ts';

test('three new starts in a minute are allowed, the fourth only when the first is a minute old', () => {
  let now = 0;
  const mayRestart = createRestartLimit(3, 60_000, () => now);
  const answers = [0, 10_000, 20_000, 59_999, 60_000, 60_001, 70_000].map((at) => {
    now = at;
    return mayRestart();
  });
  expect(answers).toEqual([true, true, true, false, true, false, true]);
});
