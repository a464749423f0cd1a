// Where the line of a comment is today: moved by what was pushed since, or gone.
import { type DiffFile, diffFiles, hunkOf } from './fake-diff.ts'
import type { FakeComment } from './fake-state.ts'
import { askGit, runGit } from './scratch-repository.ts'

export interface Anchor {
  readonly line: number | null
  readonly start_line: number | null
  readonly outdated: boolean
}

const gone: Anchor = { line: null, start_line: null, outdated: true }

/** The files of the pull request are those that its diff shows now. */
export function anchorOf(dir: string, comment: FakeComment, head: string, files: readonly DiffFile[]): Anchor {
  const file = files.find(({ filename }) => filename === comment.path)
  if (comment.subject_type === 'file') return { ...gone, outdated: file === undefined }
  if (file?.patch === undefined || comment.line === null) return gone
  const moved = movedBy(dir, comment, head)
  const line = moved(comment.line)
  const start = comment.start_line === null ? null : moved(comment.start_line)
  if (line === undefined || start === undefined || hunkOf(file.patch, comment.side, line) === undefined) return gone
  return { line, start_line: start, outdated: false }
}

function movedBy(dir: string, { commit_id, path }: FakeComment, head: string): (line: number) => number | undefined {
  if (commit_id === head) return (line) => line
  const file = diffFiles(dir, commit_id, head, 0).find(
    ({ filename, previous_filename: before }) => filename === path || before === path,
  )
  if (file === undefined) return (line) => line
  if (file.filename !== path || file.status === 'removed') return () => undefined
  return (line) => shifted(file.patch ?? '', line)
}

function shifted(patch: string, line: number): number | undefined {
  let shift = 0
  for (const [, from = '', count = '1', , added = '1'] of patch.matchAll(
    /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm,
  )) {
    // A hunk that only adds stands behind the line it names.
    const first = Number(count) === 0 ? Number(from) + 1 : Number(from)
    if (line < first) break
    if (line < first + Number(count)) return undefined
    shift += Number(added) - Number(count)
  }
  return line + shift
}

export function headOf(dir: string, revision: string): string | undefined {
  try {
    // What a name stands for may change, what an id stands for does not.
    const ask = /^[0-9a-f]{40}$/.test(revision) ? askGit : runGit
    return ask(dir, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]).trim()
  } catch {
    return undefined
  }
}
