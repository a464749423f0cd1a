import type { AccountAccess } from '../access/account-access.ts'
import { type CloudHolder, cloudHolders, saysOwner } from '../access/cloud.ts'
import { cloudChange } from '../access/cloud-news.ts'
import { cloudReach, type Reached } from '../access/cloud-reach.ts'
import type { Gained, Gains } from '../access/gain.ts'
import type { AccessGraph } from '../access/graph.ts'
import { accountName } from '../access/names.ts'
import type { RatedPower } from '../access/rating.ts'
import { holderAbout, holderName, identityName } from './cloud-words.ts'
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
    const come = new Map<CloudHolder, Way[]>()
    for (const { account, powers } of reach.accounts) {
      const leading = powers.filter((power) => reach.reached(account, [power]) !== undefined)
      const gain = gains.of(account)
      const gained = leading.filter((one) => gain.powers.some((other) => isSame(one, other)))
      const shown = gained.length > 0 ? gained : leading
      const reached = reach.reached(account, shown)
      if (reached === undefined) continue
      yield rightClaim({ account, powers: shown }, reached, gained.length > 0 ? gain.gained : 'none')
      if (gained.length > 0) continue
      const narrow = leading.filter(isChosen)
      for (const holder of reach.among(account, narrow, fresh)) {
        const ways = come.get(holder) ?? []
        ways.push({ account, powers: narrow })
        come.set(holder, ways)
      }
    }
    for (const [holder, ways] of come) yield identityClaim(holder, ways)
  },
}

/** What an account can do that leads to identities. */
interface Way {
  readonly account: AccountAccess
  readonly powers: readonly RatedPower[]
}

/** Rights in the whole cluster, and over single objects, were there for another reason. */
function isChosen({ power, scope, names }: RatedPower): boolean {
  return scope.is === 'namespace' && (names === undefined || power.id === 'sa-token-request')
}

const refusal = 'whether it needs the right there is not in the manifests'

function rightClaim({ account, powers }: Way, { first, count }: Reached, gained: Gained): Claim {
  const { identity } = first
  return {
    at: at(powers),
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
    fix: { refusal },
  }
}

/** An identity that is new came within reach of rights that were given for its namespace. */
function identityClaim(holder: CloudHolder, ways: readonly Way[]): Claim {
  const { identity } = holder
  const names = ways.map(({ account }) => accountName(account))
  return {
    at: identity.field,
    message: `${listed(names)} can run Pods as ${holderName(holder)} or issue tokens of it, and so act in the cloud as ${identityName(identity)}`,
    certain: true,
    gained: 'certain',
    ...(holder.account !== undefined && { account: holder.account.id }),
    about: holderAbout(holder),
    severity: saysOwner(identity) ? 'high' : 'medium',
    trail: ways.slice(0, 5).flatMap(({ account, powers }) => trail(account, powers)),
    fix: { refusal },
  }
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
