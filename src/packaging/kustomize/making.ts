// What one kustomization sets and makes by itself: configurations, ConfigMaps and Secrets, and what nobody here can know.
import { configuration, joinedConfiguration } from './configuration.ts'
import { withGenerated } from './generators.ts'
import type { Entry, Kustomization } from './kustomization.ts'
import { fail } from './log.ts'
import type { Mark } from './node.ts'
import type { Loading } from './objects.ts'
import { loadReference } from './objects.ts'
import type { State } from './state.ts'
import { kubectl } from './texts.ts'
import { isLenient } from './transform.ts'

export function configured(file: Kustomization, state: State, loading: Loading): void {
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

export function generated(file: Kustomization, state: State, loading: Loading): void {
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

/** The content of a file that a generator takes in. Files that hold no objects are not read, only looked for. */
function contentOf({ value, at }: Entry, { paths, folder, texts, log: to, inputs }: Loading): string | 'unknown' {
  const target = paths.find(folder, value)
  if (target.kind === 'file') {
    inputs.add(target.path)
    const file = paths.file(target.path)
    const source = file === undefined ? undefined : texts.source(target.path, file)
    if (source !== undefined && !('message' in source)) return source.text
  } else if (target.kind === 'outside') fail(to, at, `${value} leads out of the repository`)
  // Secrets often are files that git is told to leave out.
  else if (target.kind !== 'remote') to.unknowns.push({ kind: 'absent', at, message: `there is no ${value}` })
  to.unread = true
  return 'unknown'
}
