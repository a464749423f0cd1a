// Where Kustomize's own transformers set things, and which fields name other objects.
import type { FieldSpec } from './field-spec.ts'
import type { Kinds } from './identity.ts'

/** Fields that name objects of a kind. */
export interface NameReference {
  readonly to: Kinds
  readonly from: readonly FieldSpec[]
}

const apps = ['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet'] as const
const template = 'spec/template/spec'
const cron = 'spec/jobTemplate/spec/template/spec'

function at(kind: string, paths: readonly string[], more: Omit<FieldSpec, 'path' | 'kind'> = {}): readonly FieldSpec[] {
  return paths.map((path) => ({ kind, path, ...more }))
}

function under(prefix: string, paths: readonly string[]): readonly string[] {
  return paths.map((path) => `${prefix}/${path}`)
}

export const namespaceSpecs: readonly FieldSpec[] = [
  { kind: 'Namespace', path: 'metadata/name', create: true },
  { group: 'apiregistration.k8s.io', kind: 'APIService', path: 'spec/service/namespace', create: true },
  {
    group: 'apiextensions.k8s.io',
    kind: 'CustomResourceDefinition',
    path: 'spec/conversion/webhook/clientConfig/service/namespace',
  },
]

export const nameSpecs: readonly FieldSpec[] = [{ path: 'metadata/name' }]

function metadataSpecs(key: 'labels' | 'annotations'): readonly FieldSpec[] {
  const inTemplate = { path: `spec/template/metadata/${key}`, create: true }
  return [
    { path: `metadata/${key}`, create: true },
    { kind: 'ReplicationController', version: 'v1', ...inTemplate },
    { kind: 'Deployment', ...inTemplate },
    { kind: 'ReplicaSet', ...inTemplate },
    { kind: 'DaemonSet', ...inTemplate },
    { kind: 'StatefulSet', ...(key === 'labels' ? { group: 'apps' } : {}), ...inTemplate },
    { kind: 'Job', group: 'batch', ...inTemplate },
    { kind: 'CronJob', group: 'batch', path: `spec/jobTemplate/metadata/${key}`, create: true },
    { kind: 'CronJob', group: 'batch', path: `spec/jobTemplate/spec/template/metadata/${key}`, create: true },
  ]
}

export const annotationSpecs = metadataSpecs('annotations')
export const templateLabelSpecs = metadataSpecs('labels')
export const metadataLabelSpec: FieldSpec = { path: 'metadata/labels', create: true }

const affinities = ['podAffinity', 'podAntiAffinity'].flatMap((side) => [
  `${template}/affinity/${side}/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels`,
  `${template}/affinity/${side}/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels`,
])
const spread = [...affinities, `${template}/topologySpreadConstraints/labelSelector/matchLabels`]

export const labelSpecs: readonly FieldSpec[] = [
  { kind: 'Service', version: 'v1', path: 'spec/selector', create: true },
  { kind: 'ReplicationController', version: 'v1', path: 'spec/selector', create: true },
  ...apps.flatMap((kind) =>
    at(kind, ['spec/selector/matchLabels'], { create: true, ...(kind === 'StatefulSet' ? { group: 'apps' } : {}) }),
  ),
  ...at('Deployment', spread, { group: 'apps' }),
  ...at('StatefulSet', spread, { group: 'apps' }),
  { kind: 'Job', group: 'batch', path: 'spec/selector/matchLabels' },
  { kind: 'CronJob', group: 'batch', path: 'spec/jobTemplate/spec/selector/matchLabels' },
  { kind: 'PodDisruptionBudget', group: 'policy', path: 'spec/selector/matchLabels' },
  ...at(
    'NetworkPolicy',
    [
      'spec/podSelector/matchLabels',
      'spec/ingress/from/podSelector/matchLabels',
      'spec/egress/to/podSelector/matchLabels',
    ],
    { group: 'networking.k8s.io' },
  ),
  ...templateLabelSpecs,
  { kind: 'StatefulSet', group: 'apps', path: 'spec/volumeClaimTemplates[]/metadata/labels', create: true },
]

export const imageSpecs: readonly FieldSpec[] = ['spec/', `${template}/`].flatMap((prefix) => [
  { path: `${prefix}containers[]/image` },
  { path: `${prefix}initContainers[]/image` },
])

export const replicaSpecs: readonly FieldSpec[] = [
  'Deployment',
  'ReplicationController',
  'ReplicaSet',
  'StatefulSet',
].map((kind) => ({ kind, path: 'spec/replicas', create: true }))

function podFields(
  paths: readonly string[],
  kinds: readonly string[],
  pod: FieldSpec['version'],
): readonly FieldSpec[] {
  return kinds.flatMap((kind) => {
    if (kind === 'Pod') return at(kind, under('spec', paths), pod === undefined ? {} : { version: pod })
    return at(kind, under(kind === 'CronJob' ? cron : template, paths))
  })
}

const workloads = ['Pod', ...apps, 'Job', 'CronJob']
const renamers = ['Pod', 'StatefulSet', 'Deployment', 'ReplicationController', 'CronJob', 'Job', 'DaemonSet']
const rbac = { group: 'rbac.authorization.k8s.io' }

function containerFields(map: string, source: string): readonly string[] {
  return ['containers', 'initContainers'].flatMap((list) => [
    `${list}/env/valueFrom/${map}/name`,
    `${list}/envFrom/${source}/name`,
  ])
}

const resourceNames = [...at('Role', ['rules/resourceNames']), ...at('ClusterRole', ['rules/resourceNames'])]

export const nameReferences: readonly NameReference[] = [
  ...['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'].map((kind) => ({
    to: { kind },
    from: at('HorizontalPodAutoscaler', ['spec/scaleTargetRef/name']),
  })),
  {
    to: { kind: 'ConfigMap', version: 'v1' },
    from: [
      ...podFields(
        [
          'volumes/configMap/name',
          ...containerFields('configMapKeyRef', 'configMapRef'),
          'volumes/projected/sources/configMap/name',
        ],
        workloads,
        'v1',
      ),
      ...at('Node', ['spec/configSource/configMap']),
      ...resourceNames,
      ...at('Ingress', ['metadata/annotations/nginx.ingress.kubernetes.io\\/fastcgi-params-configmap']),
    ],
  },
  {
    to: { kind: 'Secret', version: 'v1' },
    from: [
      ...podFields(
        [
          'volumes/secret/secretName',
          ...containerFields('secretKeyRef', 'secretRef'),
          'imagePullSecrets/name',
          'volumes/projected/sources/secret/name',
        ],
        workloads,
        'v1',
      ),
      ...at('Ingress', [
        'spec/tls/secretName',
        'metadata/annotations/ingress.kubernetes.io\\/auth-secret',
        'metadata/annotations/nginx.ingress.kubernetes.io\\/auth-secret',
        'metadata/annotations/nginx.ingress.kubernetes.io\\/auth-tls-secret',
      ]),
      ...at('ServiceAccount', ['imagePullSecrets/name']),
      ...at('StorageClass', under('parameters', ['secretName', 'adminSecretName', 'userSecretName', 'secretRef'])),
      ...resourceNames,
      ...at('Service', [`${template}/containers/env/valueFrom/secretKeyRef/name`], {
        group: 'serving.knative.dev',
        version: 'v1',
      }),
      ...at('PersistentVolume', ['spec/azureFile/secretName']),
    ],
  },
  {
    to: { kind: 'Service', version: 'v1' },
    from: [
      ...at('StatefulSet', ['spec/serviceName'], { group: 'apps' }),
      ...at('Ingress', [
        'spec/rules/http/paths/backend/serviceName',
        'spec/backend/serviceName',
        'spec/rules/http/paths/backend/service/name',
        'spec/defaultBackend/service/name',
      ]),
      ...at('APIService', ['spec/service/name'], { group: 'apiregistration.k8s.io' }),
      ...['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'].flatMap((kind) =>
        at(kind, ['webhooks/clientConfig/service'], { group: 'admissionregistration.k8s.io' }),
      ),
    ],
  },
  { to: { kind: 'Role', ...rbac }, from: at('RoleBinding', ['roleRef/name'], rbac) },
  {
    to: { kind: 'ClusterRole', ...rbac },
    from: [...at('RoleBinding', ['roleRef/name'], rbac), ...at('ClusterRoleBinding', ['roleRef/name'], rbac)],
  },
  {
    to: { kind: 'ServiceAccount', version: 'v1' },
    from: [
      ...at('RoleBinding', ['subjects'], rbac),
      ...at('ClusterRoleBinding', ['subjects'], rbac),
      ...podFields(['serviceAccountName'], renamers, undefined),
    ],
  },
  {
    to: { kind: 'PersistentVolumeClaim', version: 'v1' },
    from: podFields(['volumes/persistentVolumeClaim/claimName'], renamers, undefined),
  },
  {
    to: { kind: 'PersistentVolume', version: 'v1' },
    from: [...at('PersistentVolumeClaim', ['spec/volumeName']), ...at('ClusterRole', ['rules/resourceNames'])],
  },
  {
    to: { kind: 'StorageClass', version: 'v1', group: 'storage.k8s.io' },
    from: [
      ...at('PersistentVolume', ['spec/storageClassName']),
      ...at('PersistentVolumeClaim', ['spec/storageClassName']),
      ...at('StatefulSet', ['spec/volumeClaimTemplates/spec/storageClassName']),
    ],
  },
  {
    to: { kind: 'PriorityClass', version: 'v1', group: 'scheduling.k8s.io' },
    from: podFields(['priorityClassName'], renamers, undefined),
  },
  {
    to: { kind: 'ValidatingAdmissionPolicy', group: 'admissionregistration.k8s.io' },
    from: at('ValidatingAdmissionPolicyBinding', ['spec/policyName'], { group: 'admissionregistration.k8s.io' }),
  },
]

const variableFields = ['containers', 'initContainers'].flatMap((list) => [
  `${list}/args`,
  `${list}/command`,
  `${list}/env/value`,
  `${list}/volumeMounts/mountPath`,
])
const withVolumes = [...variableFields, 'volumes/nfs/server']

export const variableSpecs: readonly FieldSpec[] = [
  ...at('CronJob', [...under(cron, variableFields), 'spec/jobTemplate/spec/template/volumes/nfs/server']),
  ...['DaemonSet', 'Deployment', 'Job', 'ReplicaSet'].flatMap((kind) => at(kind, under(template, withVolumes))),
  ...at('Deployment', ['spec/template/metadata/annotations']),
  ...at('StatefulSet', [...under(template, variableFields), 'spec/volumeClaimTemplates/spec/nfs/server']),
  ...at('Pod', under('spec', withVolumes)),
  ...at('Ingress', ['spec/rules/host', 'spec/tls/hosts', 'spec/tls/secretName']),
  ...at('Service', ['spec/ports/port', 'spec/ports/targetPort']),
  ...at('PersistentVolume', ['spec/nfs/server']),
  { path: 'metadata/labels' },
  { path: 'metadata/annotations' },
]
