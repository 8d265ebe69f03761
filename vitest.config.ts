import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'tests/{contract,sync,layers,telephony}/**/*.test.ts'],
    // Real PostgreSQL, SQLite and sockets are slow to start on a loaded machine; a hang still ends.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
