// Paths of test data: judged more mildly, and no source of objects for what lies outside.

const testFolder = /(?:^|\/)(?:tests?|testdata|e2e|fixtures|golden|snapshots|__snapshots__|mocks)\//

/** One of the folders the path lies in is named after tests or recordings. */
export function isTestPath(path: string): boolean {
  return testFolder.test(path)
}
