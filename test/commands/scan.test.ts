// Which policy a scan is judged by, and from where its paths are told.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { Outcome } from '../../src/commands/command.ts'
import { run } from '../../src/commands/run.ts'
import { type Scratch, scratchRepository } from '../github/scratch-repository.ts'
import { runIn } from './folder.ts'

let scratch: Scratch
beforeEach(() => {
  scratch = scratchRepository()
})
afterEach(() => {
  scratch.remove()
})

function write(path: string, text: string): void {
  mkdirSync(dirname(join(scratch.dir, path)), { recursive: true })
  writeFileSync(join(scratch.dir, path), text)
}

function scan(folder: string, ...words: readonly string[]): Promise<Outcome> {
  const home = fileURLToPath(new URL('../../', import.meta.url))
  const stdin = async () => new TextEncoder().encode(admin)
  return run(['scan', ...words], { home, cwd: join(scratch.dir, folder), colour: false, stdin })
}

const admin = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: web}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: web, namespace: shop}]
`
const file = '.github/sa-guard.yml'
const off = 'rules: {cluster-admin-binding: off}\n'
const elsewhere = 'rules: {cluster-admin-binding: {exclude: [other/**]}}\n'

test.each<[string, string, string, readonly string[], number]>([
  ['a folder, from the root', off, '.', ['deploy'], 0],
  ['a file, from its folder', off, 'deploy', ['a.yaml'], 0],
  ['the folder one stands in', off, 'deploy', [], 0],
  ['a folder beside the one one stands in', off, 'other', ['../deploy'], 0],
  ['patterns mean paths from the root', elsewhere, 'other', ['.'], 0],
  ['patterns of other folders mean others', elsewhere, 'deploy', ['.'], 1],
  ['--policy counts before it', off, 'deploy', ['--policy', '../loud.yml'], 1],
  ['standard input comes from no repository', off, '.', ['-'], 1],
])('the policy at the root of the repository: %s', async (_, policy, folder, words, exitCode) => {
  for (const path of ['deploy/a.yaml', 'other/a.yaml']) write(path, admin)
  write('loud.yml', 'fail-on: low\n')
  write(file, policy)
  const outcome = await scan(folder, ...words)
  expect(outcome.exitCode).toBe(exitCode)
  const named = words.includes('--policy') ? '../loud.yml' : words.includes('-') ? undefined : file
  expect(outcome.notes).toBe(named === undefined ? '' : `policy: ${named}\n`)
  expect((await scan(folder, ...words, '--quiet')).notes).toBe('')
})

test('paths are told from the root of the repository, and fixes find their files', async () => {
  write(
    'deploy/pod.yaml',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: w, image: w}]\n',
  )
  expect((await scan('deploy', '--quiet')).output).toContain('deploy/pod.yaml:5:3: low:')
  expect((await scan('deploy', '--fix')).notes).toBe('mended 1 of 1\n')
  expect(readFileSync(join(scratch.dir, 'deploy/pod.yaml'), 'utf8')).toContain('automountServiceAccountToken: false')
})

test('the policy counts as it stands on the disk, committed or not', async () => {
  scratch.commit({ 'a.yaml': admin, [file]: off })
  expect((await scan('.')).exitCode).toBe(0)
  write(file, 'fail-on: high\n')
  expect((await scan('.')).exitCode).toBe(1)
})

test.each<[string, () => void, string]>([
  ['a folder', () => mkdirSync(join(scratch.dir, file), { recursive: true }), 'it is a folder'],
  [
    'a link',
    () => {
      write('policy.yml', off)
      mkdirSync(join(scratch.dir, '.github'))
      symlinkSync('../policy.yml', join(scratch.dir, file))
    },
    'it is a link',
  ],
  [
    'below a link',
    () => {
      write('config/sa-guard.yml', off)
      symlinkSync('config', join(scratch.dir, '.github'))
    },
    'a folder above it is a link',
  ],
  ['below a file', () => write('.github', ''), 'a file stands where the folder above it belongs'],
  ['broken', () => write(file, 'rules: [\n'), '.github/sa-guard.yml:2:'],
  ['in a wrong place', () => write('sa-guard.yaml', off), 'sa-guard.yaml is read by nobody'],
])('nothing is scanned by another policy instead: %s', async (_, make, says) => {
  write('deploy/a.yaml', admin)
  make()
  const { exitCode, notes } = await scan('deploy')
  expect([exitCode, notes]).toEqual([2, expect.stringContaining(says)])
})

test('files of several places have no policy in common', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'sa-guard-outside-'))
  try {
    writeFileSync(join(outside, 'a.yaml'), admin)
    write('deploy/a.yaml', admin)
    expect(await scan('.', 'deploy', outside)).toMatchObject({ exitCode: 1, notes: '' })
    write(file, off)
    const { exitCode, notes } = await scan('.', 'deploy', outside)
    expect([exitCode, notes]).toEqual([
      2,
      expect.stringMatching(/not all of these paths lie in .*, which has a policy/),
    ])
    expect((await scan('.', 'deploy', outside, '--policy', file)).exitCode).toBe(0)
  } finally {
    rmSync(outside, { recursive: true })
  }
})

test('outside of a repository there is none, and that is said', async () => {
  expect(await runIn({ 'a.yaml': admin, [file]: off }, ['scan'])).toMatchObject({
    exitCode: 1,
    notes:
      'note: .github/sa-guard.yml is not used: this is no git repository. --policy .github/sa-guard.yml names it\n',
  })
})

test('a review says which policy it is judged by', async () => {
  scratch.commit({ [file]: off })
  write('a.yaml', admin)
  const home = fileURLToPath(new URL('../../', import.meta.url))
  const terminal = { home, cwd: scratch.dir, colour: false, stdin: async () => new Uint8Array() }
  expect(await run(['review', '--base', 'HEAD'], terminal)).toMatchObject({
    exitCode: 0,
    notes: 'policy: .github/sa-guard.yml, as it stands at the base\n',
  })
})
