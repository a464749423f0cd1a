// Powers in words.
import { hitsOf, type RatedPower } from '../access/rating.ts'
import { compareSeverity } from '../access/severity.ts'
import { groupedBy } from '../yaml/grouped.ts'
import { listed } from './words.ts'

/** Told once: who holds the first need not be told to hold the second. */
const implied: Readonly<Record<string, readonly string[]>> = {
  'secrets-list-watch': ['secrets-get'],
  'wildcard-everything': ['wildcard-verbs', 'wildcard-core-resources', 'wildcard-subresource'],
  'pods-create': ['workload-controllers-write', 'replicationcontrollers-write', 'jobs-write'],
  'workload-controllers-write': ['replicationcontrollers-write', 'jobs-write'],
  escalate: ['roles-write'],
  'configmaps-kube-system': ['configmaps-write'],
}

/** `read all Secrets cluster-wide`, `read Secrets by name (db) and change Secrets in namespace shop`; gravest first. */
export function abilities(powers: readonly RatedPower[]): string {
  const sorted = [...powers].sort((a, b) => compareSeverity(b.severity, a.severity))
  const said = [...groupedBy(sorted, place)].map(([where, some]) => ({ where, what: listed(labels(some)) }))
  const places = [...groupedBy(said, ({ what }) => what)].map(([what, some]) => {
    const [first = '', ...others] = some.map(({ where }) => where)
    const names = others.map((where) => where.replace(/^in namespace /, ''))
    return `${what} ${others.length === 0 ? first : listed([first.replace(/^in namespace /, 'in namespaces '), ...names])}`
  })
  return places.length > 3
    ? `${places.slice(0, 2).join(', ')} and more in ${places.length - 2} other namespaces`
    : places.join(', and ')
}

export function labels(powers: readonly RatedPower[]): readonly string[] {
  const unlimited = new Set(powers.filter(({ names }) => names === undefined).map(({ power }) => power.id))
  const said = new Set([...unlimited].flatMap((id) => implied[id] ?? []))
  return powers.filter(({ power }) => !said.has(power.id)).map(label)
}

function label(held: RatedPower): string {
  const { power, names } = held
  const kinds = listed(kindsOf(held))
  if (power.id === 'wildcard-verbs') return `use every verb on ${kinds}`
  if (power.id === 'wildcard-subresource') return `use ${kinds}`
  if (kinds !== '') return `${power.label} (${kinds})`
  // Here the names are those of the Secret that is read; the account it is filled for is the writer's to choose.
  if (names === undefined || power.id === 'secrets-create-token') return power.label
  const what = power.label.replace(/ (?:all|any) /, ' ')
  return `${what} (${names.length > 3 ? `${names.length} names` : names.join(', ')})`
}

/** Labels that leave it open which kind is meant. */
const ofManyKinds: ReadonlySet<string> = new Set(['other-pod-factories', 'cloud-iam-crs'])

const withStar: ReadonlySet<string> = new Set(['wildcard-verbs', 'wildcard-subresource'])

/** Which kinds, of a power that is not about kinds of its own. Of a star what its rule is about: `everything of example.com`. */
export function kindsOf(held: RatedPower): readonly string[] {
  if (ofManyKinds.has(held.power.id))
    return held.evidence.map(({ requirement: { group = '', resource = '' } }) => kindName(resource, group))
  if (!withStar.has(held.power.id)) return []
  return hitsOf(held).flatMap(({ rule: { apiGroups, resources } }) =>
    apiGroups.flatMap((group) => resources.map((resource) => kindName(resource, group))),
  )
}

/** `pods`, `deployments.apps`, `everything of apps`. */
export function kindName(resource: string, group: string): string {
  const of = group === '*' ? 'every group' : group === '' ? 'the core group' : group
  if (resource === '*') return `everything of ${of}`
  return group === '' || group === '*' ? resource : `${resource}.${group}`
}

export function place({ scope }: Pick<RatedPower, 'scope'>): string {
  if (scope.is === 'cluster') return 'cluster-wide'
  return scope.namespace === undefined ? 'in its namespace' : `in namespace ${scope.namespace}`
}
