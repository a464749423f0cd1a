// `namePrefix` and `nameSuffix`.
import type { FieldSpec } from './field-spec.ts'
import { applySpec } from './field-spec.ts'
import { isOfKind } from './identity.ts'
import type { Log } from './log.ts'
import { affords, fail } from './log.ts'
import type { Mark, Node } from './node.ts'
import { scalar, scalarText } from './node.ts'
import type { Resource } from './resource.ts'
import { bulk, firstId, remembered, withBody } from './resource.ts'

export interface Affix {
  readonly side: 'prefix' | 'suffix'
  readonly value: string
  readonly by: Mark
  readonly specs: readonly FieldSpec[]
}

const kept = [
  { kind: 'CustomResourceDefinition' },
  { group: 'apiregistration.k8s.io', kind: 'APIService' },
  { kind: 'Namespace' },
]

export function withAffix(resources: readonly Resource[], affix: Affix, log: Log): readonly Resource[] {
  if (affix.value === '' || !affords(log, bulk(resources), affix.by)) return resources
  return resources.map((one) => {
    const first = firstId(one)
    return kept.some((kinds) => isOfKind(first, kinds)) ? one : renamed(one, affix, log)
  })
}

function renamed(one: Resource, { side, value, by, specs }: Affix, log: Log): Resource {
  let changed = one
  for (const spec of specs) {
    if (!isOfKind(firstId(changed), spec)) continue
    if (spec.path === 'metadata/name') {
      changed = remembered(
        side === 'prefix'
          ? { ...changed, prefixes: [...changed.prefixes, value] }
          : { ...changed, suffixes: [...changed.suffixes, value] },
      )
    }
    const set = (node: Node | undefined): Node | undefined => {
      const name = scalarText(node) ?? ''
      return scalar(side === 'prefix' ? `${value}${name}` : `${name}${value}`, by, node)
    }
    const broken = (message: string) => fail(log, by, message)
    const body = applySpec(changed.body, changed.id, spec, { set, made: 'scalar', by, broken })
    changed = withBody(changed, body)
  }
  return changed
}
