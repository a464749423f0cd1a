import { type CloudHolder, cloudHolders, saysOwner } from '../access/cloud.ts'
import { cloudChange } from '../access/cloud-news.ts'
import type { AccessGraph } from '../access/graph.ts'
import type { Severity } from '../access/severity.ts'
import type { CloudIdentity } from '../kube/cloud-identity.ts'
import { holderAbout, holderName, identityName, workloadSteps } from './cloud-words.ts'
import type { DifferenceRule } from './rule.ts'

export const changedCloudIdentity: DifferenceRule = {
  id: 'changed-cloud-identity',
  title: 'Cloud identity is replaced by another one',
  family: 'cloud',
  severity: 'low',
  why: 'What the workload may do in the cloud changes with it, and no role or binding of Kubernetes shows how.',
  remedy:
    'Compare what the two identities may do, and see that the cloud trusts this ServiceAccount for the new one and no longer for the old one.',
  fixable: false,
  standards: ['OWASP K02:2025', 'ATT&CK T1078.004', 'ATT&CK T1098'],

  *compare(before: AccessGraph, after: AccessGraph) {
    const change = cloudChange(after, before)
    for (const holder of cloudHolders(after)) {
      const news = change.of(holder)
      if (news.is !== 'changed') continue
      const { identity, account, workloads } = holder
      yield {
        at: identity.field,
        message: `${holderName(holder)} goes from ${identityName(news.from.identity)} to ${identityName(identity)}${remark(news.from, holder)}`,
        certain: true,
        ...(account !== undefined && { account: account.id, trail: workloadSteps(workloads) }),
        about: holderAbout(holder),
        severity: severity(news.from, holder),
        fix: { refusal: 'what either of them may do in the cloud is not in the manifests' },
      }
    }
  },
}

function severity({ identity: old }: CloudHolder, { identity }: CloudHolder): Severity {
  if (saysOwner(identity) && !saysOwner(old)) return 'high'
  return crossed(old, identity) === undefined ? 'low' : 'medium'
}

function remark({ identity: old }: CloudHolder, { identity }: CloudHolder): string {
  if (saysOwner(identity) && !saysOwner(old)) return '; by its name it may do nearly everything'
  const what = crossed(old, identity)
  return what === undefined ? '' : `, which belongs to another ${what}`
}

/** They belong to different owners of the cloud. */
function crossed(old: CloudIdentity, now: CloudIdentity): 'AWS account' | 'project' | undefined {
  const [one, other] = [home(old), home(now)]
  if (one === undefined || other === undefined || one === other) return undefined
  return now.cloud === 'aws' ? 'AWS account' : 'project'
}

function home({ cloud, name }: CloudIdentity): string | undefined {
  if (cloud === 'aws') return /^arn:[\w-]+:iam::(\d+):/.exec(name)?.[1]
  return cloud === 'google' ? /@(.+)\.iam\.gserviceaccount\.com$/.exec(name)?.[1] : undefined
}
