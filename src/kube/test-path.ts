// Paths of test data: judged more mildly, and no source of objects for what lies outside.

export type IsTest = (path: string) => boolean

const testFolder = /(?:^|\/)(?:tests?|testdata|e2e|fixtures|golden|snapshots|__snapshots__|mocks)\//

/** One of the folders the path lies in is named after tests or recordings. */
export function isTestPath(path: string): boolean {
  return testFolder.test(path)
}

/** What test data is in a unit: as its owners say, else by the names of folders. */
export function testsOf({ isTest = isTestPath }: { readonly isTest?: IsTest }): IsTest {
  return isTest
}
