// The kinds that run pods or name a ServiceAccount, and where in them; any version of a group.

import { type Path, parsePath } from './paths.ts'
import rows from './pod-kinds.json' with { type: 'json' }

/** `pod`: the identity of pods the object makes. The others are no pod identity. */
export type AccountRole =
  | 'pod'
  | 'sidecar-token'
  | 'creates'
  | 'impersonation'
  | 'token-request'
  | 'registry-auth'
  | 'reference-check'
  | 'guest-token'
  | 'grants'

/** A field outside the pod specs that speaks for every pod spec below its scope. */
export interface OuterField {
  /** The object that holds it. */
  readonly parent: Path
  readonly key: string
  /** By default the parent. */
  readonly scope: Path
}

export interface PodKind {
  /** Pod specs. */
  readonly specs: readonly Path[]
  /** At `specs` lies a whole pod spec; otherwise an operator takes only some of its fields. */
  readonly whole: boolean
  /** Objects that stand for a pod even if no pod spec is written below them. */
  readonly seats: readonly Path[]
  /** Keys that say that this pod spec makes no pod. */
  readonly podless: readonly string[]
  readonly unnamed: 'default' | 'operator'
  readonly accounts: readonly (OuterField & { readonly role: AccountRole })[]
  readonly automounts: readonly (OuterField & { readonly inverted: boolean })[]
  /** Objects inside this one; `text`: written as YAML in a string. */
  readonly embedded: readonly { readonly path: Path; readonly form: 'object' | 'text' }[]
}

interface Row {
  readonly group: string
  readonly kind: string
  readonly specs?: readonly string[]
  readonly partial?: boolean
  readonly seats?: readonly string[]
  readonly podless?: readonly string[]
  readonly unnamed?: string
  readonly accounts?: readonly { readonly path: string; readonly role?: string; readonly scope?: string }[]
  readonly automounts?: readonly { readonly path: string; readonly inverted?: boolean; readonly scope?: string }[]
  readonly embedded?: readonly { readonly path: string; readonly form?: string }[]
}

function outer({ path, scope }: { readonly path: string; readonly scope?: string }): OuterField {
  const cut = path.lastIndexOf('.')
  const parent = parsePath(path.slice(0, cut))
  return { parent, key: path.slice(cut + 1), scope: scope === undefined ? parent : parsePath(scope) }
}

function podKindOf(row: Row): PodKind {
  return {
    specs: (row.specs ?? []).map(parsePath),
    whole: row.partial !== true,
    seats: (row.seats ?? []).map(parsePath),
    podless: row.podless ?? [],
    unnamed: row.unnamed === 'default' ? 'default' : 'operator',
    accounts: (row.accounts ?? []).map((field) => ({ ...outer(field), role: (field.role ?? 'pod') as AccountRole })),
    automounts: (row.automounts ?? []).map((field) => ({ ...outer(field), inverted: field.inverted === true })),
    embedded: (row.embedded ?? []).map(({ path, form }) => ({
      path: parsePath(path),
      form: form === 'text' ? 'text' : 'object',
    })),
  }
}

const table: ReadonlyMap<string, PodKind> = new Map(
  (rows as readonly Row[]).map((row) => [`${row.group}/${row.kind}`, podKindOf(row)]),
)

/** Groups and kinds of the table, for the scan before any parser; a kind `*` is every kind of its group. */
export const podKindNames: readonly { readonly group: string; readonly kind: string }[] = (rows as readonly Row[]).map(
  ({ group, kind }) => ({ group, kind }),
)

/** What is known of a kind that runs pods or names an account; undefined for all others. */
export function podKind(group: string, kind: string): PodKind | undefined {
  return table.get(`${group}/${kind}`) ?? table.get(`${group}/*`)
}
