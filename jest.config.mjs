const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest'] },
  moduleNameMapper: { '^@jiedui/(.*)$': '<rootDir>/libs/$1/src/index.ts' },
  resolver: '<rootDir>/test/setup/resolver.cjs',
  modulePathIgnorePatterns: [
    '<rootDir>/dist',
    '<rootDir>/dist.next',
    '<rootDir>/.data',
    '<rootDir>/apps/web/dist',
  ],
};

/** The rings of design: unit needs nothing, medium real services, e2e the whole product in a browser. */
export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs}/**/*.spec.{ts,tsx}', '<rootDir>/test/docs/*.spec.ts'],
      testPathIgnorePatterns: ['\\.medium\\.spec\\.', '/node_modules/'],
    },
    {
      ...shared,
      displayName: 'medium',
      testMatch: [
        '<rootDir>/{apps,libs}/**/*.medium.spec.ts',
        '<rootDir>/test/{access,faults}/*.medium.spec.ts',
      ],
      globalSetup: '<rootDir>/test/setup/start-services.mjs',
      globalTeardown: '<rootDir>/test/setup/stop-services.mjs',
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.e2e.spec.ts'],
    },
  ],
  maxWorkers: 2,
  testTimeout: 240_000,
};
