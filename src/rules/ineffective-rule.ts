import type { AccessGraph } from '../access/graph.ts'
import { objectName } from '../access/names.ts'
import { field } from '../kube/fields.ts'
import type { PolicyRule, Role } from '../kube/rbac.ts'
import type { Claim, StateRule } from './rule.ts'

export const ineffectiveRule: StateRule = {
  id: 'ineffective-rule',
  title: 'Part of a role grants nothing',
  family: 'binding',
  severity: 'low',
  why: 'Whoever reads the role believes in rights, or in limits, that are not there.',
  remedy: 'Write verbs, apiGroups and resources into one item of `rules`, or remove what has no effect.',
  fixable: false,
  standards: ['CIS 5.1.1'],

  *check({ inventory }: AccessGraph) {
    for (const role of inventory.roles) {
      yield* misplaced(role)
      for (const rule of role.rules) {
        const key = emptyList(rule)
        if (key === undefined) continue
        yield claim(role, [...rule.route, key], `a rule whose ${key} are empty names, which match nothing`, key)
      }
    }
  },
}

const keys = ['verbs', 'resources', 'apiGroups', 'resourceNames', 'nonResourceURLs'] as const

/** What Kubernetes does not know it drops. */
function* misplaced(role: Role): Iterable<Claim> {
  for (const parent of [[], ['metadata'], ['aggregationRule']]) {
    const holder = parent.reduce<ReturnType<typeof field>>((value, step) => field(value, step), role.manifest.body)
    for (const key of keys) {
      if (field(holder, key) === undefined) continue
      yield claim(role, [...parent, key], `\`${key}\` outside of \`rules\`, which Kubernetes ignores`, key)
    }
  }
}

/** A list without items is refused, with the whole role. */
function emptyList({ verbs, resources, nonResourceURLs }: PolicyRule): 'verbs' | 'resources' | undefined {
  const isEmpty = (list: readonly string[]): boolean => list.length > 0 && list.every((item) => item === '')
  if (isEmpty(verbs)) return 'verbs'
  return nonResourceURLs.length === 0 && isEmpty(resources) ? 'resources' : undefined
}

function claim({ manifest }: Role, route: Claim['at']['route'], what: string, about: string): Claim {
  return {
    at: { manifest, route },
    message: `${objectName(manifest)} has ${what}`,
    certain: true,
    about,
    fix: { refusal: 'what was meant instead is not in the manifests' },
  }
}
