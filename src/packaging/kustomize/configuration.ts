// Field specs: Kustomize's own, and those that `configurations` add.
import type { Json } from '../../yaml/json.ts'
import { childOf, isList, isObject } from '../../yaml/route.ts'
import type { FieldSpec } from './field-spec.ts'
import type { NameReference } from './field-specs.data.ts'
import {
  annotationSpecs,
  imageSpecs,
  labelSpecs,
  nameReferences,
  nameSpecs,
  namespaceSpecs,
  replicaSpecs,
  templateLabelSpecs,
  variableSpecs,
} from './field-specs.data.ts'

export interface Configuration {
  readonly namespace: readonly FieldSpec[]
  readonly namePrefix: readonly FieldSpec[]
  readonly nameSuffix: readonly FieldSpec[]
  readonly commonLabels: readonly FieldSpec[]
  readonly labels: readonly FieldSpec[]
  readonly templateLabels: readonly FieldSpec[]
  readonly commonAnnotations: readonly FieldSpec[]
  readonly images: readonly FieldSpec[]
  readonly replicas: readonly FieldSpec[]
  readonly varReference: readonly FieldSpec[]
  readonly nameReference: readonly NameReference[]
}

export const ownConfiguration: Configuration = {
  namespace: namespaceSpecs,
  namePrefix: nameSpecs,
  nameSuffix: nameSpecs,
  commonLabels: labelSpecs,
  labels: [],
  templateLabels: templateLabelSpecs,
  commonAnnotations: annotationSpecs,
  images: imageSpecs,
  replicas: replicaSpecs,
  varReference: variableSpecs,
  nameReference: nameReferences,
}

/** What a configuration file says. */
export function configuration(value: Json): Configuration {
  return {
    namespace: fieldSpecs(childOf(value, 'namespace')),
    namePrefix: fieldSpecs(childOf(value, 'namePrefix')),
    nameSuffix: fieldSpecs(childOf(value, 'nameSuffix')),
    commonLabels: fieldSpecs(childOf(value, 'commonLabels')),
    labels: fieldSpecs(childOf(value, 'labels')),
    templateLabels: fieldSpecs(childOf(value, 'templateLabels')),
    commonAnnotations: fieldSpecs(childOf(value, 'commonAnnotations')),
    images: fieldSpecs(childOf(value, 'images')),
    replicas: fieldSpecs(childOf(value, 'replicas')),
    varReference: fieldSpecs(childOf(value, 'varReference')),
    nameReference: references(childOf(value, 'nameReference')),
  }
}

export function fieldSpecs(value: Json | undefined): readonly FieldSpec[] {
  if (!isList(value)) return []
  return value.flatMap((one) => {
    const path = textAt(one, 'path')
    return path === '' ? [] : [{ ...kindsOf(one), path, create: childOf(one, 'create') === true }]
  })
}

function references(value: Json | undefined): readonly NameReference[] {
  if (!isList(value)) return []
  return value.filter(isObject).map((one) => ({ to: kindsOf(one), from: fieldSpecs(childOf(one, 'fieldSpecs')) }))
}

function kindsOf(value: Json): { group: string; version: string; kind: string } {
  return { group: textAt(value, 'group'), version: textAt(value, 'version'), kind: textAt(value, 'kind') }
}

function textAt(value: Json | undefined, key: string): string {
  const found = childOf(value, key)
  return typeof found === 'string' ? found : ''
}

export function joinedConfiguration(left: Configuration, right: Configuration): Configuration {
  if (left === right || right === ownConfiguration) return left
  if (left === ownConfiguration && isEmpty(right)) return left
  return {
    namespace: union(left.namespace, right.namespace),
    namePrefix: union(left.namePrefix, right.namePrefix),
    nameSuffix: union(left.nameSuffix, right.nameSuffix),
    commonLabels: union(left.commonLabels, right.commonLabels),
    labels: union(left.labels, right.labels),
    templateLabels: union(left.templateLabels, right.templateLabels),
    commonAnnotations: union(left.commonAnnotations, right.commonAnnotations),
    images: union(left.images, right.images),
    replicas: union(left.replicas, right.replicas),
    varReference: union(left.varReference, right.varReference),
    nameReference: [...new Set([...left.nameReference, ...right.nameReference])],
  }
}

function isEmpty(of: Configuration): boolean {
  return Object.values(of).every((list) => list.length === 0)
}

/** Paths that are there already are not taken twice. */
export function union(left: readonly FieldSpec[], right: readonly FieldSpec[]): readonly FieldSpec[] {
  if (right.length === 0 || left === right) return left
  const added = right.filter(
    (spec) =>
      !left.some(
        (one) =>
          one.path === spec.path &&
          (!spec.group || spec.group === one.group) &&
          (!spec.version || spec.version === one.version) &&
          (!spec.kind || spec.kind === one.kind),
      ),
  )
  return added.length === 0 ? left : [...left, ...added]
}
