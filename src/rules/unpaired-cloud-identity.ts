import type { AccessGraph } from '../access/graph.ts'
import { type LooseIdentity, looseIdentities } from '../access/loose-identity.ts'
import { accountId, accountName } from '../access/names.ts'
import { azureLabel } from '../kube/cloud-identity.ts'
import { isObject, at as valueAt } from '../kube/fields.ts'
import { holderAbout, holderName, identityName, workloadSteps } from './cloud-words.ts'
import { templateOf } from './pod-edit.ts'
import type { Claim, StateRule } from './rule.ts'
import { listed } from './words.ts'

export const unpairedCloudIdentity: StateRule = {
  id: 'unpaired-cloud-identity',
  title: 'Cloud identity of which one half is missing',
  family: 'cloud',
  severity: 'low',
  why: 'The program does not reach the cloud, which tempts to grant more elsewhere; and an identity that nobody needs waits for whoever may run Pods there.',
  remedy: 'Join the two halves, or take the identity away if nothing needs it.',
  fixable: true,
  standards: ['ATT&CK T1078.004'],

  *check(graph: AccessGraph) {
    for (const loose of looseIdentities(graph)) yield claim(loose)
  },
}

function claim(loose: LooseIdentity): Claim {
  if (loose.is === 'nameless') return nameless(loose)
  const { holder, workloads } = loose
  const { identity, account } = holder
  const ids = [...new Set(workloads.map(({ id }) => id))]
  const common = {
    at: identity.field,
    certain: true,
    ...(account !== undefined && { account: account.id }),
    about: holderAbout(holder),
    trail: workloadSteps(workloads),
  }
  if (loose.is === 'unlabelled') {
    return {
      ...common,
      message: `${holderName(holder)} has ${identityName(identity)}, but ${listed(ids)}, which ${ids.length === 1 ? 'runs' : 'run'} as it, ${ids.length === 1 ? 'does' : 'do'} not ask for it: the label ${azureLabel} is missing on the Pods`,
      fix: labelled(loose),
    }
  }
  return {
    ...common,
    message: `${holderName(holder)} has ${identityName(identity)}, but nothing runs as it: ${listed(ids)} beside it ${ids.length === 1 ? 'names' : 'name'} no ServiceAccount`,
    fix: { refusal: 'which workload needs the identity is not in the manifests' },
  }
}

function labelled({ workloads }: Extract<LooseIdentity, { is: 'unlabelled' }>): Claim['fix'] {
  const [first, ...others] = workloads
  if (first === undefined || others.length > 0)
    return { refusal: 'which of them needs the identity is not in the manifests' }
  const { manifest, podSpec } = first.workload
  const labels = [...podSpec.slice(0, -1), 'metadata', 'labels']
  if (podSpec.at(-1) !== 'spec' || !isObject(valueAt(manifest.body, labels)))
    return { refusal: 'the Pods have no labels yet' }
  return {
    title: 'Ask for the identity',
    edits: [{ manifest, route: [...labels, azureLabel], edit: { kind: 'set', value: 'true' } }],
  }
}

function nameless({ access, object }: Extract<LooseIdentity, { is: 'nameless' }>): Claim {
  const { workload, id } = access
  return {
    at: { manifest: workload.manifest, route: [...workload.podSpec.slice(0, -1), 'metadata', 'labels', azureLabel] },
    message: `${id} asks for an Azure token, but neither ${accountName(object)} nor the Pod says of which client`,
    certain: true,
    account: accountId(object),
    about: `azure ${templateOf(workload)}`.trim(),
    // A program may well bring the client's id itself.
    severity: 'info',
    trail: [{ manifest: object, route: ['metadata', 'name'], label: accountName(object) }],
    fix: { refusal: 'the id of the client is not in the manifests' },
  }
}
