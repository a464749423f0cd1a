import type { AccessGraph } from '../access/graph.ts'
import { isDiscoveryRole } from '../access/gravity.ts'
import { templateOf } from './pod-edit.ts'
import type { StateRule } from './rule.ts'

export const defaultAccount: StateRule = {
  id: 'default-account',
  title: 'Workload runs as the default ServiceAccount',
  family: 'account',
  severity: 'low',
  why: 'All Pods of the namespace that name no account share this one, so a role that is bound to it later reaches them all.',
  remedy:
    'Write a ServiceAccount for the workload, with `automountServiceAccountToken: false`, and name it in `serviceAccountName`.',
  fixable: false,
  profiles: ['dedicated-sa'],
  standards: ['CIS 5.1.5', 'OWASP K09:2025', 'ATT&CK T1078'],

  *check({ workloads }: AccessGraph) {
    for (const { workload, id, account, grants } of workloads) {
      if (account?.name !== 'default' || !workload.whole || workload.containers.length === 0) continue
      const given = grants.find(({ binding, via }) => via !== 'group' && !isDiscoveryRole(binding))
      const role = given?.binding.roleRef
      yield {
        at: { manifest: workload.manifest, route: workload.accountRoute },
        message: `${id} runs as the default ServiceAccount of its namespace${role === undefined ? '' : `, which is bound to ${role.kind} ${role.name}`}`,
        certain: true,
        account: account.id,
        about: templateOf(workload),
        severity: given === undefined ? 'low' : 'medium',
        trail:
          given === undefined
            ? []
            : [
                {
                  manifest: given.binding.manifest,
                  route: given.binding.roleRef.route,
                  label: `${given.binding.kind} ${given.binding.name}`,
                },
              ],
        fix: { refusal: 'an account of its own has to be written first' },
      }
    }
  },
}
