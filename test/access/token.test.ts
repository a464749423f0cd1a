// What Kubernetes' own admission plugin did with 400 Pods, recorded from it, against what we say it does.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { automount } from '../../src/access/token.ts'
import { type Account, account } from '../../src/kube/account.ts'
import type { Resolved } from '../../src/kube/inventory.ts'
import { accountUseFault, imagePullSecrets, isMirror } from '../../src/kube/pod-admission.ts'
import { podFault } from '../../src/kube/pod-fault.ts'
import { podValidationFault } from '../../src/kube/pod-validation.ts'
import { refusal } from '../../src/kube/refusal.ts'
import { tokenMounts } from '../../src/kube/token-mounts.ts'
import { type Workload, workloads } from '../../src/kube/workload.ts'
import type { JsonObject } from '../../src/yaml/json.ts'
import { manifestOf } from '../kube/manifests.ts'

interface Outcome {
  readonly refused?: string
  readonly account?: string
  readonly tokenVolume: boolean
  readonly mounted: readonly string[]
  readonly volume?: string
  readonly own?: Readonly<Record<string, string>>
  readonly pullSecrets?: readonly string[]
}

interface Case {
  readonly name: string
  readonly pod: JsonObject
  readonly accounts: readonly JsonObject[]
  readonly expected: Outcome
}

const file = new URL('./data/token-admission.jsonl', import.meta.url)
const cases = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Case => JSON.parse(line))

/** Only kubectl's check for unknown keys refuses this account, and that check is not ours. */
const strictOnly = 'account automount under metadata'

const untouched = { tokenVolume: false, mounted: [] }

function outcome({ pod, accounts }: Case): Outcome {
  const objects = accounts.map((body) => manifestOf(body))
  if (objects.some((object) => refusal(object) !== undefined)) return { refused: 'account', ...untouched }
  const manifest = manifestOf(pod)
  if (podFault(pod, ['spec'])) return { refused: 'decode', ...untouched }
  const [workload] = workloads(manifest)
  if (workload === undefined) throw new Error('a Pod is a workload')
  const found = objects.flatMap((object) => account(object) ?? []).find((one) => isMeant(one, workload))
  if (accountUseFault(workload, found)) return { refused: 'admission', ...untouched }
  const plugin = isMirror(workload) || found === undefined ? untouched : admitted(workload, found)
  const invalid = podValidationFault(workload, plugin.mounted)
  return { ...(invalid && { refused: 'validation' }), ...plugin, ...ownMounts(workload) }
}

function isMeant({ name, namespace }: Account, { accountName, manifest }: Workload): boolean {
  return name === (accountName ?? 'default') && namespace === (manifest.namespace ?? 'default')
}

function admitted(workload: Workload, found: Account): Outcome {
  const pulls = imagePullSecrets(workload, found)
  return {
    account: found.name,
    ...mounts(workload, { is: 'found', candidates: [found] }),
    ...(pulls.length > 0 && { pullSecrets: pulls }),
  }
}

function ownMounts(workload: Workload): Pick<Outcome, 'own'> {
  const own = workload.containers.flatMap(({ name, mounts: all }): [string, string][] =>
    all
      .filter(({ path }) => path === '/var/run/secrets/kubernetes.io/serviceaccount')
      .map(({ volume }) => [name, volume]),
  )
  return own.length > 0 ? { own: Object.fromEntries(own) } : {}
}

function mounts(workload: Workload, found: Resolved<Account>): Pick<Outcome, 'tokenVolume' | 'mounted' | 'volume'> {
  const decided = automount({ ...workload, volumes: [], containers: [] }, found)
  if (decided.mounted !== true) return untouched
  const { containers, volume } = tokenMounts(workload)
  if (containers.length === 0) return untouched
  return { tokenVolume: volume === undefined, mounted: containers, volume: volume?.name ?? '(new)' }
}

describe('the admission plugin', () => {
  test.each(
    cases.filter(({ name }) => name !== strictOnly).map((one, index) => [`${index} ${one.name}`, one] as const),
  )('%s', (_, one) => {
    expect(outcome(one)).toEqual(one.expected)
  })

  test('a key that only kubectl refuses, as unknown, has no effect', () => {
    const [one] = cases.filter(({ name }) => name === strictOnly)
    expect(one?.expected.refused).toBe('account')
    expect(one && outcome(one)).toMatchObject({ account: 'x', tokenVolume: true, mounted: ['main'] })
  })
})
