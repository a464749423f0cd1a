// Flux' `${NAME}`: what it puts in their place, once all is built.
// https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution
import { jsonOf, plain } from '../../yaml/scalar.ts'
import type { Spot, Substitution } from '../deployment.ts'
import type { Mark, Node, Text } from './node.ts'
import { child, itemsOf, keysOf, listNode, mapNode, marksOf, opened, scalar } from './node.ts'
import type { Resource } from './resource.ts'
import { labelsOf, withBody } from './resource.ts'
import { withValues } from './variable.ts'

const disabled = 'kustomize.toolkit.fluxcd.io/substitute'

/** A stranger's value of a million letters, named a thousand times, would fill the memory; what lies beyond stays as written. */
const mostGrowth = 5_000_000

/** `text`: of the object that says the values. */
export function withSubstitutions(
  resources: readonly Resource[],
  substitution: Substitution,
  text: Text,
): readonly Resource[] {
  const to: Substituting = { ...substitution, text, growth: { left: mostGrowth } }
  return resources.map((one) => {
    const off = (['labels', 'annotations'] as const).some((key) => labelsOf(one, key).get(disabled) === 'disabled')
    return off ? one : withBody(one, substituted(one.body, to))
  })
}

interface Substituting extends Substitution {
  readonly text: Text
  readonly growth: { left: number }
}

/** The node with all its texts filled in; itself where there is nothing to fill in. */
function substituted(node: Node, to: Substituting): Node {
  if (node.kind === 'scalar' || (node.kind === 'written' && typeof node.value !== 'object')) return filled(node, to)
  if (node.kind === 'written' && node.value !== null && !JSON.stringify(node.value).includes('${')) return node
  const items = itemsOf(node)
  if (items.length > 0) {
    const changed = items.map((item) => substituted(item, to))
    return changed.every((item, index) => item === items[index]) ? node : listNode(changed, marksOf(node))
  }
  const map = opened(node)
  if (map === undefined) return node
  const entries = new Map<string, Node>()
  for (const key of keysOf(map)) {
    const value = child(map, key)
    if (value !== undefined) entries.set(key, substituted(value, to))
  }
  const same = [...entries].every(([key, value]) => value === child(map, key))
  return same ? node : mapNode(entries, map.at, map.removed)
}

function filled(node: Node, { values, route, elsewhere, open, text, growth }: Substituting): Node {
  const written = node.kind === 'written' || node.kind === 'scalar' ? node.value : null
  if (typeof written !== 'string' || !written.includes('${')) return node
  let by: Mark | undefined
  const now = withValues(written, (name) => {
    const value = values.get(name)
    if (value === undefined) return open ? undefined : ''
    const said = elsewhere.get(name)
    by ??= said === undefined ? { text, route: [...route, name] } : markOf(said, text)
    return value
  })
  const mark = by ?? marksOf(node)[0]
  if (now === written || mark === undefined) return node
  growth.left -= Math.max(now.length - written.length, 0)
  if (growth.left < 0) return node
  // Flux fills in the text of the YAML: what is nothing but a variable may become another type.
  const whole = /^\$\{[^{}]*\}$/.test(written)
  return scalar(whole ? (jsonOf(plain(now)) ?? now) : now, mark, node)
}

function markOf({ document, route }: Spot, text: Text): Mark {
  return { text: { ...text, document }, route }
}
