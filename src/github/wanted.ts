// What is to stand on a pull request, in texts as GitHub takes them: signed, and within its limits.
import type { ReviewComment } from '../ports.ts'
import type { Remote } from './client.ts'
import { marker, unsigned } from './marker.ts'
import { type Graded, noteOf } from './told.ts'

/** What we want to say about one head of a pull request. */
export interface Wanted {
  readonly number: number
  /** The commit that was judged. */
  readonly head: string
  /** One sentence. */
  readonly verdict: string
  readonly comments: readonly ReviewComment[]
  /** All findings that the change introduces, commented or not. */
  readonly alive: Graded
  readonly summary: Summary
  /** Stands for what the job was asked to look at, in hex; absent where that is the usual. */
  readonly asked?: string
}

export interface Summary {
  /** Markdown, not empty. */
  readonly body: string
  /** False: it is only kept true where one stands already. */
  readonly needed: boolean
}

// 65536 characters; GitHub answers 422 beyond. https://github.com/cpp-linter/cpp-linter/issues/89
const limit = 65536

/** A comment on its line, signed. */
export function onLine({ body, fingerprints }: ReviewComment): string {
  return body + marker('finding', fingerprints)
}

/** A comment on the whole file, with the way to its line. Buttons work on lines only: there it is plain code. */
export function onFile(remote: Remote, head: string, comment: ReviewComment): string {
  const { body, fingerprints } = comment
  return `${permalink(remote, head, comment)}\n\n${withoutButton(body)}${marker('finding', fingerprints)}`
}

/** What becomes of a comment when its finding is gone, or told elsewhere. */
export function settledText(body: string, head: string, why: 'gone' | 'moved', words: readonly string[]): string {
  // GitHub turns a whole commit id into a link.
  const first =
    why === 'gone'
      ? `**Settled** as of ${head}: this change no longer brings it.`
      : `**Moved** as of ${head}: the line is another one now, with a comment of its own.`
  const sign = marker('settled', words)
  const told = `\n\n<details><summary>What it said</summary>\n\n${withoutButton(unsigned(body))}\n\n</details>`
  return first + (first.length + told.length + sign.length <= limit ? told : '') + sign
}

/** Does this comment, signed, stay within what GitHub takes? */
export function fits(text: string): boolean {
  return text.length <= limit
}

export function reviewText({ verdict, head }: Wanted): string {
  return `**sa-guard:** ${verdict}${marker('review', [head])}`
}

function askedNote({ asked }: Pick<Wanted, 'asked'>): readonly string[] {
  return asked === undefined ? [] : [`${asked}=asked`]
}

/** Did a job that was asked something else write this summary? Each takes away what the other one tells. */
export function isOthers(words: readonly string[], wanted: Pick<Wanted, 'asked'>): boolean {
  return words.find((word) => word.endsWith('=asked')) !== askedNote(wanted)[0]
}

export interface SummaryText {
  readonly text: string
  /** Comments that found no room in it. */
  readonly left: number
}

/** What a summary holds beside its own words. */
export interface Holding {
  /** Comments that no line and no file would carry. */
  readonly homeless: readonly ReviewComment[]
  /** Findings that have a comment, or had one until somebody deleted it. */
  readonly told: Graded
}

export function summaryText(remote: Remote, wanted: Wanted, { homeless, told }: Holding): SummaryText {
  const sign = marker('summary', [...askedNote(wanted), ...noteOf(told)])
  const room = limit - sign.length
  const body = wanted.summary.body.trimEnd()
  let text = body.length <= room ? body : `${wanted.verdict}\n\nThe whole text is in the job summary.`
  let left = 0
  for (const comment of homeless) {
    // A link that stands alone is shown by GitHub as the lines it points to.
    const words = `\n\n---\n\n${permalink(remote, wanted.head, comment)}\n\n${withoutButton(comment.body)}`
    if (text.length + words.length <= room) text += words
    else left += 1
  }
  return { text: text + sign, left }
}

/** Without its button a suggestion is the same code. */
function withoutButton(body: string): string {
  return body.replace(/^(`{3,})suggestion[ \t]*$/gm, '$1yaml')
}

function permalink({ serverUrl, owner, repo }: Remote, head: string, comment: ReviewComment): string {
  const { path, startLine = comment.line, line } = comment
  // Brackets and quotes too: the name is a stranger's, and the link stands in Markdown.
  const name = encodeURIComponent(path.toWellFormed())
    .replaceAll('%2F', '/')
    .replace(/[!'()*_~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  const lines = startLine < line ? `#L${startLine}-L${line}` : `#L${line}`
  return `${serverUrl}/${owner}/${repo}/blob/${head}/${name}${lines}`
}
