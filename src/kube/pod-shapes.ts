// What looks like a pod spec in an object of an unknown kind.
import type { Json } from '../yaml/json.ts'
import type { Route } from '../yaml/route.ts'
import { field, isList, isObject } from './fields.ts'
import { children } from './paths.ts'

const companions = [
  'volumes',
  'initContainers',
  'restartPolicy',
  'serviceAccountName',
  'automountServiceAccountToken',
  'nodeSelector',
]

/** A list of named containers with images, beside something else that only pod specs have. */
function isPodShaped(value: Json): boolean {
  const containers = field(value, 'containers')
  if (!isList(containers) || containers.length === 0) return false
  if (!containers.every((item) => field(item, 'name') !== undefined && field(item, 'image') !== undefined)) return false
  return companions.some((key) => field(value, key) !== undefined)
}

/** Routes of all pod-shaped objects, in the order of the text. What lies inside one is part of it. */
export function podShapes(body: Json): readonly Route[] {
  const found: Route[] = []
  // Anchors make the data a graph; each node counts once, so that a bomb of aliases stays small.
  const seen = new Set<Json>()
  const open: { readonly value: Json; readonly route: Route }[] = [{ value: body, route: [] }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, route } = next
    if (!(isObject(value) || isList(value)) || seen.has(value)) continue
    seen.add(value)
    if (isPodShaped(value)) {
      found.push(route)
      continue
    }
    for (const [key, child] of [...children(value)].reverse()) open.push({ value: child, route: [...route, key] })
  }
  return found
}
