import type { AccessGraph, WorkloadAccess } from '../access/graph.ts'
import { accountName } from '../access/names.ts'
import { isApiAudience } from '../access/token.ts'
import { volumeMounts } from '../access/volume-mounts.ts'
import type { TokenSource, Volume } from '../kube/workload.ts'
import { podRemedy, templateOf } from './pod-edit.ts'
import type { Claim, StateRule } from './rule.ts'

export const handmadeToken: StateRule = {
  id: 'handmade-token',
  title: 'Pod makes itself a token that lives long or opens the API',
  family: 'token',
  severity: 'low',
  why: 'A projected token is there whatever automount says, and a stolen one works until it expires or its Pod is gone.',
  remedy: 'Give the token the audience of the one service that reads it and an hour to live; the kubelet renews it.',
  fixable: true,
  standards: ['CIS 5.1.6', 'OWASP K09:2025', 'ATT&CK T1528', 'MS-TA9016'],

  *check({ workloads }: AccessGraph) {
    for (const access of workloads) {
      for (const volume of volumeMounts(access.workload).keys()) {
        const unseen = hidden(access, volume)
        const claim = longLived(access, volume, unseen) ?? unseen
        if (claim !== undefined) yield claim
      }
    }
  },
}

/** The kubelet renews a token after a day at the latest, so nobody needs one that lives longer. */
const aDay = 86_400
const anHour = 3600

/** `unseen`: what is left to say of the volume when its tokens are short. */
function longLived(access: WorkloadAccess, volume: Volume, unseen: Claim | undefined): Claim | undefined {
  const long = volume.tokenSources.filter(({ expirationSeconds = 0 }) => expirationSeconds > aDay)
  const first = long.find(opensApi) ?? long[0]
  if (first === undefined) return undefined
  const { manifest } = access.workload
  const fieldOf = ({ route }: TokenSource) => ({ manifest, route: [...route, 'expirationSeconds'] })
  const days = Math.floor((first.expirationSeconds ?? 0) / aDay)
  return {
    ...common(access, volume),
    at: fieldOf(first),
    message: `${access.id} makes itself a token of ${owner(access)} ${purpose(first)} that lives ${days === 1 ? 'more than a day' : `${days} days`}`,
    severity: opensApi(first) ? 'medium' : 'low',
    ...podRemedy(handmadeToken.remedy, access.workload),
    fix: unseen?.fix ?? {
      title: 'Let the token live an hour',
      edits: long.map((source) => ({ ...fieldOf(source), edit: { kind: 'set', value: anHour } })),
    },
  }
}

/** The usual mount is off, and the token is there all the same. */
function hidden(access: WorkloadAccess, volume: Volume): Claim | undefined {
  const { workload, automount, need, id } = access
  const source = volume.tokenSources.find(opensApi)
  if (source === undefined || automount.mounted !== false) return undefined
  // At the usual path, or with anything else that shows its use, this is the better way to have a token.
  if (need.some(({ id: sign, strength }) => sign !== 'S2' && strength !== 'weak')) return undefined
  return {
    ...common(access, volume),
    at: { manifest: workload.manifest, route: source.route },
    message: `${id} turns its API token off and makes itself another, of ${owner(access)}, in volume ${volume.name}`,
    severity: 'low',
    fix: { refusal: 'whom the token is meant for is not in the manifests' },
  }
}

function common({ workload, account }: WorkloadAccess, { name }: Volume) {
  return {
    certain: true,
    about: `${templateOf(workload)}/${name}`,
    ...(account !== undefined && { account: account.id }),
  }
}

function opensApi({ audience }: TokenSource): boolean {
  return isApiAudience(audience)
}

function purpose({ audience }: TokenSource): string {
  return isApiAudience(audience) ? 'for the Kubernetes API' : `for ${audience}`
}

function owner({ account }: WorkloadAccess): string {
  return account === undefined ? 'its ServiceAccount' : accountName(account)
}
