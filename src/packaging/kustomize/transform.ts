// The fields of one kustomization that change objects, in the order in which Kustomize works them off.

import type { Json } from '../../yaml/json.ts'
import { childOf } from '../../yaml/route.ts'
import { withAffix } from './affixes.ts'
import type { Configuration } from './configuration.ts'
import { fieldSpecs, union } from './configuration.ts'
import { metadataLabelSpec } from './field-specs.data.ts'
import { withImage } from './images.ts'
import type { Item, Kustomization } from './kustomization.ts'
import { fail, isOpen } from './log.ts'
import { withPairs, withReplicas } from './metadata.ts'
import { withNamespace } from './namespace.ts'
import { plainData } from './node.ts'
import type { Loading } from './objects.ts'
import { isInline, loadPatch, loadReference, patchText } from './objects.ts'
import type { Patch } from './patches.ts'
import { withPatch } from './patches.ts'
import { withReplacement } from './replacements.ts'
import type { Resource } from './resource.ts'
import { selector } from './selector.ts'
import { innerText, kubectl } from './texts.ts'

export interface Transforming extends Loading {
  readonly configuration: Configuration
}

type Resources = readonly Resource[]

/** Is there something that the repository does not hold? What cannot be found may be there. */
export function isLenient({ log }: Loading): boolean {
  return log.unknowns.length > 0
}

export function transformed(resources: Resources, file: Kustomization, to: Transforming): Resources {
  const { configuration, log } = to
  let changed = patched(resources, file, to)
  const namespace = file.entry('namespace')
  if (namespace !== undefined) {
    const { value, at } = namespace
    const specs = configuration.namespace
    changed = withNamespace(changed, { value, by: at, specs, subjects: 'defaultOnly', unsetOnly: false }, log)
  }
  const prefix = file.entry('namePrefix')
  if (prefix !== undefined) {
    changed = withAffix(
      changed,
      { side: 'prefix', value: prefix.value, by: prefix.at, specs: configuration.namePrefix },
      log,
    )
  }
  const suffix = file.entry('nameSuffix')
  if (suffix !== undefined) {
    changed = withAffix(
      changed,
      { side: 'suffix', value: suffix.value, by: suffix.at, specs: configuration.nameSuffix },
      log,
    )
  }
  changed = labelled(changed, file, to)
  for (const item of file.items('patchesJson6902')) changed = withItem(changed, item, true, to)
  for (const item of file.items('replicas')) changed = withReplicaItem(changed, item, to)
  for (const item of [...file.items('images'), ...file.items('imageTags')]) {
    changed = withImage(changed, item.value, item.at, configuration.images, log)
  }
  for (const item of file.items('replacements')) changed = withReplacementItem(changed, item, to)
  return changed
}

function patched(resources: Resources, file: Kustomization, to: Transforming): Resources {
  let changed = resources
  for (const entry of file.entries('patchesStrategicMerge')) {
    const loaded = isInline(entry.value) ? innerText(entry.at, entry.value) : loadReference(entry, to)
    if (loaded === undefined) continue
    const { merges } = patchText(loaded, entry.at, to)
    const patch: Patch = { at: entry.at, merges, operations: [], options: undefined, old: false }
    changed = withPatch(changed, patch, isLenient(to), to.log)
  }
  for (const item of file.items('patches')) changed = withItem(changed, item, false, to)
  return changed
}

/** An entry of `patches` or `patchesJson6902`. */
export function withItem(resources: Resources, item: Item, old: boolean, to: Transforming): Resources {
  const { value, at } = item
  const target = childOf(value, 'target')
  const select = target === undefined || target === null ? undefined : selector(target)
  if (typeof select === 'string') {
    fail(to.log, { text: at.text, route: [...at.route, 'target'] }, `the target cannot be used: ${select}`)
    return resources
  }
  const loaded = loadPatch(item, textAt(value, 'path'), textAt(value, 'patch') || textAt(value, 'jsonOp'), to)
  if (loaded === undefined) return resources
  const { merges, operations } = patchText(loaded, at, to)
  const patch: Patch = {
    at,
    ...(select !== undefined && { target: select }),
    merges,
    operations,
    options: childOf(value, 'options'),
    old,
  }
  return withPatch(resources, patch, isLenient(to), to.log)
}

function textAt(value: Json, key: string): string {
  const found = childOf(value, key)
  return typeof found === 'string' ? found : ''
}

function labelled(resources: Resources, file: Kustomization, { configuration, log }: Transforming): Resources {
  let changed = resources
  for (const { value, at } of file.items('labels')) {
    const own = union(fieldSpecs(childOf(value, 'fields')), configuration.labels)
    const templates = childOf(value, 'includeTemplates') === true ? configuration.templateLabels : []
    const specs =
      childOf(value, 'includeSelectors') === true
        ? union(own, configuration.commonLabels)
        : union(union(own, templates), [metadataLabelSpec])
    const pairs = { text: at.text, route: [...at.route, 'pairs'] }
    changed = withPairs(changed, childOf(value, 'pairs'), pairs, specs, log)
  }
  const labels = file.item('commonLabels')
  if (labels !== undefined) changed = withPairs(changed, labels.value, labels.at, configuration.commonLabels, log)
  const annotations = file.item('commonAnnotations')
  if (annotations === undefined) return changed
  return withPairs(changed, annotations.value, annotations.at, configuration.commonAnnotations, log)
}

export function withReplicaItem(resources: Resources, { value, at }: Item, to: Transforming): Resources {
  const count = childOf(value, 'count') ?? 0
  const replica = { name: textAt(value, 'name'), count, by: { text: at.text, route: [...at.route, 'count'] } }
  return withReplicas(resources, replica, to.configuration.replicas, isLenient(to), to.log)
}

export function withReplacementItem(resources: Resources, item: Item, to: Transforming): Resources {
  const path = textAt(item.value, 'path')
  if (path === '') return withReplacement(resources, item, isOpen(to.log), to.log)
  const loaded = loadReference({ value: path, at: { text: item.at.text, route: [...item.at.route, 'path'] } }, to)
  const [document] = loaded === undefined ? [] : to.texts.read(loaded.source, kubectl).documents
  if (document === undefined) return resources
  const text = { document, role: 'transformer' as const, folder: to.folder, entry: item.at }
  let changed = resources
  const { value } = document
  for (const [index, one] of (Array.isArray(value) ? value : [value]).entries()) {
    const at = { text, route: Array.isArray(value) ? [index] : [] }
    changed = withReplacement(changed, { value: one, at }, isOpen(to.log), to.log)
  }
  return changed
}

/** The settings of a transformer written as an object. */
export function itemOf(one: Resource): Item | undefined {
  const { body } = one
  const at = body.kind === 'written' ? body.at : body.kind === 'scalar' ? body.by : body.at[0]
  return at === undefined ? undefined : { value: plainData(body), at }
}
