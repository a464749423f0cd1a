// What kubectl and the API server made of 546 texts, recorded from their own code, against what we make of them.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { account } from '../../src/kube/account.ts'
import { textMap } from '../../src/kube/fields.ts'
import { type Manifest, manifests } from '../../src/kube/manifest.ts'
import { type BindingSubject, binding, role } from '../../src/kube/rbac.ts'
import { refusal } from '../../src/kube/refusal.ts'
import { workloads } from '../../src/kube/workload.ts'
import { readDocuments, syntaxCache } from '../../src/yaml/document.ts'
import type { Json } from '../../src/yaml/json.ts'
import { valueAt } from '../../src/yaml/route.ts'

/** One document, as the server would store it. */
interface Stored {
  readonly kind?: string
  readonly result: Json
  readonly errorAt?: 'kubectl' | 'server' | 'strict'
}

interface Case extends Stored {
  readonly id: string
  readonly note: string
  readonly text: string
  readonly path: string
  readonly error?: string
  /** There unless the file is one readable document. */
  readonly documents?: readonly Stored[]
}

const file = new URL('../yaml/data/kubectl-reading.jsonl', import.meta.url)
const cases = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Case => JSON.parse(line))

/** What we make of a document: nothing where it is refused. */
type Seen = { readonly refused: true } | { readonly refused: false; readonly value: Json }

function seen({ text, path }: Case): readonly Seen[] {
  const { documents } = readDocuments({ path: 'x.yaml', text, editable: true }, syntaxCache())
  const found = documents.map((document) => manifests(document))
  return found.flatMap(({ manifests: objects, problems }): readonly Seen[] => [
    ...objects.map(
      (manifest): Seen => (refusal(manifest) ? { refused: true } : { refused: false, value: value(manifest, path) }),
    ),
    ...problems.map((): Seen => ({ refused: true })),
  ])
}

/** The field as our decoders have it; what they have no word for, from the body. */
function value(manifest: Manifest, path: string): Json {
  const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))
  const [first, second, third] = steps
  const bound = binding(manifest)
  const pods = workloads(manifest)[0]
  if (pods !== undefined && steps.at(-1) === 'spec')
    return { account: pods.accountName ?? null, automount: pods.automount ?? null }
  if (pods !== undefined && /serviceAccount(Name)?$/.test(path)) return pods.accountName ?? null
  if (pods !== undefined && path.endsWith('automountServiceAccountToken')) return pods.automount ?? null
  if (path === 'automountServiceAccountToken') return account(manifest)?.automount ?? null
  if (path === 'roleRef' && bound) return { kind: bound.roleRef.kind, name: bound.roleRef.name }
  if (path === 'subjects.0' && bound) return subjectOf(bound.subjects[0])
  if (path === 'subjects') return bound?.subjects.length === 0 ? null : 'some'
  if (path === 'rules') return role(manifest)?.rules.length === 0 ? null : 'some'
  if (first === 'rules') {
    const rule = role(manifest)?.rules[Number(second)]
    const list =
      rule?.[third === 'verbs' || third === 'apiGroups' || third === 'resources' ? third : 'resourceNames'] ?? []
    return list.length === 0 ? null : list
  }
  if (path === 'metadata') return { name: manifest.name, namespace: manifest.namespace ?? null }
  if (path === 'metadata.name') return manifest.name
  if (path === 'metadata.namespace') return manifest.namespace ?? null
  if (first === 'metadata') {
    const map = textMap(valueAt(manifest.body, ['metadata', String(second)]))
    return third === undefined ? Object.fromEntries(map) : (map.get(String(third)) ?? null)
  }
  return valueAt(manifest.body, steps) ?? null
}

function subjectOf(subject: BindingSubject | undefined): Json {
  if (subject === undefined) return null
  return { kind: subject.kind, name: subject.name, namespace: subject.namespace ?? null }
}

/** The stored value in the same words. */
function stored({ result }: Stored, { path, text }: Case): Json {
  const at = (key: string): Json => valueAt(result, [key]) ?? null
  if (path.endsWith('template.spec'))
    return { account: at('serviceAccountName'), automount: at('automountServiceAccountToken') }
  if (path === 'roleRef') return { kind: at('kind'), name: at('name') }
  if (path === 'subjects.0') return storedSubject(result, text)
  // A namespace on an object of the whole cluster is stored and has no meaning.
  if (path === 'metadata')
    return { name: at('name'), namespace: text.includes('kind: ClusterRole') ? null : at('namespace') }
  return Array.isArray(result) && result.length === 0 ? null : result
}

/** A namespace beside a User or Group has no meaning; an omitted one of an account is filled in when it is asked for. */
function storedSubject(subject: Json, text: string): Json {
  const kind = valueAt(subject, ['kind']) ?? null
  const own = text.includes('kind: RoleBinding') ? 'nn' : null
  const namespace = kind === 'ServiceAccount' ? (valueAt(subject, ['namespace']) ?? own) : null
  return { kind, name: valueAt(subject, ['name']) ?? null, namespace }
}

/** An unknown key hides, in the record, that a ClusterRoleBinding's account lacks its namespace. */
const subjectWithoutNamespace = 'y495'

/** `kubectl create` takes such an object, `kubectl apply` does not; we read it. */
const createOnly = 'generateName'

/** What is in force. Documents behind a broken one count for us, and not for kubectl, which stops there. */
function accepted(all: readonly Seen[]): readonly Json[] {
  return all.flatMap((one) => (one.refused ? [] : [one.value]))
}

function expected(one: Case): readonly Seen[] {
  return (one.documents ?? [one]).map((document) => {
    const refused = document.errorAt === 'kubectl' || document.errorAt === 'server'
    return refused ? { refused } : { refused, value: stored(document, one) }
  })
}

describe('an object is read', () => {
  const plain = cases.filter(({ note, errorAt }) => note !== createOnly && errorAt !== 'strict')
  test.each(plain.map((one) => [`${one.id} ${one.note}`, one] as const))('%s', (_, one) => {
    const found = seen(one)
    const wanted = accepted(expected(one))
    const stopped = one.error?.includes('error converting YAML') === true
    expect(stopped ? accepted(found).slice(0, wanted.length) : accepted(found)).toEqual(wanted)
    if (one.errorAt === 'server') expect(found).toContainEqual({ refused: true })
  })

  // What is unknown to the server is dropped by everything that is more lenient than kubectl; so it is by us.
  const strict = cases.filter(({ errorAt }) => errorAt === 'strict')
  test.each(strict.map((one) => [`${one.id} ${one.note}`, one] as const))('leniently: %s', (_, one) => {
    const found = seen(one)
    if (one.id === subjectWithoutNamespace) expect(found).toEqual([{ refused: true }])
    else expect(found).toEqual(expected(one))
  })

  test('with a name that the server makes up', () => {
    expect(cases.filter(({ note }) => note === createOnly).map(seen)).toEqual([
      [{ refused: false, value: { name: 'x-*', namespace: null } }],
    ])
  })
})
