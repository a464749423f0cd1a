// Which fixes cannot meet in any finding, so that one trial may prove them all.
import { account } from '../kube/account.ts'
import type { Manifest } from '../kube/manifest.ts'
import type { Workload } from '../kube/workload.ts'
import { workloads } from '../kube/workload.ts'
import type { Draft } from './draft.ts'

/**
 * What a fix bears on, by name; nothing if it must be tried alone. What is said of a workload depends on it, on its
 * account and on what that was given. So two fixes that edit other workloads, of accounts with other names, bear on other
 * findings: neither can hide a harm of the other. An edit of rights may bear on anything.
 */
export function sphere({ claim: { fix } }: Draft): ReadonlySet<string> | undefined {
  const names = new Set<string>()
  if ('refusal' in fix) return names
  for (const { manifest, route, edit } of fix.edits) {
    const own = route.length === 0 ? undefined : namesOf(manifest)
    if (own === undefined) return undefined
    for (const name of own) names.add(name)
    if (edit.kind === 'set' && typeof edit.value === 'string') names.add(`account ${edit.value}`)
  }
  return names
}

function namesOf(manifest: Manifest): readonly string[] | undefined {
  if (account(manifest) !== undefined) return [`account ${manifest.name}`]
  const pods = workloads(manifest)
  if (pods.length === 0 || pods.some(isChosenElsewhere)) return undefined
  return [
    `object ${manifest.name}`,
    ...pods.map(({ accountName = 'default' }) => `account ${accountName}`),
    ...pods.flatMap(({ volumes }) => volumes.flatMap(({ secrets }) => secrets.map(({ name }) => `secret ${name}`))),
  ]
}

function isChosenElsewhere({ accountName, unnamed }: Workload): boolean {
  return accountName === undefined && unnamed === 'operator'
}
