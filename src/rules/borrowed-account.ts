import { application } from '../access/application.ts'
import type { Gains } from '../access/gain.ts'
import type { AccessGraph, WorkloadAccess } from '../access/graph.ts'
import { accountName } from '../access/names.ts'
import { rated } from '../access/rating.ts'
import { gravest } from '../access/severity.ts'
import { groupedBy } from '../yaml/grouped.ts'
import { accountOf } from './account-changed.ts'
import { powerSteps } from './grant-trail.ts'
import { templateOf } from './pod-edit.ts'
import { abilities } from './power-words.ts'
import type { Claim, StateRule } from './rule.ts'
import { listed } from './words.ts'

export const borrowedAccount: StateRule = {
  id: 'borrowed-account',
  title: 'Workload takes the ServiceAccount of another application',
  family: 'account',
  severity: 'high',
  why: 'Whoever takes over either program has the rights of both, and nobody who reads the account’s roles sees the newcomer.',
  remedy: 'Give the workload a ServiceAccount of its own, and bind to it only what the program calls.',
  fixable: false,
  standards: ['CIS 5.1.5', 'OWASP K02:2025', 'ATT&CK T1078'],

  *check(graph: AccessGraph, gains: Gains) {
    const { before } = gains
    if (before === undefined || gains.way === 'back') return
    const owners = ownersAt(before)
    const known = new Set(before.workloads.map(identity))
    const still = new Set(graph.workloads.map(identity))
    for (const access of graph.workloads) {
      const { account, automount } = access
      if (account === undefined || account.name === 'default' || automount.mounted === false) continue
      if (account.namespace === undefined || known.has(identity(access))) continue
      const owner = owners(account.id)
      const own = application(access)
      if (owner === undefined || own === undefined || owner.applications.has(own)) continue
      // If nobody is left of those who ran as it, it was only renamed.
      if (!owner.workloads.some((one) => still.has(identity(one)))) continue
      const claim = borrowed(access, owner, graph, gains)
      if (claim !== undefined) yield claim
    }
  },
}

/** Those who ran as an account. */
interface Owner {
  readonly workloads: readonly WorkloadAccess[]
  readonly applications: ReadonlySet<string>
}

/** Undefined where nobody ran as it, or somebody of whom nobody knows to what application it belongs. */
function ownersAt({ workloads }: AccessGraph): (id: string) => Owner | undefined {
  const users = groupedBy(workloads, ({ account }) => account?.id)
  const known = new Map<string, Owner | undefined>()
  return (id) => {
    if (known.has(id)) return known.get(id)
    const some = users.get(id) ?? []
    const names = some.map(application)
    const applications = new Set(names.filter((name) => name !== undefined))
    const owner = some.length === 0 || names.includes(undefined) ? undefined : { workloads: some, applications }
    known.set(id, owner)
    return owner
  }
}

function borrowed(access: WorkloadAccess, owner: Owner, graph: AccessGraph, gains: Gains): Claim | undefined {
  const { workload, id } = access
  const { manifest } = workload
  const account = accountOf(access, graph)
  const grants = account.grants.filter(({ via }) => via !== 'group')
  // What the account gained in this change is told of the account.
  const given = new Set(gains.of(account).powers.map(({ power }) => power))
  const powers = rated(graph.powers(grants), account).filter(
    ({ severity, power }) => severity !== 'info' && severity !== 'low' && !given.has(power),
  )
  if (powers.length === 0) return undefined
  return {
    at: { manifest, route: workload.accountRoute },
    message: `${id} takes ${accountName(account)}, as which ${listed(owner.workloads.map((one) => one.id))} ${
      owner.workloads.length === 1 ? 'runs' : 'run'
    }, and so can ${abilities(powers)}`,
    certain: true,
    account: account.id,
    about: templateOf(workload),
    severity: gravest(powers.map(({ severity }) => severity)) ?? 'medium',
    trail: [
      ...owner.workloads.slice(0, 5).map((one) => ({
        manifest: one.workload.manifest,
        route: one.workload.accountRoute,
        label: one.id,
      })),
      ...powerSteps(powers),
    ],
    covers: [{ rule: 'account-changed', manifest }],
    fix: { refusal: 'which of these rights the program needs is not in the manifests' },
  }
}

/** The workload under this account: under another one it is news. */
function identity({ workload: { manifest, podSpec }, account }: WorkloadAccess): string {
  const { group, kind, namespace, name } = manifest
  return JSON.stringify([group, kind, namespace ?? null, name, podSpec, account?.id])
}
