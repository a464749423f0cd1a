// A tree in memory, resolved; and what Kustomize itself says, in a form that can be compared.

import { plainData } from '../../../src/packaging/kustomize/node.ts'
import { pathsOf } from '../../../src/packaging/kustomize/paths.ts'
import type { Resolution } from '../../../src/packaging/kustomize/resolve.ts'
import { resolver } from '../../../src/packaging/kustomize/resolve.ts'
import { texts } from '../../../src/packaging/kustomize/texts.ts'
import type { Snapshot } from '../../../src/packaging/snapshot.ts'
import { syntaxCache } from '../../../src/yaml/document.ts'

export type Files = Readonly<Record<string, string>>

/** Links are written as `-> target`. */
export function snapshotOf(files: Files): Snapshot {
  return {
    files: new Map(
      Object.entries(files).map(([path, text]) => {
        const link = /^-> (.*)$/.exec(text)?.[1]
        const bytes = new TextEncoder().encode(link ?? text)
        return [path, { mode: link === undefined ? '100644' : '120000', blob: text, content: { bytes } }]
      }),
    ),
  }
}

export function resolveTree(files: Files, root: string): Resolution {
  return resolver(pathsOf(snapshotOf(files)), texts(syntaxCache())).resolve(root)
}

/** The objects as data; `undefined` where Kustomize would refuse. */
export function objectsOf({ resources, fault, unknowns }: Resolution): readonly unknown[] | undefined {
  const refused = fault !== undefined || unknowns.some(({ kind }) => kind === 'absent')
  return refused ? undefined : comparable(resources.map(({ body }) => plainData(body)))
}

/** Order, and what is empty or null, make no difference; neither does the content behind a hash. */
export function comparable(objects: readonly unknown[]): readonly unknown[] {
  return objects
    .map(trimmed)
    .filter((one) => one !== undefined)
    .sort((left, right) => (identity(left) < identity(right) ? -1 : 1))
}

function identity(value: unknown): string {
  const { apiVersion, kind, metadata } = Object(value)
  return [apiVersion, kind, metadata?.namespace, metadata?.name].join(' ')
}

function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/(?<=-)(?:<hash>|[bcdfghkmt24-9]{10})$/, '<hash>')
  if (typeof value !== 'object' || value === null) return value ?? undefined
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => trimmed(item) ?? null)
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, trimmed(inner)] as const)
    .filter(([, inner]) => inner !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}
