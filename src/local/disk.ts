// Files of this machine, read so that nothing a stranger put there can lead us astray, block us or fill the memory.

import type { Dirent, Stats } from 'node:fs'
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs'
import type { BlobContent } from '../ports.ts'
import type { Budget } from './budget.ts'
import { LocalError } from './fault.ts'
import { decodeName, encodeName } from './file-name.ts'

// A link is not followed, and a pipe that nobody writes to is not waited for. Windows has neither flag nor need.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** Folders that a walk passes over: what git keeps for itself, and what package managers bring in. */
const passedOver = new Set(['.git', 'node_modules'])

export interface DiskFile {
  /** From the root of the walk, with slashes. */
  readonly path: string
  /** As git would write it. */
  readonly mode: string
}

/** The bytes of a file; of a link the path it holds, as git keeps it. */
export function readDisk(path: string, maxBytes: number, all?: Budget): BlobContent {
  const content = contentOf(path, maxBytes)
  if ('bytes' in content) all?.spend(content.bytes.length)
  return content
}

function contentOf(path: string, maxBytes: number): BlobContent {
  try {
    const stats = lstatSync(encodeName(path))
    if (stats.isSymbolicLink()) return { bytes: readlinkSync(encodeName(path), { encoding: 'buffer' }) }
    if (!stats.isFile()) return { unreadable: 'it is not a regular file' }
    return readOpened(openSync(encodeName(path), flags), maxBytes)
  } catch (error) {
    return { unreadable: reason(error) }
  }
}

function readOpened(file: number, maxBytes: number): BlobContent {
  try {
    // Asked again of what was opened: between two calls a file can become another.
    const stats = fstatSync(file)
    if (!stats.isFile()) return { unreadable: 'it is not a regular file' }
    if (stats.size > maxBytes) return { tooLarge: stats.size }
    const bytes = Buffer.allocUnsafe(stats.size)
    let length = 0
    while (length < bytes.length) {
      const read = readSync(file, bytes, length, bytes.length - length, length)
      if (read === 0) break
      length += read
    }
    return { bytes: bytes.subarray(0, length) }
  } finally {
    closeSync(file)
  }
}

/** The mode git would give this file; nothing if it is neither a file nor a link, or is gone. */
export function diskMode(path: string): string | undefined {
  const stats = statsOf(path)
  if (stats === 'hidden') return '100644'
  if (stats === undefined) return undefined
  if (stats.isSymbolicLink()) return '120000'
  if (!stats.isFile()) return undefined
  return (stats.mode & 0o100) === 0 ? '100644' : '100755'
}

/** Size in bytes, 0 where there is none to see. */
export function diskSize(path: string): number {
  const stats = statsOf(path)
  return stats === 'hidden' ? 0 : (stats?.size ?? 0)
}

/** Every file under a folder, in order of names; links are listed and not followed. Throws for a folder that may not be read. */
export function walk(folder: string): readonly DiskFile[] {
  const found: DiskFile[] = []
  const open = ['']
  for (let prefix = open.pop(); prefix !== undefined; prefix = open.pop()) {
    for (const entry of entriesOf(`${folder}/${prefix}`)) {
      const name = decodeName(entry.name)
      const path = `${prefix}${name}`
      if (entry.isDirectory() && !passedOver.has(name)) open.push(`${path}/`)
      const mode = entry.isDirectory() ? undefined : diskMode(`${folder}/${path}`)
      if (mode !== undefined) found.push({ path, mode })
    }
  }
  return found.sort((one, other) => (one.path < other.path ? -1 : 1))
}

function entriesOf(folder: string): readonly Dirent<Buffer>[] {
  try {
    return readdirSync(encodeName(folder), { encoding: 'buffer', withFileTypes: true })
  } catch (error) {
    if (isGone(error)) return []
    throw new LocalError(`${folder}: ${reason(error)}`)
  }
}

/** `hidden` where something stands that we may not look at. */
function statsOf(path: string): Stats | 'hidden' | undefined {
  try {
    return lstatSync(encodeName(path))
  } catch (error) {
    return isGone(error) ? undefined : 'hidden'
  }
}

function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error))
}

/** Why the file system refuses a file, to follow its name. */
export function reason(error: unknown): string {
  if (isGone(error)) return 'it is gone'
  const code = codeOf(error)
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read'
  if (code === 'ELOOP') return 'it is a link'
  return `it cannot be read (${code})`
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error)
}
