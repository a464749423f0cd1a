// The thread that judges: the same answer as in place, and an end to what takes too much.
import { describe, expect, test } from '@jest/globals'
import { type Evidence, judge } from '../src/judge.ts'
import { LimitError, type Limits } from '../src/limits.ts'
import { textComparison } from '../src/local/folder.ts'
import { pack, unpack } from '../src/parcel.ts'
import { defaultPolicy, type PolicyLimits } from '../src/policy/policy.ts'
import { review } from '../src/review.ts'
import { judging } from '../src/thread.ts'
import { admin, base, head } from './action/shop.ts'
import { deployments } from './large.ts'
import { type Files, snapshot } from './snapshot.ts'

const generous: Limits = { memory: 512, seconds: 60 }

function evidence(before: Files, after: Files): Evidence {
  return {
    base: snapshot(before),
    head: snapshot(after),
    renames: new Map([['deploy/orders.yaml', 'deploy/web.yaml']]),
    policy: defaultPolicy(),
    maxProofs: 50,
  }
}

/** Judges in a thread, and closes it. */
async function inThread(evidence: Evidence, limits: Limits): Promise<unknown> {
  const { begin, judge, close } = judging(limits)
  try {
    begin()
    return await judge(evidence)
  } finally {
    await close()
  }
}

describe('judging in a thread', () => {
  test('answers as judging in place does', async () => {
    const asked = evidence(base, { ...head, ...admin })
    const expected = judge(asked)
    expect(expected.introduced.length).toBeGreaterThan(1)
    expect(await inThread(asked, generous)).toEqual(expected)
  })

  test('a thread that nobody asks ends all the same', async () => {
    const { begin, close } = judging(generous)
    begin()
    await close()
  })

  test('what is thrown there is thrown here', async () => {
    const asked = { ...evidence(base, head), renames: Object.create(null) }
    await expect(inThread(asked, generous)).rejects.toThrow('renames')
  })

  test('what cannot be copied is said at once', async () => {
    const asked = { ...evidence(base, head), policy: { ...defaultPolicy(), ask: () => true } }
    await expect(inThread(asked, generous)).rejects.toThrow('could not be cloned')
  })

  test.each<[string, Limits, RegExp]>([
    ['memory', { memory: 20, seconds: 60 }, /more than 20 MiB of memory and was stopped/],
    ['time', { memory: 512, seconds: 0.01 }, /longer than 0\.01 seconds and was stopped/],
  ])('a limit of %s stops it, with a sentence', async (_, limits, words) => {
    const stopped = inThread(evidence(base, { 'large.yaml': deployments(3000) }), limits)
    await expect(stopped).rejects.toThrow(words)
    await expect(stopped).rejects.toThrow(LimitError)
  })
})

/** Each line says the one before twice. */
const bomb = `x0: &x0 [x]\n${Array.from({ length: 40 }, (_, i) => `x${i + 1}: &x${i + 1} [*x${i}, *x${i}]\n`).join('')}`

describe('the references of kustomizations', () => {
  const rooted = (kustomization: string): Evidence['head'] => {
    const files = new Map(snapshot({ 'k/kustomization.yaml': kustomization, 'k/a.yaml': 'a: b' }).files)
    return { files: files.set('k/patch.txt', { mode: '100644', blob: 'patch' }) }
  }
  const before = rooted('resources: [a.yaml]\n')
  const asked = async (kustomization: string, limits: Limits): Promise<unknown> => {
    const { references, close } = judging(limits)
    try {
      return await references({ base: before, head: rooted(kustomization) })
    } finally {
      await close()
    }
  }

  test('are told by the thread, which judges afterwards', async () => {
    const { references, judge: judged, close } = judging(generous)
    const ends = { base: before, head: rooted('patches: [{path: patch.txt}]\n') }
    expect(await references(ends)).toEqual({ base: [], head: ['k/patch.txt'] })
    const change = evidence(base, { ...head, ...admin })
    expect(await judged(change)).toEqual(judge(change))
    await close()
  })

  test.each([
    ['an alias bomb', `${bomb}patches: [{path: patch.txt}]\n`],
    ['a deep one', `patches: [{path: patch.txt}]\na: ${'['.repeat(100_000)}`],
    ['one of a million tokens', `patches: [{path: patch.txt}]\na: [${'x,'.repeat(1_000_000)}]`],
  ])('%s is answered', async (_name, text) => {
    expect(await asked(text, generous)).toEqual({ base: [], head: expect.anything() })
  })

  test.each<[string, Limits, RegExp]>([
    ['memory', { memory: 20, seconds: 60 }, /more than 20 MiB of memory and was stopped/],
    ['time', { memory: 512, seconds: 0.01 }, /longer than 0\.01 seconds and was stopped/],
  ])('a limit of %s stops them, with a sentence', async (_, limits, words) => {
    const stopped = asked(`patches: [{path: patch.txt}]\nresources:\n${'- x/y\n'.repeat(200_000)}`, limits)
    await expect(stopped).rejects.toThrow(words)
    await expect(stopped).rejects.toThrow(LimitError)
  })
})

test('a review keeps to the limits of the policy', async () => {
  const comparison = textComparison('a.yaml', new TextEncoder().encode(deployments(3000)))
  const tried = (limits: PolicyLimits) => review(comparison, { ...defaultPolicy(), limits }, { scan: true })
  await expect(tried({ seconds: 0.01 })).rejects.toThrow('longer than 0.01 seconds')
  await expect(tried({ memory: 20 })).rejects.toThrow('more than 20 MiB')
})

describe('a parcel', () => {
  const files = snapshot({ 'a.yaml': 'a: b\n', 'same.yaml': 'a: b\n', '__proto__/\n.yaml': '', 'ü.json': '{"ü":"€"}' })
  const odd = new Map([
    ...files.files,
    ['large.yaml', { mode: '100644', blob: 'large', content: { tooLarge: 11 } }],
    ['sealed.yaml', { mode: '100644', blob: 'sealed', content: { unreadable: 'no key' } }],
    ['logo.png', { mode: '100755', blob: 'logo' }],
  ])
  const sent: Evidence = { ...evidence('', ''), base: { files: odd }, head: files }

  test('brings what was put in', () => {
    expect(unpack(structuredClone(pack(sent)))).toEqual(sent)
  })

  test('carries the bytes of equal blobs once, and they can be handed over', () => {
    const parcel = pack(sent)
    expect(parcel.bytes.byteLength).toBe('a: b\n'.length + new TextEncoder().encode('{"ü":"€"}').length)
    const arrived = structuredClone(parcel, { transfer: [parcel.bytes] })
    expect(parcel.bytes.byteLength).toBe(0)
    expect(unpack(arrived)).toEqual(sent)
  })
})
