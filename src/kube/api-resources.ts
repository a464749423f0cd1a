// Which resources belong to a namespace and which to the cluster.

/** Of Kubernetes 1.36, by group. */
const kubernetes = {
  '': {
    cluster: 'componentstatuses namespaces nodes persistentvolumes',
    namespaced:
      'bindings configmaps endpoints events limitranges persistentvolumeclaims pods podtemplates replicationcontrollers resourcequotas secrets serviceaccounts services',
  },
  'admissionregistration.k8s.io': {
    cluster:
      'mutatingadmissionpolicies mutatingadmissionpolicybindings mutatingwebhookconfigurations validatingadmissionpolicies validatingadmissionpolicybindings validatingwebhookconfigurations',
  },
  'apiextensions.k8s.io': { cluster: 'customresourcedefinitions' },
  'apiregistration.k8s.io': { cluster: 'apiservices' },
  apps: { namespaced: 'controllerrevisions daemonsets deployments replicasets statefulsets' },
  'authentication.k8s.io': { cluster: 'selfsubjectreviews tokenreviews' },
  'authorization.k8s.io': {
    cluster: 'selfsubjectaccessreviews selfsubjectrulesreviews subjectaccessreviews',
    namespaced: 'localsubjectaccessreviews',
  },
  autoscaling: { namespaced: 'horizontalpodautoscalers' },
  batch: { namespaced: 'cronjobs jobs' },
  'certificates.k8s.io': {
    cluster: 'certificatesigningrequests clustertrustbundles',
    namespaced: 'podcertificaterequests',
  },
  'coordination.k8s.io': { namespaced: 'leasecandidates leases' },
  'discovery.k8s.io': { namespaced: 'endpointslices' },
  'events.k8s.io': { namespaced: 'events' },
  'flowcontrol.apiserver.k8s.io': { cluster: 'flowschemas prioritylevelconfigurations' },
  'internal.apiserver.k8s.io': { cluster: 'storageversions' },
  'networking.k8s.io': { cluster: 'ingressclasses ipaddresses servicecidrs', namespaced: 'ingresses networkpolicies' },
  'node.k8s.io': { cluster: 'runtimeclasses' },
  policy: { namespaced: 'poddisruptionbudgets' },
  'rbac.authorization.k8s.io': { cluster: 'clusterrolebindings clusterroles', namespaced: 'rolebindings roles' },
  'resource.k8s.io': {
    cluster: 'deviceclasses devicetaintrules resourcepoolstatusrequests resourceslices',
    namespaced: 'resourceclaims resourceclaimtemplates',
  },
  'scheduling.k8s.io': { cluster: 'priorityclasses', namespaced: 'podgroups workloads' },
  'storage.k8s.io': {
    cluster: 'csidrivers csinodes storageclasses volumeattachments volumeattributesclasses',
    namespaced: 'csistoragecapacities',
  },
  'storagemigration.k8s.io': { cluster: 'storageversionmigrations' },
}

/** Names that the server asks the authorizer about without a namespace, though no objects stand behind them. */
const virtual = {
  '': { cluster: 'users groups' },
  'authentication.k8s.io': { cluster: 'users groups uids userextras nodes' },
  'certificates.k8s.io': { cluster: 'signers' },
}

/** Of well-known extensions, as far as they belong to the cluster. */
const extensions = {
  'apiextensions.crossplane.io': { cluster: 'compositions compositeresourcedefinitions' },
  'apps.kruise.io': { cluster: 'sidecarsets' },
  'argoproj.io': { cluster: 'clusteranalysistemplates clusterworkflowtemplates' },
  'cert-manager.io': { cluster: 'clusterissuers' },
  'eks.aws.upbound.io': { cluster: 'podidentityassociations' },
  'external-secrets.io': { cluster: 'clusterexternalsecrets clustersecretstores' },
  'gateway.networking.k8s.io': { cluster: 'gatewayclasses' },
  'karpenter.k8s.aws': { cluster: 'ec2nodeclasses' },
  'karpenter.sh': { cluster: 'nodeclaims nodepools' },
  'kubernetes.crossplane.io': { cluster: 'objects' },
  'kyverno.io': { cluster: 'clustercleanuppolicies clusterpolicies' },
  'logging.banzaicloud.io': { cluster: 'loggings' },
  'mutations.gatekeeper.sh': { cluster: 'assign assignmetadata modifyset' },
  'pkg.crossplane.io': { cluster: 'configurations controllerconfigs deploymentruntimeconfigs functions providers' },
  'policies.kyverno.io': {
    cluster: 'deletingpolicies generatingpolicies imagevalidatingpolicies mutatingpolicies validatingpolicies',
  },
  policy: { cluster: 'podsecuritypolicies' },
  'security.openshift.io': { cluster: 'securitycontextconstraints' },
  'serving.kserve.io': { cluster: 'clusterservingruntimes' },
  'snapshot.storage.k8s.io': { cluster: 'volumesnapshotcontents' },
  'tailscale.com': { cluster: 'recorders' },
  'templates.gatekeeper.sh': { cluster: 'constrainttemplates' },
  'trainer.kubeflow.org': { cluster: 'clustertrainingruntimes' },
}

export type ResourceScope = 'cluster' | 'namespaced' | 'unknown'

type Table = Readonly<Record<string, { readonly cluster?: string; readonly namespaced?: string }>>

const tables: readonly Table[] = [kubernetes, virtual, extensions]

const scopes = new Map<string, ResourceScope>(
  tables.flatMap((table) =>
    Object.entries(table).flatMap(([group, { cluster = '', namespaced = '' }]) => [
      ...cluster.split(' ').map((resource) => [`${group}/${resource}`, 'cluster'] as const),
      ...namespaced.split(' ').map((resource) => [`${group}/${resource}`, 'namespaced'] as const),
    ]),
  ),
)

/** A subresource is where its resource is. */
export function resourceScope(group: string, resource: string): ResourceScope {
  return scopes.get(`${group}/${resource.split('/', 1)[0] ?? ''}`) ?? 'unknown'
}

const groups = new Map<string, string[]>()
for (const key of scopes.keys()) {
  const [group = '', resource = ''] = key.split('/')
  const known = groups.get(resource)
  if (known === undefined) groups.set(resource, [group])
  else known.push(group)
}

/** The plural names of all known resources. */
export const resourceNames: readonly string[] = [...groups.keys()]

/** The groups that have a resource of the name, the one that kubectl means without a group first. */
export function groupsWith(resource: string): readonly string[] {
  return groups.get(resource) ?? []
}
