import { describe, expect, test } from '@jest/globals'
import type { Finding } from '../../src/findings/finding.ts'
import type { ChangedFile } from '../../src/ports.ts'
import { anchor, hunksByPath } from '../../src/report/anchor.ts'
import { addedFile, changedLine, deployment, finding, range, tokenOff } from './build.ts'

const long = `${Array.from({ length: 40 }, (_, index) => `line${index + 1}`).join('\n')}\n`
const texts = new Map([
  ['a.yaml', long],
  ['b.yaml', long],
  ['web.yaml', deployment],
])
const removal = {
  status: 'modified',
  path: 'a.yaml',
  patch: '@@ -9,5 +9,4 @@\n line9\n line10\n-gone\n line11\n line12',
} as const

interface Case {
  readonly finding: Finding
  readonly changes: readonly ChangedFile[]
  readonly stands: string | undefined
}

const cases: Readonly<Record<string, Case>> = {
  'its own line was added': {
    finding: finding({ ranges: [range('a.yaml', 10)] }),
    changes: [changedLine('a.yaml', long, 10)],
    stands: 'a.yaml:10 added',
  },
  'a line of the trail was added, its own is only near': {
    finding: finding({ ranges: [range('a.yaml', 9), range('b.yaml', 20)] }),
    changes: [changedLine('a.yaml', long, 10), changedLine('b.yaml', long, 20)],
    stands: 'b.yaml:20 added',
  },
  'two lines of the trail were added': {
    finding: finding({ ranges: [range('a.yaml', 1), range('b.yaml', 20), range('a.yaml', 10)] }),
    changes: [changedLine('a.yaml', long, 10), changedLine('b.yaml', long, 20)],
    stands: 'b.yaml:20 added',
  },
  'nothing was added, but the diff shows its line': {
    finding: finding({ ranges: [range('a.yaml', 30), range('a.yaml', 8)] }),
    changes: [changedLine('a.yaml', long, 10)],
    stands: 'a.yaml:8 near',
  },
  'a line was removed beside one of its lines': {
    finding: finding({ ranges: [range('a.yaml', 9), range('a.yaml', 11)] }),
    changes: [removal],
    stands: 'a.yaml:11 near',
  },
  'only its fix lies in the diff': {
    finding: finding({ ranges: [range('a.yaml', 1)], cure: tokenOff('web.yaml') }),
    changes: [addedFile('web.yaml', deployment)],
    stands: 'web.yaml:7 added',
  },
  'only the inside of its range was added': {
    finding: finding({ ranges: [range('a.yaml', 2, 1, 5, 12)] }),
    changes: [changedLine('a.yaml', long, 10)],
    stands: 'a.yaml:10 added',
  },
  'its lines are outside of all hunks': {
    finding: finding({ ranges: [range('a.yaml', 30)] }),
    changes: [changedLine('a.yaml', long, 10)],
    stands: undefined,
  },
  'its file has no patch': {
    finding: finding({ ranges: [range('a.yaml', 10)] }),
    changes: [{ status: 'renamed', path: 'a.yaml', previousPath: 'old.yaml' }],
    stands: undefined,
  },
  'there is no diff': { finding: finding(), changes: [], stands: undefined },
}

describe('a comment stands on the line that did it, if', () => {
  test.each(Object.entries(cases))('%s', (_, { finding, changes, stands }) => {
    const found = anchor(finding, texts, hunksByPath(changes))
    expect(found && `${found.path}:${found.line} ${found.added ? 'added' : 'near'}`).toBe(stands)
  })
})
