// The list of an account's rights: a table for people, a line of JSON for programs.
import type { Requester } from '../access/request.ts'
import { type Right, scopeOf } from '../access/rights.ts'
import { width } from './columns.ts'
import { cut, visible } from './escape.ts'
import { at, bindingSpot, by, doubtWords, roleName, ruleSpot, type Spot } from './reason.ts'

/** A role of thousands of rules may be bound in thousands of namespaces. */
const most = 20_000

interface Listed {
  readonly rights: readonly Right[]
  readonly leftOff: number
}

function listed(all: Iterable<Right>): Listed {
  const rights: Right[] = []
  let leftOff = 0
  for (const right of all) {
    if (rights.length < most) rights.push(right)
    else leftOff += 1
  }
  return { rights, leftOff }
}

export function rightsJson({ user }: Requester, all: Iterable<Right>): string {
  const { rights, leftOff } = listed(all)
  return `${JSON.stringify({ as: user, rights: rights.map(rightData), leftOff })}\n`
}

function rightData(right: Right): object {
  const { rule, because, grant } = right
  const scope = scopeOf(grant)
  return {
    ...(rule === undefined
      ? {}
      : {
          verbs: rule.verbs,
          ...(rule.nonResourceURLs.length > 0
            ? { urls: rule.nonResourceURLs }
            : { groups: rule.apiGroups, resources: rule.resources, names: rule.resourceNames }),
        }),
    scope: scope === '' ? 'cluster' : scope === undefined ? 'unknown' : 'namespace',
    ...(scope !== '' && scope !== undefined && { namespace: scope }),
    certain: because === undefined,
    by: by(right),
    ...(because !== undefined && { because: doubtWords(because, right) }),
  }
}

const heads = ['VERBS', 'WHAT', 'WHERE', 'BY'] as const
const widest = [40, 60, 40] as const

export function rightsText({ user }: Requester, all: Iterable<Right>): string {
  const { rights, leftOff } = listed(all)
  if (rights.length === 0) return `${visible(user)} has no rights by these manifests\n`
  const rows = [heads, ...rights.map(cells)]
  const widths = widest.map((limit, column) =>
    Math.min(
      limit,
      rows.reduce((most, row) => Math.max(most, width(row[column] ?? '')), 0),
    ),
  )
  const table = rows.map((row) => row.map((cell, column) => padded(cell, widths[column] ?? 0)).join('  '))
  if (leftOff > 0) table.push(`and ${leftOff} more; -n NAMESPACE lists those that count in one namespace`)
  return `${table.join('\n')}\n`
}

function padded(cell: string, to: number): string {
  return cell + ' '.repeat(Math.max(0, to - width(cell)))
}

function cells(right: Right): readonly string[] {
  const { rule, grant, because } = right
  const scope = scopeOf(grant)
  const where = scope === '' ? 'cluster' : (scope ?? 'unknown namespace')
  const verbs = rule === undefined ? '?' : rule.verbs.join(',')
  const doubt = because === undefined ? '' : `; not certain: ${doubtWords(because, right)}`
  return [...[verbs, what(right), where].map((text) => visible(cut(text, 2000))), visible(`${source(right)}${doubt}`)]
}

function what({ rule }: Right): string {
  if (rule === undefined) return 'whatever the role says'
  const { apiGroups, resources, resourceNames, nonResourceURLs } = rule
  if (nonResourceURLs.length > 0) return nonResourceURLs.join(',')
  const names = resourceNames.length === 0 ? '' : ` named ${resourceNames.join(',')}`
  const core = apiGroups.every((group) => group === '')
  return `${resources.join(',')}${core ? '' : ` of ${apiGroups.map((group) => (group === '' ? 'core' : group)).join(',')}`}${names}`
}

function source(right: Right): string {
  const binding = `${cut(by(right).binding, 200)}${placed(bindingSpot(right))}`
  return `${binding}, ${cut(roleName(right), 200)}${right.rule === undefined ? '' : placed(ruleSpot(right))}`
}

function placed(spot: Spot | undefined): string {
  return spot === undefined ? ' (built in)' : ` (${at(spot)})`
}
