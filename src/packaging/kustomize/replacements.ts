// `replacements`: a value of one object, copied into fields of others.
import type { Json } from '../../yaml/json.ts'
import { childOf, isList, isObject } from '../../yaml/route.ts'
import type { Setting } from './field-path.ts'
import { fieldPath, setAtPath, valueAtPath } from './field-path.ts'
import { effectiveNamespace, isOfKind } from './identity.ts'
import type { Item } from './kustomization.ts'
import type { Log } from './log.ts'
import { affords, fail } from './log.ts'
import type { Mark, Node } from './node.ts'
import { isListNode, isMapNode, isUnset, scalar, scalarText } from './node.ts'
import { isDefinition } from './patches.ts'
import type { Resource } from './resource.ts'
import { allIds, withBody } from './resource.ts'
import { fitsId, labelsFit, selector } from './selector.ts'

/** `lenient`: what is to be read or set may lie in objects that the repository does not hold. */
export function withReplacement(
  resources: readonly Resource[],
  { value, at }: Item,
  lenient: boolean,
  log: Log,
): readonly Resource[] {
  const targets = childOf(value, 'targets')
  if (!affords(log, resources.length * (isList(targets) ? targets.length + 1 : 1), at)) return resources
  const source = sourceValue(resources, value, at, lenient, log)
  if (source === undefined) return resources
  if (!isList(targets)) {
    fail(log, at, 'a replacement needs targets')
    return resources
  }
  let changed = resources
  for (const [index, target] of targets.entries()) {
    const by = { text: at.text, route: [...at.route, 'targets', index] }
    changed = withTarget(changed, target, source, { by, lenient, log })
  }
  return changed
}

function textAt(value: Json | undefined, key: string): string {
  const found = childOf(value, key)
  return typeof found === 'string' ? found : ''
}

function sourceValue(
  resources: readonly Resource[],
  value: Json,
  at: Mark,
  lenient: boolean,
  log: Log,
): Node | undefined {
  const fixed = childOf(value, 'sourceValue')
  if (typeof fixed === 'string') return scalar(fixed, { text: at.text, route: [...at.route, 'sourceValue'] })
  const source = childOf(value, 'source')
  const by = { text: at.text, route: [...at.route, 'source'] }
  if (!isObject(source)) {
    fail(log, at, 'a replacement needs a source')
    return undefined
  }
  const found = resources.filter((one) => isSource(one, source))
  const [only, second] = found
  if (only === undefined || second !== undefined) {
    if (!(lenient && only === undefined)) fail(log, by, `the source is ${found.length} objects instead of one`)
    return undefined
  }
  if (isDefinition(only) && textAt(source, 'fieldPath') !== '') return undefined
  const path = fieldPath(textAt(source, 'fieldPath') || 'metadata.name')
  const node = valueAtPath(only.body, path)
  if (node === undefined || isUnset(node)) {
    if (!lenient) fail(log, by, 'the source has no such field')
    return undefined
  }
  return part(node, childOf(source, 'options'), by, log)
}

function isSource(one: Resource, source: Json): boolean {
  const [name, namespace] = [textAt(source, 'name'), textAt(source, 'namespace')]
  const kinds = { group: textAt(source, 'group'), version: textAt(source, 'version'), kind: textAt(source, 'kind') }
  return allIds(one).some(
    (id) =>
      (name === '' || name === id.name) &&
      (namespace === '' || namespace === effectiveNamespace(id)) &&
      isOfKind(id, kinds),
  )
}

function part(node: Node, options: Json | undefined, by: Mark, log: Log): Node | undefined {
  const delimiter = textAt(options, 'delimiter')
  if (delimiter === '') return node
  const pieces = scalarText(node)?.split(delimiter) ?? []
  const piece = pieces[indexOf(options)]
  if (piece === undefined) fail(log, by, 'the source has no part of that index')
  return piece === undefined ? undefined : scalar(piece, by, node)
}

function indexOf(options: Json | undefined): number {
  const index = childOf(options, 'index')
  return typeof index === 'number' ? index : 0
}

interface Copying {
  readonly by: Mark
  readonly lenient: boolean
  readonly log: Log
}

function withTarget(resources: readonly Resource[], target: Json, source: Node, copying: Copying): readonly Resource[] {
  const { by, log } = copying
  const select = selector(childOf(target, 'select'))
  const rejected = childOf(target, 'reject')
  const rejects = isList(rejected) ? rejected.map((one) => selector(one)) : []
  const wrong = [select, ...rejects].find((one) => typeof one === 'string')
  if (!isObject(childOf(target, 'select')) || typeof wrong === 'string' || typeof select === 'string') {
    fail(log, by, typeof wrong === 'string' ? wrong : 'a target must select objects')
    return resources
  }
  const chosen = (one: Resource): boolean => {
    const ids = allIds(one)
    if (!labelsFit(select, one) || !ids.some((id) => fitsId(select, id))) return false
    return !rejects.some((reject) => {
      if (typeof reject === 'string') return false
      const byLabel = (reject.labels !== undefined || reject.annotations !== undefined) && labelsFit(reject, one)
      return byLabel || (!reject.empty && ids.some((id) => fitsId(reject, id)))
    })
  }
  return resources.map((one) => (!isDefinition(one) && chosen(one) ? copied(one, target, source, copying) : one))
}

function copied(one: Resource, target: Json, source: Node, { by, lenient, log }: Copying): Resource {
  const options = childOf(target, 'options')
  const listed = childOf(target, 'fieldPaths')
  const paths = isList(listed) && listed.length > 0 ? listed.map(String) : ['metadata.name']
  let { body } = one
  for (const path of paths) {
    const set = (old: Node | undefined): Node | undefined => joined(old, source, options, by, log)
    const setting: Setting = { set, create: childOf(options, 'create') === true, by, found: 0 }
    body = setAtPath(body, fieldPath(path), setting)
    if (setting.found === 0 && !lenient) fail(log, by, `the target has no field ${path}`)
  }
  return withBody(one, body)
}

/** A scalar keeps the type it has where it is set. */
function joined(old: Node | undefined, source: Node, options: Json | undefined, by: Mark, log: Log): Node | undefined {
  const delimiter = textAt(options, 'delimiter')
  const text = scalarText(source)
  if (delimiter !== '') {
    const before = scalarText(old)
    if (before === undefined || text === undefined) {
      fail(log, by, 'a delimiter needs a scalar')
      return old
    }
    return scalar(spliced(before.split(delimiter), indexOf(options), text).join(delimiter), by, source)
  }
  if (old === undefined || isMapNode(old) || isListNode(old) || text === undefined) return source
  return typed(old, source, text, by)
}

function spliced(parts: readonly string[], index: number, text: string): readonly string[] {
  if (index < 0) return [text, ...parts]
  return index >= parts.length ? [...parts, text] : parts.with(index, text)
}

function typed(old: Node, source: Node, text: string, by: Mark): Node {
  const value = old.kind === 'written' || old.kind === 'scalar' ? old.value : null
  if (typeof value === 'string') return scalar(text, by, source)
  if (typeof value === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return scalar(Number(text), by, source)
  if (typeof value === 'boolean' && /^(?:true|false)$/.test(text)) return scalar(text === 'true', by, source)
  const own = source.kind === 'written' || source.kind === 'scalar' ? source.value : text
  return scalar(own, by, source)
}
