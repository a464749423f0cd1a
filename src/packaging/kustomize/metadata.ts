// `labels`, `commonLabels`, `commonAnnotations` and `replicas`: values set at the places of field specs.
import type { Json } from '../../yaml/json.ts'
import { isObject } from '../../yaml/route.ts'
import type { FieldSpec } from './field-spec.ts'
import { applySpecs } from './field-spec.ts'
import type { Log } from './log.ts'
import { affords, fail } from './log.ts'
import type { Mark, Node } from './node.ts'
import { isMapNode, isUnset, mapNode, opened, scalar } from './node.ts'
import type { Resource } from './resource.ts'
import { firstId, withBody } from './resource.ts'

/** Sets all pairs in every map that the specs lead to. */
export function withPairs(
  resources: readonly Resource[],
  pairs: Json | undefined,
  at: Mark,
  specs: readonly FieldSpec[],
  log: Log,
): readonly Resource[] {
  if (!isObject(pairs)) return resources
  const keys = Object.keys(pairs).sort()
  if (keys.length === 0 || !affords(log, resources.length * keys.length, at)) return resources
  const set = (node: Node | undefined): Node | undefined => {
    if (!isMapNode(node) && !isUnset(node)) return node
    const map = opened(node) ?? mapNode(new Map(), [{ text: at.text, route: [...at.route, keys[0] ?? ''] }])
    const entries = new Map(map.entries)
    for (const key of keys) {
      entries.set(key, scalar(String(pairs[key] ?? ''), { text: at.text, route: [...at.route, key] }))
    }
    return { ...map, entries }
  }
  const change = { set, made: 'map' as const, by: at, broken: (message: string) => fail(log, at, message) }
  return resources.map((one) => withBody(one, applySpecs(one.body, one.id, specs, change)))
}

/** `replicas`: by the name that the object has or had. */
export function withReplicas(
  resources: readonly Resource[],
  { name, count, by }: { readonly name: string; readonly count: Json; readonly by: Mark },
  specs: readonly FieldSpec[],
  lenient: boolean,
  log: Log,
): readonly Resource[] {
  if (!affords(log, resources.length, by)) return resources
  const set = () => scalar(count, by)
  const change = { set, made: 'scalar' as const, by, broken: (message: string) => fail(log, by, message) }
  let found = false
  const changed = resources.map((one) => {
    const fits = one.id.name === name || firstId(one).name === name || one.former.some((id) => id.name === name)
    if (!fits || !specs.some(({ kind }) => kind === one.id.kind)) return one
    found = true
    return withBody(one, applySpecs(one.body, one.id, specs, change))
  })
  if (!found && !lenient) fail(log, by, `replicas: there is no ${name} to set them on`)
  return changed
}
