import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['./test/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    isolate: true,
    // A machine with other work takes its time; what never comes true fails all the same.
    expect: { poll: { interval: 20, timeout: 15_000 } },
  },
})
