// Waivers: who may, for what, until when; and what is said of those that do not count.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { type Given, givenFor } from '../../src/findings/agreed.ts'
import type { Agreement } from '../../src/findings/waive.ts'
import { waiverComments } from '../../src/findings/waiver-comment.ts'
import { judge } from '../../src/judge.ts'
import { defaultPolicy, type Policy, type PolicyWaiver } from '../../src/policy/policy.ts'
import { readPolicy } from '../../src/policy/read.ts'
import { plan } from '../../src/report/plan.ts'
import { rules } from '../../src/rules/index.ts'
import { snapshot } from '../snapshot.ts'

const day = '2027-01-15'

function admin(name: string, comment = '', role = 'cluster-admin', kind = 'ClusterRoleBinding'): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata:
  name: ${name}${kind === 'RoleBinding' ? '\n  namespace: ci' : ''}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
${comment}  name: ${role}
subjects:
  - kind: ServiceAccount
    name: ${name}
    namespace: ci
`
}

interface Case {
  readonly base?: Readonly<Record<string, string>>
  readonly head: Readonly<Record<string, string>>
  readonly policy?: Partial<Policy>
  readonly agreements?: readonly Agreement[]
  readonly scan?: boolean
}

function judged({ base = {}, head, policy = {}, agreements = [], scan = false }: Case) {
  return judge({
    base: snapshot(base),
    head: snapshot(head),
    renames: new Map(),
    policy: { ...defaultPolicy(), ...policy },
    maxProofs: 5,
    day,
    agreements,
    scan,
  })
}

function told(one: Case): readonly string[] {
  const { introduced, waived, notes } = judged(one)
  return [
    ...introduced.map(({ rule, subject }) => `introduced ${rule} ${subject.name}`),
    ...waived.map(
      ({ rule, subject, waiver: { by, reason, until = 'ever' } }) =>
        `waived ${rule} ${subject.name} by ${by} for ${reason} until ${until}`,
    ),
    ...notes,
  ]
}

const rule = 'cluster-admin-binding'
const waiver: PolicyWaiver = {
  rule,
  subject: 'deployer',
  reason: 'it deploys',
  severity: 'critical',
  path: 'policy.yml',
  line: 3,
}
const head = { 'a.yaml': admin('deployer') }
const open = `introduced ${rule} deployer`
const accepted = `waived ${rule} deployer by policy.yml for it deploys until ever`

describe('a waiver in the policy', () => {
  test.each<[string, Partial<PolicyWaiver>, readonly string[]]>([
    ['covers its subject', {}, [accepted]],
    ['by kind and name', { subject: 'ClusterRoleBinding/deployer' }, [accepted]],
    ['by account', { subject: 'ci/deployer' }, [accepted]],
    ['by pattern', { subject: 'dep*' }, [accepted]],
    ['not another subject', { subject: 'deploy' }, [open]],
    ['not a kind', { subject: 'Cluster*' }, [open]],
    ['not another rule', { rule: 'secret-reading' }, [open]],
    [
      'on its last day',
      { expires: '2027-01-15' },
      [`waived ${rule} deployer by policy.yml for it deploys until 2027-01-15`],
    ],
    ['not after it', { expires: '2027-01-14' }, [open, 'policy.yml:3: the waiver expired on 2027-01-14']],
    [
      'nothing graver than it was given for',
      { severity: 'high' },
      [open, 'policy.yml:3: the waiver covers nothing graver than high: raise it to severity: critical'],
    ],
  ])('%s', (_, change, wanted) => {
    expect(told({ head, policy: { waivers: [{ ...waiver, ...change }] } })).toEqual(wanted)
  })

  const away = { base: head, head: { 'a.yaml': 'a: 1\n' } }
  test.each<[string, Parameters<typeof judged>[0], Partial<PolicyWaiver>, readonly string[]]>([
    ['what it was for goes', away, {}, ['policy.yml:3: the waiver may go: this change takes away what it was for']],
    [
      'it is over, and what it was for goes',
      away,
      { expires: '2027-01-14' },
      ['policy.yml:3: the waiver may go (it expired on 2027-01-14): this change takes away what it was for'],
    ],
    ['something else goes', away, { subject: 'other' }, []],
    ['one of two goes', { base: { ...head, 'b.yaml': head['a.yaml'] }, head }, {}, []],
    ['nothing goes', { base: head, head: { ...head, 'b.yaml': 'a: 1\n' } }, { expires: '2027-01-14' }, []],
  ])('in a review: %s', (_, one, change, notes) => {
    expect(judged({ ...one, policy: { waivers: [{ ...waiver, ...change }] } }).notes).toEqual(notes)
  })

  test('without a severity it covers what the rule is by itself', () => {
    const { severity: _, ...plain } = waiver
    const namespaced = { 'a.yaml': admin('deployer', '', 'edit', 'RoleBinding') }
    expect(told({ head: namespaced, policy: { waivers: [plain] } })).toEqual([accepted])
    expect(told({ head, policy: { waivers: [plain] } })).toEqual([
      open,
      'policy.yml:3: the waiver covers nothing graver than high: add severity: critical',
    ])
  })

  test('of the page that explains them covers the manifest of that page', () => {
    const page = readFileSync(new URL('../../docs/policy.md', import.meta.url), 'utf8')
    const blocks = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text)
    const law = blocks.find((text) => text.includes('\nwaivers:')) ?? ''
    const manifest = blocks.find((text) => text.includes('\nkind: ClusterRoleBinding\n')) ?? ''
    const reading = readPolicy(
      'policy.yml',
      new TextEncoder().encode(law),
      rules.map(({ id }) => id),
    )
    if ('complaints' in reading) throw new Error(JSON.stringify(reading.complaints))
    expect(told({ head: { 'a.yaml': manifest }, policy: reading.policy })).toEqual([
      `waived ${rule} deployer by policy.yml for the deployer installs the operators until 2027-01-31`,
    ])
  })

  test('passes the check, and the summary says who answers for it', () => {
    const delta = judged({ head, policy: { waivers: [waiver] } })
    const { conclusion, verdict, summary, comments } = plan(delta, [], defaultPolicy())
    expect({ conclusion, verdict, comments }).toEqual({
      conclusion: 'success',
      verdict: 'passed, 1 waived',
      comments: [],
    })
    expect(summary).toMatch(/Waived by `?policy\.yml`?: it deploys/)
  })

  test('that no finding needs is told by a scan', () => {
    const policy = { waivers: [{ ...waiver, subject: 'gone' }] }
    expect(told({ head, policy, scan: true })).toContain(
      'policy.yml:3: the waiver is not used: no such finding is left',
    )
    expect(told({ head, policy })).toEqual([open])
  })
})

describe('a waiver in a manifest', () => {
  const words = `# sa-guard: waive ${rule} because it deploys until 2027-02-01\n`
  const above = `  ${words}`
  const by = (path: string) => `waived ${rule} deployer by ${path} for it deploys until 2027-02-01`
  const waits = 'a.yaml:8: the waiver counts once somebody else with write access agrees: /sa-guard waive'

  test.each<[string, Case, readonly string[]]>([
    ['new in the change, waits', { head: { 'a.yaml': admin('deployer', above) } }, [open, waits]],
    [
      'new in the change, counts where the policy lets authors waive',
      { head: { 'a.yaml': admin('deployer', above) }, policy: { selfWaive: true } },
      [by('a.yaml')],
    ],
    ['counts in a scan', { head: { 'a.yaml': admin('deployer', above) }, scan: true }, [by('a.yaml')]],
    [
      'on the line itself',
      {
        head: { 'a.yaml': admin('deployer').replace('name: cluster-admin', `name: cluster-admin ${words.trim()}`) },
        scan: true,
      },
      [by('a.yaml')],
    ],
    [
      'above other comments',
      { head: { 'a.yaml': admin('deployer', `${above}  # needed for operators\n`) }, scan: true },
      [by('a.yaml')],
    ],
    [
      'elsewhere in the file, is not used',
      { head: { 'a.yaml': `${words}${admin('deployer')}` }, scan: true },
      [open, 'a.yaml:1: the waiver is not used: no such finding is left'],
    ],
    [
      'of another rule, is not used',
      { head: { 'a.yaml': admin('deployer', above.replace(rule, 'token-secret')) }, scan: true },
      [open, 'a.yaml:8: the waiver is not used: no such finding is left'],
    ],
    [
      'that has expired',
      { head: { 'a.yaml': admin('deployer', above.replace('2027-02', '2027-01')) }, scan: true },
      [open, 'a.yaml:8: the waiver expired on 2027-01-01'],
    ],
    [
      'of an unknown rule',
      { head: { 'a.yaml': admin('deployer', '  # sa-guard: waive cluster-admin-bindin because x\n') } },
      [open, 'a.yaml:8: no waiver: there is no such rule; did you mean cluster-admin-binding?'],
    ],
    [
      'with an odd day',
      { head: { 'a.yaml': admin('deployer', above.replace('2027-02-01', '1.2.2027')) } },
      [open, 'a.yaml:8: no waiver: behind `until`, at the end, stands a day such as 2027-01-31'],
    ],
    [
      'with a note behind its day',
      { head: { 'a.yaml': admin('deployer', above.replace('2027-02-01', '2027-02-01 # until then ok')) }, scan: true },
      [by('a.yaml')],
    ],
    [
      'until this and that, with a day',
      { head: { 'a.yaml': admin('deployer', above.replace('it deploys', 'until then')) }, scan: true },
      [by('a.yaml').replace('it deploys', 'until then')],
    ],
    [
      'with a note behind a day that is over',
      {
        head: { 'a.yaml': admin('deployer', above.replace('2027-02-01', '2027-01-01 # until 2027-03-01')) },
        scan: true,
      },
      [open, 'a.yaml:8: the waiver expired on 2027-01-01'],
    ],
    ...[
      'until Dec 31',
      'until: 2027-02-01',
      'until:',
      'Until 2027-02-01',
      '(until 2027-02-01)',
      'until 2027-02-01#',
      'until 2027-02-01 or so',
      'until 2027-02-30',
      'until the end # until 2027-02-30',
    ].map((end): [string, Case, readonly string[]] => [
      `with ${end}`,
      { head: { 'a.yaml': admin('deployer', above.replace('until 2027-02-01', end)) }, scan: true },
      [open, 'a.yaml:8: no waiver: behind `until`, at the end, stands a day such as 2027-01-31'],
    ]),
    [
      'with a day in the place of the reason',
      { head: { 'a.yaml': admin('deployer', above.replace('it deploys ', '')) }, scan: true },
      [open, 'a.yaml:8: no waiver: behind `until`, at the end, stands a day such as 2027-01-31'],
    ],
    [
      'without a reason',
      { head: { 'a.yaml': admin('deployer', '  # sa-guard: waive cluster-admin-binding\n') } },
      [open, 'a.yaml:8: no waiver: write `# sa-guard: waive RULE because REASON until 2027-01-31`'],
    ],
    [
      'for everything',
      { head: { 'a.yaml': admin('deployer', '  # sa-guard: waive * because x\n') } },
      [open, 'a.yaml:8: no waiver: there is no such rule'],
    ],
  ])('%s', (_, one, wanted) => {
    expect(told(one)).toEqual(wanted)
  })

  test('a file of nothing but waivers is read at once', () => {
    const many = `${above.replace('it deploys', 'x')}\n`.repeat(20_000)
    const begun = performance.now()
    expect(waiverComments('a.yaml', many, [rule]).waivers).toHaveLength(20_000)
    expect(performance.now() - begun).toBeLessThan(3000)
  })

  test('of a million blanks is read at once', () => {
    const long = above.replace('it deploys', `it${' '.repeat(1_000_000)}deploys`)
    const begun = performance.now()
    expect(told({ head: { 'a.yaml': admin('deployer', long) }, scan: true })).toEqual([
      open,
      'a.yaml:8: no waiver: the reason is longer than 500 characters',
    ])
    expect(performance.now() - begun).toBeLessThan(3000)
  })

  describe('at base', () => {
    const endless = above.replace(' until 2027-02-01', '')
    const bound = (name: string, comment = endless) => admin(name, comment, 'admin', 'RoleBinding')
    const evil = bound('web').replace('- kind: ServiceAccount\n    name: web', '- kind: ServiceAccount\n    name: evil')
    const agree = 'the waiver counts once somebody else with write access agrees: /sa-guard waive'
    const beyond = 'the waiver does not cover what is graver than it was given for, or for another account or namespace'
    const newly = (name: string) => `introduced ${rule} ${name}`
    const ever = (name: string) => `waived ${rule} ${name} by a.yaml for it deploys until ever`

    test.each<[string, string, string, readonly string[], Partial<Policy>?]>([
      [
        'a copy below is new',
        bound('web'),
        `${bound('web')}---\n${bound('evil')}`,
        [newly('evil'), `a.yaml:24: ${agree}`],
      ],
      [
        'a copy above is new',
        bound('web'),
        `${bound('evil')}---\n${bound('web')}`,
        [newly('evil'), `a.yaml:9: ${agree}`],
      ],
      [
        'a copy counts where the policy lets authors waive',
        bound('web'),
        `${bound('web')}---\n${bound('evil')}`,
        [ever('evil')],
        { selfWaive: true },
      ],
      ['it is for no other account in its place', bound('web'), evil, [newly('web'), `a.yaml:9: ${beyond}`]],
      [
        'it is for no other account, whatever authors may',
        bound('web'),
        evil,
        [newly('web'), `a.yaml:9: ${beyond}`],
        { selfWaive: true },
      ],
      [
        'it is for no other account beside the first',
        bound('web'),
        `${bound('web')}  - {kind: ServiceAccount, name: late, namespace: ci}\n`,
        [newly('web'), `a.yaml:9: ${beyond}`],
      ],
      [
        'it is for no other object of the account',
        bound('web'),
        bound('web').replace('  name: web\n  namespace: ci', '  name: other\n  namespace: prod'),
        [newly('other'), `a.yaml:9: ${beyond}`],
      ],
      [
        'it is for nothing graver',
        bound('web'),
        bound('web').replace('RoleBinding', 'ClusterRoleBinding').replace('\n  namespace: ci\nroleRef', '\nroleRef'),
        ['introduced widened-binding web', newly('web'), `a.yaml:8: ${beyond}`],
      ],
      [
        'what stood beside nothing is new',
        bound('web').replace('name: admin', 'name: view'),
        bound('web'),
        [newly('web'), 'introduced changed-role-ref web', `a.yaml:9: ${agree}`],
      ],
      [
        'it is for more of what it was given for',
        bound('web').replace('name: admin', 'name: edit'),
        bound('web'),
        ['introduced changed-role-ref web', ever('web')],
      ],
      [
        'two that say the same count for one each, in any order',
        `${bound('web')}---\n${bound('api')}`.replaceAll('name: admin', 'name: edit'),
        `${bound('api')}---\n${bound('web')}`,
        ['introduced changed-role-ref api', 'introduced changed-role-ref web', ever('api'), ever('web')],
      ],
    ])('%s', (_, base, changed, wanted, policy = {}) => {
      expect(told({ base: { 'a.yaml': base }, head: { 'a.yaml': changed }, policy })).toEqual(wanted)
    })

    test('on a role it is for no other namespace', () => {
      const reader = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: reader}
rules:
  - apiGroups: [""]
    # sa-guard: waive secret-reading because it syncs them
    resources: [secrets]
    verbs: [get, list]
`
      const binding = (namespace: string) => `---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: reader, namespace: ${namespace}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader}
subjects: [{kind: ServiceAccount, name: app, namespace: ci}]
`
      const base = { 'a.yaml': `${reader}${binding('ci')}` }
      const { introduced, waived, notes } = judged({ base, head: { ...base, 'b.yaml': binding('pay') } })
      expect(waived).toEqual([])
      expect(introduced.map(({ message }) => message)).toEqual([expect.stringContaining('in namespace pay')])
      expect(notes).toEqual([`a.yaml:6: ${beyond}`])
    })

    test('each covers one file that came from its own', () => {
      const base = snapshot({ 'a.yaml': bound('web') })
      const both = snapshot({ 'a.yaml': bound('web'), 'b.yaml': bound('evil') })
      const { introduced, notes } = judge({
        base,
        head: both,
        renames: new Map([['b.yaml', 'a.yaml']]),
        policy: defaultPolicy(),
        maxProofs: 0,
        day,
      })
      expect(introduced.map(({ subject }) => subject.name)).toEqual(['evil'])
      expect(notes).toEqual([`b.yaml:9: ${agree}`])
    })
  })
})

describe('a waiver of the conversation', () => {
  const listed = judged({ head }).introduced.map(givenFor)
  const but = (part: Partial<Given>) => ({ ...given, given: listed.map((one) => ({ ...one, ...part })) })
  const given: Agreement = { rule, reason: 'agreed', by: 'ada', given: listed }

  test.each<[string, Agreement, readonly string[]]>([
    ['covers what it was given for', given, [`waived ${rule} deployer by @ada for agreed until ever`]],
    ['not another finding', but({ fingerprint: 'f' }), [open]],
    [
      'nothing graver',
      but({ severity: 'high' }),
      [
        open,
        `/sa-guard waive ${rule} by @ada: the waiver does not cover what is graver than it was given for, or more than its answer lists: other rights, another namespace or place; to waive that too, say the words again`,
      ],
    ],
    [
      'not after its last day',
      { ...given, until: '2027-01-01' },
      [open, `/sa-guard waive ${rule} by @ada: the waiver expired on 2027-01-01`],
    ],
  ])('%s', (_, agreement, wanted) => {
    expect(told({ head, agreements: [agreement] })).toEqual(wanted)
  })
})
