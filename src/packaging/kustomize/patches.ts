// Patches of all kinds: which objects they meet, and what they make of them.
import type { Json } from '../../yaml/json.ts'
import { childOf } from '../../yaml/route.ts'
import { described } from './identity.ts'
import { applyJsonPatch } from './json-patch.ts'
import type { Log } from './log.ts'
import { affords, fail } from './log.ts'
import { merge } from './merge.ts'
import type { Mark, Node } from './node.ts'
import { child, isMapNode, itemsOf, keysOf, mapNode, marksOf, scalarText, withKey, withoutKey } from './node.ts'
import type { Resource } from './resource.ts'
import { remembered, resource, withBody, withId } from './resource.ts'
import type { Selector } from './selector.ts'
import { selects } from './selector.ts'

/** A patch, read. */
export interface Patch {
  readonly at: Mark
  readonly target?: Selector
  /** Strategic merge patches, or else operations. */
  readonly merges: readonly Node[]
  readonly operations: readonly Node[]
  readonly options: Json | undefined
  /** Of the old field for JSON patches: they leave no trace among the identities. */
  readonly old: boolean
}

/** `lenient`: objects may be missing that the repository does not hold; patches that meet nothing are passed over. */
export function withPatch(
  resources: readonly Resource[],
  patch: Patch,
  lenient: boolean,
  log: Log,
): readonly Resource[] {
  if (!affords(log, resources.length * Math.max(1, patch.merges.length), patch.at)) return resources
  if (patch.operations.length > 0) return withOperations(resources, patch, lenient, log)
  if (patch.target === undefined) {
    let changed = resources
    for (const body of patch.merges) changed = withOwnTarget(changed, body, patch, lenient, log)
    return changed
  }
  const [body, second] = patch.merges
  if (second !== undefined) fail(log, patch.at, 'a patch with a target must be a single one')
  const { target } = patch
  if (body === undefined) return resources
  return resources.flatMap((one) => (selects(target, one) ? merged(one, body, patch, log) : [one]))
}

/** The patch names its object itself. */
function withOwnTarget(
  resources: readonly Resource[],
  body: Node,
  { at, options }: Patch,
  lenient: boolean,
  log: Log,
): readonly Resource[] {
  const { id } = resource(body)
  const [found, second] = withId(resources, id)
  if (found === undefined) {
    if (!lenient) fail(log, marksOf(body)[0] ?? at, `the patch meets no object: there is no ${described(id)}`)
    return lenient && isWholeGrant(body) ? [...resources, resource(body)] : resources
  }
  if (second !== undefined) fail(log, marksOf(body)[0] ?? at, `the patch meets several objects: ${described(id)}`)
  return resources.flatMap((one) => (one === found ? merged(one, body, { options }, log) : [one]))
}

/**
 * A binding with its role and its subjects, or a role with rules, in the kustomization itself: what it patches is not in the
 * repository, but this is what it will say. Of a patch file the same is read as it stands.
 */
function isWholeGrant(body: Node): boolean {
  if (body.kind !== 'written' || body.at.text.host === undefined || child(body, '$patch') !== undefined) return false
  const kind = scalarText(child(body, 'kind')) ?? ''
  if (/^(?:Cluster)?Role$/.test(kind)) return itemsOf(child(body, 'rules')).length > 0
  if (!/^(?:Cluster)?RoleBinding$/.test(kind)) return false
  return scalarText(child(child(body, 'roleRef'), 'name')) !== undefined && itemsOf(child(body, 'subjects')).length > 0
}

/** Definitions are not parsed, so nothing can be patched in them. */
export function isDefinition({ id }: Resource): boolean {
  return id.kind === 'CustomResourceDefinition'
}

/** A patch changes neither kind nor name unless it may, and never the namespace; nothing is left if it deletes the object. */
function merged(one: Resource, patch: Node, { options }: Pick<Patch, 'options'>, log: Log): readonly Resource[] {
  if (isDefinition(one)) return [one]
  const [named, kinded] = [option(options, 'allowNameChange'), option(options, 'allowKindChange')]
  const before = named || kinded ? remembered(one) : one
  const body = merge(one.body, patch, { broken: (at, message) => fail(log, at, message) })
  if (body === undefined || (isMapNode(body) && keysOf(body).length === 0)) return []
  let kept = kinded ? body : restored(restored(body, one.body, ['kind']), one.body, ['apiVersion'])
  if (!named) kept = restored(kept, one.body, ['metadata', 'name'])
  kept = restored(kept, one.body, ['metadata', 'namespace'])
  return [withBody(before, kept)]
}

function option(options: Json | undefined, key: string): boolean {
  return childOf(options, key) === true
}

/** The body with one field as it was. */
function restored(body: Node, before: Node, [step, ...rest]: readonly string[]): Node {
  if (step === undefined) return before
  const [now, old] = [child(body, step), child(before, step)]
  const by = marksOf(before)[0]
  if (by === undefined) return body
  if (rest.length > 0) {
    const inner = now ?? mapNode(new Map(), [by])
    const value = old === undefined ? inner : restored(inner, old, rest)
    return value === now ? body : withKey(body, step, value, by)
  }
  if (old === undefined) return now === undefined ? body : withoutKey(body, step, by)
  return now === old ? body : withKey(body, step, old, by)
}

function withOperations(resources: readonly Resource[], patch: Patch, lenient: boolean, log: Log): readonly Resource[] {
  const { target, operations, at, old } = patch
  if (target === undefined) {
    fail(log, at, 'a JSON patch needs a target')
    return resources
  }
  if (old && !lenient && !resources.some((one) => selects(target, one)) && target.empty) {
    fail(log, at, 'the target has no name')
  }
  return resources.map((one) => {
    if (isDefinition(one) || !selects(target, one)) return one
    const before = old ? one : remembered(one)
    const body = before.former.length > 0 ? withAnnotations(before.body, at) : before.body
    const changed = applyJsonPatch(body, operations, (mark, message) => fail(log, mark, message))
    return withBody(before, withoutEmptyAnnotations(changed, at))
  })
}

/** Kustomize keeps notes among the annotations while it works: so they exist at that moment. */
function withAnnotations(body: Node, at: Mark): Node {
  const metadata = child(body, 'metadata')
  if (metadata === undefined || isMapNode(child(metadata, 'annotations'))) return body
  return withKey(body, 'metadata', withKey(metadata, 'annotations', mapNode(new Map(), [at]), at), at)
}

function withoutEmptyAnnotations(body: Node, at: Mark): Node {
  const metadata = child(body, 'metadata')
  const annotations = child(metadata, 'annotations')
  if (metadata === undefined || annotations?.kind !== 'map' || annotations.entries.size > 0) return body
  return withKey(body, 'metadata', withoutKey(metadata, 'annotations', at), at)
}
