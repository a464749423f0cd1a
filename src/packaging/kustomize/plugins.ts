// `transformers`: Kustomize's own, written as objects of their own; all others are programs, and unknown.

import type { Json } from '../../yaml/json.ts'
import { childOf } from '../../yaml/route.ts'
import { withAffix } from './affixes.ts'
import { fieldSpecs } from './configuration.ts'
import { withImage } from './images.ts'
import type { Item } from './kustomization.ts'
import { isOpen } from './log.ts'
import { withPairs } from './metadata.ts'
import type { SubjectMode } from './namespace.ts'
import { withNamespace } from './namespace.ts'
import type { Mark } from './node.ts'
import { loadReference, patchText } from './objects.ts'
import { withPatch } from './patches.ts'
import { withReplacement } from './replacements.ts'
import type { Resource } from './resource.ts'
import { innerText } from './texts.ts'
import type { Transforming } from './transform.ts'
import { isLenient, itemOf, withItem, withReplacementItem, withReplicaItem } from './transform.ts'

type Resources = readonly Resource[]
type Apply = (resources: Resources, item: Item, to: Transforming) => Resources

const own: ReadonlyMap<string, Apply> = new Map([
  ['NamespaceTransformer', namespace],
  ['PrefixTransformer', (resources, item, to) => affix(resources, item, 'prefix', to)],
  ['SuffixTransformer', (resources, item, to) => affix(resources, item, 'suffix', to)],
  ['PrefixSuffixTransformer', bothAffixes],
  ['LabelTransformer', (resources, item, to) => pairs(resources, item, 'labels', to)],
  ['AnnotationsTransformer', (resources, item, to) => pairs(resources, item, 'annotations', to)],
  ['PatchTransformer', (resources, item, to) => withItem(resources, item, false, to)],
  ['PatchJson6902Transformer', (resources, item, to) => withItem(resources, item, true, to)],
  ['PatchStrategicMergeTransformer', merges],
  ['ImageTagTransformer', image],
  ['ReplicaCountTransformer', replica],
  ['ReplacementTransformer', replacements],
])

/** Applies the transformers that the objects describe, in their order. */
export function withPlugins(resources: Resources, plugins: Resources, to: Transforming): Resources {
  let changed = resources
  for (const plugin of plugins) {
    const item = itemOf(plugin)
    if (item === undefined) continue
    const apply = plugin.id.group === '' && plugin.id.version === 'builtin' ? own.get(plugin.id.kind) : undefined
    if (apply !== undefined) changed = apply(changed, item, to)
    else to.log.unknowns.push({ kind: 'plugin', at: item.at, message: `${plugin.id.kind} is a program of its own` })
  }
  return changed
}

function textAt(value: Json | undefined, key: string): string {
  const found = childOf(value, key)
  return typeof found === 'string' ? found : ''
}

function key(at: Mark, ...steps: readonly string[]): Mark {
  return { text: at.text, route: [...at.route, ...steps] }
}

function namespace(resources: Resources, { value, at }: Item, { log }: Transforming): Resources {
  const name = textAt(childOf(value, 'metadata'), 'namespace')
  if (name === '') return resources
  const mode = textAt(value, 'setRoleBindingSubjects')
  const subjects: SubjectMode = mode === 'none' || mode === 'allServiceAccounts' ? mode : 'defaultOnly'
  const setting = {
    value: name,
    by: key(at, 'metadata', 'namespace'),
    specs: fieldSpecs(childOf(value, 'fieldSpecs')),
    subjects,
    unsetOnly: childOf(value, 'unsetOnly') === true,
  }
  return withNamespace(resources, setting, log)
}

function affix(resources: Resources, { value, at }: Item, side: 'prefix' | 'suffix', { log }: Transforming): Resources {
  const specs = fieldSpecs(childOf(value, 'fieldSpecs'))
  return withAffix(resources, { side, value: textAt(value, side), by: key(at, side), specs }, log)
}

function bothAffixes(resources: Resources, item: Item, to: Transforming): Resources {
  return affix(affix(resources, item, 'prefix', to), item, 'suffix', to)
}

function pairs(
  resources: Resources,
  { value, at }: Item,
  name: 'labels' | 'annotations',
  { log }: Transforming,
): Resources {
  const specs = fieldSpecs(childOf(value, 'fieldSpecs'))
  return withPairs(resources, childOf(value, name), key(at, name), specs, log)
}

function merges(resources: Resources, { value, at }: Item, to: Transforming): Resources {
  const paths = childOf(value, 'paths')
  const texts = textAt(value, 'patches')
  let changed = resources
  const loaded = [
    ...(Array.isArray(paths)
      ? paths.map((path) => loadReference({ value: String(path), at: key(at, 'paths') }, to))
      : []),
    texts === '' ? undefined : innerText(key(at, 'patches'), texts),
  ]
  for (const one of loaded) {
    if (one === undefined) continue
    const { merges: bodies } = patchText(one, at, to)
    changed = withPatch(
      changed,
      { at, merges: bodies, operations: [], options: undefined, old: false },
      isLenient(to),
      to.log,
    )
  }
  return changed
}

function image(resources: Resources, { value, at }: Item, { log }: Transforming): Resources {
  const tag = childOf(value, 'imageTag') ?? null
  return withImage(resources, tag, key(at, 'imageTag'), fieldSpecs(childOf(value, 'fieldSpecs')), log)
}

function replica(resources: Resources, { value, at }: Item, to: Transforming): Resources {
  return withReplicaItem(resources, { value: childOf(value, 'replica') ?? null, at: key(at, 'replica') }, to)
}

function replacements(resources: Resources, { value, at }: Item, to: Transforming): Resources {
  const list = childOf(value, 'replacements')
  let changed = resources
  for (const [index, one] of (Array.isArray(list) ? list : []).entries()) {
    const item: Item = { value: one, at: { text: at.text, route: [...at.route, 'replacements', index] } }
    changed =
      textAt(item.value, 'path') === ''
        ? withReplacement(changed, item, isOpen(to.log), to.log)
        : withReplacementItem(changed, item, to)
  }
  return changed
}
