// Why the ServiceAccount admission plugin would refuse a Pod.
// https://github.com/kubernetes/kubernetes/blob/master/plugin/pkg/admission/serviceaccount/admission.go
import type { Route } from '../yaml/route.ts'
import type { Account } from './account.ts'
import type { Fault } from './fault.ts'
import { at, field, list, text } from './fields.ts'
import type { Workload } from './workload.ts'

const mirror = 'kubernetes.io/config.mirror'
const enforce = 'kubernetes.io/enforce-mountable-secrets'

/** What Go's strconv.ParseBool takes for true. */
const trueWords: ReadonlySet<string> = new Set(['1', 't', 'T', 'TRUE', 'true', 'True'])

/** A Pod that a kubelet reports for a file on its node: no account, no token. */
export function isMirror({ annotations }: Workload): boolean {
  return annotations.has(mirror)
}

/** A mirror Pod may name nothing that only the API could give it. */
export function mirrorFault(pod: Workload): Fault | undefined {
  if (!isMirror(pod)) return undefined
  if (pod.accountName !== undefined) {
    return { route: pod.accountRoute, message: 'a mirror Pod must not name a ServiceAccount' }
  }
  const secret = secretRoutes(pod)[0]
  if (secret !== undefined) return { route: secret, message: 'a mirror Pod must not use a Secret' }
  const token = pod.volumes.flatMap(({ tokenSources }) => tokenSources)[0]
  return token && { route: token.route, message: 'a mirror Pod must not use a token' }
}

function secretRoutes({ manifest, podSpec, volumes, containers }: Workload): readonly Route[] {
  const pulls = [...podSpec, 'imagePullSecrets']
  const spec = list(at(manifest.body, pulls)).map((_, index): Route => [...pulls, index])
  const shown = volumes.flatMap(({ secrets }) => secrets.map(({ route }) => route))
  return [...spec, ...shown, ...containers.flatMap(({ envSecrets }) => envSecrets.map(({ route }) => route))]
}

/** Why the Pod may not run as the account; undefined means that there is no such account. */
export function accountUseFault(pod: Workload, account: Account | undefined): Fault | undefined {
  if (isMirror(pod)) return mirrorFault(pod)
  if (account === undefined) return { route: pod.accountRoute, message: 'there is no such ServiceAccount' }
  if (!trueWords.has(account.annotations.get(enforce) ?? '')) return undefined
  const mountable = new Set(account.secrets)
  const pullable = new Set(pullSecrets(account.manifest.body, []))
  const shown = [...secretVolumes(pod), ...environment(pod)].find(({ name }) => !mountable.has(name))
  if (shown) return { route: shown.route, message: 'the ServiceAccount does not list this Secret in `secrets`' }
  const index = pullSecrets(pod.manifest.body, pod.podSpec).findIndex((name) => !pullable.has(name))
  if (index < 0) return undefined
  return {
    route: [...pod.podSpec, 'imagePullSecrets', index],
    message: 'the ServiceAccount does not list this Secret in `imagePullSecrets`',
  }
}

interface Shown {
  readonly name: string
  readonly route: Route
}

/** Projected Secrets are not looked at. */
function secretVolumes({ manifest, volumes }: Workload): readonly Shown[] {
  return volumes.flatMap(({ route }) => {
    const name = text(field(at(manifest.body, [...route, 'secret']), 'secretName'))
    return name === undefined ? [] : [{ name, route: [...route, 'secret'] }]
  })
}

function environment({ containers }: Workload): readonly Shown[] {
  return containers
    .filter(({ role }) => role !== 'ephemeral')
    .flatMap(({ envSecrets }) => envSecrets.map(({ secret, route }) => ({ name: secret, route })))
}

/** Names in `imagePullSecrets` of an account (empty route) or a pod spec. */
function pullSecrets(body: Account['manifest']['body'], route: Route): readonly string[] {
  return list(at(body, [...route, 'imagePullSecrets'])).flatMap((item) => text(field(item, 'name')) ?? [])
}

/** What the Pod pulls images with: its own list if it has one, else the account's. */
export function imagePullSecrets(pod: Workload, account: Account): readonly string[] {
  const own = pullSecrets(pod.manifest.body, pod.podSpec)
  return own.length > 0 ? own : pullSecrets(account.manifest.body, [])
}
