import { cloudHolders } from '../access/cloud.ts'
import type { AccessGraph } from '../access/graph.ts'
import { holderAbout, identityName, workloadSteps } from './cloud-words.ts'
import type { StateRule } from './rule.ts'
import { listed } from './words.ts'

export const cloudIdentityOnDefault: StateRule = {
  id: 'cloud-identity-on-default',
  title: 'Cloud identity on the default ServiceAccount',
  family: 'cloud',
  severity: 'high',
  why: 'Every Pod of the namespace that names no ServiceAccount runs as `default`, so all of them act in the cloud as this identity, present and future ones.',
  remedy:
    'Make a ServiceAccount for the workload that needs the cloud, give the identity to it, name it in that workload, and let the cloud trust that account alone.',
  fixable: false,
  standards: ['CIS 5.1.5', 'OWASP K02:2025', 'ATT&CK T1078.004'],

  *check(graph: AccessGraph) {
    for (const holder of cloudHolders(graph)) {
      const { account, identity, workloads } = holder
      if (account?.name !== 'default') continue
      const { namespace } = account
      const where = namespace === undefined ? 'its namespace' : `namespace ${namespace}`
      const who =
        identity.cloud === 'azure' ? 'that has the label and names no ServiceAccount' : 'that names no ServiceAccount'
      const ids = workloads.map(({ id }) => id)
      yield {
        at: identity.field,
        message: `Every Pod of ${where} ${who} gets ${identityName(identity)}${ids.length === 0 ? '' : `, among them ${listed(ids)}`}`,
        certain: true,
        account: account.id,
        about: holderAbout(holder),
        // Azure's webhook serves only Pods that ask by a label.
        ...(identity.cloud === 'azure' && { severity: 'medium' }),
        trail: workloadSteps(workloads),
        fix: { refusal: 'an account of its own for the workload that needs it has to be written first' },
      }
    }
  },
}
