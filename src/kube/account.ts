// ServiceAccounts, and the Secrets that hold a token of one.
import type { JsonObject } from '../yaml/json.ts'
import type { Fault } from './fault.ts'
import { wrongList, wrongType } from './fault.ts'
import { field, flag, list, text, textMap } from './fields.ts'
import type { Manifest } from './manifest.ts'

/** A ServiceAccount that is written in the repository. */
export interface Account {
  readonly manifest: Manifest
  readonly name: string
  readonly namespace?: string
  /** `automountServiceAccountToken`, at the top level; absent where unset or null. */
  readonly automount?: boolean
  /** Names in `secrets`. */
  readonly secrets: readonly string[]
  readonly annotations: ReadonlyMap<string, string>
}

/** A Secret of type kubernetes.io/service-account-token that names its account. */
export interface TokenSecret {
  readonly manifest: Manifest
  readonly name: string
  readonly namespace?: string
  readonly account: string
}

const tokenType = 'kubernetes.io/service-account-token'
const accountAnnotation = 'kubernetes.io/service-account.name'

/** The object as a ServiceAccount, if it is one. */
export function account(manifest: Manifest): Account | undefined {
  if (manifest.kind !== 'ServiceAccount' || manifest.group !== '') return undefined
  const { name, namespace, body } = manifest
  const automount = flag(field(body, 'automountServiceAccountToken'))
  return {
    manifest,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(automount === undefined ? {} : { automount }),
    secrets: list(field(body, 'secrets')).flatMap((item) => text(field(item, 'name')) ?? []),
    annotations: textMap(field(field(body, 'metadata'), 'annotations')),
  }
}

/** The object as a Secret that the token controller fills, if it is one. */
export function tokenSecret(manifest: Manifest): TokenSecret | undefined {
  if (manifest.kind !== 'Secret' || manifest.group !== '') return undefined
  const { name, namespace, body } = manifest
  if (field(body, 'type') !== tokenType) return undefined
  const named = textMap(field(field(body, 'metadata'), 'annotations')).get(accountAnnotation)
  if (named === undefined || named === '') return undefined
  return { manifest, name, ...(namespace === undefined ? {} : { namespace }), account: named }
}

/** Why the server would not take the ServiceAccount. */
export function accountFault(body: JsonObject): Fault | undefined {
  return (
    wrongType(body, ['automountServiceAccountToken'], 'boolean') ??
    wrongList(body, ['secrets'], 'object') ??
    wrongList(body, ['imagePullSecrets'], 'object')
  )
}

/** Why the server would not take the Secret. */
export function secretFault(body: JsonObject): Fault | undefined {
  const wrong = wrongType(body, ['type'], 'string')
  if (wrong !== undefined || field(body, 'type') !== tokenType) return wrong
  const annotations = textMap(field(field(body, 'metadata'), 'annotations'))
  if ((annotations.get(accountAnnotation) ?? '') !== '') return undefined
  const message = `a Secret of type ${tokenType} must name its account in the annotation ${accountAnnotation}`
  return { route: ['metadata', 'annotations', accountAnnotation], message }
}
