// A folder with a kustomization -> the objects that Kustomize makes of it.
import type { Problem } from '../../yaml/source.ts'
import type { Configuration } from './configuration.ts'
import { configuration, joinedConfiguration, ownConfiguration } from './configuration.ts'
import { finished } from './finish.ts'
import { withGenerated } from './generators.ts'
import { described, idKey } from './identity.ts'
import type { Entry, Kustomization } from './kustomization.ts'
import { kustomization } from './kustomization.ts'
import type { Log, Unknown } from './log.ts'
import { fail, failIn, log } from './log.ts'
import type { Mark } from './node.ts'
import type { Loading } from './objects.ts'
import { isInline, loadFile, loadReference, objectsOf } from './objects.ts'
import type { Paths } from './paths.ts'
import { withPlugins } from './plugins.ts'
import type { Resource } from './resource.ts'
import { resource } from './resource.ts'
import type { Texts } from './texts.ts'
import { innerText, kubectl } from './texts.ts'
import { isLenient, transformed } from './transform.ts'
import type { Variable } from './variables.ts'
import { withVariables } from './variables.ts'

export interface Resolution {
  readonly folder: string
  /** The kustomization file, or where one would be. */
  readonly path: string
  readonly resources: readonly Resource[]
  readonly unknowns: readonly Unknown[]
  /** Why Kustomize refuses it; then there are no objects. */
  readonly fault?: Problem
  /** The entries that brought a folder in. */
  readonly brought: ReadonlyMap<string, readonly Mark[]>
  /** All files that it was made of. */
  readonly inputs: ReadonlySet<string>
}

export interface Resolver {
  resolve(folder: string): Resolution
  /** The same with other paths, where some files say something else: only what takes them in is worked off anew. */
  edited(paths: Paths, changed: ReadonlySet<string>): Resolver
}

export const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization']

/** More objects in one root are hostile input. */
const mostObjects = 20_000
const deepest = 60

export function resolver(paths: Paths, texts: Texts): Resolver {
  return resolverFrom({ paths, texts, known: new Map(), open: [] })
}

function resolverFrom(shared: Shared): Resolver {
  const finals = new Map<string, Resolution>()
  return {
    resolve(folder) {
      const known = finals.get(folder) ?? resolution(folder, shared)
      finals.set(folder, known)
      return known
    },
    edited(paths, changed) {
      const kept = [...shared.known].filter(([, { inputs }]) => ![...changed].some((path) => inputs.has(path)))
      return resolverFrom({ paths, texts: shared.texts, known: new Map(kept), open: [] })
    },
  }
}

interface Shared {
  readonly paths: Paths
  readonly texts: Texts
  /** What folders come to, so that a base is worked off once for all roots. */
  readonly known: Map<string, State>
  /** Folders that are being worked off. */
  readonly open: string[]
}

/** What was collected so far. */
interface State {
  resources: readonly Resource[]
  configuration: Configuration
  variables: readonly Variable[]
  readonly log: Log
  readonly brought: Map<string, readonly Mark[]>
  readonly inputs: Set<string>
}

function resolution(folder: string, shared: Shared): Resolution {
  const state = collected(folder, shared)
  const end: Log = { fault: state.log.fault, unknowns: [...state.log.unknowns] }
  const made = end.fault === undefined ? finished(state, end) : []
  const resources = end.fault === undefined ? made : []
  return {
    folder,
    path: fileOf(folder, shared) ?? join(folder, 'kustomization.yaml'),
    resources,
    unknowns: end.unknowns,
    ...(end.fault !== undefined && { fault: end.fault }),
    brought: state.brought,
    inputs: state.inputs,
  }
}

function newState(): State {
  return {
    resources: [],
    configuration: ownConfiguration,
    variables: [],
    log: log(),
    brought: new Map(),
    inputs: new Set(),
  }
}

function collected(folder: string, shared: Shared): State {
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

function fileOf(folder: string, { paths }: Shared): string | undefined {
  return kustomizationNames.map((name) => join(folder, name)).find((path) => paths.file(path) !== undefined)
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

function kustomizationOf(folder: string, state: State, shared: Shared): Kustomization | undefined {
  const { paths, texts } = shared
  const found = kustomizationNames.map((name) => join(folder, name)).filter((path) => paths.file(path) !== undefined)
  for (const path of found) state.inputs.add(path)
  const [path, second] = found
  if (path === undefined) {
    failIn(state.log, folder, 'there is no kustomization in the folder')
    return undefined
  }
  if (second !== undefined) {
    failIn(state.log, second, `the folder has two kustomization files; the other is ${path}`)
    return undefined
  }
  const file = paths.file(path)
  const source = file === undefined ? undefined : texts.source(path, file)
  if (source === undefined || 'message' in source) {
    failIn(state.log, path, source === undefined ? 'was not read' : source.message)
    return undefined
  }
  const { documents, problems } = texts.read(source, kubectl)
  const [document] = documents
  if (document === undefined || problems.length > 0) {
    state.log.fault ??= problems[0] ?? { path, message: 'the kustomization is empty' }
    return undefined
  }
  return kustomization({ document, role: 'kustomization', folder }, state.log)
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

type Step = (file: Kustomization, state: State, loading: Loading, shared: Shared) => void

function listed(...[file, state, loading, shared]: Parameters<Step>): void {
  for (const entry of [...file.entries('resources'), ...file.entries('bases')]) {
    if (state.log.fault !== undefined) return
    const target = loading.paths.find(loading.folder, entry.value)
    if (target.kind === 'folder') append(state, child(target.path, entry, state, shared), entry.at)
    else {
      const loaded = loadReference(entry, loading)
      const bodies = loaded === undefined ? [] : objectsOf(loaded, 'resource', entry.at, loading)
      append(state, bodies.map(resource), entry.at)
    }
  }
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
  state.configuration = joinedConfiguration(state.configuration, below.configuration)
  state.variables = [...state.variables, ...below.variables]
  for (const path of below.inputs) state.inputs.add(path)
  for (const [path, marks] of below.brought) for (const mark of marks) bring(state, path, mark)
  return below.resources
}

function bring({ brought }: State, folder: string, at: Mark): void {
  const marks = brought.get(folder) ?? []
  if (!marks.includes(at) && marks.length < 20) brought.set(folder, [...marks, at])
}

/** A second object with an identity that is there already is refused. */
function append(state: State, added: readonly Resource[], at: Mark): void {
  if (added.length === 0) return
  const all = [...state.resources, ...added]
  if (all.length > mostObjects) fail(state.log, at, `more than ${mostObjects} objects in one root`)
  const keys = new Set(state.resources.map(({ id }) => idKey(id)))
  for (const { id } of added) {
    const key = idKey(id)
    if (keys.has(key)) fail(state.log, at, `there already is ${described(id)}`)
    keys.add(key)
  }
  state.resources = all
}

function configured(...[file, state, loading]: Parameters<Step>): void {
  for (const entry of file.entries('configurations')) {
    const loaded = loadReference(entry, loading)
    if (loaded === undefined) continue
    for (const { value } of loading.texts.read(loaded.source, kubectl).documents) {
      state.configuration = joinedConfiguration(state.configuration, configuration(value))
    }
  }
  const schema = file.item('openapi')
  if (schema !== undefined) {
    const message = 'merge keys of custom kinds may be others than ours'
    state.log.unknowns.push({ kind: 'schema', at: schema.at, message })
  }
}

function generated(...[file, state, loading]: Parameters<Step>): void {
  const options = file.item('generatorOptions')
  const content = (reference: string, at: Mark) => contentOf({ value: reference, at }, loading)
  for (const kind of ['ConfigMap', 'Secret'] as const) {
    for (const item of file.items(kind === 'ConfigMap' ? 'configMapGenerator' : 'secretGenerator')) {
      const generator = { kind, item, options }
      state.resources = withGenerated(state.resources, generator, content, isLenient(loading), state.log)
    }
  }
  for (const field of ['helmCharts', 'helmChartInflationGenerator'] as const) {
    for (const { at } of file.items(field)) {
      state.log.unknowns.push({ kind: 'chart', at, message: 'what a chart makes is not known here' })
    }
  }
  for (const entry of file.entries('generators')) {
    const message = 'what a generator makes is not known'
    state.log.unknowns.push({ kind: 'plugin', at: entry.at, message })
  }
}

/** The content of a file that a generator takes in. Files that are no manifests are not read, only looked for. */
function contentOf(entry: Entry, loading: Loading): string | 'unknown' | undefined {
  const { paths, folder, texts, log: to, inputs } = loading
  const target = paths.find(folder, entry.value)
  if (target.kind !== 'file') {
    if (target.kind === 'remote') return 'unknown'
    fail(to, entry.at, `there is no ${entry.value}`)
    return undefined
  }
  inputs.add(target.path)
  const file = paths.file(target.path)
  const source = file === undefined ? undefined : texts.source(target.path, file)
  return source === undefined || 'message' in source ? 'unknown' : source.text
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
  if (target.kind === 'folder') {
    const aside = { ...newState(), log: state.log, inputs: state.inputs }
    return child(target.path, entry, aside, shared)
  }
  const loaded = target.kind === 'file' ? loadFile(target.path, entry.at, loading) : loadReference(entry, loading)
  return loaded === undefined ? [] : objectsOf(loaded, 'transformer', entry.at, loading).map(resource)
}
