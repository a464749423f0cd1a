// `vars`: values of fields, put where `$(NAME)` is written.
import type { Json } from '../../yaml/json.ts'
import { childOf } from '../../yaml/route.ts'
import { fieldPath, valueAtPath } from './field-path.ts'
import type { FieldSpec } from './field-spec.ts'
import { applySpecs } from './field-spec.ts'
import type { Id } from './identity.ts'
import { isClusterScoped, nameKey } from './identity.ts'
import type { Item } from './kustomization.ts'
import type { Log } from './log.ts'
import { affords, fail } from './log.ts'
import type { Mark, Node } from './node.ts'
import {
  child,
  isListNode,
  isMapNode,
  itemsOf,
  keysOf,
  marksOf,
  scalar,
  scalarText,
  withItems,
  withKey,
} from './node.ts'
import type { Resource } from './resource.ts'
import { allIds, withBody, withId } from './resource.ts'

export interface Variable {
  readonly name: string
  readonly path: string
  readonly at: Mark
}

/** The variables of one kustomization, and the objects with notes which of them read from it. */
export function withVariables(
  resources: readonly Resource[],
  items: readonly Item[],
  log: Log,
): { readonly resources: readonly Resource[]; readonly variables: readonly Variable[] } {
  let noted = resources
  const variables: Variable[] = []
  for (const { value, at } of items) {
    if (!affords(log, noted.length, at)) break
    const name = textAt(value, 'name')
    variables.push({ name, path: textAt(childOf(value, 'fieldref') ?? childOf(value, 'fieldRef'), 'fieldpath'), at })
    const [found, second] = objectsOf(noted, childOf(value, 'objref') ?? childOf(value, 'objRef'))
    if (second !== undefined) fail(log, at, `the var ${name} means several objects`)
    if (found !== undefined) noted = noted.map((one) => (one === found ? { ...one, vars: [...one.vars, name] } : one))
  }
  return { resources: noted, variables }
}

function textAt(value: Json | undefined, key: string): string {
  const found = childOf(value, key) ?? childOf(value, key === 'fieldpath' ? 'fieldPath' : key)
  return typeof found === 'string' ? found : ''
}

/** Without a namespace it is looked for in all of them. */
function objectsOf(resources: readonly Resource[], reference: Json | undefined): readonly Resource[] {
  const apiVersion = textAt(reference, 'apiVersion')
  const slash = apiVersion.indexOf('/')
  const id: Id = {
    group: slash < 0 ? textAt(reference, 'group') : apiVersion.slice(0, slash),
    version: slash < 0 ? apiVersion || textAt(reference, 'version') : apiVersion.slice(slash + 1),
    kind: textAt(reference, 'kind'),
    name: textAt(reference, 'name'),
    namespace: textAt(reference, 'namespace'),
  }
  if (id.namespace !== '' || isClusterScoped(id)) return withId(resources, id)
  return resources.filter((one) => allIds(one).some((any) => nameKey(any) === nameKey(id)))
}

/** Done once, for all objects of a root. */
export function withValues(
  resources: readonly Resource[],
  variables: readonly Variable[],
  specs: readonly FieldSpec[],
  lenient: boolean,
  log: Log,
): readonly Resource[] {
  if (variables.length === 0) return resources
  const values = new Map<string, Node>()
  for (const { name, path, at } of variables) {
    if (!affords(log, resources.length, at)) break
    const source = resources.find(({ vars }) => vars.includes(name))
    const value = valueAtPath(source?.body, fieldPath(path || 'metadata.name'))
    if (value !== undefined) values.set(name, value)
    else if (!lenient) fail(log, at, `the var ${name} has no value`)
  }
  return resources.map((one) => {
    const by = marksOf(one.body)[0]
    if (by === undefined) return one
    const broken = (message: string): void => fail(log, by, message)
    const set = (node: Node | undefined): Node | undefined => (node === undefined ? node : filled(node, values, 1))
    return withBody(one, applySpecs(one.body, one.id, specs, { set, by, broken }))
  })
}

/** Scalars, and those directly in a mapping or list. */
function filled(node: Node, values: ReadonlyMap<string, Node>, depth: number): Node {
  if (depth >= 0 && isListNode(node)) {
    const items = itemsOf(node)
    const changed = items.map((item) => filled(item, values, depth - 2))
    return changed.every((item, index) => item === items[index]) ? node : withItems(node, changed)
  }
  if (depth >= 0 && isMapNode(node)) {
    let map = node
    for (const key of keysOf(node)) {
      const old = child(map, key)
      const value = old === undefined ? undefined : filled(old, values, depth - 2)
      if (value !== undefined && value !== old) map = withKey(map, key, value, marksOf(value)[0] ?? never())
    }
    return map
  }
  return filledScalar(node, values)
}

function never(): never {
  throw new Error('a value without a place')
}

function filledScalar(node: Node, values: ReadonlyMap<string, Node>): Node {
  const text = (node.kind === 'written' || node.kind === 'scalar') && typeof node.value === 'string' ? node.value : ''
  if (!text.includes('$')) return node
  let from: Node | undefined
  const whole = /^\$\(([^)]*)\)$/.exec(text)?.[1]
  const only = whole === undefined ? undefined : values.get(whole)
  if (only !== undefined && scalarText(only) !== undefined) {
    return scalar(only.kind === 'map' || only.kind === 'list' ? text : only.value, marksOf(only)[0] ?? never(), node)
  }
  const changed = text.replace(/\$\$|\$\(([^)]*)\)/g, (all, name: string | undefined) => {
    if (name === undefined) return '$'
    const value = values.get(name)
    const replaced = scalarText(value)
    if (replaced === undefined) return all
    from = value
    return replaced
  })
  if (changed === text) return node
  return scalar(changed, marksOf(from ?? node)[0] ?? never(), node)
}
