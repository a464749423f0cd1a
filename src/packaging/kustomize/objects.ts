// Files that kustomizations name -> objects and patches.

import type { Document, Documents } from '../../yaml/document.ts'
import { isList } from '../../yaml/route.ts'
import type { SourceText } from '../../yaml/source.ts'
import type { Entry, Item } from './kustomization.ts'
import type { Log } from './log.ts'
import { fail, failIn } from './log.ts'
import type { Host, Mark, Node, Role, Text } from './node.ts'
import { child, isListNode, itemsOf, keysOf, scalarText, written } from './node.ts'
import type { Paths } from './paths.ts'
import type { Texts } from './texts.ts'
import { innerText, kubectl } from './texts.ts'

/** Where files are looked for and read, and what reading them meets. */
export interface Loading {
  readonly paths: Paths
  readonly texts: Texts
  readonly folder: string
  readonly log: Log
  /** Paths of all files that were looked at. */
  readonly inputs: Set<string>
}

/** A text that a kustomization uses, before it is parsed. */
export interface Loaded {
  readonly source: SourceText
  readonly host?: Host
}

/** The file at a path; nothing (and a fault or an unknown) where it cannot be read. */
export function loadFile(path: string, at: Mark, loading: Loading): Loaded | undefined {
  const { paths, texts, log, inputs } = loading
  inputs.add(path)
  const file = paths.file(path)
  const source = file === undefined ? undefined : texts.source(path, file)
  if (source === undefined) {
    log.unknowns.push({ kind: 'content', at, message: `${path} was not read` })
    return undefined
  }
  if ('message' in source) {
    failIn(log, path, source.message)
    return undefined
  }
  return { source }
}

/** What a reference to a file leads to; a remote one is unknown, a missing one a fault. */
export function loadReference({ value, at }: Entry, loading: Loading): Loaded | undefined {
  const { paths, folder, log } = loading
  const target = paths.find(folder, value)
  if (target.kind === 'file') return loadFile(target.path, at, loading)
  if (target.kind === 'remote') {
    log.unknowns.push({ kind: 'remote', at, message: `${value} is not part of the repository` })
  } else if (target.kind === 'outside') fail(log, at, `${value} leads out of the repository`)
  else fail(log, at, target.kind === 'folder' ? `${value} is a folder, not a file` : `there is no ${value}`)
  return undefined
}

/** The objects of a text, its Lists opened. */
export function objectsOf(loaded: Loaded, role: Role, entry: Mark, loading: Loading): readonly Node[] {
  const { folder, log } = loading
  const { texts } = loading
  const read = role === 'patch' ? texts.patches(loaded.source) : texts.resources(loaded.source)
  const { documents } = checked(read, loaded, entry, log)
  const open: Node[] = documents.map((document) => {
    return written(
      { document, role, folder, entry, ...(loaded.host !== undefined && { host: loaded.host }) },
      document.value,
    )
  })
  const found: Node[] = []
  for (let index = 0; index < open.length && log.fault === undefined; index++) {
    const node = open[index]
    if (node === undefined || keysOf(node).length === 0) continue
    const kind = scalarText(child(node, 'kind')) ?? ''
    const items = child(node, 'items')
    // What a List holds comes behind the other objects of its file.
    if (kind.endsWith('List') && items !== undefined) open.push(...itemsOf(items))
    else {
      checkObject(node, kind, log)
      found.push(node)
    }
  }
  return found
}

function checkObject(node: Node, kind: string, log: Log): void {
  if (node.kind !== 'written') return
  if (kind === '') fail(log, node.at, 'an object has no kind')
  const name = scalarText(child(child(node, 'metadata'), 'name')) ?? ''
  if (name === '' && !kind.endsWith('List')) fail(log, node.at, 'an object has no metadata.name')
}

function checked(read: Documents, { host }: Loaded, entry: Mark, log: Log): Documents {
  const [problem] = read.problems
  if (problem === undefined) return read
  if (host === undefined) log.fault ??= problem
  else fail(log, entry, problem.message)
  return read
}

/** A patch's text: strategic merge patches, or the operations of a JSON patch. */
export interface PatchText {
  readonly merges: readonly Node[]
  readonly operations: readonly Node[]
}

export function patchText(loaded: Loaded, entry: Mark, loading: Loading): PatchText {
  const { texts, folder, log } = loading
  const operations = texts.read(loaded.source, kubectl)
  const [first] = operations.documents
  if (first !== undefined && isList(first.value)) {
    const node = written(patchDocument(first, entry, folder, loaded.host), first.value)
    checked(operations, loaded, entry, log)
    return { merges: [], operations: isListNode(node) ? itemsOf(node) : [] }
  }
  const merges = objectsOf(loaded, 'patch', entry, loading)
  if (merges.length === 0) fail(log, entry, 'the patch is empty')
  return { merges, operations: [] }
}

function patchDocument(document: Document, entry: Mark, folder: string, host: Host | undefined): Text {
  return { document, role: 'patch', folder, entry, ...(host !== undefined && { host }) }
}

/** The text of a patch entry, at its path or inline. */
export function loadPatch(item: Item, path: string, inline: string, loading: Loading): Loaded | undefined {
  const { at } = item
  const key = (step: string): Mark => ({ text: at.text, route: [...at.route, step] })
  if (inline.trim() !== '') {
    if (path !== '') fail(loading.log, at, 'a patch has both a path and a text')
    return innerText(key('patch'), inline)
  }
  if (path === '') {
    fail(loading.log, at, 'a patch needs a path or a text')
    return undefined
  }
  return loadReference({ value: path, at: key('path') }, loading)
}

/** A text that some fields may hold instead of a path. */
export function isInline(value: string): boolean {
  return value.includes('\n') || value.trimStart().startsWith('{')
}
