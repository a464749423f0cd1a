import type { AccountAccess } from '../access/account-access.ts'
import { type CloudHolder, cloudHolders, saysOwner } from '../access/cloud.ts'
import { cloudChange } from '../access/cloud-news.ts'
import { type CloudReach, cloudReach, type Reached } from '../access/cloud-reach.ts'
import type { Gained, Gains } from '../access/gain.ts'
import type { AccessGraph } from '../access/graph.ts'
import { accountName } from '../access/names.ts'
import type { RatedPower } from '../access/rating.ts'
import { holderName, identityName } from './cloud-words.ts'
import { at, trail } from './grant-trail.ts'
import { abilities } from './power-words.ts'
import type { Claim, StateRule } from './rule.ts'
import { listed } from './words.ts'

export const cloudIdentityReach: StateRule = {
  id: 'cloud-identity-reach',
  title: 'Rights in Kubernetes lead to the cloud identity of another account',
  family: 'cloud',
  severity: 'medium',
  why: 'Whoever runs a Pod as an account, or asks for a token of it, has what the account has in the cloud, and needs no right there.',
  remedy:
    'Keep accounts with cloud identities in a namespace in which nobody else makes Pods or tokens, or limit the right to what is needed.',
  fixable: false,
  standards: ['OWASP K02:2025', 'ATT&CK T1078.004', 'ATT&CK T1098'],

  *check(graph: AccessGraph, gains: Gains) {
    const change = cloudChange(graph, gains.before)
    const fresh = new Set(cloudHolders(graph).filter((holder) => change.of(holder).is !== 'same'))
    const reach = cloudReach(graph)
    for (const { account, powers } of reach.accounts) {
      const news = newsOf({ account, powers, reach, fresh, gains })
      if (news !== undefined) yield claim(account, news)
    }
  },
}

interface News extends Reached {
  readonly powers: readonly RatedPower[]
  readonly gained: Gained
  readonly by: 'power' | 'identity'
}

function claim(account: AccountAccess, { first, count, powers, gained, by }: News): Claim {
  const { identity } = first
  return {
    at: by === 'identity' ? identity.field : at(powers),
    subject: {
      apiVersion: 'v1',
      group: '',
      kind: 'ServiceAccount',
      name: account.name,
      ...(account.namespace !== undefined && { namespace: account.namespace }),
    },
    message: `${who(account)} can ${abilities(powers)} and so act in the cloud as ${identityName(identity)}, which ${holderName(first)} has${count === 1 ? '' : `, and as ${count - 1} more`}`,
    certain: true,
    gained,
    graver: gained !== 'none',
    account: account.id,
    severity: saysOwner(identity) ? 'high' : 'medium',
    trail: [...trail(account, powers), { ...identity.field, label: holderName(first) }],
    fix: { refusal: 'whether it needs the right there is not in the manifests' },
  }
}

interface Asked {
  readonly account: AccountAccess
  readonly powers: readonly RatedPower[]
  readonly reach: CloudReach
  readonly fresh: ReadonlySet<CloudHolder>
  readonly gains: Gains
}

/** A new right leads to identities, or a new identity came within reach of a right that was chosen for its namespace. */
function newsOf({ account, powers, reach, fresh, gains }: Asked): News | undefined {
  const leading = powers.filter((power) => reach.reached(account, [power]) !== undefined)
  if (leading.length === 0) return undefined
  const gain = gains.of(account)
  const gained = leading.filter((one) => gain.powers.some((other) => isSame(one, other)))
  const byPower = reach.reached(account, gained)
  if (byPower !== undefined) return { ...byPower, powers: gained, gained: gain.gained, by: 'power' }
  const narrow = leading.filter(
    (power) => power.scope.is === 'namespace' && reach.reached(account, [power], fresh) !== undefined,
  )
  const byIdentity = reach.reached(account, narrow, fresh)
  if (byIdentity !== undefined) return { ...byIdentity, powers: narrow, gained: 'certain', by: 'identity' }
  const old = reach.reached(account, leading)
  return old && { ...old, powers: leading, gained: 'none', by: 'power' }
}

function isSame({ power, scope }: RatedPower, other: RatedPower): boolean {
  if (power !== other.power || scope.is !== other.scope.is) return false
  return scope.is === 'cluster' || other.scope.is === 'cluster' || scope.namespace === other.scope.namespace
}

function who({ workloads, ...account }: AccountAccess): string {
  const ids = [...new Set(workloads.map(({ id }) => id))]
  if (ids.length === 0) return accountName(account)
  return `${accountName(account)}, which ${listed(ids)} ${ids.length === 1 ? 'runs' : 'run'} as,`
}
