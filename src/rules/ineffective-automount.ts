import type { AccessGraph, WorkloadAccess } from '../access/graph.ts'
import { accountName, objectName } from '../access/names.ts'
import type { Account } from '../kube/account.ts'
import { isObject, at as valueAt } from '../kube/fields.ts'
import type { RefusedObject } from '../kube/inventory.ts'
import { isKnownKind } from '../kube/known-kinds.ts'
import type { Json } from '../yaml/json.ts'
import type { Route } from '../yaml/route.ts'
import { templateOf } from './pod-edit.ts'
import type { Claim, ClaimFix, StateRule } from './rule.ts'
import { type TokenOff, tokenOff } from './token-off.ts'

export const ineffectiveAutomount: StateRule = {
  id: 'ineffective-automount',
  title: '`automountServiceAccountToken` stands where it has no effect',
  family: 'token',
  severity: 'low',
  why: 'It looks as if the token were off, and the Pod gets it all the same.',
  remedy:
    'Write it in the pod spec, beside `containers`, or at the top level of the ServiceAccount, as `false` without quotes.',
  fixable: true,
  standards: ['CIS 5.1.6', 'OWASP K09:2025', 'ATT&CK T1528', 'MS-TA9016'],

  *check(graph: AccessGraph) {
    const off = tokenOff(graph)
    for (const access of graph.workloads) yield* ofWorkload(access, off)
    for (const account of graph.inventory.accounts) yield* ofAccount(account)
    for (const refused of graph.inventory.refused) yield* ofRefused(refused)
  },
}

const key = 'automountServiceAccountToken'
const moved = 'Move it to where it works'

function* ofWorkload(access: WorkloadAccess, off: TokenOff): Iterable<Claim> {
  const { workload, id, automount, need } = access
  const { manifest, whole } = workload
  // Other kinds may have such a field in other places, and where the token is off the slip does no harm.
  if (!whole || !isKnownKind(manifest.kind) || automount.mounted === false || workload.automount === true) return
  const route = misplaced(access).find((place) => valueAt(manifest.body, place) === false)
  if (route === undefined) return
  const sign = need[0]
  const edits = off.edits(access) ?? []
  yield {
    at: { manifest, route },
    message: `${key}: false ${where(route)} of ${id} has no effect: the Pod gets its token`,
    certain: automount.mounted === true,
    about: templateOf(workload),
    covers: [{ rule: 'automounted-token', manifest }],
    fix:
      sign !== undefined
        ? { refusal: `${sign.says}, so it may need the token` }
        : { title: moved, edits: [{ manifest, route, edit: { kind: 'remove' } }, ...edits] },
  }
}

/** In every mapping around the pod spec, in metadata, and in the containers. */
function misplaced({ workload: { podSpec, containers } }: WorkloadAccess): readonly Route[] {
  const around = podSpec.map((_, depth): Route => podSpec.slice(0, depth))
  return [
    ...around.flatMap((route) => [
      [...route, key],
      [...route, 'metadata', key],
    ]),
    [...podSpec, 'securityContext', key],
    ...containers.map(({ route }) => [...route, key]),
  ]
}

function* ofAccount({ manifest, automount }: Account): Iterable<Claim> {
  if (automount !== undefined) return
  const route = [
    ['metadata', key],
    ['spec', key],
  ].find((place) => valueAt(manifest.body, place) === false)
  if (route === undefined) return
  // The key before, where the end of metadata goes with the slip.
  const after = route[0] === 'metadata' ? 'kind' : 'metadata'
  yield {
    at: { manifest, route },
    message: `${key}: false ${where(route)} of ${accountName(manifest)} has no effect: Pods get its token`,
    certain: true,
    covers: [{ rule: 'automounting-account', manifest }],
    fix: {
      title: moved,
      edits: [
        { manifest, route: emptied(manifest.body, route), edit: { kind: 'remove' } },
        { manifest, route: [key], edit: { kind: 'set', value: false, after } },
      ],
    },
  }
}

/** A mapping with nothing else in it goes with its only key. */
function emptied(body: Json, route: Route): Route {
  const parent = valueAt(body, route.slice(0, -1))
  return isObject(parent) && Object.keys(parent).length === 1 ? route.slice(0, -1) : route
}

function where(route: Route): string {
  if (route.includes('containers') || route.includes('initContainers')) return 'in a container'
  const parent = route.at(-2)
  return parent === undefined ? 'at the top level' : `under ${parent}`
}

const noes: ReadonlySet<string> = new Set(['false', 'no', 'off', 'n'])

function* ofRefused({ field: at, message }: RefusedObject): Iterable<Claim> {
  if (at.route.at(-1) !== key) return
  const written = valueAt(at.manifest.body, at.route)
  const no = typeof written === 'string' && noes.has(written.toLowerCase())
  const fix: ClaimFix = { title: 'Write it without quotes', edits: [{ ...at, edit: { kind: 'set', value: false } }] }
  yield {
    at,
    message: `The API refuses ${objectName(at.manifest)}: ${message}`,
    certain: true,
    fix: no ? fix : { refusal: 'what was meant by this value is not clear' },
  }
}
