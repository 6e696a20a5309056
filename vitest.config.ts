import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // All processors: one is left idle otherwise, which on a machine with two doubles the time.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/{unit,store,api,cli}/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/renderer/setup.ts'],
          pool: 'forks',
          testTimeout: 60_000,
        },
      },
    ],
    coverage: { provider: 'v8', include: ['electron/**', 'renderer/**', 'shared/**'], reporter: ['text-summary'] },
  },
});
