// The kinds that Kustomize knows to be cluster-scoped: those of Kubernetes 1.21.
const versions: readonly (readonly [string, readonly string[]])[] = [
  ['v1', ['ComponentStatus', 'Namespace', 'Node', 'NodeProxyOptions', 'PersistentVolume']],
  ...both('admissionregistration.k8s.io', ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']),
  ...both('apiextensions.k8s.io', ['CustomResourceDefinition']),
  ...both('apiregistration.k8s.io', ['APIService']),
  ...both('certificates.k8s.io', ['CertificateSigningRequest']),
  ['flowcontrol.apiserver.k8s.io/v1beta1', ['FlowSchema', 'PriorityLevelConfiguration']],
  ...both('networking.k8s.io', ['IngressClass']),
  ...both('node.k8s.io', ['RuntimeClass']),
  ['policy/v1beta1', ['PodSecurityPolicy']],
  ...both('rbac.authorization.k8s.io', ['ClusterRole', 'ClusterRoleBinding']),
  ...both('scheduling.k8s.io', ['PriorityClass']),
  ...both('storage.k8s.io', ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment']),
]

function both(group: string, kinds: readonly string[]): readonly (readonly [string, readonly string[]])[] {
  return [
    [`${group}/v1`, kinds],
    [`${group}/v1beta1`, kinds],
  ]
}

/** `apiVersion kind` */
export const clusterScoped: ReadonlySet<string> = new Set(
  versions.flatMap(([apiVersion, kinds]) => kinds.map((kind) => `${apiVersion} ${kind}`)),
)

/** Their names alone. */
export const clusterScopedKinds: ReadonlySet<string> = new Set(versions.flatMap(([, kinds]) => kinds))
