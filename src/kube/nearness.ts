// Which of several written things is nearest to a path: same file, same directory, nearest common directory.
import { type IsTest, isTestPath } from './test-path.ts'

export interface Nearest<T> {
  /** Higher is nearer; below 1 they share no directory but the repository's root. */
  readonly level: number
  /** All that are equally near. */
  readonly items: readonly T[]
}

/** Looks up the nearest items from a path; what lies under test paths serves nothing outside them. */
export type Nearness<T> = (path: string) => Nearest<T> | undefined

const sameFile = Number.MAX_SAFE_INTEGER
const sameDirectory = sameFile - 1
/** Beside each other at the repository's root: nearer than the rest, and yet no folder of their own. */
const rootDirectory = 0.5

interface Index<T> {
  readonly byFile: ReadonlyMap<string, readonly T[]>
  readonly byDirectory: ReadonlyMap<string, readonly T[]>
  /** Directory -> everything in and below it. */
  readonly below: ReadonlyMap<string, readonly T[]>
}

/** Most names are written once or twice: comparing paths is then cheaper than an index. */
const few = 4

export function nearness<T>(
  items: readonly T[],
  pathOf: (item: T) => string,
  isTest: IsTest = isTestPath,
): Nearness<T> {
  const outsideTests = items.filter((item) => !isTest(pathOf(item)))
  const plain = lookup(outsideTests, pathOf)
  const all = outsideTests.length === items.length ? plain : lookup(items, pathOf)
  return (path) => (isTest(path) ? all(path) : plain(path))
}

function lookup<T>(items: readonly T[], pathOf: (item: T) => string): Nearness<T> {
  if (items.length <= few) return (path) => nearestOfFew(items, pathOf, path)
  let known: Index<T> | undefined
  return (path) => {
    known ??= index(items, pathOf)
    return nearest(known, path)
  }
}

function nearestOfFew<T>(items: readonly T[], pathOf: (item: T) => string, path: string): Nearest<T> | undefined {
  const levels = items.map((item) => levelBetween(path, pathOf(item)))
  const level = Math.max(...levels)
  return items.length === 0 ? undefined : { level, items: items.filter((_, at) => levels[at] === level) }
}

function levelBetween(path: string, other: string): number {
  if (path === other) return sameFile
  const end = path.lastIndexOf('/')
  if (end < 0 && !other.includes('/')) return rootDirectory
  if (end > 0 && end === other.lastIndexOf('/') && other.startsWith(path.slice(0, end + 1))) return sameDirectory
  let level = 0
  for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
    if (!other.startsWith(path.slice(0, slash + 1))) break
    level += 1
  }
  return level
}

function index<T>(items: readonly T[], pathOf: (item: T) => string): Index<T> {
  const byFile = new Map<string, T[]>()
  const byDirectory = new Map<string, T[]>()
  const below = new Map<string, T[]>()
  for (const item of items) {
    const path = pathOf(item)
    const directories = directoriesOf(path)
    add(byFile, path, item)
    add(byDirectory, directories[0] ?? '', item)
    for (const directory of directories) add(below, directory, item)
  }
  return { byFile, byDirectory, below }
}

function add<T>(map: Map<string, T[]>, key: string, item: T): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [item])
  else known.push(item)
}

/** Innermost first; the last is '', the repository's root. */
function directoriesOf(path: string): readonly string[] {
  const found: string[] = []
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    found.push(path.slice(0, slash))
  }
  return [...found, '']
}

function nearest<T>({ byFile, byDirectory, below }: Index<T>, path: string): Nearest<T> | undefined {
  const inFile = byFile.get(path)
  if (inFile !== undefined) return { level: sameFile, items: inFile }
  const directories = directoriesOf(path)
  const home = directories[0] ?? ''
  const beside = byDirectory.get(home)
  if (beside !== undefined) return { level: home === '' ? rootDirectory : sameDirectory, items: beside }
  for (const [outward, directory] of directories.entries()) {
    const items = below.get(directory)
    if (items !== undefined) return { level: directories.length - 1 - outward, items }
  }
  return undefined
}
