import { describe, expect, test } from '@jest/globals'
import { podKind, podKindNames } from '../../src/kube/pod-kinds.ts'
import { type Workload, workloads } from '../../src/kube/workload.ts'
import type { Json, JsonObject } from '../../src/yaml/json.ts'
import type { Route } from '../../src/yaml/route.ts'
import { manifestOf } from './manifests.ts'

const container = { name: 'c', image: 'i' }

function pods(apiVersion: string, kind: string, body: JsonObject): readonly Workload[] {
  return workloads(manifestOf({ apiVersion, kind, metadata: { name: 'x' }, ...body }))
}

/** Where, as whom, and what decides the token; on one line. */
function told(workload: Workload): string {
  const { podSpec, accountName, accountRoute, unnamed, automount, automountRoute, automountOff, whole } = workload
  return [
    `${podSpec.join('.')}${whole ? '' : ' (part)'}`,
    `${accountName ?? `<${unnamed}>`} at ${accountRoute.join('.')}`,
    `${automount ?? 'unset'} at ${automountRoute?.join('.') ?? 'nowhere'}${automountOff ? ', off is true' : ''}`,
  ].join('; ')
}

interface Case {
  readonly of: readonly [apiVersion: string, kind: string]
  readonly body: JsonObject
  readonly told: readonly string[]
}

const cases: Readonly<Record<string, Case>> = {
  'a Deployment': {
    of: ['apps/v1', 'Deployment'],
    body: { spec: { template: { spec: { serviceAccountName: 'a', automountServiceAccountToken: false } } } },
    told: [
      'spec.template.spec; a at spec.template.spec.serviceAccountName; false at spec.template.spec.automountServiceAccountToken',
    ],
  },
  'a Deployment of a group that is gone, with nothing said': {
    of: ['extensions/v1beta1', 'Deployment'],
    body: { spec: { template: { spec: { containers: [] } } } },
    told: [
      'spec.template.spec; <default> at spec.template.spec.serviceAccountName; unset at spec.template.spec.automountServiceAccountToken',
    ],
  },
  'the old name of the account': {
    of: ['v1', 'Pod'],
    body: { spec: { serviceAccount: 'old' } },
    told: ['spec; old at spec.serviceAccount; unset at spec.automountServiceAccountToken'],
  },
  'both names, of which the new one counts unless it is empty': {
    of: ['batch.volcano.sh/v1alpha1', 'Job'],
    body: {
      spec: {
        tasks: [
          { template: { spec: { serviceAccount: 'old', serviceAccountName: 'new' } } },
          { template: { spec: { serviceAccount: 'old', serviceAccountName: '' } } },
        ],
      },
    },
    told: [
      'spec.tasks.0.template.spec; new at spec.tasks.0.template.spec.serviceAccountName; unset at spec.tasks.0.template.spec.automountServiceAccountToken',
      'spec.tasks.1.template.spec; old at spec.tasks.1.template.spec.serviceAccount; unset at spec.tasks.1.template.spec.automountServiceAccountToken',
    ],
  },
  'every value of a mapping': {
    of: ['kubeflow.org/v1', 'TFJob'],
    body: { spec: { tfReplicaSpecs: { PS: { template: { spec: {} } }, Worker: { template: { spec: {} } } } } },
    told: ['PS', 'Worker'].map((name) => {
      const at = `spec.tfReplicaSpecs.${name}.template.spec`
      return `${at}; <default> at ${at}.serviceAccountName; unset at ${at}.automountServiceAccountToken`
    }),
  },
  'an account beside a part of a pod spec, which is one pod': {
    of: ['monitoring.coreos.com/v1', 'Prometheus'],
    body: { spec: { serviceAccountName: 'prom', containers: [container] } },
    told: ['spec (part); prom at spec.serviceAccountName; unset at spec.automountServiceAccountToken'],
  },
  'an account above a part of a pod spec, which is one pod': {
    of: ['tekton.dev/v1', 'TaskRun'],
    body: { spec: { serviceAccountName: 'build', podTemplate: { automountServiceAccountToken: false } } },
    told: [
      'spec.podTemplate (part); build at spec.serviceAccountName; false at spec.podTemplate.automountServiceAccountToken',
    ],
  },
  'an account without the pod spec that could stand below it': {
    of: ['tekton.dev/v1', 'TaskRun'],
    body: { spec: { serviceAccountName: 'build' } },
    told: ['spec (part); build at spec.serviceAccountName; unset at nowhere'],
  },
  'an account of one task, and that of all tasks': {
    of: ['tekton.dev/v1', 'PipelineRun'],
    body: {
      spec: {
        taskRunTemplate: { serviceAccountName: 'all' },
        taskRunSpecs: [{ podTemplate: {}, serviceAccountName: 'one' }, { podTemplate: {} }],
      },
    },
    told: [
      'spec.taskRunSpecs.0.podTemplate (part); one at spec.taskRunSpecs.0.serviceAccountName; unset at spec.taskRunSpecs.0.podTemplate.automountServiceAccountToken',
      'spec.taskRunSpecs.1.podTemplate (part); all at spec.taskRunTemplate.serviceAccountName; unset at spec.taskRunSpecs.1.podTemplate.automountServiceAccountToken',
    ],
  },
  'templates of a Workflow: the nearest word counts, the outermost is where one is missing': {
    of: ['argoproj.io/v1alpha1', 'Workflow'],
    body: {
      spec: {
        serviceAccountName: 'all',
        templateDefaults: { serviceAccountName: 'usual' },
        templates: [
          { container },
          { container, serviceAccountName: 'own', automountServiceAccountToken: false },
          { dag: {} },
        ],
      },
    },
    told: [
      'spec.templates.0 (part); usual at spec.templateDefaults.serviceAccountName; unset at spec.automountServiceAccountToken',
      'spec.templates.1 (part); own at spec.templates.1.serviceAccountName; false at spec.templates.1.automountServiceAccountToken',
    ],
  },
  'an inverted field': {
    of: ['operator.victoriametrics.com/v1beta1', 'VMAgent'],
    body: { spec: { disableAutomountServiceAccountToken: true } },
    told: [
      'spec (part); <operator> at spec.serviceAccountName; false at spec.disableAutomountServiceAccountToken, off is true',
    ],
  },
  'an inverted field that is not written': {
    of: ['operator.victoriametrics.com/v1', 'VLSingle'],
    body: { spec: {} },
    told: [
      'spec (part); <operator> at spec.serviceAccountName; unset at spec.disableAutomountServiceAccountToken, off is true',
    ],
  },
  'fields of each of several pods': {
    of: ['sparkoperator.k8s.io/v1beta2', 'SparkApplication'],
    body: { spec: { driver: { serviceAccount: 'spark' }, executor: { template: { spec: { containers: [] } } } } },
    told: [
      'spec.executor.template.spec; <default> at spec.executor.serviceAccount; unset at spec.executor.template.spec.automountServiceAccountToken',
      'spec.driver (part); spark at spec.driver.serviceAccount; unset at nowhere',
    ],
  },
  'a field for which the operator makes the pod spec': {
    of: ['postgresql.cnpg.io/v1', 'Cluster'],
    body: { spec: { serviceAccountName: 'pg' } },
    told: ['spec (part); pg at spec.serviceAccountName; unset at nowhere'],
  },
  'an automount field far above the pod spec': {
    of: ['k8s.keycloak.org/v2alpha1', 'Keycloak'],
    body: { spec: { automountServiceAccountToken: false } },
    told: ['spec (part); <default> at spec.serviceAccountName; false at spec.automountServiceAccountToken'],
  },
  'no account of a reference check': {
    of: ['elasticsearch.k8s.elastic.co/v1', 'Elasticsearch'],
    body: { spec: { serviceAccountName: 'refs', nodeSets: [{ podTemplate: { spec: {} } }] } },
    told: [
      'spec.nodeSets.0.podTemplate.spec; <default> at spec.nodeSets.0.podTemplate.spec.serviceAccountName; unset at spec.nodeSets.0.podTemplate.spec.automountServiceAccountToken',
    ],
  },
  'no account that a controller acts as': {
    of: ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization'],
    body: { spec: { serviceAccountName: 'flux' } },
    told: [],
  },
  'the kind of that name in its own group only': {
    of: ['v1', 'Service'],
    body: { spec: { template: { spec: { containers: [container] } } } },
    told: [],
  },
  'nothing in a mapping where a list belongs': {
    of: ['argoproj.io/v1alpha1', 'Workflow'],
    body: { spec: { templates: { main: { container } } } },
    told: [],
  },
  'nothing in a list where a mapping belongs': {
    of: ['kubeflow.org/v1', 'TFJob'],
    body: { spec: { tfReplicaSpecs: [{ template: { spec: {} } }] } },
    told: [],
  },
  'any kind of a group': {
    of: ['platform.confluent.io/v1beta1', 'Connect'],
    body: { spec: { podTemplate: { serviceAccountName: 'kafka' } } },
    told: ['spec.podTemplate (part); kafka at spec.podTemplate.serviceAccountName; unset at nowhere'],
  },
  'what looks like a pod spec in an unknown kind': {
    of: ['example.com/v1', 'Thing'],
    body: { spec: { deep: [{ pod: { containers: [container], volumes: [], serviceAccountName: 'a' } }] } },
    told: ['spec.deep.0.pod (part); a at spec.deep.0.pod.serviceAccountName; unset at nowhere'],
  },
  'nothing that is only a list of containers': {
    of: ['example.com/v1', 'Thing'],
    body: { spec: { containers: [container] } },
    told: [],
  },
  'nothing in the description of a kind': {
    of: ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
    body: { spec: { containers: [container], volumes: [] } },
    told: [],
  },
}

describe('the pods an object makes', () => {
  test.each(Object.entries(cases))('%s', (_, { of: [apiVersion, kind], body, told: wanted }) => {
    expect(pods(apiVersion, kind, body).map(told)).toEqual(wanted)
  })

  test('cannot be changed in place for a bare Pod and a Job', () => {
    const spec = { template: { spec: {} } }
    const immutable = [
      pods('v1', 'Pod', { spec: {} }),
      pods('batch/v1', 'Job', { spec }),
      pods('apps/v1', 'Deployment', { spec }),
    ]
    expect(immutable.flat().map((workload) => workload.immutable)).toEqual([true, true, false])
  })

  test('have their own labels and annotations, not those of the object', () => {
    const metadata = { labels: { app: 'a' }, annotations: { note: 'n', empty: null } }
    const [found] = pods('apps/v1', 'Deployment', {
      metadata: { name: 'x', labels: { no: 'no' } },
      spec: { template: { metadata, spec: {} } },
    })
    expect([[...(found?.labels ?? [])], [...(found?.annotations ?? [])]]).toEqual([
      [['app', 'a']],
      [
        ['note', 'n'],
        ['empty', ''],
      ],
    ])
    const [operated] = pods('monitoring.coreos.com/v1', 'Prometheus', { spec: { podMetadata: { labels: { a: 'b' } } } })
    expect([...(operated?.labels ?? [])]).toEqual([['a', 'b']])
  })

  test('have containers with what they run, read and mount', () => {
    const spec = {
      hostPID: true,
      initContainers: [{ name: 'i', image: 'init', securityContext: { privileged: true } }],
      containers: [
        {
          name: 'c',
          image: 'main',
          command: ['sh', '-c'],
          args: ['kubectl get pods'],
          env: [
            { name: 'A', value: 'b' },
            { name: 'N', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
            { name: 'S', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
          ],
          envFrom: [{ configMapRef: { name: 'm' } }, { secretRef: { name: 'whole' } }],
          volumeMounts: [{ name: 'v', mountPath: '/v' }],
        },
      ],
      volumes: [
        { name: 'v', secret: { secretName: 'direct' } },
        {
          name: 'p',
          projected: {
            sources: [{ secret: { name: 'inside' } }, { serviceAccountToken: { path: 't', audience: 'vault' } }],
          },
        },
        { name: 'h', hostPath: { path: '/var' } },
      ],
    }
    const [found] = pods('v1', 'Pod', { spec })
    expect(found).toMatchObject({ hostPid: true, hostNetwork: false, privileged: true })
    expect(found?.containers).toMatchObject([
      { name: 'i', role: 'init', image: 'init', privileged: true },
      {
        name: 'c',
        role: 'main',
        words: ['sh', '-c', 'kubectl get pods'],
        variables: [{ name: 'A', value: 'b' }, { name: 'N', fieldPath: 'metadata.namespace' }, { name: 'S' }],
        envSecrets: [
          { secret: 's', key: 'k', route: ['spec', 'containers', 0, 'env', 2, 'valueFrom', 'secretKeyRef'] },
          { secret: 'whole', route: ['spec', 'containers', 0, 'envFrom', 1, 'secretRef'] },
        ],
        mounts: [{ volume: 'v', path: '/v', route: ['spec', 'containers', 0, 'volumeMounts', 0] }],
      },
    ])
    expect(found?.volumes).toMatchObject([
      { name: 'v', secrets: [{ name: 'direct', route: ['spec', 'volumes', 0, 'secret'] }] },
      { name: 'p', secrets: [{ name: 'inside' }], tokenSources: [{ audience: 'vault', path: 't' }] },
      { name: 'h', hostPath: '/var' },
    ])
  })

  test('include the container and the script of an Argo template', () => {
    const templates = [
      { container: { image: 'a', command: ['x'] }, sidecars: [{ name: 's', image: 'b' }] },
      { script: { image: 'c', source: 'kubectl' } },
    ]
    const all = pods('argoproj.io/v1alpha1', 'WorkflowTemplate', { spec: { templates } })
    expect(all.map(({ containers }) => containers.map(({ name, words }) => [name, ...words]))).toEqual([
      [['main', 'x'], ['s']],
      [['main', 'kubectl']],
    ])
  })
})

/** A body in which the path exists, with the value at its end. */
function bodyWith(route: Route, value: Json): Json {
  const [step, ...rest] = route
  if (step === undefined) return value
  return typeof step === 'number' ? [bodyWith(rest, value)] : { [step]: bodyWith(rest, value) }
}

/** Wrong values of every type. */
const rubbish: readonly Json[] = [null, true, 0, 'x', [], {}, [null], [[]], [{}], { a: null }, ['x', 1, false]]
const keys = ['containers', 'volumes', 'initContainers', 'env', 'serviceAccountName', 'automountServiceAccountToken']

describe('every kind of the table', () => {
  const known = podKindNames.map(({ group, kind }) => [group, kind === '*' ? 'Any' : kind] as const)

  test('is found by group and kind', () => {
    expect(known.length).toBeGreaterThan(180)
    expect(known.filter(([group, kind]) => podKind(group, kind) === undefined)).toEqual([])
  })

  test.each(known)('%s %s gives its pods, and survives rubbish', (group, kind) => {
    const apiVersion = group === '' ? 'v1' : `${group}/v1`
    const specs = podKind(group, kind)?.specs ?? []
    const routes = specs.map(
      (path): Route => path.map((step) => (typeof step === 'string' ? step : step.description === '[]' ? 0 : 'any')),
    )
    for (const route of routes) {
      const body = bodyWith(route, { containers: [container], serviceAccountName: 'a' })
      expect(pods(apiVersion, kind, body as JsonObject).map(({ podSpec }) => podSpec)).toContainEqual(route)
      for (const value of rubbish) {
        for (let end = 1; end <= route.length; end += 1)
          pods(apiVersion, kind, bodyWith(route.slice(0, end), value) as JsonObject)
        for (const key of keys) pods(apiVersion, kind, bodyWith([...route, key], value) as JsonObject)
      }
    }
  })
})
