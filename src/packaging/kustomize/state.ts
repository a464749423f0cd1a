// What was collected of a kustomization so far.
import type { Configuration } from './configuration.ts'
import { ownConfiguration } from './configuration.ts'
import { described, idKey } from './identity.ts'
import type { Log } from './log.ts'
import { fail, log } from './log.ts'
import type { Mark } from './node.ts'
import type { Resource } from './resource.ts'
import type { Variable } from './variables.ts'

/** More objects in one root are hostile input. */
const mostObjects = 20_000

export interface State {
  resources: readonly Resource[]
  configuration: Configuration
  variables: readonly Variable[]
  readonly log: Log
  readonly brought: Map<string, readonly Mark[]>
  readonly inputs: Set<string>
}

export function newState(): State {
  return {
    resources: [],
    configuration: ownConfiguration,
    variables: [],
    log: log(),
    brought: new Map(),
    inputs: new Set(),
  }
}

export function bring({ brought }: State, folder: string, at: Mark): void {
  const marks = brought.get(folder) ?? []
  if (!marks.includes(at) && marks.length < 20) brought.set(folder, [...marks, at])
}

/** Adds objects behind those that are there. A second one with an identity that is there already is refused. */
export function appender(state: State): (added: readonly Resource[], at: Mark) => void {
  const all = [...state.resources]
  const keys = new Set(all.map(({ id }) => idKey(id)))
  state.resources = all
  return (added, at) => {
    for (const one of added) {
      const key = idKey(one.id)
      if (keys.has(key)) fail(state.log, at, `there already is ${described(one.id)}`)
      keys.add(key)
      all.push(one)
    }
    if (all.length > mostObjects) fail(state.log, at, `more than ${mostObjects} objects in one root`)
  }
}
