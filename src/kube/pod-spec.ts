// What a pod spec says about its containers and volumes. Read leniently: what has another type is not there.
import type { Json } from '../yaml/json.ts'
import type { Route } from '../yaml/route.ts'
import { field, isObject, list, text, texts } from './fields.ts'

/** A volumeMount. */
export interface Mount {
  readonly volume: string
  readonly path: string
  readonly route: Route
}

/** A variable that comes from a Secret: `key` is absent for a whole Secret (envFrom). */
export interface EnvSecret {
  readonly secret: string
  readonly key?: string
  readonly route: Route
}

export interface Variable {
  readonly name: string
  /** Absent where the value comes from elsewhere. */
  readonly value?: string
  /** Path of a downward API reference, for example `metadata.namespace`. */
  readonly fieldPath?: string
}

export interface Container {
  readonly name: string
  readonly role: 'init' | 'main' | 'ephemeral'
  readonly image: string
  /** `command` and `args`, in that order. */
  readonly words: readonly string[]
  readonly variables: readonly Variable[]
  readonly envSecrets: readonly EnvSecret[]
  /** Names of ConfigMaps that become variables. */
  readonly envConfigMaps: readonly string[]
  readonly mounts: readonly Mount[]
  readonly privileged: boolean
  readonly route: Route
}

/** A projected serviceAccountToken source. An absent audience is the API server's. */
export interface TokenSource {
  readonly audience?: string
  readonly expirationSeconds?: number
  readonly path: string
  readonly route: Route
}

export interface Volume {
  readonly name: string
  /** Secrets it shows, directly or projected. */
  readonly secrets: readonly { readonly name: string; readonly route: Route }[]
  /** Names of ConfigMaps it shows. */
  readonly configMaps: readonly string[]
  readonly tokenSources: readonly TokenSource[]
  readonly hostPath?: string
  readonly route: Route
}

/** Where containers stand; the last four are those of Argo's templates. */
const containerLists: readonly { readonly keys: Route; readonly role: Container['role']; readonly single?: true }[] = [
  { keys: ['initContainers'], role: 'init' },
  { keys: ['containers'], role: 'main' },
  { keys: ['container'], role: 'main', single: true },
  { keys: ['script'], role: 'main', single: true },
  { keys: ['containerSet', 'containers'], role: 'main' },
  { keys: ['sidecars'], role: 'main' },
  { keys: ['ephemeralContainers'], role: 'ephemeral' },
]

export function containers(spec: Json | undefined, route: Route): readonly Container[] {
  return containerLists.flatMap(({ keys, role, single }) => {
    const value = keys.reduce<Json | undefined>((here, key) => field(here, String(key)), spec)
    const here = [...route, ...keys]
    if (single) return isObject(value) ? [container(value, role, here)] : []
    return list(value).flatMap((item, index) => (isObject(item) ? [container(item, role, [...here, index])] : []))
  })
}

function container(value: Json, role: Container['role'], route: Route): Container {
  return {
    // Argo calls the one container of a template `main`.
    name: text(field(value, 'name')) ?? 'main',
    role,
    image: text(field(value, 'image')) ?? '',
    words: [...texts(field(value, 'command')), ...texts(field(value, 'args')), ...script(value)],
    variables: list(field(value, 'env')).map(variable),
    envSecrets: [...envSecrets(value, route), ...wholeSecrets(value, route)],
    envConfigMaps: [
      ...list(field(value, 'env')).map((item) => field(field(item, 'valueFrom'), 'configMapKeyRef')),
      ...list(field(value, 'envFrom')).map((item) => field(item, 'configMapRef')),
    ].flatMap((reference) => text(field(reference, 'name')) ?? []),
    mounts: mounts(value, route),
    privileged: field(field(value, 'securityContext'), 'privileged') === true,
    route,
  }
}

/** The program of Argo's script templates. */
function script(value: Json): readonly string[] {
  const source = text(field(value, 'source'))
  return source === undefined ? [] : [source]
}

function variable(item: Json): Variable {
  const value = text(field(item, 'value'))
  const fieldPath = text(field(field(field(item, 'valueFrom'), 'fieldRef'), 'fieldPath'))
  return {
    name: text(field(item, 'name')) ?? '',
    ...(value === undefined ? {} : { value }),
    ...(fieldPath === undefined ? {} : { fieldPath }),
  }
}

function envSecrets(value: Json, route: Route): readonly EnvSecret[] {
  return list(field(value, 'env')).flatMap((item, index) => {
    const reference = field(field(item, 'valueFrom'), 'secretKeyRef')
    const secret = text(field(reference, 'name'))
    const key = text(field(reference, 'key'))
    if (secret === undefined) return []
    const here = [...route, 'env', index, 'valueFrom', 'secretKeyRef']
    return [{ secret, ...(key === undefined ? {} : { key }), route: here }]
  })
}

function wholeSecrets(value: Json, route: Route): readonly EnvSecret[] {
  return list(field(value, 'envFrom')).flatMap((item, index) => {
    const secret = text(field(field(item, 'secretRef'), 'name'))
    return secret === undefined ? [] : [{ secret, route: [...route, 'envFrom', index, 'secretRef'] }]
  })
}

function mounts(value: Json, route: Route): readonly Mount[] {
  return list(field(value, 'volumeMounts')).flatMap((item, index) => {
    const path = text(field(item, 'mountPath'))
    if (path === undefined) return []
    return [{ volume: text(field(item, 'name')) ?? '', path, route: [...route, 'volumeMounts', index] }]
  })
}

export function volumes(spec: Json | undefined, route: Route): readonly Volume[] {
  return list(field(spec, 'volumes')).flatMap((item, index) => {
    return isObject(item) ? [volume(item, [...route, 'volumes', index])] : []
  })
}

function volume(value: Json, route: Route): Volume {
  const secret = text(field(field(value, 'secret'), 'secretName'))
  const sources = list(field(field(value, 'projected'), 'sources'))
  const sourceRoute = [...route, 'projected', 'sources']
  const hostPath = text(field(field(value, 'hostPath'), 'path'))
  const projected = sources.flatMap((source, index) => {
    const name = text(field(field(source, 'secret'), 'name'))
    return name === undefined ? [] : [{ name, route: [...sourceRoute, index, 'secret'] }]
  })
  return {
    name: text(field(value, 'name')) ?? '',
    secrets: [...(secret === undefined ? [] : [{ name: secret, route: [...route, 'secret'] }]), ...projected],
    configMaps: [value, ...sources].flatMap((source) => text(field(field(source, 'configMap'), 'name')) ?? []),
    tokenSources: sources.flatMap((source, index) => tokenSource(source, [...sourceRoute, index])),
    ...(hostPath === undefined ? {} : { hostPath }),
    route,
  }
}

function tokenSource(source: Json, route: Route): readonly TokenSource[] {
  const token = field(source, 'serviceAccountToken')
  if (!isObject(token)) return []
  const audience = text(field(token, 'audience'))
  const expiry = field(token, 'expirationSeconds')
  return [
    {
      ...(audience === undefined ? {} : { audience }),
      ...(typeof expiry === 'number' ? { expirationSeconds: expiry } : {}),
      path: text(field(token, 'path')) ?? '',
      route: [...route, 'serviceAccountToken'],
    },
  ]
}
