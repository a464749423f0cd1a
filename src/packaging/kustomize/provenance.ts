// The second maker of Origins: objects that Kustomize makes of many texts.
import type { Origin, Place } from '../../kube/origin.ts'
import type { Edit, Refusal } from '../../yaml/edit.ts'
import type { Route } from '../../yaml/route.ts'
import type { Splice } from '../../yaml/splice.ts'
import { waysOf } from './edits.ts'
import { placeOf } from './log.ts'
import type { Mark, Node } from './node.ts'
import { child, marksOf } from './node.ts'
import type { Resolution } from './resolve.ts'

/** Of the object at `prefix` of a body: the body itself, or an object inside it. */
export function madeBy(body: Node, { brought, folder }: Resolution, prefix: Route): Origin {
  const marks = (route: Route): readonly Mark[] => {
    const { node, removed } = nearest(body, [...prefix, ...route])
    return removed === undefined ? marksOf(node) : [removed]
  }
  const first = (route: Route): Mark => {
    const [mark] = marks(route)
    if (mark === undefined) throw new Error('a value without a place')
    return mark
  }
  return {
    path: placeOf(first([])).source.path,
    says: (route) => placeOf(first(route)),
    broughtIn: (route) => {
      const all = [...marks(route).slice(1), ...earlier(nearest(body, [...prefix, ...route]).node)]
      return places([...all, ...entries([first(route), ...all], brought, folder)])
    },
    edits: (edits): readonly (readonly Splice[] | Refusal)[] =>
      waysOf(
        body,
        edits.map((edit): Edit => ({ ...edit, route: [...prefix, ...edit.route] })),
      ),
  }
}

/** What stands at the route, or the innermost that would hold it; and what took it away, if something did. */
function nearest(body: Node, route: Route): { readonly node: Node; readonly removed?: Mark } {
  let node = body
  for (const step of route) {
    const next = child(node, step)
    if (next === undefined) {
      const removed = node.kind === 'map' && typeof step === 'string' ? node.removed.get(step) : undefined
      return removed === undefined ? { node } : { node, removed }
    }
    node = next
  }
  return { node }
}

/** The texts that a transformed scalar was made of. */
function earlier(node: Node): readonly Mark[] {
  const marks: Mark[] = []
  let was = node.kind === 'scalar' ? node.was : undefined
  while (was !== undefined && marks.length < 20) {
    marks.push(...marksOf(was))
    was = was.kind === 'scalar' ? was.was : undefined
  }
  return marks
}

/** The entries that brought texts in, upwards to the root. */
function entries(marks: readonly Mark[], brought: Resolution['brought'], root: string): readonly Mark[] {
  const found: Mark[] = []
  const folders = new Set<string>()
  const open: string[] = []
  for (const { text } of marks) {
    if (text.entry !== undefined) found.push(text.entry)
    open.push(text.folder)
  }
  for (let folder = open.shift(); folder !== undefined; folder = open.shift()) {
    if (folders.has(folder) || folder === root) continue
    folders.add(folder)
    for (const mark of brought.get(folder) ?? []) {
      found.push(mark)
      open.push(mark.text.folder)
    }
  }
  return found
}

function places(marks: readonly Mark[]): readonly Place[] {
  const seen = new Set<string>()
  const found: Place[] = []
  for (const mark of marks) {
    const place = placeOf(mark)
    const key = `${place.span.from} ${place.span.to} ${place.source.path}`
    if (seen.has(key)) continue
    seen.add(key)
    found.push(place)
  }
  return found
}
