// Namespaces where the cluster's own machinery lives.

/** A right in one of these is nearly a right in the whole cluster: controllers with cluster rights run there. */
const systemNamespaces: ReadonlySet<string> = new Set([
  'argocd',
  'cattle-system',
  'cert-manager',
  'crossplane-system',
  'external-secrets',
  'flux-system',
  'gatekeeper-system',
  'istio-system',
  'karpenter',
  'kube-system',
  'kyverno',
  'linkerd',
  'olm',
  'velero',
])

export function isSystemNamespace(namespace: string | undefined): boolean {
  return namespace !== undefined && systemNamespaces.has(namespace)
}
