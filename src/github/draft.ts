// A review as GitHub takes it: signed, within its limits, with the comments that no line will carry in its body.
import type { ReviewComment } from '../ports.ts'
import type { Remote } from './client.ts'
import { commentMarker, reviewMarker } from './marker.ts'

/** What is to stand on the pull request. */
export interface Wanted {
  readonly number: number
  /** The commit that was judged. */
  readonly head: string
  /** Markdown, not empty. */
  readonly body: string
  /** Said instead of a body that is too long for GitHub. */
  readonly verdict: string
  readonly comments: readonly ReviewComment[]
}

export interface Draft {
  readonly body: string
  readonly comments: readonly DraftComment[]
  /** Comments that found no room, not even in the body. */
  readonly left: number
}

export interface DraftComment {
  readonly path: string
  readonly body: string
  readonly line: number
  readonly side: 'RIGHT'
  readonly start_line?: number
  readonly start_side?: 'RIGHT'
}

// 65536 characters; GitHub answers 422 beyond. https://github.com/cpp-linter/cpp-linter/issues/89
const limit = 65536

/** Does this comment, signed, stay within what GitHub takes? */
export function fits({ body, fingerprints }: ReviewComment): boolean {
  return body.length + commentMarker(fingerprints).length <= limit
}

/** The review in which the comments of `kept` stand on their lines, and the others in the body. */
export function draft(remote: Remote, wanted: Wanted, kept: readonly ReviewComment[]): Draft {
  const marker = reviewMarker(wanted.head)
  const room = limit - marker.length
  let body = wanted.body.length <= room ? wanted.body : `${wanted.verdict}\n\nThe whole text is in the job summary.`
  let left = 0
  for (const comment of wanted.comments) {
    if (kept.includes(comment)) continue
    // A link that stands alone is shown by GitHub as the lines it points to.
    const words = `\n\n---\n\n${permalink(remote, wanted.head, comment)}\n\n${comment.body}`
    if (body.length + words.length <= room) body += words
    else left += 1
  }
  return { body: body + marker, comments: kept.map(signed), left }
}

function signed({ path, startLine, line, side, body, fingerprints }: ReviewComment): DraftComment {
  const text = body + commentMarker(fingerprints)
  // One line has no start: GitHub refuses a range that begins where it ends.
  if (startLine === undefined || startLine >= line) return { path, body: text, line, side }
  return { path, body: text, line, side, start_line: startLine, start_side: side }
}

function permalink({ serverUrl, owner, repo }: Remote, head: string, comment: ReviewComment): string {
  const { path, startLine = comment.line, line } = comment
  // Brackets and quotes too: the name is a stranger's, and the link stands in Markdown.
  const name = encodeURIComponent(path)
    .replaceAll('%2F', '/')
    .replace(/[!'()*_~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  const lines = startLine < line ? `#L${startLine}-L${line}` : `#L${line}`
  return `${serverUrl}/${owner}/${repo}/blob/${head}/${name}${lines}`
}
