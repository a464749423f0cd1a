// Jest runs the TypeScript source as it stands; test/strip-types.js only takes the types out.
const config = {
  testEnvironment: 'node',
  // Many tests run git or a whole door as a child process, which takes its time on a busy machine.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/strip-types.js' },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
}

// biome-ignore lint/style/noDefaultExport: Jest reads its configuration from the default export.
export default config
