// Argo CD Applications and Flux Kustomizations: which folder one applies, where, and what it fills in.
import { at, field, isObject, list, text } from '../kube/fields.ts'
import type { Document } from '../yaml/document.ts'
import type { Json } from '../yaml/json.ts'
import type { Route } from '../yaml/route.ts'

/** A word, and where in the object it stands. */
export interface Said {
  readonly value: string
  readonly route: Route
}

/** What Flux puts in the place of `${NAME}`. */
export interface Substitution {
  readonly values: ReadonlyMap<string, string>
  /** Where they stand. */
  readonly route: Route
  /** Those that stand elsewhere. */
  readonly elsewhere: ReadonlyMap<string, Spot>
  /** The ConfigMaps and Secrets that say more, in their order. */
  readonly from: readonly Json[]
  /** More comes from what the repository does not hold: what is not among the values is unknown, not empty. */
  readonly open: boolean
}

/** A cluster as an object names it; `home` is the one that the tool runs in, whichever that is. */
export interface Target {
  readonly kind: 'home' | 'name' | 'server' | 'kubeconfig' | 'unknown'
  readonly name: string
}

/** A value of a document. */
export interface Spot {
  readonly document: Document
  readonly route: Route
}

/** One folder of a repository, as one object applies it. */
export interface Deployment {
  readonly tool: 'argo' | 'flux'
  /** Kind and name of the object. */
  readonly label: string
  readonly target: Target
  /** Where it says which folder goes where. */
  readonly spots: readonly Spot[]
  /** As the object spells it. */
  readonly path: string
  /** The repository, as the object names it: an address, or the name of a Flux source. */
  readonly repository: string
  readonly document: Document
  /** `destination.namespace` is for objects that name none; Flux' `targetNamespace` is among the settings. */
  readonly namespace?: Said
  readonly cluster?: string
  /** What a kustomization could say as well, and where it stands: namespace, prefix, patches. */
  readonly settings: { readonly value: Json; readonly route: Route }
  /** The source whole, for what is no Kustomize root. */
  readonly source: Json
  readonly substitution?: Substitution
}

/** Settings that are those of a kustomization, by the names of either tool. */
export const deploymentFields = [
  'targetNamespace',
  'namespace',
  'namePrefix',
  'nameSuffix',
  'patches',
  'components',
] as const

export const argo = 'argoproj.io'
export const flux = 'kustomize.toolkit.fluxcd.io'

/** `spec`: that of an Application, at `route` of its document; `from`: what makes it one of several. */
export function applications(
  document: Document,
  spec: Json,
  route: Route,
  from: readonly Spot[] = [],
): readonly Deployment[] {
  const sources = list(field(spec, 'sources')).map((source, index) => ({ source, way: ['sources', index] }))
  const all = [{ source: field(spec, 'source') ?? null, way: ['source'] }, ...sources]
  return all.flatMap(({ source, way }) => {
    const path = text(field(source, 'path'))
    if (path === undefined || field(source, 'chart') !== undefined) return []
    const destination = field(spec, 'destination') ?? null
    const namespace = text(field(destination, 'namespace'))
    const target = targetOf(destination)
    const spot = (...steps: Route): Spot => ({ document, route: [...route, ...steps] })
    const key = target.kind === 'name' || field(destination, 'name') !== undefined ? 'name' : 'server'
    return [
      {
        tool: 'argo' as const,
        label: labelOf(document),
        target,
        spots: [
          spot('destination', key),
          spot('destination', 'namespace'),
          spot(...way, 'kustomize', 'namespace'),
          spot(...way, 'path'),
          ...from,
        ],
        path,
        repository: text(field(source, 'repoURL')) ?? '',
        document,
        ...(namespace !== undefined && {
          namespace: { value: namespace, route: [...route, 'destination', 'namespace'] },
        }),
        ...(target.name !== '' && { cluster: target.name }),
        settings: { value: field(source, 'kustomize') ?? null, route: [...route, ...way, 'kustomize'] },
        source,
      },
    ]
  })
}

function targetOf(destination: Json): Target {
  const [name, server] = [text(field(destination, 'name')), text(field(destination, 'server'))]
  const said = name ?? server
  if (said === undefined) return { kind: 'unknown', name: '' }
  if (isHome(said)) return { kind: 'home', name: '' }
  return { kind: name === undefined ? 'server' : 'name', name: said }
}

/** The cluster that Argo CD runs in, whichever that is. */
function isHome(cluster: string): boolean {
  return cluster === 'in-cluster' || /^https:\/\/kubernetes\.default\.svc(?:[.:/]|$)/.test(cluster)
}

function labelOf({ value }: Document): string {
  const [kind, name] = [text(field(value, 'kind')), text(at(value, ['metadata', 'name']))]
  const namespace = text(at(value, ['metadata', 'namespace']))
  return `${kind ?? 'object'} ${namespace === undefined ? '' : `${namespace}/`}${name ?? '?'}`
}

/** What a Flux Kustomization applies. */
export function fluxKustomization(document: Document): Deployment {
  const spec = field(document.value, 'spec') ?? null
  const source = field(spec, 'sourceRef') ?? null
  const cluster = text(at(spec, ['kubeConfig', 'secretRef', 'name']))
  const substitution = substitutionOf(spec)
  const spot = (...steps: Route): Spot => ({ document, route: ['spec', ...steps] })
  return {
    tool: 'flux',
    label: labelOf(document),
    target: cluster === undefined ? { kind: 'home', name: '' } : { kind: 'kubeconfig', name: cluster },
    spots: [spot('kubeConfig', 'secretRef', 'name'), spot('targetNamespace'), spot('path')],
    path: text(field(spec, 'path')) ?? './',
    repository: ['kind', 'namespace', 'name'].map((key) => text(field(source, key)) ?? '').join('/'),
    document,
    ...(cluster !== undefined && { cluster }),
    settings: { value: spec, route: ['spec'] },
    source: spec,
    ...(substitution !== undefined && { substitution }),
  }
}

/** Flux leaves a text alone unless it is told of a value or of a place with values. */
function substitutionOf(spec: Json): Substitution | undefined {
  const build = field(spec, 'postBuild')
  const [values, from] = [field(build, 'substitute'), list(field(build, 'substituteFrom'))]
  const open = from.length > 0
  if (!open && (!isObject(values) || Object.keys(values).length === 0)) return undefined
  return { values: valueMap(values), route: ['spec', 'postBuild', 'substitute'], elsewhere: new Map(), from, open }
}

/** A number or a boolean is taken as it is written. */
function valueMap(values: Json | undefined): ReadonlyMap<string, string> {
  if (!isObject(values)) return new Map()
  const scalars = Object.entries(values).filter(([, value]) => typeof value !== 'object' || value === null)
  return new Map(scalars.map(([name, value]) => [name, value === null ? '' : String(value)]))
}
