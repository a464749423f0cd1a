// What Argo CD and Flux add to a root: fields of a kustomization before the end, namespaces and texts after it.
import { field, isList, text } from '../../kube/fields.ts'
import type { Json } from '../../yaml/json.ts'
import type { Deployment } from '../deployment.ts'
import type { Kustomization } from './kustomization.ts'
import { log } from './log.ts'
import { withNamespace } from './namespace.ts'
import type { Mark, Text } from './node.ts'
import type { Resource } from './resource.ts'
import { withSubstitutions } from './substitution.ts'

/** A text of the object that applies the folder. Nothing of it is a reason to edit an object of the root elsewhere. */
function textOf({ document }: Deployment, folder: string): Text {
  return { document, role: 'transformer', folder }
}

/** The settings as a kustomization around the root; nothing if there are none that a kustomization has. */
export function asKustomization(deployment: Deployment, folder: string): Kustomization | undefined {
  const { value, route } = deployment.settings
  const of = textOf(deployment, folder)
  const mark = (name: string, ...rest: readonly number[]): Mark => ({ text: of, route: [...route, name, ...rest] })
  const own = (name: string): string => (name === 'namespace' && deployment.tool === 'flux' ? 'targetNamespace' : name)
  const items = (name: string): readonly Json[] => {
    const found = taken.has(name) ? field(value, name) : undefined
    return isList(found) ? found : []
  }
  if (![...taken].some((name) => field(value, own(name)) !== undefined)) return undefined
  return {
    text: of,
    component: false,
    entry(name) {
      const said = text(field(value, own(name)))
      return said === undefined ? undefined : { value: said, at: mark(own(name)) }
    },
    entries: (name) => items(name).map((item, index) => ({ value: String(item ?? ''), at: mark(name, index) })),
    items: (name) => items(name).map((item, index) => ({ value: item, at: mark(name, index) })),
    item: () => undefined,
  }
}

const taken: ReadonlySet<string> = new Set(['namespace', 'namePrefix', 'nameSuffix', 'patches', 'components'])

/** What is filled in when all is built. */
export function withDeployment(
  resources: readonly Resource[],
  deployment: Deployment,
  folder: string,
): readonly Resource[] {
  const { namespace, substitution } = deployment
  const of = textOf(deployment, folder)
  const placed =
    namespace === undefined
      ? resources
      : withDestination(resources, namespace.value, { text: of, route: namespace.route })
  return substitution === undefined ? placed : withSubstitutions(placed, substitution, of)
}

/** Argo CD gives its namespace to objects that name none, and looks at nothing else. */
function withDestination(resources: readonly Resource[], value: string, by: Mark): readonly Resource[] {
  const met = log()
  const moved = withNamespace(resources, { value, by, specs: [], subjects: 'none', unsetOnly: true }, met)
  // Two that become one: whichever wins, what is written is all that can be told.
  return met.fault === undefined ? moved : resources
}
