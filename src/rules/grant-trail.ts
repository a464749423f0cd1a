// The way from an account to a power, as Fields.
import type { AccountAccess } from '../access/account-access.ts'
import { accountName, objectName } from '../access/names.ts'
import type { RuleHit } from '../access/power-hits.ts'
import type { RatedPower } from '../access/rating.ts'
import type { Stronger } from '../access/reach.ts'
import { compareSeverity } from '../access/severity.ts'
import type { Field, Manifest } from '../kube/manifest.ts'
import type { Binding } from '../kube/rbac.ts'

type Step = Field & { readonly label: string }

/** Where the gravest of the powers is written: the resource in the rule, or the role's name if nobody wrote the role. */
export function at(powers: readonly RatedPower[]): Field {
  const [worst] = [...powers].sort((a, b) => compareSeverity(b.severity, a.severity))
  const [first] = worst === undefined ? [] : fieldsOf(worst)
  const binding = worst?.evidence.flatMap(({ grant }) => writtenBinding(grant.binding))[0]
  if (first !== undefined) return first
  if (binding === undefined) throw new Error('a power that no binding confers')
  return { manifest: binding.manifest, route: [...binding.roleRef.route, 'name'] }
}

/** Each step that somebody could have written in this change; the rule's own words first. */
export function trail(account: AccountAccess, powers: readonly RatedPower[], stronger?: Stronger): readonly Step[] {
  const bindings = [
    ...new Set(powers.flatMap(({ evidence }) => evidence.flatMap(({ grant }) => writtenBinding(grant.binding)))),
  ]
  return unique([
    ...powers.slice(0, most).flatMap(fieldsOf),
    ...bindings.slice(0, most).flatMap((binding) => bindingSteps(binding, account)),
    ...account.workloads
      .slice(0, most)
      .map(({ workload, id }) => ({ manifest: workload.manifest, route: workload.accountRoute, label: id })),
    ...(stronger?.account.grants ?? [])
      .filter(({ via }) => via !== 'group')
      .slice(0, 2)
      .map(({ binding: { manifest, kind, name, roleRef } }) => ({
        manifest,
        route: [...roleRef.route, 'name'],
        label: `${kind} ${name}`,
      })),
  ])
}

const most = 5

function writtenBinding(binding: { readonly manifest?: Manifest | undefined }): readonly Binding[] {
  return binding.manifest === undefined ? [] : [binding as Binding]
}

function bindingSteps({ manifest, kind, name, roleRef, subjects }: Binding, account: AccountAccess): readonly Step[] {
  const subject = subjects.find((one) => one.name === account.name || one.name.endsWith(`:${account.name}`))
  return [
    { manifest, route: [...roleRef.route, 'name'], label: `${kind} ${name}` },
    ...(subject === undefined ? [] : [{ manifest, route: [...subject.route, 'name'], label: accountName(account) }]),
  ]
}

/** Where the powers are written in roles, as far as people need it. */
export function powerSteps(powers: readonly RatedPower[]): readonly Step[] {
  return unique(powers.slice(0, most).flatMap(fieldsOf))
}

function fieldsOf({ evidence }: RatedPower): readonly Step[] {
  return evidence.flatMap(({ requirement, hits }) => hits.flatMap((hit) => ruleSteps(hit, requirement.resource)))
}

/** The items of the rule that matter: its resource, and each of its verbs. */
function ruleSteps({ role, rule, verbs }: RuleHit, resource: string | undefined): readonly Step[] {
  const { manifest } = role
  if (manifest === undefined) return []
  const label = objectName(manifest)
  const item = (key: 'resources' | 'nonResourceURLs' | 'verbs', index: number): Step => ({
    manifest,
    route: [...rule.route, key, index],
    label,
  })
  const key = rule.nonResourceURLs.length > 0 ? 'nonResourceURLs' : 'resources'
  const wanted = resource === undefined ? -1 : rule[key].indexOf(resource)
  const star = rule[key].findIndex((written) => written.startsWith('*'))
  const shown = rule.verbs.flatMap((verb, index) =>
    verb === '*' || verbs.includes(verb) ? [item('verbs', index)] : [],
  )
  return [item(key, wanted >= 0 ? wanted : Math.max(star, 0)), ...shown.slice(0, most)]
}

function unique(steps: readonly Step[]): readonly Step[] {
  const seen = new Map<Manifest, Set<string>>()
  return steps.filter(({ manifest, route }) => {
    const routes = seen.get(manifest) ?? new Set()
    seen.set(manifest, routes)
    const key = JSON.stringify(route)
    return !routes.has(key) && routes.add(key)
  })
}
