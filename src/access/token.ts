// Which API credentials a workload's containers can reach, and which Fields decided it.
// https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
import type { Account } from '../kube/account.ts'
import type { Resolved } from '../kube/inventory.ts'
import type { Field } from '../kube/manifest.ts'
import { tokenMounts } from '../kube/token-mounts.ts'
import type { Workload } from '../kube/workload.ts'

/** Whether the admission plugin mounts the token into the Pods of a workload. */
export interface Automount {
  /** Unknown where the account is not in the repository and the Pod does not say. */
  readonly mounted: boolean | 'unknown'
  /** Someone wrote `true`, on the Pod or the account. */
  readonly asked: boolean
  /** Names of the containers that get it, or would if it is unknown. */
  readonly containers: readonly string[]
  /** The Fields that decided it; none where it is so by default. */
  readonly decidedBy: readonly Field[]
}

interface Decision {
  readonly mounted: boolean | 'unknown'
  readonly asked: boolean
  readonly decidedBy: readonly Field[]
}

export function automount(workload: Workload, account: Resolved<Account>): Automount {
  const decision = podSays(workload) ?? accountSays(account)
  if (decision.mounted === false) return { ...decision, containers: [] }
  const { containers, volume, own } = tokenMounts(workload)
  const at = ({ route }: { readonly route: Field['route'] }): Field => ({ manifest: workload.manifest, route })
  if (volume !== undefined && !volume.tokenSources.some(({ audience }) => isApiAudience(audience))) {
    // The plugin takes a volume of that name for the token's; what it holds is no token.
    return { mounted: false, asked: false, containers: [], decidedBy: [at(volume)] }
  }
  if (containers.length === 0 && own.length > 0 && workload.whole) {
    return { mounted: false, asked: false, containers: [], decidedBy: own.map(({ mount }) => at(mount)) }
  }
  return { ...decision, containers }
}

/** The Pod's own word beats the account's in both directions. */
function podSays({ manifest, automount: mounted, automountRoute: route }: Workload): Decision | undefined {
  if (mounted === undefined) return undefined
  return { mounted, asked: mounted, decidedBy: route === undefined ? [] : [{ manifest, route }] }
}

function accountSays(account: Resolved<Account>): Decision {
  if (account.is === 'unwritten') return { mounted: true, asked: false, decidedBy: [] }
  if (account.is === 'unknown') return { mounted: 'unknown', asked: false, decidedBy: [] }
  const { candidates } = account
  const answers = new Set(candidates.map(({ automount: answer }) => answer !== false))
  const written = candidates.filter(({ automount: answer }) => answer !== undefined)
  return {
    mounted: answers.size === 1 ? answers.has(true) : 'unknown',
    asked: candidates.every(({ automount: answer }) => answer === true),
    decidedBy: written.map(({ manifest }) => ({ manifest, route: ['automountServiceAccountToken'] })),
  }
}

/** Tokens for another audience are worth nothing at the API server; an empty one is the API server's. */
export function isApiAudience(audience: string | undefined): boolean {
  if (audience === undefined || audience === 'api') return true
  return /^(https:\/\/)?kubernetes(\.default(\.svc(\.cluster\.local)?)?)?(:443)?\/?$/.test(audience)
}
