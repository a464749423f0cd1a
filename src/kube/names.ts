// Names as the API server accepts them, and names that something still has to fill in.

/** `${X}`, `$(X)`, `$X`, `{{ x }}`, `{% x %}`, `<x>`, `__X__`, `%X%`, `@X@`: equal to nothing but itself. */
const placeholder = /\$|\{\{|\{%|<[^>]*>|__\w+__|%\w+%|@\w+@/

export function isOpaque(name: string): boolean {
  return placeholder.test(name)
}

// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/
const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/

export function isSubdomain(name: string): boolean {
  return name.length <= 253 && subdomain.test(name)
}

export function isLabel(name: string): boolean {
  return name.length <= 63 && label.test(name)
}

/** Names of roles and bindings: what can stand in a URL between two slashes. */
export function isPathSegment(name: string): boolean {
  return name !== '.' && name !== '..' && !/[/%]/.test(name)
}
