// What stands on a pull request, read as its author would read it.
import { describe, expect, test } from '@jest/globals'
import type { Finding } from '../../src/findings/finding.ts'
import { defaultPolicy } from '../../src/policy/policy.ts'
import type { ChangedFile } from '../../src/ports.ts'
import { plan } from '../../src/report/plan.ts'
import { addedFile, changedLine, delta, deployment, finding, range, tokenOff } from './build.ts'

const links = {
  blobs: 'https://github.com/acme/shop/blob/c0ffee',
  pages: 'https://github.com/acme/sa-guard/blob/v1/docs/rules',
}
const missing = '["missing","automountServiceAccountToken"]'

function bodies(introduced: readonly Finding[], changes: readonly ChangedFile[], options = {}): readonly string[] {
  const texts = new Map(changes.map(({ path }) => [path, deployment]))
  return plan(delta({ introduced, texts }), changes, defaultPolicy(), options).comments.map(({ body }) => body)
}

describe('the words of a comment', () => {
  test('with a suggestion', () => {
    expect(bodies([finding({ cure: tokenOff('web.yaml') })], [addedFile('web.yaml', deployment)], links)).toEqual([
      `**low** · Deployment \`shop/web\` mounts the API token of ServiceAccount \`shop/web\` by default.

**Why:** Whoever gets to run code in the Pod can call the Kubernetes API as its ServiceAccount.

**What to do:** Set \`automountServiceAccountToken: false\` on the Pod; if the program does call the API, write \`true\` there to say so.

\`\`\`suggestion
      serviceAccountName: web
      automountServiceAccountToken: false
\`\`\`

<sub>sa-guard [\`automounted-token\`](https://github.com/acme/sa-guard/blob/v1/docs/rules/automounted-token.md) · Pod mounts an API token it does not seem to need</sub>`,
    ])
  })

  test('with a fix that changes more than is at risk', () => {
    const cure = { ...tokenOff('web.yaml'), changesToo: ['kustomize:prod', 'kustomize:over/lay'] }
    const [body] = bodies([finding({ cure })], [addedFile('web.yaml', deployment)], links)
    expect(body).toContain('The file is shared. The fix also changes what has no such risk: `prod`, `over/lay`.')
  })

  test('with a trail, another rule and no fix', () => {
    const binding = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', namespace: 'shop', name: 'give' }
    const [subject, role] = [range('rb.yaml', 7), range('rb.yaml', 3)]
    const introduced = [
      finding({
        rule: 'granted-default-account',
        severity: 'critical',
        message:
          'Every Pod of namespace shop that names no ServiceAccount can change everything in namespace shop, through RoleBinding give',
        ranges: [subject, role, range('sa.yaml', 2)],
        trail: [
          { range: role, label: 'ClusterRole admin' },
          { range: range('sa.yaml', 2), label: 'ServiceAccount shop/default' },
        ],
        cure: { refusal: 'which rights the program needs instead of admin is not in the manifests' },
      }),
      finding({ rule: 'cluster-admin-binding', severity: 'high', ranges: [role, subject] }),
    ].map((one) => ({ ...one, subject: binding }))
    const [body] = bodies(introduced, [addedFile('rb.yaml', deployment)], links)
    expect(
      body,
    ).toBe(`**critical** · Every Pod of namespace \`shop\` that names no ServiceAccount can change everything in namespace \`shop\`, through RoleBinding \`give\`.

**Trail:** ClusterRole \`admin\` ([line 3](https://github.com/acme/shop/blob/c0ffee/rb.yaml#L3)) → ServiceAccount \`shop/default\` ([\`sa.yaml:2\`](https://github.com/acme/shop/blob/c0ffee/sa.yaml#L2))

**Why:** Every Pod of the namespace that names no ServiceAccount runs as \`default\`, so all of them get these rights, present and future ones.

**What to do:** Make a ServiceAccount for the workload that needs the role, name it in that workload, and bind the role to it instead.

No one-click fix: which rights the program needs instead of admin is not in the manifests.

The same lines also bring:

- **high** · ServiceAccount bound to cluster-admin, admin or edit · [\`cluster-admin-binding\`](https://github.com/acme/sa-guard/blob/v1/docs/rules/cluster-admin-binding.md)

<sub>sa-guard [\`granted-default-account\`](https://github.com/acme/sa-guard/blob/v1/docs/rules/granted-default-account.md) · Role bound to the default ServiceAccount</sub>`)
  })

  test('for several places, a button for one and a patch for all', () => {
    const introduced = ['a', 'b', 'c'].map((name) =>
      finding({ name, at: [`${name}.yaml`, 7], cause: missing, cure: tokenOff(`${name}.yaml`) }),
    )
    const [body, ...rest] = bodies(
      introduced,
      ['a.yaml', 'b.yaml', 'c.yaml'].map((path) => addedFile(path, deployment)),
    )
    expect(rest).toEqual([])
    expect(body?.slice(body.indexOf('```suggestion'))).toBe(`\`\`\`suggestion
      serviceAccountName: web
      automountServiceAccountToken: false
\`\`\`

<details><summary>Patch for all 3 places</summary>

\`\`\`diff
${['a', 'b', 'c']
  .map(
    (name) => `diff --git a/${name}.yaml b/${name}.yaml
--- a/${name}.yaml
+++ b/${name}.yaml
@@ -5,4 +5,5 @@
   template:
     spec:
       serviceAccountName: web
+      automountServiceAccountToken: false
       containers: []`,
  )
  .join('\n')}
\`\`\`

</details>

The same in 2 other places:

- Deployment \`shop/b\`, \`b.yaml:7\`
- Deployment \`shop/c\`, \`c.yaml:7\`

<sub>sa-guard \`automounted-token\` · Pod mounts an API token it does not seem to need</sub>`)
  })

  test('with the patch folded where the button would lie outside the diff', () => {
    const long = `${'# a comment\n'.repeat(20)}${deployment}`
    const changes = [changedLine('web.yaml', long, 5)]
    const one = finding({ at: ['web.yaml', 5], cure: tokenOff('web.yaml', long) })
    const { comments } = plan(
      delta({ introduced: [one], texts: new Map([['web.yaml', long]]) }),
      changes,
      defaultPolicy(),
    )
    expect(comments).toMatchObject([{ path: 'web.yaml', line: 5 }])
    expect(comments[0]).not.toHaveProperty('startLine')
    expect(comments[0]?.body).toContain('<details><summary>Patch&#58; Do not mount the token</summary>')
    expect(comments[0]?.body).not.toContain('suggestion')
  })

  test('with the remedy of the finding instead of its rule', () => {
    const [body] = bodies([finding({ remedy: 'Ask `ops` first.' })], [addedFile('web.yaml', deployment)])
    expect(body).toContain('**What to do:** Ask `ops` first.\n')
  })

  test('with ten other places and the number of the rest', () => {
    const introduced = Array.from({ length: 15 }, (_, index) =>
      finding({ name: `n${index + 10}`, at: [`n${index + 10}.yaml`, 7], cause: missing }),
    )
    const [body = ''] = bodies(introduced, [addedFile('n10.yaml', deployment)])
    expect(body.match(/^- Deployment /gm)).toHaveLength(10)
    expect(body).toContain('<details><summary>The same in 14 other places</summary>')
    expect(body).toContain('- and 4 more')
  })
})

const hostile = {
  mention: '@octocat',
  html: '<img src=x onerror=alert(1)>',
  comment: '--><script>',
  fence: '```\n# Approved',
  pipe: 'a|b',
  link: '[x](https://evil.example)',
  newline: 'a\n\n## Approved by security',
  bidi: 'web\u202Egpj',
  ansi: '\u001B[2J\u001B]0;x\u0007',
  long: 'x'.repeat(100_000),
}

function unseen(text: string): boolean {
  return /[\p{Cc}\p{Cf}]/u.test(text)
}

describe('a name from a manifest', () => {
  test.each(Object.entries(hostile))('cannot leave its place: %s', (_, name) => {
    const one = finding({
      name,
      account: `shop/${name}`,
      message: `Deployment shop/${name} mounts the token`,
      trail: [{ range: range(`${name}.yaml`, 3), label: `RoleBinding ${name}` }],
      cure: { refusal: `${name} is in the way` },
    })
    const other = finding({
      name: `${name}2`,
      at: [`${name}/b.yaml`, 3],
      rule: 'token-restored',
      ranges: [range('web.yaml', 6)],
    })
    const more = finding({ name: `${name}3`, at: [`${name}/b.yaml`, 3], fingerprint: one.fingerprint })
    const changes = [addedFile('web.yaml', deployment)]
    const input = delta({
      introduced: [one, other, more],
      carried: [one],
      fixed: [one],
      waived: [{ ...one, waiver: { reason: name, by: name, until: name } }],
      problems: [{ path: name, line: 3, message: name, change: 'introduced', fails: true, touched: true }],
      unknowns: [name],
      passedOver: [name],
      access: [{ account: name, workloads: [name], gained: [name], lost: [name], paths: [] }],
      texts: new Map([['web.yaml', deployment]]),
    })
    const { comments, summary, verdict, annotations } = plan(input, changes, defaultPolicy(), links)
    for (const text of [...comments.map(({ body }) => body), summary]) {
      const ours = text
        .replace(/`[^`\n]*`|<code>[^<]*<\/code>/g, '')
        .replace(/\[(?:line \d+)?\]\(https:[^\s)]*\)|\*\*|&#\d+;/g, '')
      expect(ours).not.toMatch(/[@[\]`*_~#]|<(?!\/?(?:details|summary|sub)>)|evil/)
      expect(unseen(text.replaceAll('\n', ''))).toBe(false)
      expect(text.length).toBeLessThan(65_536)
    }
    for (const text of [verdict, ...annotations.flatMap(({ title, message }) => [title, message])]) {
      expect(unseen(text)).toBe(false)
    }
  })

  test('a comment that would be too long is told short', () => {
    const name = `${'|'.repeat(60)} `.repeat(20)
    const introduced = Array.from({ length: 12 }, (_, index) =>
      finding({
        name: `${index}${name}`,
        message: '| '.repeat(600),
        at: [`${'|'.repeat(200)}${index}.yaml`, 7],
        cause: missing,
        trail: Array.from({ length: 12 }, () => ({ range: range('|'.repeat(200), 1), label: '| '.repeat(600) })),
      }),
    )
    const { comments } = plan(
      delta({ introduced, texts: new Map() }),
      [addedFile(introduced[0]?.ranges[0].path ?? '', deployment)],
      defaultPolicy(),
    )
    expect(comments).toHaveLength(1)
    expect(comments[0]?.body.length).toBeLessThan(60_000)
    expect(comments[0]?.body).toMatch(/^\*\*low\*\* · <code>&#124;<\/code> /)
    expect(comments[0]?.body).toMatch(
      /The rest is too long for a comment\.\n\n<sub>sa-guard `automounted-token` · .*<\/sub>$/,
    )
  })
})
