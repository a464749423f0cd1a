// Whether kubectl or the API server would refuse an object because of the fields we read.
import { accountFault, secretFault } from './account.ts'
import { type Fault, firstFault, wrongType } from './fault.ts'
import { field, isObject, isUnset } from './fields.ts'
import { isKnownKind, kindFault } from './known-kinds.ts'
import type { Manifest } from './manifest.ts'
import { isOpaque, isPathSegment, isSubdomain } from './names.ts'
import { expand } from './paths.ts'
import { mirrorFault } from './pod-admission.ts'
import { podFault } from './pod-fault.ts'
import { podKind } from './pod-kinds.ts'
import { podValidationFault } from './pod-validation.ts'
import { rbacGroup } from './rbac.ts'
import { bindingFault, roleFault } from './rbac-fault.ts'
import { type Workload, workloads } from './workload.ts'

/** The first reason found; nothing of a refused object is in force. Kinds we do not read are not judged. */
export function refusal(manifest: Manifest): Fault | undefined {
  const { apiVersion, group, kind } = manifest
  const unknown = kindFault(apiVersion, group, kind)
  if (unknown !== undefined) return { route: [apiVersion === '' ? 'apiVersion' : 'kind'], message: unknown }
  if (!isKnownKind(kind) && podKind(group, kind) === undefined) return undefined
  return metadataFault(manifest) ?? kindsOwnFault(manifest)
}

/** What kubectl decodes of every object before it sends it. */
function metadataFault({ name, body }: Manifest): Fault | undefined {
  const wrong =
    wrongType(body, ['metadata'], 'object') ??
    firstFault(['name', 'namespace', 'generateName'], (key) => wrongType(body, ['metadata', key], 'string')) ??
    firstFault(['labels', 'annotations'], (key) => wrongTexts(body, key))
  if (wrong !== undefined) return wrong
  return name === '' ? { route: ['metadata', 'name'], message: 'the object has no name' } : undefined
}

function wrongTexts(body: Manifest['body'], key: string): Fault | undefined {
  const route = ['metadata', key]
  const map = field(field(body, 'metadata'), key)
  if (isUnset(map)) return undefined
  if (!isObject(map)) return wrongType(body, route, 'object')
  return firstFault(Object.keys(map), (entry) => wrongType(body, [...route, entry], 'string'))
}

function kindsOwnFault(manifest: Manifest): Fault | undefined {
  const { group, kind, name, body } = manifest
  if (group === '' && kind === 'ServiceAccount') return accountFault(body) ?? subdomainFault(name)
  if (group === '' && kind === 'Secret') return secretFault(body) ?? subdomainFault(name)
  if (group === rbacGroup) {
    if (kind === 'Role' || kind === 'ClusterRole') return roleFault(body, kind) ?? segmentFault(name)
    if (kind === 'RoleBinding' || kind === 'ClusterRoleBinding')
      return bindingFault(body, kind, manifest.unfinished === true) ?? segmentFault(name)
    return undefined
  }
  if (group === '' && kind === 'Pod') return podFault(body, ['spec']) ?? firstFault(workloads(manifest), podObjectFault)
  const pods = podKind(group, kind)
  if (pods?.whole !== true) return undefined
  return firstFault(
    pods.specs.flatMap((path) => expand(body, path)),
    (route) => podFault(body, route),
  )
}

/** Templates are read only; a Pod of its own is checked as a whole. */
function podObjectFault(pod: Workload): Fault | undefined {
  return mirrorFault(pod) ?? podValidationFault(pod)
}

function subdomainFault(name: string): Fault | undefined {
  if (isOpaque(name) || name.endsWith('*') || isSubdomain(name)) return undefined
  return { route: ['metadata', 'name'], message: 'the name must be of small letters, digits, - and . only' }
}

function segmentFault(name: string): Fault | undefined {
  if (isOpaque(name) || isPathSegment(name)) return undefined
  return { route: ['metadata', 'name'], message: 'the name must not hold / or %' }
}
