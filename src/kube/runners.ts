// Which workloads run as an account.
import { groupedBy } from '../yaml/grouped.ts'
import type { Account } from './account.ts'
import type { Manifest } from './manifest.ts'
import { joined, key, lookups, type Reference, type Register } from './register.ts'
import { testsOf } from './test-path.ts'
import type { Unit } from './unit.ts'
import type { Workload } from './workload.ts'

export type Runners = (of: Reference) => readonly Workload[]

/** A workload with the account it runs as. */
interface Runner {
  readonly workload: Workload
  readonly manifest: Manifest
  readonly name: string
  readonly namespace?: string
}

/** Works out who runs as whom at the first question, once for all. */
export function runners(workloads: readonly Workload[], accounts: Register<Account>, unit: Unit): Runners {
  let answer: Runners | undefined
  return (of) => {
    answer ??= indexed(workloads, accounts, unit)
    return answer(of)
  }
}

function indexed(workloads: readonly Workload[], accounts: Register<Account>, unit: Unit): Runners {
  const ofAccount = new Map<Account, Workload[]>()
  const free: Runner[] = []
  for (const runner of workloads.flatMap(runnerOf)) {
    const found = accounts({ ...runner, near: runner.manifest })
    if (found.length === 0) free.push(runner)
    for (const account of found) {
      const known = ofAccount.get(account)
      if (known === undefined) ofAccount.set(account, [runner.workload])
      else known.push(runner.workload)
    }
  }
  const isTest = testsOf(unit)
  const exact = groupedBy(free, ({ namespace, name }) => key(namespace, name))
  const unwritten = lookups(free, ({ namespace, name }) => key(namespace, name), isTest)
  const anyNamespace = lookups(free, ({ name }) => name, isTest)
  return (of) => {
    const objects = accounts(of)
    if (objects.length > 0) return [...new Set(objects.flatMap((object) => ofAccount.get(object) ?? []))]
    const { namespace, name } = of
    if (unit.kind === 'rendered') return (exact.get(key(namespace, name)) ?? []).map(({ workload }) => workload)
    const { path } = of.near.origin
    const around = namespace === undefined ? anyNamespace.get(name) : unwritten.get(key(undefined, name))
    const same = namespace === undefined ? [] : (exact.get(key(namespace, name)) ?? [])
    return [...same, ...joined(around?.(path))].map(({ workload }) => workload)
  }
}

/** Nobody but its operator knows as whom the others run. */
function runnerOf(workload: Workload): readonly Runner[] {
  const { manifest, accountName, unnamed } = workload
  const name = accountName ?? (unnamed === 'default' ? 'default' : undefined)
  if (name === undefined) return []
  const { namespace } = manifest
  return [{ workload, manifest, name, ...(namespace === undefined ? {} : { namespace }) }]
}
