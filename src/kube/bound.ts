// Which bindings are in force for an account, as seen from an object.
import { groupedBy } from '../yaml/grouped.ts'
import type { Account } from './account.ts'
import { inOtherCluster, namesCluster } from './cluster-path.ts'
import type { Nearest } from './nearness.ts'
import type { Binding, BindingSubject } from './rbac.ts'
import { joined, key, lookups, type Reference, type Register } from './register.ts'
import { type IsTest, testsOf } from './test-path.ts'
import type { Unit } from './unit.ts'

/** A subject of a binding that means an account. */
export interface BindingMatch {
  readonly binding: Binding
  readonly subject: BindingSubject
  readonly via: 'account' | 'user' | 'group'
}

/** One subject that names one account, or all accounts of a namespace (name `*`). */
interface Entry extends BindingMatch {
  readonly manifest: Binding['manifest']
  readonly namespace?: string
  readonly name: string
}

export type Bound = (of: Reference, groups: boolean) => readonly BindingMatch[]

const allAccounts: ReadonlySet<string> = new Set(['system:serviceaccounts', 'system:authenticated'])
const accountUser = /^system:serviceaccount:([^:]*):([^:]*)$/
const accountGroup = /^system:serviceaccounts:([^:]+)$/

/** Identity counts in a rendered unit; in a plain one what is written near. */
export function bound(bindings: readonly Binding[], accounts: Register<Account>, unit: Unit): Bound {
  const isTest = testsOf(unit)
  const everyone = bindings.flatMap(forEveryone)
  const entries = bindings.flatMap(namedEntries)
  if (unit.kind === 'rendered') {
    const byIdentity = groupedBy(entries, ({ namespace, name }) => key(namespace, name))
    return ({ namespace, name }, groups) => {
      const named = byIdentity.get(key(namespace, name)) ?? []
      if (!groups) return named
      return [...named, ...(byIdentity.get(key(namespace, '*')) ?? []), ...everyone]
    }
  }
  const inForce = occurrences(bindings, isTest)
  const clustered = new Set(bindings.map(({ manifest }) => manifest.origin.path).filter(namesCluster))
  const byName = plainEntries(entries, accounts, isTest)
  return (of, groups) => {
    const named = byName(of)
    const all = groups ? [...named, ...byName({ ...of, name: '*' }), ...everyone] : named
    const { path } = of.near.origin
    const isHere = namesCluster(path)
      ? ({ manifest: { origin } }: Binding) => !clustered.has(origin.path) || !inOtherCluster(origin.path, path)
      : () => true
    return all.filter(({ binding }) => inForce(binding, path) && isHere(binding))
  }
}

function forEveryone(binding: Binding): readonly BindingMatch[] {
  return binding.subjects
    .filter(({ kind, name }) => kind === 'Group' && allAccounts.has(name))
    .map((subject) => ({ binding, subject, via: 'group' }))
}

function namedEntries(binding: Binding): readonly Entry[] {
  return binding.subjects.flatMap((subject): readonly Entry[] => {
    const { kind, name, namespace } = subject
    const { manifest } = binding
    if (kind === 'ServiceAccount') {
      return [{ binding, subject, via: 'account', manifest, name, ...(namespace === undefined ? {} : { namespace }) }]
    }
    const [, userNamespace, user] = (kind === 'User' && accountUser.exec(name)) || []
    if (userNamespace && user)
      return [{ binding, subject, via: 'user', manifest, name: user, namespace: userNamespace }]
    const [, ofNamespace] = (kind === 'Group' && accountGroup.exec(name)) || []
    return ofNamespace ? [{ binding, subject, via: 'group', manifest, name: '*', namespace: ofNamespace }] : []
  })
}

/**
 * Is this the occurrence of the binding that counts from the path? The same binding may be written for each of several
 * clusters, with other subjects; only the nearest holds.
 */
function occurrences(bindings: readonly Binding[], isTest: IsTest): (binding: Binding, path: string) => boolean {
  const isForAll = ({ manifest }: Binding): boolean => !isTest(manifest.origin.path)
  const identity = ({ kind, namespace, name }: Binding): string => `${kind}\n${key(namespace, name)}`
  const groups = groupedBy(bindings, identity)
  const written = lookups(bindings, identity, isTest)
  // Nearly all bindings are written once; for them there is nothing to look up.
  const sole = new Set([...groups.values()].flatMap((group) => (group.length === 1 ? group.filter(isForAll) : [])))
  return (binding, path) =>
    sole.has(binding) || (written.get(identity(binding))?.(path)?.items.includes(binding) ?? false)
}

function plainEntries(
  entries: readonly Entry[],
  accounts: Register<Account>,
  isTest: IsTest,
): (of: Reference) => readonly Entry[] {
  const meant = new Map(entries.map((entry) => [entry, accountsOf(entry, accounts)] as const))
  const ofAccount = byAccount(meant)
  const free = entries.filter((entry) => meant.get(entry)?.length === 0)
  const exact = groupedBy(entries, ({ namespace, name }) => key(namespace, name))
  const near = lookups(free, ({ namespace, name }) => key(namespace, name), isTest)
  const anyNamespace = lookups(entries, ({ name }) => name, isTest)
  return (of) => {
    const { namespace, name } = of
    const { path } = of.near.origin
    const objects = name === '*' ? [] : accounts(of)
    const sameName = namespace === undefined ? [] : (exact.get(key(namespace, name)) ?? [])
    if (objects.length > 0) {
      const unclaimed = sameName.filter((entry) => meant.get(entry)?.length === 0)
      return union([...objects.map((object) => ofAccount.get(object) ?? []), unclaimed])
    }
    if (namespace !== undefined) return [...sameName, ...joined(near.get(key(undefined, name))?.(path))]
    const nearest = oneNamespace(anyNamespace.get(name)?.(path))
    const namespaces = new Set(nearest.map((entry) => entry.namespace))
    const written = [...namespaces].flatMap((known) => (known === undefined ? [] : [exact.get(key(known, name)) ?? []]))
    return union([nearest, ...written])
  }
}

function union<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const [only, ...others] = lists.filter((list) => list.length > 0)
  return others.length === 0 ? (only ?? []) : [...new Set(lists.flat())]
}

function byAccount(meant: ReadonlyMap<Entry, readonly Account[]>): ReadonlyMap<Account, readonly Entry[]> {
  const found = new Map<Account, Entry[]>()
  for (const [entry, accounts] of meant) {
    for (const account of accounts) {
      const known = found.get(account)
      if (known === undefined) found.set(account, [entry])
      else known.push(entry)
    }
  }
  return found
}

function accountsOf(entry: Entry, accounts: Register<Account>): readonly Account[] {
  const { namespace, name, manifest } = entry
  if (name === '*') return []
  return accounts({ name, near: manifest, ...(namespace === undefined ? {} : { namespace }) })
}

/** At the repository's root alone, bindings that name several namespaces say nothing about an object that names none. */
function oneNamespace(nearest: Nearest<Entry> | undefined): readonly Entry[] {
  if (nearest === undefined) return []
  const namespaces = new Set(nearest.items.map(({ namespace }) => namespace))
  const agreed = namespaces.size === 1 && !namespaces.has(undefined)
  return nearest.level >= 1 || nearest.items.length === 1 || agreed ? nearest.items : []
}
