// Which policy a change is judged by.
import { describe, expect, test } from '@jest/globals'
import { law, PolicyError, usualPolicyFile } from '../src/law.ts'
import { defaultPolicy } from '../src/policy/policy.ts'
import type { BlobContent, Comparison, TreeEntry } from '../src/ports.ts'

interface Ends {
  readonly base?: string | null
  readonly head?: string | null
  readonly scan?: boolean
  readonly mode?: string
  /** Where the file stands. */
  readonly at?: string
}

/** Both ends hold a policy file with this text, or none. */
function comparison({
  base = null,
  head = base,
  scan = false,
  mode = '100644',
  at = usualPolicyFile,
}: Ends): Comparison {
  const entries = (text: string | null): readonly TreeEntry[] => (text === null ? [] : [{ path: at, mode, blob: text }])
  return {
    ...(scan ? {} : { base: 'base' }),
    head: 'head',
    entries: async (end) => entries(end === 'base' ? base : head),
    changedFiles: async () => [],
    patches: async () => new Map(),
    read: async (blobs, maxBytes) =>
      new Map(
        blobs.map((blob): [string, BlobContent] => [
          blob,
          blob.length > maxBytes ? { tooLarge: blob.length } : { bytes: new TextEncoder().encode(blob) },
        ]),
      ),
  }
}

const broken = 'fail_on: low\n'

test.each<[string, Ends, string]>([
  ['none anywhere', {}, 'high'],
  ['the one at base', { base: 'fail-on: low' }, 'low'],
  ['the one at base, whatever the change makes of it', { base: 'fail-on: low', head: 'fail-on: critical' }, 'low'],
  ['the one at base, though the change takes it away', { base: 'fail-on: low', head: null }, 'low'],
  ['none, though the change brings one', { head: 'fail-on: critical' }, 'high'],
  ['the one that is scanned, where there is no base', { head: 'fail-on: low', scan: true }, 'low'],
])('%s', async (_, ends, failOn) => {
  expect(await law(comparison(ends), usualPolicyFile, {})).toMatchObject({
    policy: { ...defaultPolicy(), failOn },
    problems: [],
  })
})

test('words of the door count before the file', async () => {
  const { policy } = await law(comparison({ base: 'fail-on: low\nprofile: dedicated-sa' }), usualPolicyFile, {
    failOn: 'medium',
    paths: ['deploy'],
  })
  expect(policy).toMatchObject({ failOn: 'medium', profile: 'dedicated-sa', paths: { include: ['deploy'] } })
})

test.each<[string, Ends, string]>([
  [
    'broken at base',
    { base: broken },
    'as it stands at the base of this change, cannot be used. .github/sa-guard.yml:1:1: the policy has no `fail_on`; did you mean fail-on?',
  ],
  [
    'broken at base and mended',
    { base: broken, head: 'fail-on: low' },
    'did you mean fail-on? This change mends it: somebody who may has to merge it without this check.',
  ],
  ['broken, scanned', { head: broken, scan: true }, 'The policy .github/sa-guard.yml cannot be used.'],
  ['many mistakes', { base: 'a: 1\nb: 1\nc: 1\nd: 1\ne: 1\nf: 1\n' }, ' And 1 more.'],
  [
    'broken at base and taken away',
    { base: broken, head: null },
    'This change mends it: somebody who may has to merge it without this check.',
  ],
  [
    'a link',
    { base: 'fail-on: low', mode: '120000' },
    ':1:1: it is a link: write the policy into a file of its own here.',
  ],
  ['a submodule', { base: 'fail-on: low', mode: '160000' }, ':1:1: it is a submodule: write the policy into a file'],
  ['a folder', { base: 'fail-on: low', at: `${usualPolicyFile}/a.yml` }, ':1:1: it is a folder: write the policy'],
  ['below a link', { base: '../x', at: '.github', mode: '120000' }, ':1:1: a folder above it is a link: write'],
  ['below a submodule', { base: 'x', at: '.github', mode: '160000' }, ':1:1: a folder above it is a submodule: write'],
  ['too large', { base: '#'.repeat(2_000_001) }, ':1:1: the file is larger than 1 MB.'],
])('nothing is judged by another policy instead: %s', async (_, ends, words) => {
  const failed = law(comparison(ends), usualPolicyFile, {})
  await expect(failed).rejects.toThrow(PolicyError)
  await expect(failed).rejects.toThrow(words)
})

test('a file that was named and is nowhere is a mistake', async () => {
  await expect(law(comparison({ base: 'strict: true' }), 'policy.yml', {})).rejects.toThrow(
    'There is no policy file policy.yml, neither at the base of this change nor at its head.',
  )
})

test.each<[string, Ends]>([
  ['breaks it', { base: 'strict: true', head: broken }],
  ['brings a broken one', { head: broken }],
])('a change that %s fails, and is told where', async (_, ends) => {
  const { policy, problems } = await law(comparison(ends), usualPolicyFile, {})
  expect(policy.failOn).toBe('high')
  expect(problems).toEqual([
    {
      path: usualPolicyFile,
      line: 1,
      message: 'the policy could not be used any more: column 1: the policy has no `fail_on`; did you mean fail-on?',
      change: 'introduced',
      fails: true,
      touched: true,
    },
  ])
})

describe('a base that has gone on', () => {
  const tip = (text: string | null) => comparison({ head: text, scan: true })

  test('its law counts, not that of the commit the change was branched from', async () => {
    const old = comparison({ base: 'fail-on: critical' })
    expect((await law(old, usualPolicyFile, {}, tip('fail-on: low'))).policy.failOn).toBe('low')
    expect((await law(old, usualPolicyFile, {}, tip(null))).policy.failOn).toBe('high')
  })

  test('a file that the change did not touch is not mended by it', async () => {
    const old = comparison({ base: 'fail-on: low' })
    const failed = law(old, usualPolicyFile, {}, tip(broken))
    await expect(failed).rejects.toThrow(PolicyError)
    await expect(failed).rejects.not.toThrow('mends')
  })

  test('a file that the change did not touch is not broken by it', async () => {
    const { problems } = await law(comparison({ base: broken }), usualPolicyFile, {}, tip('fail-on: low'))
    expect(problems).toEqual([])
  })
})

test('a policy that becomes a link of the same bytes is broken', async () => {
  const given = comparison({ base: 'fail-on: low' })
  const linked: Comparison = {
    ...given,
    entries: async (end) =>
      (await given.entries(end)).map((entry) => (end === 'head' ? { ...entry, mode: '120000' } : entry)),
  }
  const { problems, altered } = await law(linked, usualPolicyFile, {})
  expect(problems).toMatchObject([{ message: expect.stringContaining('column 1: it is a link'), fails: true }])
  expect(altered).toContain('alters')
})

test('a change that only makes the file executable alters nothing', async () => {
  const given = comparison({ base: 'fail-on: low' })
  const executable: Comparison = {
    ...given,
    entries: async (end) =>
      (await given.entries(end)).map((entry) => (end === 'head' ? { ...entry, mode: '100755' } : entry)),
  }
  expect(await law(executable, usualPolicyFile, {})).toMatchObject({ problems: [] })
  expect(await law(executable, usualPolicyFile, {})).not.toHaveProperty('altered')
})

test('a change that brings a policy where nobody reads it is told so', async () => {
  const given = comparison({ head: 'fail-on: low', at: '.github/SA-guard.yml' })
  expect((await law(given, usualPolicyFile, {})).problems).toEqual([
    expect.objectContaining({
      path: '.github/SA-guard.yml',
      message: 'the file is read by nobody: the policy is .github/sa-guard.yml, and this file should have that name',
      fails: true,
    }),
  ])
})

test.each(['.github/sa-guard.yaml', 'sa-guard.yml', '.github/SA-Guard.yml'])(
  'a policy that stands at %s by mistake is named',
  async (path) => {
    const given = comparison({ base: 'fail-on: low' })
    const strayed: Comparison = {
      ...given,
      entries: async (end) => (await given.entries(end)).map((entry) => ({ ...entry, path })),
    }
    await expect(law(strayed, usualPolicyFile, {})).rejects.toThrow(
      `${path} is read by nobody: the policy is .github/sa-guard.yml, and this file should have that name.`,
    )
  },
)

test.each<[string, Ends, string | undefined]>([
  ['brings', { head: 'fail-on: low' }, 'this change brings the policy'],
  ['takes away', { base: 'fail-on: low', head: null }, 'this change takes away the policy'],
  ['alters', { base: 'fail-on: low', head: 'fail-on: high' }, 'this change alters the policy'],
  ['leaves', { base: 'fail-on: low' }, undefined],
])('a change that %s the policy is told so', async (_, ends, says) => {
  const { altered } = await law(comparison(ends), usualPolicyFile, {})
  if (says === undefined) expect(altered).toBeUndefined()
  else expect(altered).toContain(says)
})
