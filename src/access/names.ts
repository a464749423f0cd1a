// What objects and accounts are called in messages.
import type { Identity } from '../kube/manifest.ts'

/** For example `Deployment shop/web`; without the namespace where none is known. */
export function objectName({ kind, namespace, name }: Identity): string {
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`
}

/** `shop/web`; `?/web` where the namespace is unknown. */
export function accountId({ namespace, name }: { readonly namespace?: string; readonly name: string }): string {
  return `${namespace ?? '?'}/${name}`
}

/** For a sentence: `ServiceAccount shop/web`, or without the namespace where none is known. */
export function accountName({ namespace, name }: { readonly namespace?: string; readonly name: string }): string {
  return `ServiceAccount ${namespace === undefined ? name : `${namespace}/${name}`}`
}
