import { type CloudHolder, cloudHolders, cloudSeverity, runsForeignCode, saysOwner } from '../access/cloud.ts'
import { cloudChange } from '../access/cloud-news.ts'
import type { Gains } from '../access/gain.ts'
import type { AccessGraph, WorkloadAccess } from '../access/graph.ts'
import { holderAbout, holderName, identityName, workloadSteps } from './cloud-words.ts'
import { templateOf } from './pod-edit.ts'
import type { Claim, StateRule } from './rule.ts'
import { listed } from './words.ts'

export const addedCloudIdentity: StateRule = {
  id: 'added-cloud-identity',
  title: 'Workload or ServiceAccount gets a cloud identity',
  family: 'cloud',
  severity: 'low',
  why: 'Whoever gets into one of its Pods acts in the cloud as this identity, and no role or binding of Kubernetes shows what it may do there.',
  remedy:
    'Look up what the identity may do, and see that its trust is limited to this namespace and ServiceAccount and that no other application runs as it.',
  fixable: false,
  standards: ['OWASP K02:2025', 'ATT&CK T1078.004', 'MS-TA9020'],

  *check(graph: AccessGraph, gains: Gains) {
    const change = cloudChange(graph, gains.before)
    for (const holder of cloudHolders(graph)) {
      const news = change.of(holder).is
      yield holderClaim(holder, news === 'new')
      const newcomers = news === 'same' && gains.way === 'there' ? change.newcomers(holder) : []
      for (const access of holder.workloads) yield* use(holder, access, newcomers.includes(access))
    }
  },
}

function holderClaim(holder: CloudHolder, isNew: boolean): Claim {
  const { identity, account, workloads } = holder
  return {
    at: identity.field,
    message: `${holderName(holder)} gets ${identityName(identity)}${users(holder)}${reason(holder)}`,
    certain: true,
    gained: isNew ? 'certain' : 'none',
    about: holderAbout(holder),
    severity: cloudSeverity(holder),
    ...(account !== undefined && { account: account.id, trail: workloadSteps(workloads) }),
    fix: { refusal: 'what the identity may do in the cloud is not in the manifests' },
  }
}

function users({ account, workloads }: CloudHolder): string {
  if (account === undefined || workloads.length === 0) return ''
  const ids = [...new Set(workloads.map(({ id }) => id))]
  return `, and with it ${listed(ids)}, which ${ids.length === 1 ? 'runs' : 'run'} as that account`
}

function reason({ identity, workloads }: CloudHolder): string {
  if (saysOwner(identity)) return '; by its name it may do nearly everything'
  const foreign = workloads.find(runsForeignCode)
  return foreign === undefined ? '' : `; ${foreign.id} runs code that others wrote`
}

/** What is not new is not shown: it is there to be known again, wherever it went. */
function* use(holder: CloudHolder, { workload, id }: WorkloadAccess, isNew: boolean): Iterable<Claim> {
  const { account, identity } = holder
  if (account === undefined) return
  yield {
    at: { manifest: workload.manifest, route: workload.accountRoute },
    message: `${id} gets ${identityName(identity)} by running as ${holderName(holder)}${reason(holder)}`,
    certain: isNew,
    gained: isNew ? 'certain' : 'none',
    account: account.id,
    about: `${identity.cloud}/${identity.name} ${templateOf(workload)}`.trim(),
    severity: cloudSeverity(holder),
    trail: [{ ...identity.field, label: holderName(holder) }],
    fix: { refusal: 'whether it needs the identity is not in the manifests' },
  }
}
