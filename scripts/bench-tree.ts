// A generated repository for the benchmark: branch `main`, and on top of it `change` and `words`. The same for the same size.
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Manifests of one application; a tree is a number of these. */
const perApplication = 10

export function generate(directory: string, manifests: number): void {
  const applications = Math.max(1, Math.round(manifests / perApplication))
  mkdirSync(directory, { recursive: true })
  git(directory, 'init', '--quiet', '--initial-branch=main')
  writeFileSync(join(directory, 'README.md'), '# Generated\n')
  for (let index = 0; index < applications; index++) {
    for (const [path, text] of application(index)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true })
      writeFileSync(join(directory, path), text)
    }
  }
  commit(directory, 'base')
  git(directory, 'switch', '--quiet', '--create', 'words')
  appendFileSync(join(directory, 'README.md'), 'More words.\n')
  commit(directory, 'words')
  git(directory, 'switch', '--quiet', '--create', 'change', 'main')
  change(directory, applications)
  commit(directory, 'change')
  // Clones are packed; loose objects would make the floor slower than it is there.
  git(directory, 'gc', '--quiet')
}

/** Five files: a token restored, a role for `default`, a new workload, and two changes that mean nothing. */
function change(directory: string, applications: number): void {
  const folder = (index: number) => join(directory, 'apps', name(index % applications))
  replace(join(folder(0), 'workload.yaml'), '      automountServiceAccountToken: false\n', '')
  replace(
    join(folder(1), 'access.yaml'),
    `    name: ${name(1 % applications)}\n    namespace`,
    '    name: default\n    namespace',
  )
  writeFileSync(join(folder(2), 'added.yaml'), deployment('added', `team-${2 % 20}`, ''))
  replace(join(folder(3), 'workload.yaml'), ':1.0.0', ':1.1.0')
  replace(join(folder(4), 'network.yaml'), 'port: 80\n', 'port: 81\n')
}

function replace(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}`)
  writeFileSync(file, text.replace(from, to))
}

function git(directory: string, ...args: readonly string[]): void {
  const config = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', '-c', 'commit.gpgSign=false']
  const day = '2026-01-01T00:00:00Z'
  execFileSync('git', [...config, ...args], {
    cwd: directory,
    env: { ...process.env, GIT_AUTHOR_DATE: day, GIT_COMMITTER_DATE: day },
  })
}

function commit(directory: string, message: string): void {
  git(directory, 'add', '--all')
  git(directory, 'commit', '--quiet', '--message', message)
}

function name(index: number): string {
  return `app-${String(index).padStart(5, '0')}`
}

function application(index: number): readonly (readonly [string, string])[] {
  const id = name(index)
  const namespace = `team-${index % 20}`
  const folder = `apps/${id}`
  return [
    [`${folder}/workload.yaml`, deployment(id, namespace, '      automountServiceAccountToken: false\n')],
    [`${folder}/access.yaml`, access(id, namespace)],
    [`${folder}/network.yaml`, network(id, namespace)],
    [`${folder}/settings.yaml`, settings(id, namespace)],
  ]
}

function object(apiVersion: string, kind: string, id: string, namespace: string, rest: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${id}\n  namespace: ${namespace}\n  labels:\n    app: ${id}\n    team: ${namespace}\n${rest}`
}

function deployment(id: string, namespace: string, automount: string): string {
  const container = `        - name: main
          image: registry.example.com/${namespace}/${id}:1.0.0
          ports:
            - containerPort: 8080
          resources:
            requests: { cpu: 100m, memory: 128Mi }
            limits: { memory: 256Mi }
          readinessProbe:
            httpGet: { path: /ready, port: 8080 }
          env:
            - name: LOG_LEVEL
              value: info
          envFrom:
            - configMapRef:
                name: ${id}
`
  const account = automount === '' ? '' : `      serviceAccountName: ${id}\n`
  return object(
    'apps/v1',
    'Deployment',
    id,
    namespace,
    `spec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: ${id}\n  template:\n    metadata:\n      labels:\n        app: ${id}\n    spec:\n${account}${automount}      containers:\n${container}`,
  )
}

function access(id: string, namespace: string): string {
  const group = 'rbac.authorization.k8s.io'
  const role = `rules:\n  - apiGroups: [""]\n    resources: [configmaps]\n    resourceNames: [${id}]\n    verbs: [get, watch]\n`
  const binding = `subjects:\n  - kind: ServiceAccount\n    name: ${id}\n    namespace: ${namespace}\nroleRef:\n  apiGroup: ${group}\n  kind: Role\n  name: ${id}\n`
  return [
    object('v1', 'ServiceAccount', id, namespace, ''),
    object(`${group}/v1`, 'Role', id, namespace, role),
    object(`${group}/v1`, 'RoleBinding', id, namespace, binding),
  ].join('---\n')
}

function network(id: string, namespace: string): string {
  const service = `spec:\n  selector:\n    app: ${id}\n  ports:\n    - name: http\n      port: 80\n      targetPort: 8080\n`
  const rule = `spec:\n  rules:\n    - host: ${id}.example.com\n      http:\n        paths:\n          - path: /\n            pathType: Prefix\n            backend:\n              service:\n                name: ${id}\n                port: { name: http }\n`
  const policy = `spec:\n  podSelector:\n    matchLabels:\n      app: ${id}\n  policyTypes: [Ingress]\n  ingress:\n    - from:\n        - podSelector: {}\n`
  return [
    object('v1', 'Service', id, namespace, service),
    object('networking.k8s.io/v1', 'Ingress', id, namespace, rule),
    object('networking.k8s.io/v1', 'NetworkPolicy', id, namespace, policy),
  ].join('---\n')
}

function settings(id: string, namespace: string): string {
  const lines = Array.from({ length: 20 }, (_, index) => `  SETTING_${index}: "value ${index} of ${id}"`).join('\n')
  const scaler = `spec:\n  minReplicas: 2\n  maxReplicas: 6\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: ${id}\n`
  const budget = `spec:\n  minAvailable: 1\n  selector:\n    matchLabels:\n      app: ${id}\n`
  return [
    object('v1', 'ConfigMap', id, namespace, `data:\n${lines}\n`),
    object('autoscaling/v2', 'HorizontalPodAutoscaler', id, namespace, scaler),
    object('policy/v1', 'PodDisruptionBudget', id, namespace, budget),
  ].join('---\n')
}
