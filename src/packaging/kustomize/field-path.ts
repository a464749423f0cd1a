// The paths of replacements: names between dots, `[key=value]`, `[a.dotted/name]`, indices and `*`.
import type { Mark, Node } from './node.ts'
import {
  child,
  isListNode,
  isMapNode,
  itemsOf,
  listNode,
  mapNode,
  scalar,
  scalarText,
  withItems,
  withKey,
} from './node.ts'
import { floating } from './pattern.ts'

/** Dots behind a backslash belong to the name; brackets hold a part together. */
export function fieldPath(text: string): readonly string[] {
  const parts = text
    .replace(/^\./, '')
    .split(/(?<!\\)\./)
    .map((part) => part.replaceAll('\\.', '.'))
  const joined: string[] = []
  for (let at = 0; at < parts.length; at++) {
    let part = parts[at] ?? ''
    if (part.startsWith('[') && !part.endsWith(']')) {
      while (at + 1 < parts.length && !part.endsWith(']')) part = `${part}.${parts[++at] ?? ''}`
      joined.push(part.includes('=') ? part : part.replace(/^\[+|\]+$/g, ''))
    } else joined.push(part)
  }
  return joined
}

/** The first value at the path, as a source is read. */
export function valueAtPath(node: Node | undefined, [step, ...rest]: readonly string[]): Node | undefined {
  if (step === undefined || node === undefined) return node
  if (/^\[.*\]$/.test(step)) {
    const [key, value] = condition(step)
    const item = itemsOf(node).find((one) => (scalarText(key === '' ? one : child(one, key)) ?? '') === value)
    return valueAtPath(item, rest)
  }
  const next = isListNode(node) && /^\d{1,9}$/.test(step) ? child(node, Number(step)) : child(node, step)
  return valueAtPath(next, rest)
}

export interface Setting {
  /** The new value for what stands there; nothing if that is impossible. */
  readonly set: (old: Node | undefined) => Node | undefined
  readonly create: boolean
  readonly by: Mark
  /** Counts the places that were set. */
  found: number
}

/** The node with everything set that the path leads to. */
export function setAtPath(node: Node, path: readonly string[], setting: Setting): Node {
  const [step, ...rest] = path
  if (step === undefined) {
    setting.found++
    return setting.set(node) ?? node
  }
  if (isListNode(node)) return setInList(node, step, rest, setting)
  if (!isMapNode(node) || step === '*') return step === '*' && isMapNode(node) ? setInAll(node, rest, setting) : node
  const old = child(node, step)
  if (old === undefined) {
    if (!setting.create) return node
    const made = rest.length === 0 ? setting.set(undefined) : setAtPath(empty(rest[0] ?? '', setting.by), rest, setting)
    if (rest.length === 0) setting.found++
    return made === undefined ? node : withKey(node, step, made, setting.by)
  }
  const changed = setAtPath(old, rest, setting)
  return changed === old ? node : withKey(node, step, changed, setting.by)
}

function empty(next: string, by: Mark): Node {
  return /^(?:\[.*\]|\d+|\*)$/.test(next) ? listNode([], [by]) : mapNode(new Map(), [by])
}

function setInAll(node: Node, rest: readonly string[], setting: Setting): Node {
  let map = node
  for (const key of node.kind === 'map' ? node.entries.keys() : []) {
    const old = child(map, key)
    if (old !== undefined) map = withKey(map, key, setAtPath(old, rest, setting), setting.by)
  }
  return map
}

function setInList(node: Node, step: string, rest: readonly string[], setting: Setting): Node {
  const items = itemsOf(node)
  const fits = fitting(step)
  const chosen = items.map((item, index) => fits(item, index))
  if (!chosen.includes(true) && setting.create) {
    const made = newItem(step, items.length, rest, setting)
    return made === undefined ? node : withItems(node, [...items, made])
  }
  const changed = items.map((item, index) => (chosen[index] ? setAtPath(item, rest, setting) : item))
  return changed.every((item, index) => item === items[index]) ? node : withItems(node, changed)
}

function fitting(step: string): (item: Node, index: number) => boolean {
  if (step === '*') return () => true
  if (/^\d{1,9}$/.test(step)) return (_item, index) => index === Number(step)
  if (!/^\[.*\]$/.test(step)) return () => false
  const [key, value] = condition(step)
  const pattern = floating(value) ?? (() => false)
  return (item) => {
    const text = scalarText(key === '' ? item : child(item, key))
    return text !== undefined && pattern(text)
  }
}

function newItem(step: string, length: number, rest: readonly string[], setting: Setting): Node | undefined {
  const { by } = setting
  if (/^\d{1,9}$/.test(step) && Number(step) === length) {
    return setAtPath(empty(rest[0] ?? '', by), rest, setting)
  }
  if (!/^\[.*=.*\]$/.test(step)) return undefined
  const [key, value] = condition(step)
  const item = key === '' ? scalar(value, by) : mapNode(new Map([[key, scalar(value, by)]]), [by])
  return setAtPath(item, rest, setting)
}

function condition(step: string): readonly [string, string] {
  const inner = step.slice(1, -1)
  const equal = inner.indexOf('=')
  return equal < 0 ? [inner, ''] : [inner.slice(0, equal), inner.slice(equal + 1)]
}
