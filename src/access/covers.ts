// What a rule speaks of, by the server's own reading of stars.
// https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
import type { PolicyRule } from '../kube/rbac.ts'

/** `resource` with its subresource. A star before the slash stands for anything; behind it, it is a plain character. */
export function coversResource({ apiGroups, resources }: PolicyRule, group: string, resource: string): boolean {
  if (!apiGroups.includes('*') && !apiGroups.includes(group)) return false
  if (resources.includes('*') || resources.includes(resource)) return true
  const slash = resource.indexOf('/')
  return slash > 0 && resources.includes(`*${resource.slice(slash)}`)
}

/** Stars at the end of a URL stand for any rest. */
export function coversUrl({ nonResourceURLs }: PolicyRule, url: string): boolean {
  return nonResourceURLs.some(
    (written) => written === url || (written.endsWith('*') && url.startsWith(written.replace(/\*+$/, ''))),
  )
}
