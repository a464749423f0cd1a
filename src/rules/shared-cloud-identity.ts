import { areUnrelated } from '../access/application.ts'
import { type CloudHolder, cloudHolders } from '../access/cloud.ts'
import { cloudChange } from '../access/cloud-news.ts'
import type { Gains } from '../access/gain.ts'
import type { AccessGraph, WorkloadAccess } from '../access/graph.ts'
import { groupedBy } from '../yaml/grouped.ts'
import { holderName, identityName, workloadSteps } from './cloud-words.ts'
import type { StateRule } from './rule.ts'
import { listed } from './words.ts'

export const sharedCloudIdentity: StateRule = {
  id: 'shared-cloud-identity',
  title: 'Workloads of different applications share a cloud identity',
  family: 'cloud',
  severity: 'low',
  why: 'Each of them may do in the cloud what any of them needs, and the records of the cloud do not tell them apart.',
  remedy: 'Give each application a ServiceAccount and a cloud identity of its own, with what that application needs.',
  fixable: false,
  standards: ['OWASP K02:2025', 'ATT&CK T1078.004'],

  *check(graph: AccessGraph, gains: Gains) {
    const there = gains.before === undefined ? [] : shared(gains.before)
    const before = new Set(there.map(({ key }) => key))
    const change = cloudChange(graph, gains.before)
    for (const { key, holders, workloads } of shared(graph)) {
      const [first] = holders
      const { identity, account } = first
      // `default` has a rule of its own.
      if (holders.every((one) => one.account?.name === 'default')) continue
      const accounts = [...new Set(holders.map(holderName))]
      yield {
        at: identity.field,
        message: `${listed(workloads.map(({ id }) => id))} share ${identityName(identity)}, as ${listed(accounts)}`,
        certain: true,
        ...(account !== undefined && { account: account.id }),
        about: key,
        trail: [
          ...workloadSteps(workloads),
          ...holders.slice(1, 10).map((one) => ({ ...one.identity.field, label: holderName(one) })),
        ],
        // What made it shared need not be said twice.
        covers: before.has(key)
          ? []
          : holders.flatMap((holder) =>
              change.of(holder).is === 'same'
                ? change
                    .newcomers(holder)
                    .map(({ workload: { manifest } }) => ({ rule: 'added-cloud-identity', manifest }))
                : [],
            ),
        fix: { refusal: 'which of them needs what in the cloud is not in the manifests' },
      }
    }
  },
}

interface Shared {
  /** What it is about, whoever has it. */
  readonly key: string
  readonly holders: readonly [CloudHolder, ...CloudHolder[]]
  readonly workloads: readonly WorkloadAccess[]
}

function shared(graph: AccessGraph): readonly Shared[] {
  const groups = groupedBy(cloudHolders(graph), ({ identity: { cloud, name, open }, account }) =>
    // Equal placeholders of two files need not be filled in alike.
    open ? `${cloud}/${name} ${account?.id ?? ''}` : `${cloud}/${name}`,
  )
  return [...groups].flatMap(([key, group]) => {
    const sorted = group.toSorted((a, b) => (holderName(a) < holderName(b) ? -1 : 1))
    const [first, ...rest] = sorted
    const workloads = [...new Set(sorted.flatMap((holder) => holder.workloads))]
    return first !== undefined && areUnrelated(workloads) ? [{ key, holders: [first, ...rest], workloads }] : []
  })
}
