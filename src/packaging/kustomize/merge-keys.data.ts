// Which lists of built-in kinds a strategic merge patch merges item by item, and by which keys.

/** What Kustomize knows of a value's type. Without `keys` a list is replaced whole. */
export interface Shape {
  readonly fields?: ReadonlyMap<string, Shape>
  /** Merge keys of a list of maps; empty for a list of scalars that is merged as a set. */
  readonly keys?: readonly string[]
  readonly items?: Shape
}

function fields(of: Readonly<Record<string, Shape>>): Shape {
  return { fields: new Map(Object.entries(of)) }
}

function keyed(keys: readonly string[], items: Shape = {}): Shape {
  return { keys, items }
}

const container = fields({
  env: keyed(['name']),
  ports: keyed(['containerPort', 'protocol']),
  volumeDevices: keyed(['devicePath']),
  volumeMounts: keyed(['mountPath']),
})
const ephemeralContainer = fields({
  env: keyed(['name']),
  volumeDevices: keyed(['devicePath']),
  volumeMounts: keyed(['mountPath']),
})
const metadata = fields({ finalizers: keyed([]), ownerReferences: keyed(['uid']) })
const podSpec = fields({
  containers: keyed(['name'], container),
  initContainers: keyed(['name'], container),
  ephemeralContainers: keyed(['name'], ephemeralContainer),
  hostAliases: keyed(['ip']),
  imagePullSecrets: keyed(['name']),
  topologySpreadConstraints: keyed(['topologyKey', 'whenUnsatisfiable']),
  volumes: keyed(['name']),
})
const podTemplate = fields({ metadata, spec: podSpec })
const templated = fields({ metadata, spec: fields({ template: podTemplate }) })
const job = fields({ metadata, spec: fields({ template: podTemplate }) })
const cronJob = fields({ metadata, spec: fields({ jobTemplate: job }) })
const webhooks = fields({ metadata, webhooks: keyed(['name']) })
const plain = fields({ metadata })

/** `apiVersion kind` -> shape */
const shapes: ReadonlyMap<string, Shape> = new Map([
  ['v1 Pod', fields({ metadata, spec: podSpec })],
  ['v1 PodTemplate', fields({ metadata, template: podTemplate })],
  ['v1 ReplicationController', templated],
  ['apps/v1 Deployment', templated],
  ['apps/v1 StatefulSet', templated],
  ['apps/v1 DaemonSet', templated],
  ['apps/v1 ReplicaSet', templated],
  ['batch/v1 Job', job],
  ['batch/v1 CronJob', cronJob],
  ['batch/v1beta1 CronJob', cronJob],
  ['v1 Service', fields({ metadata, spec: fields({ ports: keyed(['port', 'protocol']) }) })],
  ['v1 ServiceAccount', fields({ metadata, secrets: keyed(['name']) })],
  ['admissionregistration.k8s.io/v1 MutatingWebhookConfiguration', webhooks],
  ['admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration', webhooks],
  ['admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration', webhooks],
  ['admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration', webhooks],
  ...[
    'v1 ConfigMap',
    'v1 Secret',
    'v1 Namespace',
    'v1 PersistentVolumeClaim',
    'rbac.authorization.k8s.io/v1 Role',
    'rbac.authorization.k8s.io/v1 ClusterRole',
    'rbac.authorization.k8s.io/v1 RoleBinding',
    'rbac.authorization.k8s.io/v1 ClusterRoleBinding',
  ].map((kind) => [kind, plain] as const),
])

export function shapeOf(apiVersion: string, kind: string): Shape | undefined {
  return shapes.get(`${apiVersion} ${kind}`)
}
