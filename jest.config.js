/** One run for everything: rules, rooms over the real engine, pages in the host, and the browser. */
module.exports = {
  testEnvironment: '<rootDir>/test/support/one-file.js',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/artifacts/'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  transform: {
    '^.+\\.[tj]sx?$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testSequencer: '<rootDir>/test/support/slow-first.js',
  testTimeout: 30_000,
  // A process with a hundred files behind it takes longer than half a second to put its memory away.
  workerGracefulExitTimeout: 10_000,
  // One more than the cores of a small machine: some file always waits for a browser, a timer or the database.
  maxWorkers: 3,
}
