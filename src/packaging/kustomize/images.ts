// `images`: new names, tags and digests for containers' images, wherever containers are listed.
import type { Json } from '../../yaml/json.ts'
import { childOf, isList, isObject } from '../../yaml/route.ts'
import type { FieldSpec } from './field-spec.ts'
import { applySpecs } from './field-spec.ts'
import type { Log } from './log.ts'
import { affords, fail } from './log.ts'
import type { Mark, Node } from './node.ts'
import { child, isListNode, isMapNode, itemsOf, keysOf, scalar, scalarText, withItems, withKey } from './node.ts'
import { floating } from './pattern.ts'
import type { Resource } from './resource.ts'
import { withBody } from './resource.ts'

export function withImage(
  resources: readonly Resource[],
  image: Json,
  by: Mark,
  specs: readonly FieldSpec[],
  log: Log,
): readonly Resource[] {
  const name = textAt(image, 'name')
  const fits = floating(`^${name}(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$`)
  if (fits === undefined || !affords(log, resources.length, by)) return resources
  const set = (node: Node | undefined): Node | undefined => {
    const text = scalarText(node)
    if (node === undefined || text === undefined || !fits(text)) return node
    const changed = rewritten(text, image)
    return changed === text ? node : scalar(changed, by, node)
  }
  const change = { set, by, broken: (message: string) => fail(log, by, message) }
  return resources.map((one) => {
    if (one.id.kind === 'CustomResourceDefinition') return one
    return withBody(one, applySpecs(inContainers(one.body, set, by), one.id, specs, change))
  })
}

function textAt(value: Json, key: string): string {
  const found = childOf(value, key)
  return typeof found === 'string' ? found : ''
}

/** The old rule, which still holds: lists of that name at any depth. */
function inContainers(node: Node, set: (node: Node) => Node | undefined, by: Mark): Node {
  if (node.kind === 'written' && !mentions(node.value)) return node
  if (isListNode(node)) {
    const items = itemsOf(node)
    const changed = items.map((item) => inContainers(item, set, by))
    return changed.every((item, index) => item === items[index]) ? node : withItems(node, changed)
  }
  if (!isMapNode(node)) return node
  let map = node
  for (const key of keysOf(node)) {
    const value = child(node, key)
    if (value === undefined) continue
    const listed = (key === 'containers' || key === 'initContainers') && isListNode(value)
    const inner = listed
      ? withItems(
          value,
          itemsOf(value).map((item) => withSetImage(item, set, by)),
        )
      : value
    const changed = listed ? (unchanged(value, inner) ? value : inner) : inContainers(inner, set, by)
    if (changed !== value) map = withKey(map, key, changed, by)
  }
  return map
}

function unchanged(before: Node, after: Node): boolean {
  const [left, right] = [itemsOf(before), itemsOf(after)]
  return left.every((item, index) => {
    const other = right[index]
    if (item === other) return true
    return item.kind === 'written' && other?.kind === 'written' && item.value === other.value
  })
}

function withSetImage(item: Node, set: (node: Node) => Node | undefined, by: Mark): Node {
  const image = child(item, 'image')
  const changed = image === undefined ? undefined : set(image)
  return changed === undefined || changed === image ? item : withKey(item, 'image', changed, by)
}

const mentioned = new WeakMap<object, boolean>()

/** Are containers listed anywhere in it? */
function mentions(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false
  const known = mentioned.get(value)
  if (known !== undefined) return known
  const found = isList(value)
    ? value.some(mentions)
    : isObject(value) &&
      Object.keys(value).some((key) => key === 'containers' || key === 'initContainers' || mentions(value[key] ?? null))
  mentioned.set(value, found)
  return found
}

function rewritten(text: string, image: Json): string {
  const before = split(text)
  const newTag = textAt(image, 'newTag')
  const newDigest = textAt(image, 'digest')
  const tagSuffix = textAt(image, 'tagSuffix')
  const name = textAt(image, 'newName') || before.name
  const replaced = newTag !== '' || newDigest !== ''
  const tag = replaced ? newTag : tagSuffix === '' ? before.tag : `${before.tag}${tagSuffix}`
  const digest = replaced ? newDigest : tagSuffix === '' ? before.digest : ''
  return `${name}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digest}`}`
}

function split(text: string): { readonly name: string; readonly tag: string; readonly digest: string } {
  const slash = text.indexOf('/')
  const start = Math.max(slash, 0)
  const at = text.indexOf('@', start)
  const colon = text.indexOf(':', start)
  const digest = at < 0 ? '' : text.slice(at + 1)
  const end = at < 0 ? text.length : at
  if (colon < 0 || colon > end) return { name: text.slice(0, end), tag: '', digest }
  return { name: text.slice(0, colon), tag: text.slice(colon + 1, end), digest }
}
