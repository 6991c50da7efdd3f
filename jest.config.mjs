const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx },
      target: 'es2022',
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'es6' },
  },
];

const project = (displayName, rootDir, extra = {}) => ({
  displayName,
  rootDir,
  testMatch: ['<rootDir>/**/*.test.ts?(x)'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.ts$': swc(false), '\\.tsx$': swc(true) },
  ...extra,
});

export default {
  maxWorkers: 2,
  // Far above what any test takes, for slow and busy machines; one that hangs still ends.
  testTimeout: 120_000,
  projects: [
    project('scripts', './scripts', { testMatch: ['<rootDir>/**/*.test.mjs'], transform: {} }),
    project('shared', './shared'),
    project('bff', './bff', { testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.sql\\.test\\.ts$'] }),
    // Tests of this name run on every database of the machine: see bff/test/harness/databases.ts.
    project('sql', './bff', {
      testMatch: ['<rootDir>/**/*.sql.test.ts'],
      globalSetup: '<rootDir>/test/harness/start-mariadb.mjs',
      globalTeardown: '<rootDir>/test/harness/stop-mariadb.mjs',
    }),
    project('miniapp', './miniapp', {
      testEnvironment: 'jsdom',
      setupFilesAfterEnv: ['<rootDir>/test/patience.ts'],
      // Platform twins are imported without an ending: tests run the browser's.
      moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'h5.ts', 'h5.tsx'],
      moduleNameMapper: {
        '^@tarojs/components$': '<rootDir>/test/taro-components.tsx',
        '^@tarojs/taro$': '<rootDir>/test/taro.ts',
        '\\.(css|scss|svg|png)$': '<rootDir>/test/style.ts',
      },
    }),
    // Whole stories in Chromium against a real server: they need the built H5 (scripts/test.mjs builds it).
    project('journeys', '.', {
      testMatch: ['<rootDir>/bff/test/journeys/**/*.journey.ts', '<rootDir>/miniapp/test/**/*.journey.ts'],
    }),
  ],
};
