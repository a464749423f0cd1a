import type { AccountAccess } from '../access/account-access.ts'
import type { AccountGain, Gains } from '../access/gain.ts'
import type { AccessGraph, WorkloadAccess } from '../access/graph.ts'
import { accountName } from '../access/names.ts'
import type { RatedPower } from '../access/rating.ts'
import { gravest } from '../access/severity.ts'
import { powerSteps } from './grant-trail.ts'
import { templateOf } from './pod-edit.ts'
import { abilities } from './power-words.ts'
import type { StateRule } from './rule.ts'

export const accountChanged: StateRule = {
  id: 'account-changed',
  title: 'Workload now runs as a ServiceAccount that can do more',
  family: 'account',
  severity: 'high',
  why: 'One line gives the program all that the other account was ever given, whether or not it calls any of it.',
  remedy: 'Give the workload an account of its own, and bind to it only what the program calls.',
  fixable: false,
  standards: ['CIS 5.1.5', 'OWASP K02:2025', 'ATT&CK T1078'],

  *check(graph: AccessGraph, gains: Gains) {
    if (gains.way === 'back') return
    for (const access of graph.workloads) {
      const change = switched(access, graph, gains)
      if (change === undefined) continue
      const { from, to, gained, powers } = change
      const { workload, id } = access
      yield {
        at: { manifest: workload.manifest, route: workload.accountRoute },
        message: `${id} now runs as ${accountName(to)} instead of ${accountName(from)}, and so can now ${abilities(powers)}`,
        certain: true,
        gained,
        graver: true,
        account: to.id,
        about: templateOf(workload),
        severity: gravest(powers.map(({ severity }) => severity)) ?? 'low',
        trail: powerSteps(powers),
        fix: { refusal: 'whether the program needs these rights is not in the manifests' },
      }
    }
  },
}

interface Switch extends Pick<AccountGain, 'gained'> {
  readonly from: NonNullable<WorkloadAccess['account']>
  readonly to: NonNullable<WorkloadAccess['account']>
  readonly powers: readonly RatedPower[]
}

/** Who ran as another account, and what that brings, but for what the other account itself was given in this change. */
export function switched(access: WorkloadAccess, graph: AccessGraph, gains: Gains): Switch | undefined {
  const { account: to, automount } = access
  // Without a token the rights are out of reach.
  if (to === undefined || access.grants.length === 0 || automount.mounted === false) return undefined
  const { before, gained, powers } = gains.ofWorkload(access)
  const from = before?.account
  if (from === undefined || from.id === to.id || gained === 'none') return undefined
  const given = gains.of(accountOf(access, graph)).powers
  const told = powers.filter(
    (power) => power.severity !== 'info' && !given.some((one) => one.power === power.power && isSamePlace(one, power)),
  )
  return told.length === 0 ? undefined : { from, to, gained, powers: told }
}

export function accountOf({ account, workload }: WorkloadAccess, graph: AccessGraph): AccountAccess {
  const { name = 'default', namespace } = account ?? {}
  return graph.account({ name, near: workload.manifest, ...(namespace !== undefined && { namespace }) })
}

function isSamePlace({ scope: one }: RatedPower, { scope: other }: RatedPower): boolean {
  if (one.is === 'cluster' || other.is === 'cluster') return one.is === other.is
  return one.namespace === other.namespace
}
