// The policy file: what each field becomes, and what is said of each mistake.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import { policyFields, policySchema } from '../../src/policy/fields.ts'
import { defaultPolicy, type Policy } from '../../src/policy/policy.ts'
import { readPolicy } from '../../src/policy/read.ts'
import { rules } from '../../src/rules/index.ts'

const ruleIds = rules.map(({ id }) => id)
const path = '.github/sa-guard.yml'

function read(text: string): ReturnType<typeof readPolicy> {
  return readPolicy(path, new TextEncoder().encode(text), ruleIds)
}

function policy(text: string): Policy {
  const reading = read(text)
  if ('complaints' in reading) throw new Error(JSON.stringify(reading.complaints))
  return reading.policy
}

/** `3:7 message`, one line each. */
function said(text: string): readonly string[] {
  const reading = read(text)
  return 'complaints' in reading
    ? reading.complaints.map(
        ({ line, column, message }) => `${line}${column === undefined ? '' : `:${column}`} ${message}`,
      )
    : []
}

const good: Readonly<Record<string, readonly [string, Partial<Policy>]>> = {
  'an empty file': ['', {}],
  'comments alone': ['# profile: dedicated-sa\n', {}],
  profile: ['profile: dedicated-sa', { profile: 'dedicated-sa' }],
  'fail-on': ['fail-on: medium', { failOn: 'medium' }],
  'comment-on for all': [
    'comment-on: high',
    {
      commentOn: {
        token: 'high',
        account: 'high',
        binding: 'high',
        grant: 'high',
        cloud: 'high',
        credential: 'high',
      },
    },
  ],
  'comment-on by family': [
    'comment-on: {token: critical}',
    { commentOn: { ...defaultPolicy().commentOn, token: 'critical' } },
  ],
  'max-comments': ['max-comments: 3', { maxComments: 3 }],
  strict: ['strict: true', { strict: true }],
  'self-waive': ['self-waive: true', { selfWaive: true }],
  paths: [
    'paths:\n  include: [deploy/**]\n  exclude: [vendor]\n',
    { paths: { include: ['deploy/**'], exclude: ['vendor'] } },
  ],
  'a rule that is off': [
    'rules:\n  token-secret: off\n',
    { rules: new Map([['token-secret', { severity: 'off', exclude: [] }]]) },
  ],
  'a rule with a severity': [
    'rules: {token-secret: critical}',
    { rules: new Map([['token-secret', { severity: 'critical', exclude: [] }]]) },
  ],
  'a rule with options': [
    'rules:\n  token-secret:\n    severity: low\n    exclude: [legacy]\n',
    { rules: new Map([['token-secret', { severity: 'low', exclude: ['legacy'] }]]) },
  ],
  'a version of YAML': ['%YAML 1.2\n---\nfail-on: low\n', { failOn: 'low' }],
  waivers: [
    '# known\nwaivers:\n  - rule: token-secret\n    subject: shop/web\n    reason: an old client\n    expires: 2027-01-31\n    severity: high\n',
    {
      waivers: [
        {
          rule: 'token-secret',
          subject: 'shop/web',
          reason: 'an old client',
          expires: '2027-01-31',
          severity: 'high',
          path,
          line: 3,
        },
      ],
    },
  ],
  namespaces: ['namespaces:\n  "teams/*/**": shop\n', { namespaces: [['teams/*/**', 'shop']] }],
  'trusted-roles': ['trusted-roles: [ClusterRole/argocd-*]', { trustedRoles: ['ClusterRole/argocd-*'] }],
  'system-namespaces': ['system-namespaces: [platform]', { systemNamespaces: ['platform'] }],
  'test-paths': ['test-paths: []', { testPaths: [] }],
  limits: ['limits: {memory: 512, seconds: 10, proofs: 0}', { limits: { memory: 512, seconds: 10, proofs: 0 } }],
  'units and charts': [
    'complete: ["**"]\nkustomize: {roots: [overlays/*]}\nhelm:\n  - chart: charts/web\n    values: [prod.yaml]\n    release: web\n    namespace: shop\n',
    { complete: ['**'], roots: ['overlays/*'], charts: ['charts/web'] },
  ],
  'an anchor used twice': [
    'rules:\n  token-secret: &o {severity: low}\n  bootstrap-token: *o\n',
    {
      rules: new Map(['token-secret', 'bootstrap-token'].map((id) => [id, { severity: 'low', exclude: [] }] as const)),
    },
  ],
}

const bad: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'a list at the root': ['- profile', '1:3 the file must be a mapping, not a list; its keys are profile, fail-on'],
  'an unknown key': ['strict: true\nfail_on: high\n', '2:1 the policy has no `fail_on`; did you mean fail-on?'],
  'a far-off key': [
    'banana: 1\n',
    `1:1 the policy has no \`banana\`; it has ${Object.keys(policyFields([])).join(', ')}`,
  ],
  'a key of the prototype': ['__proto__: 1\n', '1:1 the policy has no `__proto__`; it has'],
  'a key twice': ['strict: true\nstrict: false\n', '2 not readable YAML: a mapping has the same key twice'],
  'an unknown profile': ['profile: dedicated\n', '1:10 profile must be default-sa or dedicated-sa, not "dedicated"'],
  'a mistyped severity': [
    'fail-on: hihg\n',
    '1:10 fail-on must be info, low, medium, high or critical, not "hihg"; did you mean high?',
  ],
  'a severity in capitals': [
    'fail-on: "HIGH"\n',
    '1:10 fail-on must be info, low, medium, high or critical, not "HIGH"; did you mean high?',
  ],
  'an unknown family': ['comment-on:\n  grants: low\n', '2:3 comment-on has no `grants`; did you mean grant?'],
  'an empty field': ['fail-on:\n', '1:1 fail-on is empty; it must be info, low, medium, high or critical'],
  'too many comments': ['max-comments: 500\n', '1:15 max-comments must be a whole number from 0 to 50, not 500'],
  'a quoted flag': ['strict: "true"\n', '1:9 strict must be true or false, not "true"; write true without quotes'],
  'one path, not a list': [
    'paths:\n  include: deploy\n',
    '2:12 paths.include must be a list, not "deploy"; write each item on a line of its own, behind a dash',
  ],
  'a path out of the repository': [
    'paths:\n  exclude:\n    - ../other\n',
    '3:7 paths.exclude[0] must be a pattern of paths from the root of the repository, such as deploy/**, not "../other"; nothing outside of the repository is read',
  ],
  'an unknown rule': [
    'rules:\n  automount-token: off\n',
    '2:3 there is no rule "automount-token"; did you mean automounted-token?',
  ],
  'an unknown rule, far off': ['rules:\n  banana: off\n', '2:3 there is no rule "banana"; sa-guard explain lists them'],
  'an unknown severity of a rule': [
    'rules:\n  token-secret: on\n',
    '2:17 rules.token-secret must be off, info, low, medium, high or critical, not "on"',
  ],
  'an unknown option of a rule': [
    'rules:\n  token-secret:\n    serverity: low\n',
    '3:5 rules.token-secret has no `serverity`; did you mean severity?',
  ],
  'a waiver for every rule': [
    'waivers:\n  - rule: "*"\n    subject: shop/web\n    reason: ok\n',
    '2:11 there is no rule "*"; sa-guard explain lists them',
  ],
  'a waiver for everybody': [
    'waivers:\n  - rule: token-secret\n    subject: "*"\n    reason: ok\n',
    '3:14 waivers[0].subject must be the name of whom the waiver is for, such as shop/web or ClusterRoleBinding/deployer, and more than a star, not "*"; it needs three characters in a row of the name itself, behind the kind and the namespace',
  ],
  ...Object.fromEntries(
    ['ClusterRoleBinding/*', 'shop/*', '*e*', '*/w?b', 'Deployment/shop/a*', '*-*-*'].map((subject) => [
      `a waiver for ${subject}`,
      [
        `waivers:\n  - rule: token-secret\n    subject: "${subject}"\n    reason: ok\n`,
        `3:14 waivers[0].subject must be the name of whom the waiver is for, such as shop/web or ClusterRoleBinding/deployer, and more than a star, not "${subject}"; it needs three characters in a row of the name itself, behind the kind and the namespace`,
      ] as const,
    ]),
  ),
  'a waiver without a reason and a subject': [
    'waivers:\n  - rule: token-secret\n',
    '2:5 waivers[0] needs `subject`',
    '2:5 waivers[0] needs `reason`',
  ],
  'an empty reason': [
    'waivers:\n  - {rule: token-secret, subject: web, reason: "  "}\n',
    '2:48 waivers[0].reason must be a sentence of at most 500 characters on one line, not "  "',
  ],
  'a day that does not exist': [
    'waivers:\n  - rule: token-secret\n    subject: web\n    reason: ok\n    expires: 2027-02-29\n',
    '5:14 waivers[0].expires must be a day such as 2027-01-31, not "2027-02-29"; no calendar has it',
  ],
  'a day in another form': [
    'waivers:\n  - rule: token-secret\n    subject: web\n    reason: ok\n    expires: 31.1.2027\n',
    '5:14 waivers[0].expires must be a day such as 2027-01-31, not "31.1.2027"; write year, month and day, with dashes',
  ],
  'a time of the day': [
    'waivers:\n  - rule: token-secret\n    subject: web\n    reason: ok\n    expires: 2027-01-31T00:00:00Z\n',
    '5:14 waivers[0].expires must be a day such as 2027-01-31, not "2027-01-31T00:00:00Z"; write year, month and day, with dashes',
  ],
  'a year alone': [
    'waivers:\n  - rule: token-secret\n    subject: web\n    reason: ok\n    expires: 2027\n',
    '5:14 waivers[0].expires must be a day such as 2027-01-31, not 2027',
  ],
  'a namespace with a slash': [
    'namespaces:\n  deploy/**: shop/web\n',
    '2:14 namespaces.deploy/** must be the name of a namespace, of small letters, digits and dashes, not "shop/web"',
  ],
  'a namespace that reads as a truth': [
    'namespaces:\n  deploy/**: true\n',
    '2:14 namespaces.deploy/** must be the name of a namespace, of small letters, digits and dashes, not true; put it in quotes',
  ],
  'a pattern with a backslash': [
    'namespaces:\n  deploy\\**: shop\n',
    '2:3 namespaces.deploy\\** must be a pattern of paths from the root of the repository, such as deploy/**, not "deploy\\\\**"; folders are parted by /',
  ],
  'a name with a blank': [
    'trusted-roles: ["cluster admin"]\n',
    '1:17 trusted-roles[0] must be the name of a role such as deployer or ClusterRole/read-*, with * for any letters, not "cluster admin"',
  ],
  'an unknown limit': ['limits: {second: 1}\n', '1:10 limits has no `second`; did you mean seconds?'],
  'no time at all': [
    'limits: {seconds: 0}\n',
    '1:19 limits.seconds must be a whole number of seconds from 1 to 3600, not 0',
  ],
  'a release without a chart': ['helm:\n  - release: web\n', '2:5 helm[0] needs `chart`'],
  'a path with a dot in front': [
    'paths:\n  exclude: [./deploy]\n',
    '2:13 paths.exclude[0] must be a pattern of paths from the root of the repository, such as deploy/**, not "./deploy"; leave the ./ in front out',
  ],
  'an exception': ['paths:\n  exclude: ["!deploy"]\n', 'not "!deploy"; there are no exceptions'],
  'a list of names in a pattern': [
    'complete: ["clusters/{a,b}"]\n',
    'not "clusters/{a,b}"; only *, ? and ** stand for something: write a pattern for each',
  ],
  'an empty step': ['test-paths: [a//b]\n', 'not "a//b"; no step of it may be empty or a dot'],
  'a flag of old YAML': ['strict: no\n', '1:9 strict must be true or false, not "no"; did you mean false?'],
  'a waiver for ever': [
    'waivers: [{rule: token-secret, subject: web, reason: ok, expires: never}]\n',
    '1:67 waivers[0].expires must be a day such as 2027-01-31, not "never"; without an end, leave the field out',
  ],
  'a mapping in the place of a list': [
    'waivers: {rule: token-secret}\n',
    '1:1 waivers must be a list, not a mapping; write each item on a line of its own, behind a dash',
  ],
  'letters that a terminal would obey': ['"a\\u0007b": 1\n', '1:1 the policy has no `a�b`; it has'],
  'an unfinished merge': [
    'profile: default-sa\n<<<<<<< HEAD\nstrict: true\n=======\nstrict: false\n>>>>>>> other\n',
    '2:1 a merge conflict stands here: choose one of its sides',
  ],
  'a template': [
    'strict: {{ .Values.strict }}\n',
    '1 not readable YAML: a key must be a word; templates are not filled in here',
  ],
  'a second document': [
    'strict: true\n---\nstrict: false\n',
    '3:1 a second document begins here, and the policy is one: take the line of dashes out',
  ],
  'broken YAML': ['rules: [\n', '2 not readable YAML: a [ is not closed, or what stands in it is not indented'],
  'an unknown anchor': ['rules: *o\n', '1 not readable YAML: unknown anchor "o"'],
  'a binary file': ['\0\0', '1:1 not text: the file is binary, encrypted, or in an unknown encoding'],
}

describe('a policy file', () => {
  test.each(Object.entries(good))('%s', (_, [text, wanted]) => {
    expect(policy(text)).toEqual({ ...defaultPolicy(), ...wanted })
  })

  test.each(Object.entries(bad))('%s', (_, [text, ...wanted]) => {
    expect(said(text)).toEqual(wanted.map((words) => expect.stringContaining(words)))
  })

  test('a file of mistakes is told in at most twenty', () => {
    expect(said(Array.from({ length: 1000 }, (_, at) => `key${at}: 1\n`).join(''))).toHaveLength(20)
  })

  test('a bomb of aliases is a complaint, in bounded time', () => {
    const bomb = Array.from({ length: 30 }, (_, at) => `k${at + 1}: &a${at + 1} [*a${at}, *a${at}]\n`).join('')
    expect(said(`k0: &a0 [x]\n${bomb}`).length).toBeGreaterThan(0)
  })

  test('a file that is too large is not read', () => {
    expect(said('#'.repeat(1_000_001))).toEqual(['1:1 the file is larger than 1 MB'])
  })
})

test('the example of the page is a policy', () => {
  const page = readFileSync(new URL('../../docs/policy.md', import.meta.url), 'utf8')
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []
  expect(policy(example)).toMatchObject({ failOn: 'high', waivers: [{ rule: 'cluster-admin-binding' }] })
})

describe('the page tells each mistake as the reader does', () => {
  const page = readFileSync(new URL('../../docs/policy.md', import.meta.url), 'utf8')
  const [, table = ''] = /\n## Mistakes\n([\s\S]*?)\n## /.exec(page) ?? []
  const rows = [...table.matchAll(/^\| `(.*)` \| (\d.*) \|$/gm)].map(
    ([, text = '', told = '']) => [text, told] as const,
  )

  test('of which there are many', () => {
    expect(rows.length).toBeGreaterThan(40)
  })

  test.each(rows)('%s', (text, told) => {
    const [first = ''] = said(`${text}\n`)
    expect(first.replace(' ', ': ')).toBe(told.replaceAll(/\\([*<|])/g, '$1'))
  })
})

describe('the JSON Schema', () => {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true })
  const valid = ajv.compile(policySchema(ruleIds))

  test.each(Object.entries(good).filter(([, [text]]) => parse(text) !== null))('takes %s', (_, [text]) => {
    expect(valid(parse(text, { version: '1.2', merge: true }))).toBe(true)
  })

  // What no schema can say: of the file's form, of the calendar.
  const beyond = [
    'an unfinished merge',
    'a template',
    'a key twice',
    'a second document',
    'broken YAML',
    'an unknown anchor',
    'a binary file',
    'a day that does not exist',
  ]
  test.each(Object.entries(bad).filter(([name]) => !beyond.includes(name)))('refuses %s', (_, [text]) => {
    expect(valid(parse(text, { version: '1.2' }))).toBe(false)
  })

  test('says something of every field', () => {
    for (const { schema } of Object.values(policyFields(ruleIds))) expect(schema.description).toMatch(/\.(\*\*)?$|yet/)
  })
})
