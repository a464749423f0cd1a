// The `namespace` field: what it sets, and what it leaves alone.
import type { FieldSpec } from './field-spec.ts'
import { applySpec, applySpecs } from './field-spec.ts'
import { described, idKey, isClusterScoped } from './identity.ts'
import type { Log } from './log.ts'
import { affords, fail } from './log.ts'
import type { Mark, Node } from './node.ts'
import { child, isMapNode, itemsOf, scalar, scalarText, withItems, withKey } from './node.ts'
import type { Resource } from './resource.ts'
import { bulk, remembered, withBody } from './resource.ts'

export type SubjectMode = 'defaultOnly' | 'allServiceAccounts' | 'none'

export interface NamespaceSetting {
  readonly value: string
  readonly by: Mark
  readonly specs: readonly FieldSpec[]
  readonly subjects: SubjectMode
  readonly unsetOnly: boolean
}

const own: FieldSpec = { path: 'metadata/namespace', create: true }

/** All objects moved to the namespace. Two that become one are a fault. */
export function withNamespace(
  resources: readonly Resource[],
  setting: NamespaceSetting,
  log: Log,
): readonly Resource[] {
  if (!affords(log, bulk(resources), setting.by)) return resources
  const moved = resources.map((one) => move(remembered(one), setting, log))
  const seen = new Set<string>()
  for (const { id } of moved) {
    const key = idKey(id)
    if (seen.has(key)) fail(log, setting.by, `in this namespace two objects become one: ${described(id)}`)
    seen.add(key)
  }
  return moved
}

function move(one: Resource, setting: NamespaceSetting, log: Log): Resource {
  const { value, by, unsetOnly } = setting
  const set = (node: Node | undefined): Node | undefined =>
    unsetOnly && (scalarText(node) ?? '') !== '' ? node : scalar(value, by, node)
  const change = { set, made: 'scalar' as const, by, broken: (message: string) => fail(log, by, message) }
  const placed = isClusterScoped(one.id) ? one.body : applySpec(one.body, one.id, own, change)
  const binding = one.id.kind === 'RoleBinding' || one.id.kind === 'ClusterRoleBinding'
  const subjects = binding ? withSubjects(placed, setting, set) : placed
  const specs = setting.specs.filter(({ path, kind }) => {
    if (path === 'metadata/namespace' || (path === 'metadata/name' && one.id.group !== '')) return false
    return !(path === 'subjects/namespace' && (kind === 'RoleBinding' || kind === 'ClusterRoleBinding'))
  })
  return withBody(one, applySpecs(subjects, one.id, specs, change))
}

function withSubjects(
  body: Node,
  { subjects: mode, by }: NamespaceSetting,
  set: (node: Node | undefined) => Node | undefined,
): Node {
  const list = child(body, 'subjects')
  if (list === undefined || mode === 'none') return body
  const items = itemsOf(list)
  const changed = items.map((item) => {
    const fits = mode === 'defaultOnly' ? text(item, 'name') === 'default' : text(item, 'kind') === 'ServiceAccount'
    const value = fits && isMapNode(item) ? set(child(item, 'namespace')) : undefined
    return value === undefined ? item : withKey(item, 'namespace', value, by)
  })
  return changed.every((item, index) => item === items[index])
    ? body
    : withKey(body, 'subjects', withItems(list, changed), by)
}

function text(item: Node, key: string): string | undefined {
  return scalarText(child(item, key))
}
