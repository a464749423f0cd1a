import { type CloudHolder, cloudHolders, saysOwner } from '../access/cloud.ts'
import { cloudChange } from '../access/cloud-news.ts'
import { type CloudReach, cloudReach, leadsTo } from '../access/cloud-reach.ts'
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
    for (const reach of cloudReach(graph)) yield claim(reach, fresh, gains)
  },
}

function claim(reach: CloudReach, fresh: ReadonlySet<CloudHolder>, gains: Gains): Claim {
  const { account } = reach
  const news = newsOf(reach, fresh, gains)
  const { powers, reached } = news
  const [first] = reached
  const { identity } = first
  const place = { ...identity.field, label: holderName(first) }
  const others = reached.length - 1
  return {
    at: news.by === 'identity' ? identity.field : at(powers),
    subject: {
      apiVersion: 'v1',
      group: '',
      kind: 'ServiceAccount',
      name: account.name,
      ...(account.namespace !== undefined && { namespace: account.namespace }),
    },
    message: `${who(account)} can ${abilities(powers)} and so act in the cloud as ${identityName(identity)}, which ${holderName(first)} has${others === 0 ? '' : `, and as ${others} more`}`,
    certain: true,
    gained: news.gained,
    graver: news.gained !== 'none',
    account: account.id,
    severity: reached.some((holder) => saysOwner(holder.identity)) ? 'high' : 'medium',
    trail: [...trail(account, powers), place],
    fix: { refusal: 'whether it needs the right there is not in the manifests' },
  }
}

interface News extends Pick<CloudReach, 'powers' | 'reached'> {
  readonly gained: Gained
  readonly by: 'power' | 'identity'
}

/** A new right leads to identities, or a new identity came within reach of a right that was chosen for its namespace. */
function newsOf({ account, powers, reached }: CloudReach, fresh: ReadonlySet<CloudHolder>, gains: Gains): News {
  const gain = gains.of(account)
  const gained = powers.filter((one) => gain.powers.some((other) => isSame(one, other)))
  if (gained.length > 0) return news(gained, reached, gain.gained, 'power')
  const narrow = powers.filter(({ scope }) => scope.is === 'namespace')
  const come = reached.filter((holder) => fresh.has(holder) && narrow.some((power) => leadsTo(power, holder)))
  if (come.length === 0) return news(powers, reached, 'none', 'power')
  return news(narrow, come, 'certain', 'identity')
}

function news(powers: readonly RatedPower[], among: readonly CloudHolder[], gained: Gained, by: News['by']): News {
  const holders = among.filter((holder) => powers.some((power) => leadsTo(power, holder)))
  const leading = powers.filter((power) => holders.some((holder) => leadsTo(power, holder)))
  const [first, ...rest] = holders.toSorted((a, b) => Number(saysOwner(b.identity)) - Number(saysOwner(a.identity)))
  if (first === undefined) throw new Error('a way to the cloud that leads nowhere')
  return { powers: leading, reached: [first, ...rest], gained, by }
}

function isSame({ power, scope }: RatedPower, other: RatedPower): boolean {
  if (power !== other.power || scope.is !== other.scope.is) return false
  return scope.is === 'cluster' || other.scope.is === 'cluster' || scope.namespace === other.scope.namespace
}

function who({ workloads, ...account }: CloudReach['account']): string {
  const ids = [...new Set(workloads.map(({ id }) => id))]
  if (ids.length === 0) return accountName(account)
  return `${accountName(account)}, which ${listed(ids)} ${ids.length === 1 ? 'runs' : 'run'} as,`
}
