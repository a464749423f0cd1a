// A comparison whose patches are those that GitHub shows, since those decide where a comment can stand.
import type { Comparison } from '../ports.ts'
import type { Client, Remote } from './client.ts'
import { faultOf } from './fault.ts'
import { type Listing, listing } from './places.ts'

/** Git's own patch stands where GitHub shows none: for too large files, beyond its longest list, or if it does not answer. */
export function shown(comparison: Comparison, client: Client, remote: Remote, number: number): Comparison {
  return {
    ...comparison,
    async patches(paths) {
      const patches = new Map(await comparison.patches(paths))
      const { files } = await asked(client, remote, number)
      for (const path of paths) {
        const patch = files.get(path)?.patch
        if (patch !== undefined) patches.set(path, patch)
      }
      return patches
    },
  }
}

async function asked(client: Client, remote: Remote, number: number): Promise<Listing> {
  try {
    return await listing(client, remote, number)
  } catch (error) {
    // It is asked again before anything is posted; a job that cannot post still needs its annotations on lines.
    faultOf(error)
    return { files: new Map(), complete: false }
  }
}
