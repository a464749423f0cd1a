// Whom a subject of a binding means.
import type { Binding, BindingSubject } from '../kube/rbac.ts'

/** One ServiceAccount, everybody of a kind, strangers, or someone outside our subject (people, nodes, other groups). */
export type Holder =
  | { readonly is: 'account'; readonly namespace?: string; readonly name: string }
  | { readonly is: 'everyone'; readonly who: string }
  | { readonly is: 'stranger'; readonly who: string }
  | { readonly is: 'other' }

const userPrefix = 'system:serviceaccount:'
const groupPrefix = 'system:serviceaccounts:'

/** https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects */
export function holder({ kind, name, namespace }: BindingSubject): Holder {
  if (kind === 'ServiceAccount') return { is: 'account', ...(namespace !== undefined && { namespace }), name }
  if (kind === 'User') return user(name)
  if (name === 'system:unauthenticated')
    return { is: 'stranger', who: 'Anyone who reaches the API server, without logging in (system:unauthenticated),' }
  if (name === 'system:authenticated')
    return {
      is: 'everyone',
      who: 'Everyone who can log in to the cluster, every Pod included (system:authenticated),',
    }
  if (name === 'system:serviceaccounts') return { is: 'everyone', who: 'Every ServiceAccount of the cluster' }
  if (name.startsWith(groupPrefix))
    return { is: 'everyone', who: `Every ServiceAccount of namespace ${name.slice(groupPrefix.length)}` }
  return { is: 'other' }
}

function user(name: string): Holder {
  if (name === 'system:anonymous')
    return { is: 'stranger', who: 'Anyone who reaches the API server, without logging in (system:anonymous),' }
  const [namespace, account, ...rest] = name.startsWith(userPrefix) ? name.slice(userPrefix.length).split(':') : []
  if (!namespace || !account || rest.length > 0) return { is: 'other' }
  return { is: 'account', namespace, name: account }
}

/** What the role of a binding allows and where, for a sentence: "can do everything in the cluster". */
export function ability({ kind, namespace, roleRef }: Binding): string {
  const everywhere = kind === 'ClusterRoleBinding'
  const where = everywhere ? 'cluster-wide' : namespace === undefined ? 'in its namespace' : `in namespace ${namespace}`
  const role = roleRef.kind === 'ClusterRole' ? roleRef.name : ''
  if (role === 'cluster-admin') return everywhere ? 'can do everything in the cluster' : `can do everything ${where}`
  if (role === 'admin') return `can change everything ${where}, its Secrets, roles and bindings included`
  if (role === 'edit') return `can read Secrets, run code in Pods and act as any ServiceAccount ${where}`
  return `is granted ${roleRef.kind} ${roleRef.name} ${where}`
}
