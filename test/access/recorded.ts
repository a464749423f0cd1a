// What was recorded from Kubernetes' own code, a line a case.
import { readFileSync } from 'node:fs'
import { type Binding, binding, type Role, role } from '../../src/kube/rbac.ts'
import { refusal } from '../../src/kube/refusal.ts'
import { written } from '../kube/manifests.ts'

export function recorded<Row>(name: string): readonly Row[] {
  const text = readFileSync(new URL(`data/${name}.jsonl`, import.meta.url), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line): Row => JSON.parse(line))
}

export interface World {
  readonly roles: readonly Role[]
  readonly bindings: readonly Binding[]
  /** Kind, namespace, name. */
  readonly refused: readonly (readonly [string, string, string])[]
}

/** The objects of a text, without those that the server refuses. */
export function world(text: string): World {
  const all = written(text)
  const inForce = all.filter((manifest) => refusal(manifest) === undefined)
  return {
    roles: inForce.flatMap((manifest) => role(manifest) ?? []),
    bindings: inForce.flatMap((manifest) => binding(manifest) ?? []),
    refused: all
      .filter((manifest) => !inForce.includes(manifest))
      .map(({ kind, namespace, name }) => [kind, namespace ?? '', name]),
  }
}
