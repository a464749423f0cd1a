// Who asks the API server, and for what.

/** What the authorizer is asked. It does not know whether such a resource exists. */
export type Request = ResourceRequest | UrlRequest

/** Empty texts mean what they mean to the server: the core group, no subresource, no name. */
export interface ResourceRequest {
  readonly verb: string
  readonly group: string
  readonly resource: string
  readonly subresource: string
  readonly name: string
  /** Absent at cluster scope. */
  readonly namespace?: string
}

export interface UrlRequest {
  /** The HTTP method in small letters. */
  readonly verb: string
  readonly url: string
}

/** Whom the server takes the caller for: bindings know nothing else of it. */
export interface Requester {
  readonly user: string
  readonly groups: readonly string[]
}

const userPrefix = 'system:serviceaccount:'

/** https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/ */
export function accountUser(namespace: string, name: string): string {
  return `${userPrefix}${namespace}:${name}`
}

/** Every ServiceAccount, written down or not, is in the same three groups. */
export function accountRequester(namespace: string, name: string): Requester {
  return {
    user: accountUser(namespace, name),
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
  }
}

/** The account's own name, where the user is one. */
export function accountOf({ user }: Requester): string | undefined {
  const [, name] = user.startsWith(userPrefix) ? user.slice(userPrefix.length).split(':') : []
  return name
}
