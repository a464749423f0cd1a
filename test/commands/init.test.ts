// What init writes, and that it keeps what is there.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { run } from '../../src/commands/run.ts'
import { defaultPolicy } from '../../src/policy/policy.ts'
import { readPolicy } from '../../src/policy/read.ts'
import { rules } from '../../src/rules/index.ts'

const policyFile = '.github/sa-guard.yml'
let cwd: string

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'sa-guard-init-'))
  execFileSync('git', ['init', '--quiet', cwd])
})

afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const init = () =>
  run(['init'], {
    home: fileURLToPath(new URL('../../', import.meta.url)),
    cwd,
    colour: false,
    stdin: async () => new Uint8Array(),
  })

function read(text: string) {
  return readPolicy(
    policyFile,
    new TextEncoder().encode(text),
    rules.map(({ id }) => id),
  )
}

test('writes a workflow and a policy in which nothing is decided, and every line of which would do', async () => {
  const { exitCode, output } = await init()
  expect(exitCode).toBe(0)
  expect(output).toMatch(/^wrote .github\/workflows\/sa-guard.yml\nwrote .github\/sa-guard.yml\n/)
  const policy = readFileSync(join(cwd, policyFile), 'utf8')
  expect(read(policy)).toEqual({ policy: defaultPolicy() })
  const decided = policy.replace(/^# (?=[a-z-]+:(?: |$)| {2})/gm, '').replace(/^yaml-language.*$/m, '')
  expect(read(decided)).toEqual({ policy: expect.objectContaining({ waivers: [expect.anything()] }) })
  // What people copy first: a grant to the whole cluster is critical, whatever its rule is in general.
  expect(decided).toMatch(/- rule: cluster-admin-binding\n\s+subject: ClusterRoleBinding\/deployer\n/)
  expect(read(decided)).toMatchObject({ policy: { waivers: [{ severity: 'critical' }] } })
  expect(parse(readFileSync(join(cwd, '.github/workflows/sa-guard.yml'), 'utf8'))).toMatchObject({
    permissions: {},
    jobs: { review: { permissions: { contents: 'read', 'pull-requests': 'write' } } },
  })
})

test('what is to be replaced stands in both files, and is named', async () => {
  rmSync(join(cwd, '.github'), { recursive: true, force: true })
  const { output } = await init()
  const [workflow, policy] = ['.github/workflows/sa-guard.yml', policyFile].map((path) =>
    readFileSync(join(cwd, path), 'utf8'),
  )
  expect(policy).toMatch(
    /^# yaml-language-server: \$schema=https:\/\/raw\.githubusercontent\.com\/OWNER\/sa-guard\/COMMIT\/docs\/policy\.schema\.json\n/,
  )
  expect(workflow).toMatch(/uses: OWNER\/sa-guard@COMMIT # the 40 digits/)
  for (const word of ['OWNER', 'COMMIT', '40 digits', 'git rev-parse HEAD']) expect(output).toContain(word)
})

test('overwrites nothing', async () => {
  writeFileSync(join(cwd, policyFile), 'strict: true\n')
  const { exitCode, output } = await init()
  expect(exitCode).toBe(0)
  expect(output).toContain(`${policyFile} is there already, left as it is`)
  expect(readFileSync(join(cwd, policyFile), 'utf8')).toBe('strict: true\n')
})
