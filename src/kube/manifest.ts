// Kubernetes objects in plain data: who they are, Lists opened, objects inside objects found.
import type { Document } from '../yaml/document.ts'
import type { Json, JsonObject } from '../yaml/json.ts'
import { locate } from '../yaml/locate.ts'
import type { Route } from '../yaml/route.ts'
import { lineOf, type Problem } from '../yaml/source.ts'
import { at, field, isList, isObject, text } from './fields.ts'
import { isClusterScoped, isKnownKind } from './known-kinds.ts'
import { type Origin, writtenIn } from './origin.ts'
import { expand } from './paths.ts'
import { podKind } from './pod-kinds.ts'

/** What names an object. `namespace` is absent where none is written. */
export interface Identity {
  /** API group; '' is the core group. */
  readonly group: string
  readonly kind: string
  readonly namespace?: string
  /** With `generateName`, that prefix and a `*`. */
  readonly name: string
}

/** One Kubernetes object, as kubectl would send it. It says nothing about files: its Origin does. */
export interface Manifest extends Identity {
  readonly apiVersion: string
  readonly body: JsonObject
  readonly origin: Origin
  /** Something else, for example a kustomization, still fills in what is left out: a missing namespace is unknown, not wrong. */
  readonly unfinished?: true
}

/** The only way a rule points at something, whether or not anything stands there. */
export interface Field {
  readonly manifest: Manifest
  readonly route: Route
}

/** What a List holds that kubectl could not read. The route is that of the document. */
export interface ListFault {
  readonly route: Route
  readonly message: string
}

export interface Objects {
  readonly manifests: readonly Manifest[]
  readonly faults: readonly ListFault[]
}

/** Where the objects of one document come from: an Origin for the object at a route of it. */
export type OriginAt = (route: Route) => Origin

/** The objects a document writes down, and what kubectl could not make objects of. */
export function manifests(document: Document): {
  readonly manifests: readonly Manifest[]
  readonly problems: readonly Problem[]
} {
  const { source, value } = document
  const found = objects(value, (route) => writtenIn(document, route))
  const problems = found.faults.map(({ route, message }) => {
    return { path: source.path, line: lineOf(source, locate(document, route).span.from), message }
  })
  return { manifests: found.manifests, problems }
}

const none: Objects = { manifests: [], faults: [] }

/** The objects of one document. What has no kind is no Kubernetes object and is passed over. */
export function objects(value: Json, originAt: OriginAt): Objects {
  if (!isObject(value) || text(field(value, 'kind')) === undefined) return none
  if (!isListKind(value)) return { manifests: withEmbedded(value, [], originAt), faults: [] }
  const items = field(value, 'items')
  if (!isList(items))
    return { manifests: [], faults: [{ route: ['items'], message: 'items of a List must be a list' }] }
  // kubectl gives up on the whole file.
  const inner = items.findIndex((item) => isListKind(item))
  if (inner >= 0) {
    return { manifests: [], faults: [{ route: ['items', inner], message: 'a List cannot stand inside a List' }] }
  }
  const opened = items.map((item, index) => listItem(typedItem(item, value), ['items', index], originAt))
  return { manifests: opened.flatMap(({ manifests }) => manifests), faults: opened.flatMap(({ faults }) => faults) }
}

/** kubectl takes everything with `items` for a list, whatever its kind. */
function isListKind(value: Json): boolean {
  return (
    text(field(value, 'kind')) !== undefined && (field(value, 'items') !== undefined || field(value, 'kind') === 'List')
  )
}

function listItem(item: Json, route: Route, originAt: OriginAt): Objects {
  if (!isObject(item) || text(field(item, 'kind')) === undefined) {
    return { manifests: [], faults: [{ route, message: 'an item of a List has no kind' }] }
  }
  return { manifests: withEmbedded(item, route, originAt), faults: [] }
}

/** An item of a ServiceAccountList needs no kind of its own. */
function typedItem(item: Json, list: JsonObject): Json {
  const kind = (text(field(list, 'kind')) ?? '').replace(/List$/, '')
  const apiVersion = field(list, 'apiVersion')
  if (!isObject(item) || kind === '' || apiVersion === undefined || field(item, 'kind') !== undefined) return item
  return { ...item, kind, apiVersion: field(item, 'apiVersion') ?? apiVersion }
}

function withEmbedded(body: JsonObject, route: Route, originAt: OriginAt): readonly Manifest[] {
  const found = manifest(body, originAt(route))
  if (found === undefined) return []
  const paths = podKind(found.group, found.kind)?.embedded ?? []
  const inside = paths
    .filter(({ form }) => form === 'object')
    .flatMap(({ path }) => expand(body, path))
    .flatMap((below) => {
      const value = at(body, below)
      if (!isObject(value) || text(field(value, 'kind')) === undefined) return []
      return withEmbedded(value, [...route, ...below], originAt)
    })
  return [found, ...inside]
}

/** One object with its identity; undefined if it has too little of one to be Kubernetes'. */
export function manifest(body: JsonObject, origin: Origin): Manifest | undefined {
  const kind = text(field(body, 'kind')) ?? ''
  const apiVersion = text(field(body, 'apiVersion')) ?? ''
  const metadata = field(body, 'metadata')
  const prefix = text(field(metadata, 'generateName'))
  const name = text(field(metadata, 'name')) ?? (prefix === undefined ? '' : `${prefix}*`)
  if ((apiVersion === '' || name === '') && !isKnownKind(kind)) return undefined
  const slash = apiVersion.indexOf('/')
  const group = slash < 0 ? '' : apiVersion.slice(0, slash)
  const namespace = isClusterScoped(group, kind) ? undefined : text(field(metadata, 'namespace'))
  return { group, kind, ...(namespace === undefined ? {} : { namespace }), name, apiVersion, body, origin }
}
