// What GitHub says about a difference, taken from git: the changed files, their patches, and the lines a comment may stand on.
import { askGit } from './scratch-repository.ts'

export interface DiffFile {
  readonly sha: string
  readonly filename: string
  readonly status: string
  readonly additions: number
  readonly deletions: number
  readonly changes: number
  readonly patch?: string
  readonly previous_filename?: string
}

const statuses: Readonly<Record<string, string>> = {
  A: 'added',
  M: 'modified',
  D: 'removed',
  R: 'renamed',
  T: 'changed',
}

export function mergeBase(dir: string, base: string, head: string): string {
  return askGit(dir, ['merge-base', base, head]).trim()
}

/** Do both come from one first commit? */
export function areRelated(dir: string, base: string, head: string): boolean {
  const roots = (commit: string) => askGit(dir, ['rev-list', '--max-parents=0', commit]).split('\n').filter(Boolean)
  const known = roots(base)
  return roots(head).some((root) => known.includes(root))
}

export function diffFiles(dir: string, from: string, to: string, context = 3): readonly DiffFile[] {
  const options = ['diff', '--no-ext-diff', '--no-color', '--find-renames', `--unified=${context}`, '--full-index']
  const patches = askGit(dir, [...options, from, to])
    .split(/^(?=diff --git )/m)
    .filter((text) => text !== '')
  const fields = askGit(dir, [...options, '--raw', '-z', from, to]).split('\0')
  const files: DiffFile[] = []
  for (let i = 0; i + 1 < fields.length; ) {
    const [, , , sha = '', status = ''] = (fields[i] ?? '').split(' ')
    const renamed = status.startsWith('R')
    const filename = fields[i + (renamed ? 2 : 1)] ?? ''
    const text = patches[files.length] ?? ''
    const start = text.search(/^@@ /m)
    const patch = start < 0 ? undefined : text.slice(start).replace(/\n$/, '')
    const additions = count(patch, '+')
    const deletions = count(patch, '-')
    files.push({
      sha,
      filename,
      status: statuses[status.slice(0, 1)] ?? 'changed',
      additions,
      deletions,
      changes: additions + deletions,
      ...(patch === undefined ? {} : { patch }),
      ...(renamed ? { previous_filename: fields[i + 1] ?? '' } : {}),
    })
    i += renamed ? 3 : 2
  }
  return files
}

function count(patch: string | undefined, sign: string): number {
  return (patch ?? '').split('\n').filter((line) => line.startsWith(sign)).length
}

/** The hunk that holds this line of this side, if any. */
export function hunkOf(patch: string, side: string, line: number): number | undefined {
  let hunk = -1
  let left = 0
  let right = 0
  for (const text of patch.split('\n')) {
    const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(text)
    if (header !== null) {
      hunk += 1
      left = Number(header[1])
      right = Number(header[2])
      continue
    }
    const onLeft = text.startsWith(' ') || text.startsWith('-')
    const onRight = text.startsWith(' ') || text.startsWith('+')
    if (side === 'RIGHT' && onRight && right === line) return hunk
    if (side === 'LEFT' && onLeft && left === line) return hunk
    if (onLeft) left += 1
    if (onRight) right += 1
  }
  return undefined
}
