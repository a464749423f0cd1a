import { describe, expect, test } from '@jest/globals'
import { cloudIdentityReach } from '../../src/rules/cloud-identity-reach.ts'
import { type Change, judged } from '../change.ts'
import { documents, runs, withRole } from './cloud.ts'
import { account, binding } from './manifests.ts'

const role = 'AWS role arn:aws:iam::123456789012:role/web'

/** A Role in `shop` (or a ClusterRole) of one rule, and who has it. */
function may(verb: string, resource: string, rest = '', kind: 'RoleBinding' | 'ClusterRoleBinding' = 'RoleBinding') {
  const own = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: deploy}
rules:
  - apiGroups: ['${resource === 'deployments' ? 'apps' : resource === 'jobs' ? 'batch' : ''}']
    resources: [${resource}]
    verbs: [${verb}]
${rest}`
  return documents(own, binding('deploy', '- kind: ServiceAccount\n  name: ci\n  namespace: build', kind))
}

const web = withRole('web', 'web')
const deploys = may('create', 'deployments')
const can = 'ServiceAccount build/ci can run Pods through Deployments, DaemonSets, StatefulSets or ReplicaSets'

interface Case extends Change {
  readonly says: readonly string[]
}

function files(text: string): Change['head'] {
  return text === '' ? {} : { 'a.yaml': text }
}

const cases: Readonly<Record<string, Omit<Case, 'base' | 'head'> & { base?: string; head: string }>> = {
  'it may make Pods where the identity is': {
    head: documents(web, deploys),
    says: [`medium ${can} in namespace shop and so act in the cloud as ${role}, which ServiceAccount shop/web has`],
  },
  'it may make them everywhere': {
    base: web,
    head: documents(web, may('create', 'pods', '', 'ClusterRoleBinding')),
    says: [
      `medium ServiceAccount build/ci can run Pods as any ServiceAccount cluster-wide and so act in the cloud as ${role}, which ServiceAccount shop/web has`,
    ],
  },
  'it may mint its tokens': {
    base: web,
    head: documents(web, may('create', 'serviceaccounts/token', '    resourceNames: [web]\n')),
    says: [
      `medium ServiceAccount build/ci can issue tokens of ServiceAccount (web) in namespace shop and so act in the cloud as ${role}, which ServiceAccount shop/web has`,
    ],
  },
  'it may mint those of another one': {
    head: documents(web, may('create', 'serviceaccounts/token', '    resourceNames: [api]\n')),
    says: [],
  },
  'it may only read Pods': { head: documents(web, may('get', 'pods')), says: [] },
  'the identity is in another namespace': {
    head: documents(web.replace('namespace: shop', 'namespace: other'), deploys),
    says: [],
  },
  'it is its own identity': {
    head: documents(withRole('ci', 'web'), deploys.replace('namespace: build', 'namespace: shop')),
    says: [],
  },
  'there is no identity': { head: documents(account('web'), deploys), says: [] },
  'both were there': { base: documents(web, deploys), head: documents(web, deploys, runs('web', 'web')), says: [] },
  'the identity comes to where others may make Pods': {
    base: documents(account('web'), deploys.replace(/$/, '  - kind: ServiceAccount\n    name: cd\n')),
    head: documents(web, deploys.replace(/$/, '  - kind: ServiceAccount\n    name: cd\n')),
    says: [
      `medium ServiceAccount build/ci and ServiceAccount shop/cd can run Pods as ServiceAccount shop/web or issue tokens of it, and so act in the cloud as ${role}`,
    ],
  },
  'the identity comes, and somebody may change a Deployment of another name': {
    base: documents(account('web'), may('patch', 'deployments', '    resourceNames: [api]\n')),
    head: documents(web, may('patch', 'deployments', '    resourceNames: [api]\n')),
    says: [],
  },
  'the identity comes, and somebody may make Pods everywhere': {
    base: documents(account('web'), may('create', 'pods', '', 'ClusterRoleBinding')),
    head: documents(web, may('create', 'pods', '', 'ClusterRoleBinding')),
    says: [],
  },
  'one of several identities is that of an administrator': {
    base: documents(web, withRole('ops', 'admin')),
    head: documents(web, withRole('ops', 'admin'), deploys),
    says: [
      `high ${can} in namespace shop and so act in the cloud as AWS role arn:aws:iam::123456789012:role/admin, which ServiceAccount shop/ops has, and as 1 more`,
    ],
  },
  'the role moves to another file': { base: documents(web, deploys), head: documents(deploys, web), says: [] },
}

describe(cloudIdentityReach.id, () => {
  test.each(Object.entries(cases))('%s', (_, { base = '', head, says }) => {
    const { introduced } = judged({ base: files(base), head: files(head) })
    const found = introduced.filter(({ rule }) => rule === cloudIdentityReach.id)
    expect(found.map(({ severity, message }) => `${severity} ${message}`)).toEqual(says)
  })

  test('the right is gone: thanks', () => {
    const { fixed } = judged({ base: files(documents(web, deploys)), head: files(web) })
    expect(fixed.map(({ rule }) => rule)).toContain(cloudIdentityReach.id)
  })

  test('what is written for several clusters is told of the same one alone', () => {
    const copy = account('sync')
    const head = (folder: string): Change['head'] => ({
      'one/a.yaml': documents(copy, deploys),
      'two/a.yaml': copy,
      [`${folder}/web.yaml`]: web,
    })
    const base = { 'one/a.yaml': documents(copy, deploys), 'two/a.yaml': copy }
    const rules = (folder: string) => judged({ base, head: head(folder) }).introduced.map(({ rule }) => rule)
    expect(rules('one')).toContain(cloudIdentityReach.id)
    expect(rules('two')).not.toContain(cloudIdentityReach.id)
    expect(rules('two')).toContain('added-cloud-identity')
  })

  test('it stands on the right that is new, or on the identity', () => {
    const line = (base: string, head: string): readonly number[] =>
      judged({ base: files(base), head: files(head) })
        .introduced.filter(({ rule }) => rule === cloudIdentityReach.id)
        .map(({ ranges }) => ranges[0].startLine)
    expect(line(web, documents(web, deploys))).toEqual([14])
    expect(line(documents(account('web'), deploys), documents(web, deploys))).toEqual([5])
  })
})
