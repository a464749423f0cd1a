// `configMapGenerator` and `secretGenerator`: what they make, as far as the repository tells it.
import type { Json } from '../../yaml/json.ts'
import { childOf, isObject } from '../../yaml/route.ts'
import type { Content } from './generated-data.ts'
import { encoded, generatedData } from './generated-data.ts'
import { described } from './identity.ts'
import type { Item } from './kustomization.ts'
import type { Log } from './log.ts'
import { affords, fail } from './log.ts'
import type { Mark, Node } from './node.ts'
import { child, keysOf, mapNode, scalar } from './node.ts'
import type { Resource } from './resource.ts'
import { resource, withBody, withId } from './resource.ts'

export interface Generator {
  readonly kind: 'ConfigMap' | 'Secret'
  readonly item: Item
  readonly options: Item | undefined
}

/** The objects with what the generator makes added, or merged into one that is there. */
export function withGenerated(
  resources: readonly Resource[],
  generator: Generator,
  content: Content,
  lenient: boolean,
  log: Log,
): readonly Resource[] {
  const made = generated(generator, content, log)
  if (made === undefined) return resources
  const { at } = generator.item
  if (!affords(log, resources.length, at)) return resources
  const found = withId(resources, made.id)
  const [old, second] = found
  if (second !== undefined) fail(log, at, `the generator meets several objects: ${described(made.id)}`)
  if (old === undefined) {
    if (made.behavior !== 'create' && !lenient) fail(log, at, `there is no ${described(made.id)} to ${made.behavior}`)
    return [...resources, made]
  }
  if (made.behavior === 'create') fail(log, at, `there already is ${described(made.id)}`)
  return resources.map((one) => (one === old ? joined(old, made, at) : one))
}

function generated({ kind, item, options: global }: Generator, content: Content, log: Log): Resource | undefined {
  const { value, at } = item
  const name = textAt(value, 'name')
  if (name === '') {
    fail(log, at, 'a generator needs a name')
    return undefined
  }
  const key = (step: string): Mark => ({ text: at.text, route: [...at.route, step] })
  const metadata = new Map<string, Node>([['name', scalar(name, key('name'))]])
  const namespace = textAt(value, 'namespace')
  if (namespace !== '') metadata.set('namespace', scalar(namespace, key('namespace')))
  const options = childOf(value, 'options')
  for (const part of ['labels', 'annotations']) {
    const pairs = optionPairs(part, item, global)
    if (pairs.size > 0) metadata.set(part, mapNode(pairs, [at]))
  }
  const entries = new Map<string, Node>([
    ['apiVersion', scalar('v1', at)],
    ['kind', scalar(kind, at)],
    ['metadata', mapNode(metadata, [at])],
  ])
  if (kind === 'Secret') entries.set('type', scalar(textAt(value, 'type') || 'Opaque', key('type')))
  const data = generatedData(item, content, log)
  if (data.size > 0) entries.set('data', mapNode(kind === 'Secret' ? encoded(data, at) : data, [at]))
  const unhashed = [options, global?.value].some((one) => childOf(one, 'disableNameSuffixHash') === true)
  const behavior = textAt(value, 'behavior')
  return {
    ...resource(mapNode(entries, [at])),
    hashed: !unhashed,
    behavior: behavior === 'merge' || behavior === 'replace' ? behavior : 'create',
  }
}

function textAt(value: Json | undefined, key: string): string {
  const found = childOf(value, key)
  return typeof found === 'string' ? found : ''
}

/** Labels or annotations: the generator's own, then those for all generators. */
function optionPairs(part: string, item: Item, global: Item | undefined): Map<string, Node> {
  const pairs = new Map<string, Node>()
  const own = childOf(childOf(item.value, 'options'), part)
  const shared = childOf(global?.value, part)
  if (global !== undefined && isObject(shared)) {
    for (const key of Object.keys(shared)) {
      const by = { text: global.at.text, route: [...global.at.route, part, key] }
      pairs.set(key, scalar(String(shared[key] ?? ''), by))
    }
  }
  if (isObject(own)) {
    for (const key of Object.keys(own)) {
      const by = { text: item.at.text, route: [...item.at.route, 'options', part, key] }
      pairs.set(key, scalar(String(own[key] ?? ''), by))
    }
  }
  return pairs
}

/** The new object in the place of the old: it keeps the old one's names, labels and annotations, and with `merge` its data. */
function joined(old: Resource, made: Resource, at: Mark): Resource {
  const metadata = new Map<string, Node>()
  const [before, after] = [child(old.body, 'metadata'), child(made.body, 'metadata')]
  for (const key of ['name', 'namespace']) {
    const kept = child(before, key)
    if (kept !== undefined) metadata.set(key, kept)
  }
  for (const key of ['labels', 'annotations']) {
    const pairs = union(child(before, key), child(after, key))
    if (pairs.size > 0) metadata.set(key, mapNode(pairs, [at]))
  }
  const entries = new Map<string, Node>()
  for (const key of keysOf(made.body)) {
    const value = child(made.body, key)
    if (value !== undefined) entries.set(key, value)
  }
  entries.set('metadata', mapNode(metadata, [at]))
  for (const key of made.behavior === 'merge' ? ['data', 'binaryData'] : []) {
    const pairs = union(child(old.body, key), child(made.body, key))
    if (pairs.size > 0) entries.set(key, mapNode(pairs, [at]))
  }
  const { former, prefixes, suffixes, vars } = old
  const hashed = old.hashed && made.hashed
  return { ...withBody(made, mapNode(entries, [at])), former, prefixes, suffixes, vars, hashed }
}

function union(before: Node | undefined, after: Node | undefined): Map<string, Node> {
  const pairs = new Map<string, Node>()
  for (const map of [before, after]) {
    for (const key of keysOf(map)) {
      const value = child(map, key)
      if (value !== undefined) pairs.set(key, value)
    }
  }
  return pairs
}
