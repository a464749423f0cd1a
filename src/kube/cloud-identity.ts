// The cloud identities that objects give to ServiceAccounts and Pods, and where that is written.
import type { Json } from '../yaml/json.ts'
import type { Route } from '../yaml/route.ts'
import type { Account } from './account.ts'
import { field, isObject, list, text, at as valueAt } from './fields.ts'
import type { Field, Manifest } from './manifest.ts'
import { isOpaque } from './names.ts'
import type { Container, Workload } from './workload.ts'

export type Cloud = 'aws' | 'google' | 'azure' | 'alibaba'

/** A principal of a cloud, as one object states it. */
export interface CloudIdentity {
  readonly cloud: Cloud
  /** What the cloud calls it: the ARN of a role, the address of an account, the id of a client; '' where that is written elsewhere. */
  readonly name: string
  /** Something of the name is not written here: it can be compared to nothing. */
  readonly open: boolean
  readonly field: Field
}

/** Somebody else's word that an account has an identity: EKS Pod Identity leaves no trace on the ServiceAccount. */
export interface Association {
  readonly account: string
  readonly namespace?: string
  readonly identity: CloudIdentity
}

/**
 * What webhooks and metadata servers look for on a ServiceAccount.
 * https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
 * https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
 * https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html
 */
const annotations: readonly (readonly [key: string, cloud: Cloud])[] = [
  ['eks.amazonaws.com/role-arn', 'aws'],
  ['iam.gke.io/gcp-service-account', 'google'],
  ['azure.workload.identity/client-id', 'azure'],
  ['pod-identity.alibabacloud.com/role-name', 'alibaba'],
]

/** kube2iam and kiam: whoever writes the Pod chooses the role. */
const podAnnotation = 'iam.amazonaws.com/role'

/** Azure's webhook serves only Pods with this label. */
export const azureLabel = 'azure.workload.identity/use'

export function annotatedIdentities({ manifest, annotations: written }: Account): readonly CloudIdentity[] {
  return annotations.flatMap(([key, cloud]) =>
    identity(cloud, written.get(key), { manifest, route: ['metadata', 'annotations', key] }),
  )
}

/** `served`: clouds whose webhook makes a token for the Pods of this account. */
export function podIdentities(workload: Workload, served: ReadonlySet<Cloud>): readonly CloudIdentity[] {
  const { manifest, podSpec, whole, annotations: written } = workload
  const route = [...podSpec.slice(0, -1), 'metadata', 'annotations', podAnnotation]
  const annotated = whole && podSpec.at(-1) === 'spec' ? written.get(podAnnotation) : undefined
  return [
    ...identity('aws', annotated, { manifest, route }),
    ...workload.containers.flatMap((container) =>
      variables.flatMap((variable) => chosen(variable, container, workload, served)),
    ),
  ]
}

/** Azure's webhook makes a token for Pods that ask for one by a label. */
export function asksAzure({ labels }: Workload): boolean {
  return labels.get(azureLabel) === 'true'
}

interface IdentityVariable {
  readonly name: string
  readonly cloud: Cloud
  /** Is a token for this audience the one that the cloud takes for it? */
  takes(audience: string): boolean
}

/** With a token that the cloud takes, these say as whom to log in. */
const variables: readonly IdentityVariable[] = [
  {
    name: 'AWS_ROLE_ARN',
    cloud: 'aws',
    takes: (audience) => /^(?:https:\/\/)?sts\.(?:[\w-]+\.)?amazonaws\.com(?:\.cn)?\/?$/.test(audience),
  },
  {
    name: 'AZURE_CLIENT_ID',
    cloud: 'azure',
    takes: (audience) => /^api:\/\/AzureADTokenExchange/i.test(audience),
  },
  {
    name: 'GOOGLE_APPLICATION_CREDENTIALS',
    cloud: 'google',
    takes: (audience) => /^(?:https:)?\/\/iam\.googleapis\.com\/|\.svc\.id\.goog$/.test(audience),
  },
]

function chosen(
  { name, cloud, takes }: IdentityVariable,
  { variables: written, route, mounts }: Container,
  workload: Workload,
  served: ReadonlySet<Cloud>,
): readonly CloudIdentity[] {
  const index = written.findIndex((one) => one.name === name)
  const value = written[index]?.value
  if (index < 0) return []
  const token = workload.volumes
    .filter((volume) => mounts.some((mount) => mount.volume === volume.name))
    .flatMap(({ tokenSources }) => tokenSources)
    .find(({ audience }) => audience !== undefined && takes(audience))
  const isServed = (cloud !== 'google' && served.has(cloud)) || (cloud === 'azure' && asksAzure(workload))
  if (token === undefined && !isServed) return []
  // For Google the value is the path of a file; the audience names the provider that lets the token in.
  const principal = (cloud === 'google' ? token?.audience : value) ?? ''
  const at = { manifest: workload.manifest, route: [...route, 'env', index, value === undefined ? 'name' : 'value'] }
  return [{ cloud, name: principal, open: principal === '' || isOpaque(principal), field: at }]
}

/** Kinds of objects that associate accounts with identities: whoever looks for them knows them by their names. */
export const associationKinds: ReadonlySet<string> = new Set(['PodIdentityAssociation', 'ClusterConfig'])

const crossplane: ReadonlySet<string> = new Set(['eks.aws.upbound.io', 'eks.aws.m.upbound.io'])

/**
 * https://aws-controllers-k8s.github.io/community/reference/eks/v1alpha1/podidentityassociation/
 * https://eksctl.io/usage/schema/#iam
 */
export function associations(manifest: Manifest): readonly Association[] {
  const { group, kind } = manifest
  if (kind === 'PodIdentityAssociation') {
    if (group === 'eks.services.k8s.aws') return association(manifest, ['spec'], ack)
    return crossplane.has(group) ? association(manifest, ['spec', 'forProvider'], upbound) : []
  }
  return kind === 'ClusterConfig' && group === 'eksctl.io' ? eksctl(manifest) : []
}

interface Keys {
  readonly account: Route
  readonly namespace: Route
  /** The first that is written names the role. */
  readonly roles: readonly Route[]
}

const ack: Keys = {
  account: ['serviceAccount'],
  namespace: ['namespace'],
  roles: [['targetRoleARN'], ['roleARN'], ['roleRef', 'from', 'name']],
}
const upbound: Keys = {
  account: ['serviceAccount'],
  namespace: ['namespace'],
  roles: [['targetRoleArn'], ['roleArn'], ['roleArnRef', 'name']],
}
const eksctlAssociation: Keys = {
  account: ['serviceAccountName'],
  namespace: ['namespace'],
  roles: [['targetRoleARN'], ['roleARN'], ['roleName'], ['permissionPolicyARNs', 0]],
}
const eksctlAccount: Keys = {
  account: ['metadata', 'name'],
  namespace: ['metadata', 'namespace'],
  roles: [['attachRoleARN'], ['roleName'], ['attachPolicyARNs', 0]],
}

function eksctl(manifest: Manifest): readonly Association[] {
  const iam = field(manifest.body, 'iam')
  const entries = (key: string, keys: Keys): readonly Association[] =>
    list(field(iam, key)).flatMap((_, index) => association(manifest, ['iam', key, index], keys))
  return [...entries('podIdentityAssociations', eksctlAssociation), ...entries('serviceAccounts', eksctlAccount)]
}

function association(manifest: Manifest, route: Route, { account, namespace, roles }: Keys): readonly Association[] {
  const entry: Json | undefined = valueAt(manifest.body, route)
  if (!isObject(entry)) return []
  const named = text(valueAt(entry, account))
  const where = text(valueAt(entry, namespace))
  const role = roles.find((below) => text(valueAt(entry, below)) !== undefined)
  if (named === undefined || role === undefined) return []
  return identity('aws', text(valueAt(entry, role)), { manifest, route: [...route, ...role] }).map((found) => ({
    account: named,
    ...(where !== undefined && { namespace: where }),
    identity: found,
  }))
}

function identity(cloud: Cloud, name: string | undefined, at: Field): readonly CloudIdentity[] {
  if (name === undefined || name.trim() === '') return []
  return [{ cloud, name, open: isOpaque(name), field: at }]
}
