// Why the server could not even read a pod spec.
import type { JsonObject } from '../yaml/json.ts'
import type { Route } from '../yaml/route.ts'
import { type Fault, firstFault, wrongList, wrongType } from './fault.ts'

/** Wrong types in the fields that decide about account and token. */
export function podFault(body: JsonObject, route: Route): Fault | undefined {
  return (
    wrongType(body, [...route, 'automountServiceAccountToken'], 'boolean') ??
    firstFault(['serviceAccountName', 'serviceAccount'], (key) => wrongType(body, [...route, key], 'string')) ??
    firstFault(['containers', 'initContainers', 'volumes'], (key) => wrongList(body, [...route, key], 'object'))
  )
}
