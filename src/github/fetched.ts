// A comparison of fetched commits: before contents are read, they are brought, all of them at once.
import type { Comparison } from '../ports.ts'
import type { Commits } from './commits.ts'

/** Beyond so many names git is asked for the patches of all changed files. */
const manyNames = 1000

export function fetched(comparison: Comparison, commits: Commits): Comparison {
  const { base, head } = comparison
  const read: Comparison['read'] = async (blobs, maxBytes, maxTotal) => {
    await commits.bring(blobs)
    return comparison.read(blobs, maxBytes, maxTotal)
  }
  // A commit alone is listed from its trees, and nothing of it was renamed.
  if (base === undefined) return { ...comparison, read }
  // Whether a file was renamed is seen in its content, and every listing looks for renames.
  let searched: Promise<void> | undefined
  const renamesSeen = (): Promise<void> => {
    searched ??= commits.renamable(base, head).then((blobs) => commits.bring(blobs))
    return searched
  }
  return {
    ...comparison,
    async entries(end) {
      await renamesSeen()
      return comparison.entries(end)
    },
    async changedFiles() {
      await renamesSeen()
      return comparison.changedFiles()
    },
    async patches(paths) {
      await renamesSeen()
      const asked = new Set(paths)
      const changed = (await comparison.changedFiles()).filter(
        ({ path }) => paths.length > manyNames || asked.has(path),
      )
      const names = new Set(changed.flatMap(({ path, previousPath }) => [path, previousPath ?? path]))
      const [before, after] = await Promise.all([comparison.entries('base'), comparison.entries('head')])
      const wanted = [...before, ...after].filter(({ path, mode }) => names.has(path) && mode !== '160000')
      await commits.bring(wanted.map(({ blob }) => blob))
      return comparison.patches(paths)
    },
    read,
  }
}
