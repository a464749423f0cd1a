// Images whose program calls the Kubernetes API: matched against the image's path without host, tag and digest.
// From the components' own charts and documentation.

export interface ApiClient {
  readonly image: RegExp
  readonly what: string
}

export const apiClients: readonly ApiClient[] = [
  { image: /(^|\/)argocd$/, what: 'Argo CD' },
  {
    image: /argoproj(-labs)?\/(workflow-controller|argocli|argo-events|argo-rollouts|argoexec|argocd[\w-]*)$/,
    what: 'an Argo controller',
  },
  {
    image: /fluxcd\/(source|kustomize|helm|notification|image-automation|image-reflector)-controller$/,
    what: 'a Flux controller',
  },
  { image: /(^|\/)cert-manager-[\w-]+$/, what: 'cert-manager' },
  { image: /ingress-nginx\/(controller|kube-webhook-certgen)$/, what: 'ingress-nginx' },
  {
    image: /(^|\/)(kubernetes-ingress(-controller)?|apisix-ingress-controller|contour|traefik)$/,
    what: 'an ingress controller',
  },
  { image: /envoyproxy\/gateway$/, what: 'Envoy Gateway' },
  { image: /(^|\/)external-dns$/, what: 'ExternalDNS' },
  { image: /(^|\/)aws-load-balancer-controller$/, what: 'the AWS Load Balancer Controller' },
  { image: /(^|\/)prometheus$/, what: 'Prometheus' },
  {
    image:
      /(^|\/)(prometheus-operator|kube-state-metrics|prometheus-adapter|k8s-prometheus-adapter|prometheus-config-reloader)$/,
    what: 'a Prometheus component',
  },
  { image: /(^|\/)kube-rbac-proxy$/, what: 'kube-rbac-proxy' },
  { image: /(^|\/)k8s-sidecar$/, what: 'k8s-sidecar' },
  { image: /(^|\/)k8s-wait-for$/, what: 'k8s-wait-for' },
  {
    image: /(^|\/)(promtail|alloy|fluent-?bit|fluentd|fluentd-kubernetes-daemonset|filebeat|metricbeat|vector)$/,
    what: 'a log collector that reads Pod metadata',
  },
  { image: /datadog\/(agent|cluster-agent)$/, what: 'the Datadog agent' },
  { image: /(^|\/)opentelemetry-collector[\w-]*$/, what: 'the OpenTelemetry collector' },
  {
    image: /(^|\/)(metrics-server|cluster-autoscaler|karpenter|descheduler|keda[\w-]*|vpa-[\w-]+)$/,
    what: 'a cluster component',
  },
  {
    image: /hashicorp\/(vault|vault-k8s|vault-csi-provider|consul-k8s-control-plane)$/,
    what: 'a Vault or Consul component',
  },
  {
    image: /(^|\/)(external-secrets|sealed-secrets-controller|reloader|kubernetes-reflector|kube-janitor)$/,
    what: 'a Secret or ConfigMap controller',
  },
  { image: /(^|\/)(kyverno[\w-]*|gatekeeper|kube-mgmt|falco|falco-no-driver)$/, what: 'a policy or audit engine' },
  { image: /metallb\/(controller|speaker)$/, what: 'MetalLB' },
  {
    image:
      /(^|\/)(cilium|cilium-ci|operator-generic|calico-[\w-]+|calico\/(node|kube-controllers|cni|typha)|multus-cni|whereabouts|flannel|kube-proxy|coredns)$/,
    what: 'a networking agent',
  },
  { image: /calico\/(node|kube-controllers|cni|typha|apiserver)$/, what: 'Calico' },
  {
    image:
      /sig-storage\/(csi-provisioner|csi-attacher|csi-snapshotter|csi-resizer|snapshot-controller|nfs-subdir-external-provisioner)$/,
    what: 'a storage controller',
  },
  { image: /jenkins\/jenkins$/, what: 'Jenkins' },
  {
    image: /(^|\/)(gitlab-runner|gha-runner-scale-set-controller|actions-runner-controller)$/,
    what: 'a runner controller',
  },
  {
    image: /(bitnami|rancher|alpine|bitnamilegacy|portainer|lachlanevenson)\/(kubectl|kubectl-shell|k8s[\w-]*|helm)$/,
    what: 'kubectl or helm',
  },
  { image: /(^|\/)(kubectl|helm-kubectl|hyperkube)$/, what: 'kubectl' },
  { image: /(^|\/)(spilo[\w-]*|patroni)$/, what: 'Patroni' },
  { image: /cloudnative-pg\/postgresql$/, what: 'CloudNativePG' },
  {
    image: /(^|\/)(kubernetes-dashboard|dashboard-api|dashboard-auth|k8s-dashboard|headlamp)$/,
    what: 'a cluster dashboard',
  },
  { image: /kubernetesui\/(dashboard|metrics-scraper)[\w-]*$/, what: 'the Kubernetes dashboard' },
  { image: /(^|\/)velero[\w-]*$/, what: 'Velero' },
  { image: /(^|\/)(kube-monkey|litmus[\w-]*|chaos-mesh|chaos-runner|chaos-operator)$/, what: 'a chaos engine' },
  { image: /(^|\/)[\w.-]*-(operator|controller)(-manager)?$/, what: 'an operator or controller' },
  { image: /(^|\/)(operator|controller|controller-manager)$/, what: 'an operator or controller' },
]
