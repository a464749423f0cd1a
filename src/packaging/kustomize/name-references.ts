// Names that follow the objects they mean: accounts of pods, subjects and roles of bindings, secrets, config maps.

import { groupedBy } from '../../yaml/grouped.ts'
import type { FieldSpec } from './field-spec.ts'
import { applySpec } from './field-spec.ts'
import type { NameReference } from './field-specs.data.ts'
import type { Kinds } from './identity.ts'
import { effectiveNamespace, isClusterScoped, isOfKind } from './identity.ts'
import type { Log } from './log.ts'
import { affords, fail } from './log.ts'
import type { Mark, Node } from './node.ts'
import { child, isListNode, isMapNode, itemsOf, marksOf, scalar, scalarText, withItems, withKey } from './node.ts'
import { affixesFit, couldRefer, reaches } from './reachable.ts'
import type { Resource } from './resource.ts'
import { firstId, formerIds, withBody } from './resource.ts'

interface Referring {
  readonly referrer: Resource
  readonly target: Kinds
  readonly roleRef: Kinds | undefined
  /** Renamed objects by each name they had. */
  readonly byName: ReadonlyMap<string, readonly Resource[]>
  /** All objects by the namespace that they had first. */
  readonly byNamespace: ReadonlyMap<string, readonly Resource[]>
  readonly log: Log
}

/** Done once, for all objects of a root: a binding and its account may meet only in the overlay. */
export function withNames(
  resources: readonly Resource[],
  references: readonly NameReference[],
  log: Log,
): readonly Resource[] {
  const renamed = resources.filter(({ former }) => former.length > 0)
  if (renamed.length === 0) return resources
  const byName = new Map<string, Resource[]>()
  for (const one of renamed) {
    for (const name of new Set(one.former.map((id) => id.name))) {
      const list = byName.get(name)
      if (list === undefined) byName.set(name, [one])
      else list.push(one)
    }
  }
  const byNamespace = groupedBy(resources, (one) => effectiveNamespace(firstId(one)))
  const live = byKind(
    references.filter(({ to }) => renamed.some((one) => formerIds(one).some((id) => isOfKind(id, to)))),
  )
  return resources.map((one) => {
    const first = firstId(one)
    let body = one.body
    for (const { to, spec } of [...(live.get(first.kind) ?? []), ...(live.get('') ?? [])]) {
      if (!isOfKind(first, spec)) continue
      const roleRef = spec.path.endsWith('roleRef/name') ? roleRefKind(one.body) : undefined
      body = followed(body, spec.path, { referrer: one, target: to, roleRef, byName, byNamespace, log })
    }
    return withBody(one, body)
  })
}

interface Following {
  readonly to: Kinds
  readonly spec: FieldSpec
}

/** By the kind that refers; those for all kinds under the empty one. */
function byKind(references: readonly NameReference[]): ReadonlyMap<string, readonly Following[]> {
  const found = new Map<string, Following[]>()
  for (const { to, from } of references) {
    for (const spec of from) {
      const list = found.get(spec.kind ?? '') ?? []
      found.set(spec.kind ?? '', list)
      list.push({ to, spec })
    }
  }
  return found
}

function roleRefKind(body: Node): Kinds | undefined {
  const roleRef = child(body, 'roleRef')
  const [group, kind] = [scalarText(child(roleRef, 'apiGroup')), scalarText(child(roleRef, 'kind'))]
  return group === undefined || kind === undefined ? undefined : { group, kind }
}

function followed(body: Node, path: string, referring: Referring): Node {
  const by = marksOf(body)[0]
  if (by === undefined) return body
  const broken = (message: string) => fail(referring.log, by, message)
  return applySpec(body, referring.referrer.id, { path }, { set: (node) => follow(node, referring), by, broken })
}

function follow(node: Node | undefined, referring: Referring): Node | undefined {
  if (node === undefined) return node
  if (isMapNode(node)) return followMap(node, referring)
  if (!isListNode(node)) return followScalar(node, referring)
  const items = itemsOf(node)
  const changed = items.map((item) => (isMapNode(item) ? followMap(item, referring) : followScalar(item, referring)))
  return changed.every((item, index) => item === items[index]) ? node : withItems(node, changed)
}

function followScalar(node: Node, referring: Referring): Node {
  const old = scalarText(node)
  if (old === undefined) return node
  const found = referral(old, referring.byName.get(old) ?? [], referring, ({ id }) => id.name)
  return found === undefined || found.id.name === old ? node : renamedBy(found, 'name', node)
}

/** Subjects and services: name and namespace are both rewritten. */
function followMap(node: Node, referring: Referring): Node {
  const name = child(node, 'name')
  const old = scalarText(name)
  const by = marksOf(node)[0]
  if (by === undefined) return node
  if (name === undefined || old === undefined) {
    fail(referring.log, by, 'a reference without a name cannot follow a rename')
    return node
  }
  const named = referring.byName.get(old) ?? []
  const namespace = child(node, 'namespace')
  const candidates = namespace === undefined ? named : inNamespace(named, scalarText(namespace) ?? '', referring)
  const found = referral(old, candidates, referring, ({ id }) => `${id.namespace}/${id.name}`)
  if (found === undefined || (found.id.name === old && found.id.namespace === '')) return node
  const changed = found.id.name === old ? node : withKey(node, 'name', renamedBy(found, 'name', name), by)
  if (found.id.namespace === '' || scalarText(namespace) === found.id.namespace) return changed
  return withKey(changed, 'namespace', renamedBy(found, 'namespace', namespace), by)
}

/** First as the namespaces were, then as they are. Whether any object at all was there decides which. */
function inNamespace(
  named: readonly Resource[],
  namespace: string,
  { byNamespace, referrer }: Referring,
): readonly Resource[] {
  const were = byNamespace.get(namespace)?.some((one) => couldRefer(referrer, one)) ?? false
  if (were) return named.filter((one) => effectiveNamespace(firstId(one)) === namespace)
  return named.filter(({ id }) => !isClusterScoped(id) && effectiveNamespace(id) === namespace)
}

/** What made the name is also what made the reference. */
function renamedBy(found: Resource, key: 'name' | 'namespace', was: Node | undefined): Node {
  const node = child(child(found.body, 'metadata'), key)
  const by: Mark | undefined = node === undefined ? undefined : marksOf(node)[0]
  if (by === undefined) throw new Error('a renamed object without a place for its name')
  return scalar(found.id[key], by, was)
}

function referral(
  old: string,
  named: readonly Resource[],
  { referrer, target, roleRef, log }: Referring,
  identity: (one: Resource) => string,
): Resource | undefined {
  if (named.length > 0 && !affords(log, named.length, marksOf(referrer.body)[0] ?? never())) return undefined
  const fitting = named.filter((one) => {
    const ids = formerIds(one)
    return (
      ids.some((id) => isOfKind(id, target)) &&
      (roleRef === undefined || ids.some((id) => isOfKind(id, roleRef))) &&
      couldRefer(referrer, one) &&
      reaches(referrer.id, one)
    )
  })
  const [only, second] = fitting
  if (second === undefined) return only
  const near = fitting.filter((one) => affixesFit(one, referrer, true))
  const nearest = near.length > 1 ? near.filter((one) => affixesFit(one, referrer, false)) : near
  const [first, another] = nearest
  if (first !== undefined && another !== undefined && nearest.some((one) => identity(one) !== identity(first))) {
    fail(log, marksOf(referrer.body)[0] ?? never(), `the name ${old} may mean several objects of this root`)
  }
  return first
}

function never(): never {
  throw new Error('an object without a place')
}
