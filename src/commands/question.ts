// Words of a command line, spelled as for kubectl -> a question to the authorizer.
import { accountRequester, type Request, type Requester } from '../access/request.ts'
import { resourceNames, resourceScope } from '../kube/api-resources.ts'
import { type NamedResource, namedResource } from '../kube/resource-names.ts'
import { nearest } from '../policy/nearest.ts'
import type { Asked } from '../report/answer.ts'
import type { Arguments } from './command.ts'
import { UsageError } from './command.ts'

export interface Question extends Asked {
  /** What the user might not have meant, a sentence each. */
  readonly notes: readonly string[]
}

/** `NS:ACCOUNT`, or the user name of the account. */
export function requesterNamed(word: string): Requester | undefined {
  const [namespace = '', name = '', ...rest] = word.replace(/^system:serviceaccount:/, '').split(':')
  if (namespace === '' || name === '' || rest.length > 0 || word.includes('/')) return undefined
  return accountRequester(namespace, name)
}

export function question(requester: Requester, words: readonly [string, string], arguments_: Arguments): Question {
  const [verb, what] = words
  if (verb === '' || what === '') throw new UsageError('the verb and the resource must not be empty')
  if (what.startsWith('/')) return urlQuestion(requester, verb, what, arguments_)
  const named = withSubresource(namedResource(what), arguments_.value('subresource'))
  if (named.resource === '') throw new UsageError(`${JSON.stringify(what)} names no resource`)
  const name = arguments_.value('name') ?? ''
  const clusterScoped = resourceScope(named.group, named.resource) === 'cluster'
  const namespace = namespaceOf(requester, { verb, name, ...named }, clusterScoped, arguments_)
  const { group, resource, subresource } = named
  const request: Request = { verb, group, resource, subresource, name, ...(namespace !== undefined && { namespace }) }
  const notes = [...verbNotes(verb, verbs), ...resourceNotes(named)]
  if (clusterScoped && namespace === undefined && arguments_.value('namespace') !== undefined) {
    notes.push(`${resource} are in no namespace; --namespace is left out`)
  }
  return { requester, request, clusterScoped: clusterScoped && namespace === undefined, notes }
}

function urlQuestion(requester: Requester, verb: string, url: string, arguments_: Arguments): Question {
  for (const option of ['name', 'namespace', 'subresource']) {
    if (arguments_.value(option) !== undefined) throw new UsageError(`--${option} goes with a resource, not with a URL`)
  }
  return { requester, request: { verb, url }, clusterScoped: true, notes: verbNotes(verb, methods) }
}

function withSubresource(named: NamedResource, option: string | undefined): NamedResource {
  if (option === undefined) return named
  if (named.subresource !== '')
    throw new UsageError('the subresource is given twice: behind the slash and with --subresource')
  return { ...named, subresource: option }
}

const ofOneNamespace: ReadonlySet<string> = new Set(['get', 'update', 'patch', 'delete'])

/**
 * A Pod that calls the API without naming a namespace means its own. What is in no namespace is asked about without one,
 * but for the Namespace itself, the binding of a ClusterRole, and policies that a Pod may use.
 */
function namespaceOf(
  { groups }: Requester,
  { verb, group, resource, subresource, name }: NamedResource & { readonly verb: string; readonly name: string },
  clusterScoped: boolean,
  arguments_: Arguments,
): string | undefined {
  const given = arguments_.value('namespace')
  if (arguments_.has('all-namespaces')) {
    if (given !== undefined) throw new UsageError('--namespace and --all-namespaces exclude each other')
    return undefined
  }
  if (group === '' && resource === 'namespaces' && name !== '') {
    return ofOneNamespace.has(verb) || subresource !== '' ? name : undefined
  }
  if (clusterScoped) return verb === 'bind' || verb === 'use' ? given : undefined
  return given ?? groups[1]?.slice('system:serviceaccounts:'.length)
}

const verbs: readonly string[] = [
  'get list watch create update patch delete deletecollection',
  'use bind escalate impersonate approve sign attest',
].flatMap((words) => words.split(' '))
const methods: readonly string[] = 'get put post head options delete patch'.split(' ')

function verbNotes(verb: string, known: readonly string[]): readonly string[] {
  if (verb === '*' || known.includes(verb)) return []
  const near = nearest(verb.toLowerCase(), known)
  return [`${verb} is no usual verb${near === undefined ? '' : `; did you mean ${near}?`}`]
}

function resourceNotes({ known, group, resource }: NamedResource): readonly string[] {
  if (known || group !== '') return []
  const near = nearest(resource, resourceNames)
  const hint = near === undefined ? 'a custom one needs its group: RESOURCE.GROUP' : `did you mean ${near}?`
  return [`no built-in resource is called ${resource}; ${hint}`]
}
