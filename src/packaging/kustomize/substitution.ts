// Flux' `${NAME}`: what it puts in their place, once all is built.
// https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution
import { jsonOf, plain } from '../../yaml/scalar.ts'
import type { Substitution } from '../deployment.ts'
import type { Mark, Node, Text } from './node.ts'
import { child, itemsOf, keysOf, listNode, mapNode, marksOf, opened, scalar } from './node.ts'
import type { Resource } from './resource.ts'
import { labelsOf, withBody } from './resource.ts'

const disabled = 'kustomize.toolkit.fluxcd.io/substitute'
const variable = /(\$?)\$\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-=])([^{}]*))?\}/g

/** `text`: of the object that says the values. */
export function withSubstitutions(
  resources: readonly Resource[],
  substitution: Substitution,
  text: Text,
): readonly Resource[] {
  return resources.map((one) => {
    const off = (['labels', 'annotations'] as const).some((key) => labelsOf(one, key).get(disabled) === 'disabled')
    return off ? one : withBody(one, substituted(one.body, { ...substitution, text }))
  })
}

interface Substituting extends Substitution {
  readonly text: Text
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

function filled(node: Node, { values, route, open, text }: Substituting): Node {
  const written = node.kind === 'written' || node.kind === 'scalar' ? node.value : null
  if (typeof written !== 'string' || !written.includes('${')) return node
  let by: Mark | undefined
  const now = written.replace(
    variable,
    (whole: string, dollar: string, name: string, _sign?: string, other?: string) => {
      if (dollar !== '') return whole.slice(1)
      const value = values.get(name)
      // Where some values are not known, this one may be among them.
      if (value === undefined && open) return whole
      if (value !== undefined) by ??= { text, route: [...route, name] }
      return value ?? other ?? ''
    },
  )
  const mark = by ?? marksOf(node)[0]
  if (now === written || mark === undefined) return node
  // Flux fills in the text of the YAML: what is nothing but a variable may become another type.
  const whole = /^\$\{[^{}]*\}$/.test(written)
  return scalar(whole ? (jsonOf(plain(now)) ?? now) : now, mark, node)
}
