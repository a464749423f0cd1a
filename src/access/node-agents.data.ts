// Images of programs that work for the node they run on: matched against the image's path without host, tag and digest.
// From the components' own charts and documentation.

export interface NodeAgent {
  readonly image: RegExp
  readonly what: string
}

export const nodeAgents: readonly NodeAgent[] = [
  { image: /(^|\/)(node-exporter|cadvisor|node-problem-detector)$/, what: 'a node exporter' },
  { image: /(^|\/)csi-node-driver-registrar$/, what: 'a CSI node plugin' },
  { image: /(^|\/)[\w.-]*csi[\w.-]*(driver|plugin|node)[\w.-]*$/, what: 'a CSI node plugin' },
  {
    image: /(^|\/)(driver|livenessprobe|cephcsi|longhorn-(manager|instance-manager)|topolvm[\w-]*)$/,
    what: 'a CSI node plugin',
  },
  {
    image:
      /(^|\/)(cilium|cilium-ci|calico-node|flannel|multus-cni|whereabouts|kube-ovn|antrea[\w-]*|install-cni|amazon-k8s-cni[\w-]*)$/,
    what: 'a CNI agent',
  },
  { image: /(^|\/)calico\/(node|cni|csi|node-driver-registrar|pod2daemon-flexvol)$/, what: 'a CNI agent' },
  {
    image:
      /(^|\/)(promtail|alloy|agent|fluent-?bit|fluentd[\w-]*|filebeat|metricbeat|elastic-agent|vector|opentelemetry-collector[\w-]*)$/,
    what: 'a log or metrics agent',
  },
  {
    image: /(^|\/)(falco[\w-]*|tetragon|tracee|kubearmor|node-sensor|falcon-sensor|sysdig-agent[\w-]*)$/,
    what: 'a security agent',
  },
  {
    image: /(^|\/)(k8s-device-plugin|gpu-feature-discovery|dcgm-exporter|node-feature-discovery)$/,
    what: 'a device agent',
  },
  { image: /(^|\/)(spire-agent|secrets-store-csi-driver|velero-node-agent|velero|kured)$/, what: 'a node agent' },
]
