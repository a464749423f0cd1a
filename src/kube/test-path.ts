// Paths of test data: judged more mildly, and no source of objects for what lies outside.

const testSegments: ReadonlySet<string> = new Set([
  'test',
  'tests',
  'testdata',
  'e2e',
  'fixtures',
  'golden',
  'snapshots',
  '__snapshots__',
  'mocks',
])

/** One of the folders the path lies in is named after tests or recordings. */
export function isTestPath(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((segment) => testSegments.has(segment))
}
