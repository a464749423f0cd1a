// Every object of one unit, by identity; what is not there is unknown, and kept as such.
import { type Account, account, type TokenSecret, tokenSecret } from './account.ts'
import { type BindingMatch, bound } from './bound.ts'
import type { Field, Manifest } from './manifest.ts'
import { once } from './once.ts'
import { type Binding, binding, type Role, role } from './rbac.ts'
import { refusal } from './refusal.ts'
import {
  clusterRegister,
  type Named,
  plainRegister,
  type Reference,
  type Register,
  renderedRegister,
  type Standpoint,
} from './register.ts'
import { runners } from './runners.ts'
import { testsOf } from './test-path.ts'
import type { Unit } from './unit.ts'
import { type Workload, workloads } from './workload.ts'

export type { BindingMatch } from './bound.ts'

/** An answer of three kinds: absence from the repository is unknown, never empty. */
export type Resolved<T> =
  /** Several candidates: equally near, so it is ambiguous which one is meant. */
  | { readonly is: 'found'; readonly candidates: readonly [T, ...T[]] }
  /** The `default` ServiceAccount that nobody wrote down: it exists, with automount unset. */
  | { readonly is: 'unwritten' }
  | { readonly is: 'unknown' }

/** An account by name, as seen from an object. An absent namespace is unknown. */
export type AccountName = Reference

/** An object that the API server would refuse: nothing of it is in force. */
export interface RefusedObject {
  readonly field: Field
  readonly message: string
}

/** Every object of one unit, by identity. */
export interface Inventory {
  readonly unit: Unit
  readonly workloads: readonly Workload[]
  readonly accounts: readonly Account[]
  readonly roles: readonly Role[]
  readonly bindings: readonly Binding[]
  readonly tokenSecrets: readonly TokenSecret[]
  readonly refused: readonly RefusedObject[]
  account(of: AccountName): Resolved<Account>
  role(of: Binding): Resolved<Role>
  /** Bindings in force for the account, directly, as a User, or (with `groups`) through the groups of every ServiceAccount. */
  bindingsOf(of: AccountName, groups: boolean): readonly BindingMatch[]
  /** Is an object that is not written, as seen from this one, known not to be there? */
  isComplete(near: Standpoint): boolean
  /** Workloads that run as the account. */
  workloadsOf(of: AccountName): readonly Workload[]
  /** A token Secret by name, in the namespace of the object `near`; `other`: what is written there is no token. */
  tokenSecret(name: string, near: Manifest): Resolved<TokenSecret> | { readonly is: 'other' }
  /** ConfigMaps of that name in the namespace of the object `near`, of those whose text was worth reading. */
  configMaps(name: string, near: Manifest): readonly Manifest[]
}

const facts = {
  refusal: once(refusal),
  workloads: once(workloads),
  account: once(account),
  role: once(role),
  binding: once(binding),
  tokenSecret: once(tokenSecret),
}

export function inventory(unit: Unit): Inventory {
  const { inForce, refused } = sift(unit.manifests)
  const isTest = testsOf(unit)
  const register = <T extends Named>(items: readonly T[]): Register<T> =>
    unit.kind === 'rendered' ? renderedRegister(items) : plainRegister(items, isTest)
  const objects = {
    workloads: inForce.flatMap(facts.workloads),
    accounts: inForce.flatMap((manifest) => facts.account(manifest) ?? []),
    roles: inForce.flatMap((manifest) => facts.role(manifest) ?? []),
    bindings: inForce.flatMap((manifest) => facts.binding(manifest) ?? []),
    tokenSecrets: inForce.flatMap((manifest) => facts.tokenSecret(manifest) ?? []),
  }
  const accounts: Register<Account> = register(objects.accounts)
  const roles: Register<Role> = register(objects.roles.filter(({ kind }) => kind === 'Role'))
  const clusterRoles = clusterRegister(
    objects.roles.filter(({ kind }) => kind === 'ClusterRole'),
    isTest,
  )
  const secrets: Register<NamedSecret> = register(inForce.flatMap(namedSecret))
  const texts = inForce.filter(({ group, kind }) => group === '' && kind === 'ConfigMap')
  const configMaps: Register<NamedManifest> = register(texts.map((manifest) => named(manifest)))
  return {
    unit,
    ...objects,
    refused,
    account: (of) => (of.name === 'default' ? found(accounts(of), 'unwritten') : found(accounts(of), 'unknown')),
    role: (of) => found((of.roleRef.kind === 'Role' ? roles : clusterRoles)(roleReference(of)), 'unknown'),
    bindingsOf: bound(objects.bindings, accounts, unit),
    isComplete: ({ origin: { path } }) => unit.isComplete?.(path) ?? false,
    workloadsOf: runners(objects.workloads, accounts, unit),
    tokenSecret: (name, near) => foundToken(secrets({ name, near, ...namespaceOf(near) })),
    configMaps: (name, near) =>
      texts.length === 0 ? [] : configMaps({ name, near, ...namespaceOf(near) }).map(({ manifest }) => manifest),
  }
}

function sift(manifests: readonly Manifest[]): {
  readonly inForce: readonly Manifest[]
  readonly refused: readonly RefusedObject[]
} {
  const inForce: Manifest[] = []
  const refused: RefusedObject[] = []
  for (const manifest of manifests) {
    const fault = facts.refusal(manifest)
    if (fault === undefined) inForce.push(manifest)
    else refused.push({ field: { manifest, route: fault.route }, message: fault.message })
  }
  return { inForce, refused }
}

function roleReference({ manifest, roleRef, ...binding }: Binding): Reference {
  return { name: roleRef.name, near: manifest, ...namespaceOf(binding) }
}

function namespaceOf({ namespace }: { readonly namespace?: string }): { readonly namespace?: string } {
  return namespace === undefined ? {} : { namespace }
}

interface NamedManifest {
  readonly manifest: Manifest
  readonly name: string
  readonly namespace?: string
}

function named(manifest: Manifest): NamedManifest {
  return { manifest, name: manifest.name, ...namespaceOf(manifest) }
}

interface NamedSecret extends NamedManifest {
  /** Absent where the Secret holds no token. */
  readonly token?: TokenSecret
}

function namedSecret(manifest: Manifest): readonly NamedSecret[] {
  if (manifest.kind !== 'Secret' || manifest.group !== '') return []
  const token = tokenSecret(manifest)
  return [{ ...named(manifest), ...(token === undefined ? {} : { token }) }]
}

function foundToken(secrets: readonly NamedSecret[]): Resolved<TokenSecret> | { readonly is: 'other' } {
  const tokens = found(
    secrets.flatMap(({ token }) => token ?? []),
    'unknown',
  )
  return tokens.is === 'found' || secrets.length === 0 ? tokens : { is: 'other' }
}

function found<T>(items: readonly T[], otherwise: 'unwritten' | 'unknown'): Resolved<T> {
  const [first, ...rest] = items
  return first === undefined ? { is: otherwise } : { is: 'found', candidates: [first, ...rest] }
}
