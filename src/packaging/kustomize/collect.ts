// Works off kustomizations, each folder once for all roots: bases first, then components, then what it changes itself.
import { joinedConfiguration } from './configuration.ts'
import type { Shelf } from './folder.ts'
import { holdsKustomization, kustomizationOf } from './folder.ts'
import type { Entry, Kustomization } from './kustomization.ts'
import { affords, fail } from './log.ts'
import { configured, generated } from './making.ts'
import type { Loading } from './objects.ts'
import { isInline, loadFile, loadReference, objectsOf } from './objects.ts'
import type { Target } from './paths.ts'
import { withPlugins } from './plugins.ts'
import type { Resource } from './resource.ts'
import { resource } from './resource.ts'
import type { State } from './state.ts'
import { appender, bring, newState } from './state.ts'
import { innerText } from './texts.ts'
import { transformed } from './transform.ts'
import { withVariables } from './variables.ts'

const deepest = 60
/** What it costs to work one off, beside its objects. */
const looksOfComponent = 100

export interface Shared extends Shelf {
  /** What folders come to, so that a base is worked off once for all roots. */
  readonly known: Map<string, State>
  /** Folders that are being worked off. */
  readonly open: string[]
}

export function collected(folder: string, shared: Shared): State {
  const known = shared.known.get(folder)
  if (known !== undefined) return known
  const state = newState()
  const file = kustomizationOf(folder, state, shared)
  if (file?.component && shared.open.length > 0) {
    fail(state.log, { text: file.text, route: [] }, 'a component cannot be listed among resources')
  }
  if (file !== undefined) workOff(file, state, shared)
  shared.known.set(folder, state)
  return state
}

function workOff(file: Kustomization, state: State, shared: Shared): void {
  const { folder } = file.text
  const { open } = shared
  if (open.length > deepest)
    fail(state.log, { text: file.text, route: [] }, 'kustomizations lie too deep in each other')
  open.push(folder)
  const loading: Loading = { ...shared, folder, log: state.log, inputs: state.inputs }
  const steps = [listed, configured, generated, composed, changed]
  for (const step of steps) if (state.log.fault === undefined) step(file, state, loading, shared)
  open.pop()
}

/** What a folder came to, with components and changes that are laid around it. */
export function wrapped(inner: State, file: Kustomization, shared: Shared): State {
  const state = {
    ...inner,
    log: { ...inner.log, unknowns: [...inner.log.unknowns] },
    brought: new Map(inner.brought),
    inputs: new Set(inner.inputs),
  }
  const { folder } = file.text
  const loading: Loading = { ...shared, folder, log: state.log, inputs: state.inputs }
  shared.open.push(folder)
  for (const step of [composed, changed]) if (state.log.fault === undefined) step(file, state, loading, shared)
  shared.open.pop()
  return state
}

type Step = (file: Kustomization, state: State, loading: Loading, shared: Shared) => void

function listed(...[file, state, loading, shared]: Parameters<Step>): void {
  const add = appender(state)
  for (const entry of [...file.entries('resources'), ...file.entries('bases')]) {
    if (state.log.fault !== undefined) return
    const target = loading.paths.find(loading.folder, entry.value)
    if (isAbsent(target, entry, state, shared)) continue
    if (target.kind === 'folder') add(child(target.path, entry, state, shared), entry.at)
    else {
      const loaded = loadReference(entry, loading)
      const bodies = loaded === undefined ? [] : objectsOf(loaded, 'resource', entry.at, loading)
      add(bodies.map(resource), entry.at)
    }
  }
}

/** What is not there is left out, and unknown: it may be made before Kustomize runs. */
function isAbsent(target: Target, { value, at }: Entry, { log }: State, { paths }: Shared): boolean {
  const absent = target.kind === 'absent'
  if (!absent && (target.kind !== 'folder' || holdsKustomization(target.path, paths))) return false
  log.unknowns.push({
    kind: 'absent',
    at,
    message: absent ? `there is no ${value}` : `${value} holds no kustomization`,
  })
  return true
}

/** A folder, worked off on its own; what it brings along is taken over. */
function child(folder: string, entry: Entry, state: State, shared: Shared): readonly Resource[] {
  bring(state, folder, entry.at)
  if (shared.open.includes(folder)) {
    fail(state.log, entry.at, `${entry.value} leads back to a kustomization that uses this one (a circle)`)
    return []
  }
  const below = collected(folder, shared)
  if (below.log.fault !== undefined) state.log.fault ??= below.log.fault
  state.log.unknowns.push(...below.log.unknowns)
  if (below.log.unread) state.log.unread = true
  state.log.looks = (state.log.looks ?? 0) + (below.log.looks ?? 0)
  state.configuration = joinedConfiguration(state.configuration, below.configuration)
  state.variables = [...state.variables, ...below.variables]
  for (const path of below.inputs) state.inputs.add(path)
  for (const [path, marks] of below.brought) for (const mark of marks) bring(state, path, mark)
  return below.resources
}

/** Components work on what was collected so far. */
function composed(...[file, state, loading, shared]: Parameters<Step>): void {
  for (const entry of file.entries('components')) {
    if (state.log.fault !== undefined) return
    const target = loading.paths.find(loading.folder, entry.value)
    if (target.kind === 'remote') {
      state.log.unknowns.push({ kind: 'remote', at: entry.at, message: `${entry.value} is not part of the repository` })
      continue
    }
    if (target.kind !== 'folder') {
      const why = target.kind === 'outside' ? 'leads out of the repository' : 'is no folder of it'
      fail(state.log, entry.at, `the component ${entry.value} ${why}`)
      return
    }
    component(target.path, entry, state, shared)
  }
}

function component(folder: string, entry: Entry, state: State, shared: Shared): void {
  bring(state, folder, entry.at)
  if (shared.open.includes(folder)) {
    fail(state.log, entry.at, `${entry.value} leads back to a kustomization that uses this one (a circle)`)
    return
  }
  // Each use is worked off for itself: components that list components twice would double with every floor.
  if (!affords(state.log, looksOfComponent, entry.at)) return
  const file = kustomizationOf(folder, state, shared)
  if (file === undefined) return
  if (!file.component) fail(state.log, entry.at, `${entry.value} is no component: its kind is not Component`)
  workOff(file, state, shared)
}

function changed(...[file, state, loading, shared]: Parameters<Step>): void {
  const to = { ...loading, configuration: state.configuration }
  state.resources = transformed(state.resources, file, to)
  const plugins = file.entries('transformers').flatMap((entry) => pluginsOf(entry, state, loading, shared))
  if (plugins.length > 0) state.resources = withPlugins(state.resources, plugins, to)
  const { resources, variables } = withVariables(state.resources, file.items('vars'), state.log)
  state.resources = resources
  state.variables = [...state.variables, ...variables]
}

function pluginsOf(entry: Entry, state: State, loading: Loading, shared: Shared): readonly Resource[] {
  if (isInline(entry.value)) {
    return objectsOf(innerText(entry.at, entry.value), 'transformer', entry.at, loading).map(resource)
  }
  const target = loading.paths.find(loading.folder, entry.value)
  if (isAbsent(target, entry, state, shared)) return []
  if (target.kind === 'folder') {
    const aside = { ...newState(), log: state.log, inputs: state.inputs }
    return child(target.path, entry, aside, shared)
  }
  const loaded = target.kind === 'file' ? loadFile(target.path, entry.at, loading) : loadReference(entry, loading)
  return loaded === undefined ? [] : objectsOf(loaded, 'transformer', entry.at, loading).map(resource)
}
