// Data whose every value knows where it is written. Nodes are never changed: what a patch leaves alone is shared.
import type { Document } from '../../yaml/document.ts'
import type { Json, OpenObject } from '../../yaml/json.ts'
import { emptyObject } from '../../yaml/json.ts'
import type { Route } from '../../yaml/route.ts'
import { childOf, isList, isObject } from '../../yaml/route.ts'
import type { Span } from '../../yaml/source.ts'

/** What a text is to Kustomize. */
export type Role = 'resource' | 'patch' | 'kustomization' | 'transformer' | 'configuration'

/** A document in use. */
export interface Text {
  readonly document: Document
  readonly role: Role
  /** The folder of the kustomization that uses it. */
  readonly folder: string
  /** The entry of that kustomization which names or holds it; a kustomization has none. */
  readonly entry?: Mark
  /** For a text inside another file's scalar: offsets of the inner text -> offsets of the file. */
  readonly host?: Host
}

/** Where an inner text stands. Without `offset` only the scalar as a whole can be pointed at. */
export interface Host {
  readonly mark: Mark
  readonly offset?: (inner: number) => number
  /** The indentation that inserted lines need. */
  readonly indent: string
}

/** A value in a text. */
export interface Mark {
  readonly text: Text
  readonly route: Route
}

export type Node = Written | MapNode | ListNode | ScalarNode

/** A value just as a text has it. */
export interface Written {
  readonly kind: 'written'
  readonly value: Json
  readonly at: Mark
}

export interface MapNode {
  readonly kind: 'map'
  readonly entries: ReadonlyMap<string, Node>
  /** Where the map itself is written, first that which was there first. */
  readonly at: readonly Mark[]
  /** Keys that were taken away, and what did it. */
  readonly removed: ReadonlyMap<string, Mark>
}

export interface ListNode {
  readonly kind: 'list'
  readonly items: readonly Node[]
  readonly at: readonly Mark[]
}

/** A scalar that no text says in this form. */
export interface ScalarNode {
  readonly kind: 'scalar'
  readonly value: Json
  /** What made it so. */
  readonly by: Mark
  /** What it was made of. */
  readonly was?: Node
}

const none: ReadonlyMap<string, Mark> = new Map()

export function written(text: Text, value: Json, route: Route = []): Written {
  return { kind: 'written', value, at: { text, route } }
}

export function scalar(value: Json, by: Mark, was?: Node): ScalarNode {
  return { kind: 'scalar', value, by, ...(was !== undefined && { was }) }
}

export function mapNode(entries: ReadonlyMap<string, Node>, at: readonly Mark[], removed = none): MapNode {
  return { kind: 'map', entries, at, removed }
}

export function listNode(items: readonly Node[], at: readonly Mark[]): ListNode {
  return { kind: 'list', items, at }
}

export function isMapNode(node: Node | undefined): boolean {
  return node?.kind === 'map' || (node?.kind === 'written' && isObject(node.value))
}

export function isListNode(node: Node | undefined): boolean {
  return node?.kind === 'list' || (node?.kind === 'written' && isList(node.value))
}

/** Absent, or an explicit null. */
export function isUnset(node: Node | undefined): boolean {
  return node === undefined || ((node.kind === 'written' || node.kind === 'scalar') && node.value === null)
}

/** The value of a key or index. */
export function child(node: Node | undefined, step: string | number): Node | undefined {
  if (node === undefined || node.kind === 'scalar') return undefined
  if (node.kind === 'map') return typeof step === 'string' ? node.entries.get(step) : undefined
  if (node.kind === 'list') return typeof step === 'number' ? node.items[step] : undefined
  const value = childOf(node.value, step)
  return value === undefined ? undefined : below(node, step, value)
}

function below({ at: { text, route } }: Written, step: string | number, value: Json): Written {
  return written(text, value, [...route, step])
}

export function descendant(node: Node, route: Route): Node | undefined {
  let found: Node | undefined = node
  for (const step of route) found = child(found, step)
  return found
}

/** A map with its entries as nodes of their own; nothing for what is no map. */
export function opened(node: Node | undefined): MapNode | undefined {
  if (node?.kind === 'map') return node
  if (node?.kind !== 'written' || !isObject(node.value)) return undefined
  const entries = new Map<string, Node>()
  for (const key of Object.keys(node.value)) entries.set(key, below(node, key, node.value[key] ?? null))
  return mapNode(entries, [node.at])
}

export function itemsOf(node: Node | undefined): readonly Node[] {
  if (node?.kind === 'list') return node.items
  if (node?.kind !== 'written' || !isList(node.value)) return []
  return node.value.map((value, index) => below(node, index, value))
}

export function keysOf(node: Node | undefined): readonly string[] {
  if (node?.kind === 'map') return [...node.entries.keys()]
  return node?.kind === 'written' && isObject(node.value) ? Object.keys(node.value) : []
}

/** Where the node itself is written, first that which was there first. */
export function marksOf(node: Node): readonly Mark[] {
  if (node.kind === 'written') return [node.at]
  if (node.kind === 'scalar') return [node.by]
  return node.at
}

/** The map with a key set; a missing map is made. */
export function withKey(node: Node | undefined, key: string, value: Node, by: Mark): MapNode {
  const map = opened(node) ?? mapNode(new Map(), [by])
  return { ...map, entries: new Map(map.entries).set(key, value) }
}

export function withoutKey(node: Node, key: string, by: Mark): Node {
  const map = opened(node)
  if (map === undefined || !map.entries.has(key)) return node
  const entries = new Map(map.entries)
  entries.delete(key)
  return { ...map, entries, removed: new Map(map.removed).set(key, by) }
}

export function withItems(node: Node, items: readonly Node[]): ListNode {
  return listNode(items, marksOf(node))
}

/** The plain data. Unchanged parts are those of the document, shared. */
export function plainData(node: Node): Json {
  if (node.kind === 'written' || node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(plainData)
  const object: OpenObject = emptyObject()
  for (const [key, value] of node.entries) object[key] = plainData(value)
  return object
}

/** The text of a scalar, as Kustomize's own nodes hold it; nothing for collections and what is not there. */
export function scalarText(node: Node | undefined): string | undefined {
  if (node === undefined || (node.kind !== 'written' && node.kind !== 'scalar')) return undefined
  const { value } = node
  if (value === null || typeof value === 'object') return undefined
  return String(value)
}

/** The span in the file in which a text stands; nothing if it is not to be had exactly. */
export function hostSpan({ host }: Text, { from, to }: Span): Span | undefined {
  if (host === undefined) return { from, to }
  if (host.offset === undefined) return undefined
  return { from: host.offset(from), to: host.offset(to) }
}
