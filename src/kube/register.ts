// Finds named objects by namespace and name, as seen from another object.
import { groupedBy } from '../yaml/grouped.ts'
import type { Manifest } from './manifest.ts'
import { type Nearest, type Nearness, nearness } from './nearness.ts'
import type { IsTest } from './test-path.ts'

/** From where a name is seen. */
export interface Standpoint {
  readonly origin: { readonly path: string }
}

/** A name as seen from an object. An absent namespace is unknown. */
export interface Reference {
  readonly namespace?: string
  readonly name: string
  /** The object that speaks of it: the nearest to it wins. */
  readonly near: Standpoint
}

export interface Named {
  readonly manifest: Manifest
  readonly name: string
  readonly namespace?: string
}

/** Everything a reference may mean: none, one, or several that are equally near. */
export type Register<T> = (of: Reference) => readonly T[]

/**
 * In a plain unit two written namespaces must be equal, wherever the two objects stand. If one of them is not written,
 * the objects must share a directory below the repository's root, or be the only candidate in it.
 */
export function plainRegister<T extends Named>(items: readonly T[], isTest: IsTest): Register<T> {
  const exact = lookups(items, ({ namespace, name }) => key(namespace, name), isTest)
  const anyNamespace = lookups(items, ({ name }) => name, isTest)
  return ({ namespace, name, near }) => {
    const { path } = near.origin
    if (namespace === undefined) return unwrittenFirst(joined(anyNamespace.get(name)?.(path)))
    const same = exact.get(key(namespace, name))?.(path)
    const unwritten = exact.get(key(undefined, name))?.(path)
    // Equally near, the one that says its namespace is meant.
    if (same !== undefined && (unwritten === undefined || same.level >= unwritten.level)) return same.items
    return joined(unwritten)
  }
}

/** In a rendered unit only identity counts. */
export function renderedRegister<T extends Named>(items: readonly T[]): Register<T> {
  const byIdentity = groupedBy(items, ({ namespace, name }) => key(namespace, name))
  return ({ namespace, name }) => byIdentity.get(key(namespace, name)) ?? []
}

/** Cluster-scoped objects have no namespace to tell them apart: the nearest of the name, anywhere. */
export function clusterRegister<T extends Named>(items: readonly T[], isTest: IsTest): Register<T> {
  const byName = lookups(items, ({ name }) => name, isTest)
  return ({ name, near }) => byName.get(name)?.(near.origin.path)?.items ?? []
}

export function key(namespace: string | undefined, name: string): string {
  // A namespace holds no blank line; a role's name may hold almost anything.
  return `${namespace ?? ''}\n${name}`
}

/** What may be taken together although a namespace is not written. */
export function joined<T>(nearest: Nearest<T> | undefined): readonly T[] {
  if (nearest === undefined) return []
  return nearest.level >= 1 || nearest.items.length === 1 ? nearest.items : []
}

export function lookups<T extends { readonly manifest: Manifest }>(
  items: readonly T[],
  keyOf: (item: T) => string,
  isTest: IsTest,
): ReadonlyMap<string, Nearness<T>> {
  return new Map(
    [...groupedBy(items, keyOf)].map(([name, group]) => [
      name,
      nearness(group, ({ manifest }) => manifest.origin.path, isTest),
    ]),
  )
}

/** Equally near, objects that state no namespace either are the exact match. */
function unwrittenFirst<T extends Named>(items: readonly T[]): readonly T[] {
  const unwritten = items.filter(({ namespace }) => namespace === undefined)
  return unwritten.length > 0 ? unwritten : items
}
