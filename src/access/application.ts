// To which application a workload belongs, as far as its labels say.
import { textMap, at as valueAt } from '../kube/fields.ts'
import type { WorkloadAccess } from './workload-access.ts'

const appLabels = ['app.kubernetes.io/name', 'app', 'k8s-app'] as const

/** Workloads whose labels do not say to what they belong may belong to the same. */
export function areUnrelated(workloads: readonly WorkloadAccess[]): boolean {
  return new Set(workloads.flatMap((access) => application(access) ?? [])).size > 1
}

export function application({ workload: { labels, manifest } }: WorkloadAccess): string | undefined {
  const own = textMap(valueAt(manifest.body, ['metadata', 'labels']))
  const value = (key: string): string | undefined => labels.get(key) ?? own.get(key)
  // Parts of one application may well share its account.
  const whole = value('app.kubernetes.io/part-of')
  return whole ?? appLabels.map(value).find((name) => name !== undefined)
}
