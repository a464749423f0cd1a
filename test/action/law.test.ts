// The policy is that of the branch which the pull request goes into; one that cannot be used fails, at the base and in a change.
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { pullRequestEvent } from '../github/events.ts'
import { actionsBot, type FakeGitHub, fakeGitHub } from '../github/fake-github.ts'
import { type Scratch, scratchRepository } from '../github/scratch-repository.ts'
import { runJob } from './runner.ts'
import { admin, base, head } from './shop.ts'

const file = '.github/sa-guard.yml'
const off = 'rules:\n  cluster-admin-binding: off\n  automounted-token: off\n'

let repository: Scratch
let github: FakeGitHub
const commits = { base: '', head: '' }

beforeAll(async () => {
  repository = scratchRepository()
  const fork = repository.commit({ ...base, [file]: off })
  commits.head = repository.commit({ ...head, ...admin, [file]: off })
  repository.checkout(fork)
  commits.base = repository.commit({ ...base, [file]: 'rules:\n  automounted-token: off\n' })
  github = await fakeGitHub(repository)
  github.pulls.push({ number: 7, ...commits })
  github.tokens.set('job-secret', { user: actionsBot, writes: true })
})

afterAll(async () => {
  await github.close()
  repository.remove()
})

test('a change that was branched off before a rule was turned on is judged by the rule', async () => {
  const { code, log } = await runJob({
    event: 'pull_request',
    payload: pullRequestEvent('opened', commits),
    url: github.url,
  })
  expect([code, log]).toEqual([1, expect.stringContaining('failed, 1 risk introduced')])
})

const bomb = `k0: &a0 [x]\n${Array.from({ length: 30 }, (_, at) => `k${at + 1}: &a${at + 1} [*a${at}, *a${at}]\n`).join('')}`

/** Makes the policy unusable in what is checked out; says how that is told. */
const unusable: Readonly<Record<string, readonly [() => void, string]>> = {
  'with an unknown key': [
    () => write('fail_on: low\n'),
    '.github/sa-guard.yml:1:1: the policy has no `fail_on`; did you mean fail-on?',
  ],
  'that is a link': [
    () => {
      writeFileSync(join(repository.dir, 'policy.yml'), off)
      symlinkSync('../policy.yml', join(repository.dir, file))
    },
    ':1:1: it is a link: write the policy into a file of its own here',
  ],
  'that is a folder': [
    () => {
      mkdirSync(join(repository.dir, file))
      writeFileSync(join(repository.dir, file, 'sa-guard.yml'), off)
    },
    ':1:1: it is a folder: write the policy into a file of its own here',
  ],
  'that is a submodule': [
    () => repository.git('update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},${file}`),
    ':1:1: it is a submodule: write the policy into a file of its own here',
  ],
  'of three megabytes': [() => write('# nothing\n'.repeat(300_000)), ':1:1: the file is larger than 1 MB'],
  'with a bomb of aliases': [() => write(bomb), 'aliases repeat too much'],
  'that is no text': [() => write('\0\0\0'), ':1:1: not text: '],
}

function write(text: string | Buffer): void {
  mkdirSync(join(repository.dir, '.github'), { recursive: true })
  writeFileSync(join(repository.dir, file), text)
}

/** A commit without the policy, and then with what `make` puts in its place. */
function withPolicy(from: string, make: () => void): string {
  repository.checkout(from)
  repository.git('rm', '--quiet', '-r', '--ignore-unmatch', file)
  mkdirSync(join(repository.dir, '.github'), { recursive: true })
  make()
  // A submodule stands in the index alone, and adding everything would take it out again.
  repository.git('add', '--', ...[file, 'policy.yml'].filter((path) => existsSync(join(repository.dir, path))))
  repository.git('commit', '--quiet', '--message', 'policy')
  return repository.git('rev-parse', 'HEAD').trim()
}

async function review(base: string, head: string) {
  const ends = { base, head }
  github.pulls.splice(0, github.pulls.length, { number: 7, ...ends })
  return await runJob({ event: 'pull_request', payload: pullRequestEvent('opened', ends), url: github.url })
}

test.each(Object.entries(unusable))(
  'a policy %s at the base fails the check, and nothing is judged by another one',
  async (_, [make, says]) => {
    const broken = withPolicy(commits.base, make)
    const change = repository.commit({ ...head })
    const { code, log, outputs } = await review(broken, change)
    expect([code, log]).toEqual([2, expect.stringContaining(says)])
    expect(log).toContain('as it stands at the base of this change, cannot be used')
    expect(log).not.toContain('introduced')
    expect(outputs.conclusion).toBe('failure')
  },
)

// What the file holds is read in one way at both ends; what stands in its place is told from the entries of each.
test.each(Object.entries(unusable).slice(0, 4))(
  'a change that makes it one %s fails, is told where, and is judged by the one at its base',
  async (_, [make, says]) => {
    const change = withPolicy(commits.base, make)
    const { code, log, summary } = await review(commits.base, change)
    expect([code, log]).toEqual([1, expect.stringContaining('failed, 1 file broken')])
    expect(summary).toContain('the policy could not be used any more: column 1: ')
    expect(summary).toContain(says.replace(/^.*:1:1: /, ''))
    expect(summary).toContain('this change alters the policy')
  },
)

test('a policy in UTF-16 is read', async () => {
  const law = withPolicy(commits.base, () => write(Buffer.from(`\uFEFF${off}`, 'utf16le')))
  const change = repository.commit({ ...head, ...admin })
  const { code, log } = await review(law, change)
  expect([code, log]).toEqual([0, expect.stringContaining('no risk introduced')])
})

test('a change that mends the policy of its base is told how it gets in', async () => {
  const broken = withPolicy(commits.base, () => write('fail_on: low\n'))
  const change = repository.commit({ [file]: 'fail-on: low\n' })
  const { code, log } = await review(broken, change)
  expect([code, log]).toEqual([
    2,
    expect.stringContaining('This change mends it: somebody who may has to merge it without this check.'),
  ])
})
