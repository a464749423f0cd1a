// Which units hold everything of their cluster: as the owners say, where everything of them was read.
import type { Unit } from '../kube/unit.ts'
import type { End } from '../packaging/units.ts'
import { matchesFolder } from './glob.ts'

const rootPrefix = 'kustomize:'

type IsComplete = NonNullable<Unit['isComplete']>

/** For the units of one end. A Kustomize root is named by its folder, plain manifests by one that they lie in. */
export function completeness(patterns: readonly string[], end: Pick<End, 'layout'>): (unit: Unit) => IsComplete {
  if (patterns.length === 0) return () => () => false
  const isNamed = (folder: string): boolean => patterns.some((pattern) => matchesFolder(pattern, folder))
  return (unit) => (unit.kind === 'plain' ? plain(unit, end, isNamed) : rendered(unit, isNamed))
}

/** What the repository does not hold may be anything. */
function rendered({ id, open = false, problems }: Unit, isNamed: (folder: string) => boolean): IsComplete {
  const folder = id.startsWith(rootPrefix) ? id.slice(rootPrefix.length) : undefined
  const complete = folder !== undefined && isNamed(folder) && !open && problems.length === 0
  return () => complete
}

/** A folder in which a chart, a kustomization or an unreadable file lies may get from there what the plain manifests lack. */
function plain({ problems }: Unit, { layout }: Pick<End, 'layout'>, isNamed: (folder: string) => boolean): IsComplete {
  const others = [...layout.chartFiles, ...layout.kustomizations, ...problems.map(({ path }) => path)]
  const mixed = new Set(others.flatMap(foldersOf))
  const known = new Map<string, boolean>()
  return (path) => {
    const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0))
    const answer = known.get(folder) ?? foldersOf(path).some((one) => isNamed(one) && !mixed.has(one))
    known.set(folder, answer)
    return answer
  }
}

/** Every folder that the path lies in; the root of the repository is `.`. */
function foldersOf(path: string): readonly string[] {
  const found = ['.']
  for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) found.push(path.slice(0, slash))
  return found
}
