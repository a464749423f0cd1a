// Where the paths of a command line lie: in one repository, from whose root they are then told, or anywhere.
import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import { findRepository } from './repository.ts'

export interface Ground {
  /** What paths are told from: the root of the work tree that holds them all, or the folder the user stands in. */
  readonly root: string
  /** The paths, seen from there. */
  readonly paths: readonly string[]
  /** Roots of the work trees that they lie in. */
  readonly workTrees: readonly string[]
  /** All of them lie in one work tree. */
  readonly whole: boolean
}

export async function ground(cwd: string, paths: readonly string[]): Promise<Ground> {
  const places = paths.map((path) => realPlace(resolve(cwd, path)))
  const homes = await Promise.all(places.map(workTreeAround))
  const workTrees = [...new Set(homes.flatMap((home) => home ?? []))]
  const [root] = workTrees
  if (root === undefined || workTrees.length > 1 || homes.includes(undefined))
    return { root: cwd, paths, workTrees, whole: false }
  return { root, paths: places.map((place) => relative(root, place) || '.'), workTrees, whole: true }
}

/** Without links on the way; the last step may be a link that was named. */
function realPlace(place: string): string {
  if (isFolder(place)) return realpathSync(place)
  const above = dirname(place)
  return isFolder(above) ? resolve(realpathSync(above), basename(place)) : place
}

async function workTreeAround(place: string): Promise<string | undefined> {
  const folder = isFolder(place) ? place : dirname(place)
  if (!isFolder(folder)) return undefined
  const workTree = (await findRepository(folder))?.workTree
  return workTree === undefined ? undefined : realpathSync(workTree)
}

function isFolder(place: string): boolean {
  try {
    return statSync(place, { throwIfNoEntry: false })?.isDirectory() === true
  } catch {
    // A link to itself, a folder that may not be entered: whoever reads it will say so.
    return false
  }
}
