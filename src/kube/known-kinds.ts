// The kinds we decode, and those that only look like one of them.

/** Kind -> its group, for the kinds of Kubernetes itself that we read. */
const homes: ReadonlyMap<string, string> = new Map([
  ['ServiceAccount', ''],
  ['Secret', ''],
  ['Namespace', ''],
  ['Pod', ''],
  ['PodTemplate', ''],
  ['ReplicationController', ''],
  ['Deployment', 'apps'],
  ['ReplicaSet', 'apps'],
  ['StatefulSet', 'apps'],
  ['DaemonSet', 'apps'],
  ['Job', 'batch'],
  ['CronJob', 'batch'],
  ['Role', 'rbac.authorization.k8s.io'],
  ['ClusterRole', 'rbac.authorization.k8s.io'],
  ['RoleBinding', 'rbac.authorization.k8s.io'],
  ['ClusterRoleBinding', 'rbac.authorization.k8s.io'],
])

const bySmallLetters: ReadonlyMap<string, string> = new Map(
  [...homes.keys()].map((kind) => [kind.toLowerCase(), kind] as const),
)

/** Groups of Kubernetes itself: no other project defines kinds in them. */
const ownGroups: ReadonlySet<string> = new Set([
  '',
  'apps',
  'batch',
  'autoscaling',
  'policy',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'networking.k8s.io',
  'rbac.authorization.k8s.io',
])

const clusterScoped: ReadonlySet<string> = new Set(['Namespace', 'ClusterRole', 'ClusterRoleBinding'])

export const knownKindNames: readonly string[] = [...homes.keys()]

/** In small letters. */
export const knownKinds: ReadonlySet<string> = new Set(bySmallLetters.keys())

export function isKnownKind(kind: string): boolean {
  return homes.has(kind)
}

/** A namespace written on one of these is ignored. */
export function isClusterScoped(group: string, kind: string): boolean {
  return clusterScoped.has(kind) && ownGroups.has(group)
}

/** Why kubectl knows no such kind; undefined if it does, or if another project may define it. */
export function kindFault(apiVersion: string, group: string, kind: string): string | undefined {
  const known = bySmallLetters.get(kind.toLowerCase())
  if (known === undefined) return undefined
  if (apiVersion === '') return `apiVersion is missing`
  if (!ownGroups.has(group)) return undefined
  if (known !== kind) return `there is no kind ${kind}; it is spelled ${known}`
  return homes.get(kind) === group ? undefined : `there is no kind ${kind} in apiVersion ${apiVersion}`
}
