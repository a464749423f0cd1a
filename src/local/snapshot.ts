// A commit of the work tree as it stands, in a repository of its own that borrows the objects of the real one and lasts as long as the work on it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TreeEntry } from '../ports.ts'
import { encodeName } from './file-name.ts'
import { failure, runGit } from './git.ts'
import { aboutObjects, objectsFolder, type Repository } from './repository.ts'

/** A step that makes base into head. */
export type Step =
  | { readonly add: Uint8Array }
  | { readonly remove: string }
  | { readonly put: string; readonly mode: string; readonly blob: string }

/** What makes the one listing into the other; contents that nobody has are the caller's affair. */
export function* stepsBetween(before: readonly TreeEntry[], after: ReadonlyMap<string, TreeEntry>): Generator<Step> {
  // First what goes: a file may stand where a folder stood.
  for (const { path } of before) if (!after.has(path)) yield { remove: path }
  const old = new Map(before.map((entry) => [entry.path, entry]))
  for (const { path, mode, blob } of after.values()) {
    const there = old.get(path)
    if (there?.blob !== blob || there.mode !== mode) yield { put: path, mode, blob }
  }
}

/** Does `work` on the commit that these steps make of base: contents first, then removals, then what is put in place. */
export async function withSnapshot<T>(
  repository: Repository,
  base: string,
  steps: Iterable<Step>,
  work: (snapshot: Repository, head: string) => Promise<T>,
): Promise<T> {
  const gitDir = mkdtempSync(join(tmpdir(), 'sa-guard-snapshot-'))
  try {
    furnish(gitDir, repository, await objectsFolder(repository))
    const snapshot: Repository = { gitDir, shallow: false, hash: repository.hash }
    const args = ['fast-import', '--quiet']
    const answer = await runGit(aboutObjects(snapshot, { args, input: commands(base, steps) }))
    if (answer.code !== 0) throw failure(args, answer)
    return await work(snapshot, reference)
  } finally {
    rmSync(gitDir, { recursive: true, force: true, maxRetries: 3 })
  }
}

const reference = 'refs/heads/worktree'

function furnish(gitDir: string, { hash }: Repository, objects: string): void {
  mkdirSync(join(gitDir, 'objects/info'), { recursive: true })
  mkdirSync(join(gitDir, 'refs'))
  writeFileSync(join(gitDir, 'HEAD'), `ref: ${reference}\n`)
  writeFileSync(join(gitDir, 'objects/info/alternates'), `${objects.includes('\n') ? quoted(objects) : objects}\n`)
  const format = hash === 'sha1' ? '0\n' : `1\n[extensions]\n\tobjectFormat = ${hash}\n`
  writeFileSync(join(gitDir, 'config'), `[core]\n\tbare = true\n\trepositoryFormatVersion = ${format}`)
}

function* commands(base: string, steps: Iterable<Step>): Generator<string | Uint8Array> {
  let committing = false
  for (const step of steps) {
    if ('add' in step) {
      yield `blob\ndata ${step.add.length}\n`
      yield step.add
      yield '\n'
      continue
    }
    if (!committing) yield `commit ${reference}\ncommitter sa-guard <> 0 +0000\ndata 0\nfrom ${base}\n`
    committing = true
    yield Buffer.concat([
      Buffer.from('remove' in step ? 'D ' : `M ${step.mode} ${step.blob} `),
      encodeName(quoted('remove' in step ? step.remove : step.put)),
      Buffer.of(newline),
    ])
  }
  if (!committing) yield `reset ${reference}\nfrom ${base}\n`
}

const newline = 10

function quoted(name: string): string {
  return `"${name.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`
}
