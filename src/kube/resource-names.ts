// What people call a resource -> its group, plural name and subresource, as kubectl reads it.
import { groupsWith, resourceNames } from './api-resources.ts'

export interface NamedResource {
  readonly group: string
  readonly resource: string
  readonly subresource: string
  /** False if the name is taken as it is, since no known resource has it. */
  readonly known: boolean
}

/** Of Kubernetes 1.36. */
const shortNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cj: 'cronjobs',
    cm: 'configmaps',
    crd: 'customresourcedefinitions',
    crds: 'customresourcedefinitions',
    cs: 'componentstatuses',
    csr: 'certificatesigningrequests',
    deploy: 'deployments',
    ds: 'daemonsets',
    ep: 'endpoints',
    ev: 'events',
    hpa: 'horizontalpodautoscalers',
    ing: 'ingresses',
    ip: 'ipaddresses',
    limits: 'limitranges',
    netpol: 'networkpolicies',
    no: 'nodes',
    ns: 'namespaces',
    pc: 'priorityclasses',
    pdb: 'poddisruptionbudgets',
    po: 'pods',
    psp: 'podsecuritypolicies',
    pv: 'persistentvolumes',
    pvc: 'persistentvolumeclaims',
    quota: 'resourcequotas',
    rc: 'replicationcontrollers',
    rs: 'replicasets',
    sa: 'serviceaccounts',
    sc: 'storageclasses',
    scc: 'securitycontextconstraints',
    sts: 'statefulsets',
    svc: 'services',
    vac: 'volumeattributesclasses',
  }),
)

const singularNames: ReadonlyMap<string, string> = new Map(resourceNames.map((name) => [singular(name), name]))

function singular(plural: string): string {
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`
  return plural.replace(/(?<=s|statu)ses$/, 's').replace(/(?<!s)s$/, '')
}

/** `RESOURCE[/SUB][.GROUP]`; the group may also stand before the slash, and a version before the group. */
export function namedResource(word: string): NamedResource {
  const slash = word.indexOf('/')
  const [whole, rest] = slash < 0 ? [word, ''] : [word.slice(0, slash), word.slice(slash + 1)]
  const [name, ownGroup] = atPoint(whole)
  const [subresource, otherGroup] = ownGroup === undefined ? atPoint(rest) : [rest, ownGroup]
  const group = (ownGroup ?? otherGroup)?.replace(/^v[0-9]+(?:(?:alpha|beta)[0-9]+)?\./, '')
  if (name === '*') return { group: group ?? '', resource: name, subresource, known: true }
  const resource = pluralOf(name.toLowerCase())
  const groups = groupsWith(resource)
  const found =
    group === undefined
      ? groups[0]
      : (groups.find((one) => one === group) ?? groups.find((one) => group !== '' && one.startsWith(group)))
  if (found === undefined) return { group: group ?? '', resource: name, subresource, known: false }
  return { group: found, resource, subresource, known: true }
}

function pluralOf(name: string): string {
  if (groupsWith(name).length > 0) return name
  return shortNames.get(name) ?? singularNames.get(name) ?? name
}

function atPoint(text: string): readonly [string, string?] {
  const point = text.indexOf('.')
  return point < 0 ? [text] : [text.slice(0, point), text.slice(point + 1)]
}
