// Cloud identities of which the other half is missing: what would use them is there, and does not.
import { asksAzure } from '../kube/cloud-identity.ts'
import { field, isList, isObject, text } from '../kube/fields.ts'
import type { Manifest } from '../kube/manifest.ts'
import { groupedBy } from '../yaml/grouped.ts'
import type { Json } from '../yaml/json.ts'
import { type CloudHolder, cloudHolders } from './cloud.ts'
import type { AccessGraph } from './graph.ts'
import type { WorkloadAccess } from './workload-access.ts'

export type LooseIdentity =
  /** The account has an Azure client, and none of its Pods asks for a token by the label. */
  | { readonly is: 'unlabelled'; readonly holder: CloudHolder; readonly workloads: readonly WorkloadAccess[] }
  /** Nobody runs as the account, and the workload of its name beside it names no account. */
  | { readonly is: 'unused'; readonly holder: CloudHolder; readonly workloads: readonly WorkloadAccess[] }
  /** The Pods ask for an Azure token, and nothing says of which client. */
  | { readonly is: 'nameless'; readonly access: WorkloadAccess; readonly object: Manifest }

export function* looseIdentities(graph: AccessGraph): Iterable<LooseIdentity> {
  const azure = new Set<Manifest>()
  const beside = neighbourhood(graph)
  for (const holder of cloudHolders(graph)) {
    const { object, account, identity } = holder
    if (object === undefined || account === undefined) continue
    if (identity.cloud === 'azure') azure.add(object.manifest)
    // What still fills in names may fill in more.
    if (object.manifest.unfinished === true || object.name === 'default') continue
    const runners = graph.inventory.workloadsOf(account)
    if (runners.length > 0) {
      const all = identity.cloud === 'azure' ? beside.accessOf(runners) : []
      if (all.length > 0 && all.every(isUnlabelled)) yield { is: 'unlabelled', holder, workloads: all }
      continue
    }
    const idle = beside.idle(object.manifest)
    if (idle.length > 0 && !beside.mentions(object.manifest)) yield { is: 'unused', holder, workloads: idle }
  }
  for (const access of graph.workloads) {
    const object = namelessAccount(access, azure)
    if (object !== undefined) yield { is: 'nameless', access, object }
  }
}

function isUnlabelled({ workload }: WorkloadAccess): boolean {
  return workload.whole && workload.manifest.unfinished !== true && !asksAzure(workload)
}

function namelessAccount(
  { workload, accountObject }: WorkloadAccess,
  azure: ReadonlySet<Manifest>,
): Manifest | undefined {
  if (!asksAzure(workload) || !workload.whole || accountObject.is !== 'found') return undefined
  const { candidates } = accountObject
  const [first] = candidates
  if (candidates.length > 1 || first.manifest.unfinished === true || azure.has(first.manifest)) return undefined
  return workload.containers.some(mayNameClient) ? undefined : first.manifest
}

/** A variable says it, or may come from a ConfigMap or Secret that does. */
function mayNameClient({ variables, envSecrets, envConfigMaps }: WorkloadAccess['workload']['containers'][number]) {
  return (
    envConfigMaps.length > 0 ||
    envSecrets.some(({ key }) => key === undefined) ||
    variables.some(({ name }) => /CLIENT_?ID/i.test(name))
  )
}

function neighbourhood({ inventory: { unit }, workloads }: AccessGraph) {
  const place = ({ origin: { path } }: Manifest): string =>
    unit.kind === 'rendered' ? '' : path.slice(0, path.lastIndexOf('/') + 1)
  const isNear = (one: Manifest, other: Manifest): boolean =>
    place(one) === place(other) &&
    (one.namespace === undefined || other.namespace === undefined || one.namespace === other.namespace)
  const idle = groupedBy(
    workloads.filter(
      ({ workload: { whole, accountName, unnamed, manifest } }) =>
        whole && accountName === undefined && unnamed === 'default' && manifest.unfinished !== true,
    ),
    ({ workload }) => workload.manifest.name,
  )
  let mentions: ReadonlyMap<string, readonly Naming[]> | undefined
  const accessOf = new Map(workloads.map((access) => [access.workload, access]))
  return {
    accessOf: (runners: readonly WorkloadAccess['workload'][]): readonly WorkloadAccess[] =>
      runners.flatMap((workload) => accessOf.get(workload) ?? []),
    /** Whole Pods of that name that name no account. Others may be meant by what makes Pods at run time. */
    idle: (manifest: Manifest): readonly WorkloadAccess[] =>
      (idle.get(stem(manifest.name)) ?? []).filter(({ workload }) => isNear(manifest, workload.manifest)),
    /** Something else beside it names the account: an operator's object may take its token. */
    mentions: (account: Manifest): boolean => {
      mentions ??= groupedBy(unit.manifests.flatMap(namings), ({ name }) => name)
      return (mentions.get(account.name) ?? []).some(({ by }) => by !== account && isNear(account, by))
    },
  }
}

/** `web-sa` is the account of `web`. */
function stem(name: string): string {
  return name.replace(/-(?:sa|irsa|service-?account|iam)$/, '')
}

const accountKey = /service_?account/i

interface Naming {
  readonly name: string
  readonly by: Manifest
}

/** Names that stand under keys that speak of accounts. */
function namings(by: Manifest): readonly Naming[] {
  return [...new Set(names(by.body))].map((name) => ({ name, by }))
}

function names(value: Json | undefined): readonly string[] {
  if (isList(value)) return value.flatMap(names)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, item]) => {
    const name = accountKey.test(key) ? (text(item) ?? text(field(item, 'name'))) : undefined
    return name === undefined ? names(item) : [name, ...names(item)]
  })
}
