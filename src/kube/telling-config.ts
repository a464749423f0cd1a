// Texts that say who calls the API, found by their words: the configuration of programs, and of who may log in as whom.

/** Words in a program's configuration -> what it asks for, to follow "its configuration". */
const marks: readonly (readonly [word: string, says: string])[] = [
  ['kubernetes_sd_configs', 'looks for targets in the API (kubernetes_sd_configs)'],
  ['in_cluster', 'speaks of the cluster it runs in (in_cluster)'],
  ['k8sattributes', 'reads Pods from the API (k8sattributes)'],
  ['KUBE_PING', 'finds its peers through the API (KUBE_PING)'],
]

const akka = /discovery-method["']?\s{0,20}[:=]\s{0,20}["']?kubernetes-api/
const hazelcast = /kubernetes["']?:\s{0,100}enabled["']?:\s{0,20}true/

/** How a program's configuration shows that it calls the API. */
export function apiMark(text: string): string | undefined {
  for (const [word, says] of marks) if (text.includes(word)) return says
  if (akka.test(text)) return 'finds its peers through the API (kubernetes-api)'
  if (text.includes('hazelcast') && hazelcast.test(text)) return 'finds its peers through the API (hazelcast)'
  return undefined
}

/** The group whose members are asked nothing. */
export const mastersGroup = 'system:masters'

/** Kinds of objects that say as whom a cloud's identities log in. */
export const identityKinds: ReadonlySet<string> = new Set(['AccessEntry', 'IAMIdentityMapping'])

/** May a ConfigMap with this text matter? */
export function isTelling(text: string): boolean {
  return (text.includes('aws-auth') && text.includes(mastersGroup)) || apiMark(text) !== undefined
}
