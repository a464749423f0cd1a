// What fetching may take, all of one job together: time, room on the disk, and contents.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface Most {
  readonly milliseconds: number
  /** Of packs on the disk, and of contents when they are unpacked. */
  readonly bytes: number
  /** Files asked for at once: only what is there can be measured, so a heap comes in parts. */
  readonly files: number
}

export interface Allowance {
  readonly files: number
  /** Milliseconds that are left. */
  left(): number
  /** Why no more may come into this git folder, if so. */
  objection(gitDir: string): string | undefined
  /** Counts contents that came; throws where they are too many. */
  take(bytes: number): void
}

/** A server refuses pushes above two gigabytes, so nothing that people work with comes near. */
export const usual: Most = { milliseconds: 10 * 60_000, bytes: 4_000_000_000, files: 10_000 }

export function allowance({ milliseconds, bytes, files }: Most): Allowance {
  const end = performance.now() + milliseconds
  const tooMuch = `it is more than the ${Math.ceil(bytes / 1_000_000)} MB that a review fetches`
  let taken = 0
  return {
    files,
    left: () => Math.max(0, end - performance.now()),
    objection: (gitDir) => (packed(gitDir) > bytes ? tooMuch : undefined),
    take(more) {
      taken += more
      if (taken > bytes) throw new Error(tooMuch)
    },
  }
}

/** Also of packs that are still on their way. */
function packed(gitDir: string): number {
  const folder = join(gitDir, 'objects/pack')
  try {
    return readdirSync(folder).reduce((sum, name) => sum + sizeOf(join(folder, name)), 0)
  } catch {
    // Not there before the first object is.
    return 0
  }
}

/** A pack that has just got its name is gone under the old one. */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
