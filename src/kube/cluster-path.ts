// Do two files belong to different clusters, by the names of their folders?

/** Folders whose children are a cluster or an environment each. */
const families: ReadonlySet<string> = new Set([
  'cluster',
  'clusters',
  'env',
  'envs',
  'environment',
  'environments',
  'overlays',
  'regions',
  'stages',
])

/** Children of these that belong to all of them. */
const shared = /^(?:_?all|base|bases|common|components?|default|global|lib|shared|templates?)$/

/** A word that names an environment, alone or with something beside it: `prod`, `eu-prod`, `staging2`. */
const environment =
  /(?:^|[-_.])(?:dev|devel|development|int|integration|live|preprod|prod|production|qa|sandbox|stage|staging|stg|uat)\d*(?:$|[-_.])/

/** Does any folder of the path name a cluster? Where none does there is nothing to compare. */
export function namesCluster(path: string): boolean {
  const steps = path.split('/').slice(0, -1)
  return steps.some((step, at) => environment.test(step) || families.has(steps[at - 1] ?? ''))
}

/** What the folders of the path call its cluster, such as `prod` or `eu/prod`; empty where they name none. */
export function clusterOf(path: string): string {
  const steps = path.split('/').slice(0, -1)
  const naming = steps.filter(
    (step, at) => environment.test(step) || (families.has(steps[at - 1] ?? '') && !shared.test(step)),
  )
  return naming.join('/')
}

/** `clusters/dev/a.yaml` and `clusters/prod/a.yaml` do; what lies above both, or is shared, belongs to each of them. */
export function inOtherCluster(left: string, right: string): boolean {
  if (left === right) return false
  const [these, those] = [left.split('/'), right.split('/')]
  // The last step is the file itself.
  const depth = Math.min(these.length, those.length) - 1
  for (let at = 0; at < depth; at += 1) {
    const [one = '', other = ''] = [these[at], those[at]]
    if (one === other) continue
    if (shared.test(one) || shared.test(other)) return false
    return families.has(these[at - 1] ?? '') || (environment.test(one) && environment.test(other))
  }
  return false
}
