// Where an object's pods are described, and which account and automount fields speak for each of them.
import type { JsonObject } from '../yaml/json.ts'
import type { Route } from '../yaml/route.ts'
import { at, field, flag, isObject, text } from './fields.ts'
import { expand, isPrefix } from './paths.ts'
import type { OuterField, PodKind } from './pod-kinds.ts'
import { podShapes } from './pod-shapes.ts'

/** One description of pods in an object. */
export interface PodPlace {
  readonly route: Route
  /** A pod spec lies at the route; otherwise only the object that stands for the pod. */
  readonly spec: boolean
  readonly whole: boolean
  readonly unnamed: 'default' | 'operator'
  readonly accountName?: string
  readonly accountRoute: Route
  readonly automount?: boolean
  readonly automountRoute?: Route
  readonly automountOff: boolean
}

/** A field as it stands, or would stand, in one body. */
interface Candidate {
  readonly route: Route
  readonly scope: Route
  readonly inverted: boolean
}

/** Places of a kind of the table; for an unknown kind (undefined) those that look like pod specs. */
export function podPlaces(kind: PodKind | undefined, body: JsonObject): readonly PodPlace[] {
  if (kind === undefined) return podShapes(body).map((route) => shapedPlace(body, route))
  const accounts = kind.accounts.filter(({ role }) => role === 'pod').flatMap((outer) => candidates(body, outer))
  const automounts = kind.automounts.flatMap((outer) => candidates(body, outer, outer.inverted))
  const specs = kind.specs
    .flatMap((path) => expand(body, path))
    .filter((route) => makesPods(at(body, route), kind))
    .map((route) => place({ kind, body, route, spec: true, accounts, automounts }))
  const seats = kind.seats
    .flatMap((path) => expand(body, path))
    .filter((route) => isObject(at(body, route)) && !specs.some((below) => isPrefix(route, below.route)))
    .map((route) => place({ kind, body, route, spec: false, accounts, automounts }))
  const described = [...specs, ...seats]
  const alone = accounts
    .filter(({ route }) => text(at(body, route)) !== undefined)
    .filter(({ scope }) => !described.some((known) => isPrefix(scope, known.route)))
    .map(({ route }) => place({ kind, body, route: route.slice(0, -1), spec: false, accounts, automounts }))
  return [...described, ...alone]
}

function candidates(body: JsonObject, { parent, key, scope }: OuterField, inverted = false): readonly Candidate[] {
  const scopes = scope === parent ? undefined : expand(body, scope)
  return expand(body, parent)
    .filter((route) => isObject(at(body, route)))
    .flatMap((route) => (scopes ?? [route]).map((over) => ({ route: [...route, key], scope: over, inverted })))
}

function makesPods(spec: unknown, { podless }: PodKind): boolean {
  return typeof spec === 'object' && spec !== null && !podless.some((key) => Object.hasOwn(spec, key))
}

interface Described {
  readonly kind: PodKind
  readonly body: JsonObject
  readonly route: Route
  readonly spec: boolean
  readonly accounts: readonly Candidate[]
  readonly automounts: readonly Candidate[]
}

function place({ kind, body, route, spec, accounts, automounts }: Described): PodPlace {
  const { unnamed } = kind
  const whole = spec && kind.whole
  const own = spec ? ownAccount(body, route) : undefined
  const outer = nearestFirst(accounts, route)
  const named = outer.find((candidate) => text(at(body, candidate.route)) !== undefined)
  const accountRoute = named?.route ?? own ?? outer.at(-1)?.route ?? [...route, 'serviceAccountName']
  const declared = nearestFirst(automounts, route)
  const plain: Candidate = { route: [...route, 'automountServiceAccountToken'], scope: route, inverted: false }
  const written = [...declared, ...(spec ? [plain] : [])].find(
    (candidate) => flag(at(body, candidate.route)) !== undefined,
  )
  // Unwritten, one field for all pods of the object is the best place.
  const unwritten = whole ? (declared.at(-1) ?? plain) : declared.at(-1)
  return {
    route,
    spec,
    whole,
    unnamed,
    accountRoute,
    ...withAccount(text(at(body, accountRoute))),
    ...withAutomount(body, written ?? unwritten),
  }
}

function withAccount(name: string | undefined): { readonly accountName?: string } {
  return name === undefined ? {} : { accountName: name }
}

function withAutomount(
  body: JsonObject,
  field: Candidate | undefined,
): { readonly automount?: boolean; readonly automountRoute?: Route; readonly automountOff: boolean } {
  if (field === undefined) return { automountOff: false }
  const value = flag(at(body, field.route))
  const automount = value === undefined ? {} : { automount: value !== field.inverted }
  return { ...automount, automountRoute: field.route, automountOff: field.inverted }
}

/** The innermost field that speaks for the route comes first. */
function nearestFirst(fields: readonly Candidate[], route: Route): readonly Candidate[] {
  return fields
    .filter(({ scope }) => isPrefix(scope, route))
    .sort((one, other) => other.scope.length - one.scope.length)
}

/** `serviceAccount` is the old name and counts only while the new one is empty. */
function ownAccount(body: JsonObject, route: Route): Route | undefined {
  const spec = at(body, route)
  for (const key of ['serviceAccountName', 'serviceAccount']) {
    if (text(field(spec, key)) !== undefined) return [...route, key]
  }
  return undefined
}

function shapedPlace(body: JsonObject, route: Route): PodPlace {
  const accountRoute = ownAccount(body, route) ?? [...route, 'serviceAccountName']
  const automountRoute = [...route, 'automountServiceAccountToken']
  const written = flag(at(body, automountRoute)) !== undefined
  return {
    route,
    spec: true,
    whole: false,
    unnamed: 'operator',
    accountRoute,
    ...withAccount(text(at(body, accountRoute))),
    ...withAutomount(body, written ? { route: automountRoute, scope: route, inverted: false } : undefined),
  }
}
