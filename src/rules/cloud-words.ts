// What cloud identities and those who have them are called in messages, and where they are written.
import type { CloudHolder } from '../access/cloud.ts'
import { accountName, objectName } from '../access/names.ts'
import type { WorkloadAccess } from '../access/workload-access.ts'
import type { Cloud, CloudIdentity } from '../kube/cloud-identity.ts'
import type { Field } from '../kube/manifest.ts'
import { templateOf } from './pod-edit.ts'

const kinds: Readonly<Record<Cloud, readonly [one: string, named: string]>> = {
  aws: ['an AWS role', 'AWS role'],
  google: ['a Google identity', 'Google identity'],
  azure: ['an Azure client', 'Azure client'],
  alibaba: ['an Alibaba Cloud role', 'Alibaba Cloud role'],
}

/** `AWS role arn:...`. */
export function identityName({ cloud, name }: CloudIdentity): string {
  const [one, named] = kinds[cloud]
  return name === '' ? `${one} that is named elsewhere` : `${named} ${name}`
}

/** Who has it: an account, or a workload by its own word. */
export function holderName({ account, workloads: [access], identity }: CloudHolder): string {
  if (account !== undefined) return accountName(account)
  return access?.id ?? objectName(identity.field.manifest)
}

/** What tells the claims of one object apart. */
export function holderAbout({ identity: { cloud, name }, account, object, workloads: [access] }: CloudHolder): string {
  const identity = `${cloud}/${name}`
  if (account === undefined)
    return access === undefined ? identity : `${identity} ${templateOf(access.workload)}`.trim()
  return object === undefined ? `${identity} ${account.id}` : identity
}

/** Lines of workloads, as far as somebody reads them. */
export function workloadSteps(workloads: readonly WorkloadAccess[]): readonly (Field & { readonly label: string })[] {
  return workloads
    .slice(0, 10)
    .map(({ workload: { manifest, accountRoute }, id }) => ({ manifest, route: accountRoute, label: id }))
}
