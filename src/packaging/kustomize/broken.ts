// Roots that Kustomize refuses at head: what the change is to blame for.
import type { Problem } from '../../yaml/source.ts'
import type { RootTree } from './root-tree.ts'

interface Ends {
  readonly base: RootTree
  readonly head: RootTree
}

/** Why roots are refused that were resolved at base. It is the change's doing wherever the fault stands. */
export function broken(failed: ReadonlySet<string>, { base, head }: Ends): readonly Problem[] {
  return [...failed].flatMap((folder) => {
    if (!base.graph.uses.has(folder) || !head.graph.uses.has(folder) || head.written.has(folder)) return []
    const { fault } = head.resolve(folder)
    return fault === undefined || base.resolve(folder).fault !== undefined ? [] : [refusal(fault)]
  })
}

export function refusal({ message, ...place }: Problem): Problem {
  return { ...place, message: `Kustomize would refuse this: ${message}` }
}

export function problemKey({ path, line, message }: Problem): string {
  return `${path}\n${line}\n${message}`
}
