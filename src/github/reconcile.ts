// What stands on the pull request, and what we want to say -> what is left to do.
import type { ReviewComment } from '../ports.ts'
import { sameText } from './marker.ts'
import type { Standing, Thread } from './standing.ts'
import { type Graded, isDeleted, isOutgrown } from './told.ts'

export type Step =
  /** A review that was begun and never sent; it would block every later one. */
  | { readonly kind: 'discard'; readonly review: number }
  /** `replaces` a thread whose line is another one now, or gone. */
  | { readonly kind: 'create'; readonly comment: ReviewComment; readonly replaces?: Thread }
  | { readonly kind: 'update'; readonly thread: Thread; readonly body: string }
  /** The finding is gone. */
  | { readonly kind: 'settle'; readonly thread: Thread }
  /** The finding is told elsewhere. */
  | { readonly kind: 'drop'; readonly thread: Thread }

/** How a comment reads where it stands, signed. */
export interface Texts {
  onLine(comment: ReviewComment): string
  onFile(comment: ReviewComment): string
}

/**
 * `alive` are all findings that the change introduces, commented or not: a comment whose finding is only not among the worst any
 * more is not over. `told` are those that had a comment: where it is gone, people deleted it, and it does not come back unless its
 * finding is graver. Threads that people resolved stay as they left them until the finding is gone
 * (GitHub resolves one whose suggestion is applied; if the finding comes back, it is news); if it is graver, a comment of its own
 * says so. What they answered stays too, as long as GitHub can still show its line.
 */
export function reconcile(
  { threads, unsent }: Pick<Standing, 'threads' | 'unsent'>,
  wanted: readonly ReviewComment[],
  { alive, told }: { readonly alive: Graded; readonly told: Graded },
  texts: Texts,
): readonly Step[] {
  const open = threads.filter(({ settled }) => !settled)
  const taken = new Set<Thread>()
  const steps: Step[] = []
  for (const comment of wanted) {
    const sharing = open.filter((thread) => !taken.has(thread) && sharesFinding(thread, comment.fingerprints))
    const candidates = sharing.filter((thread) => {
      return !isOutgrown(thread, comment.fingerprints, { told, alive }) && !isFollowed(thread, sharing)
    })
    const [best] = candidates.toSorted((a, b) => rank(a, comment) - rank(b, comment) || a.comment - b.comment)
    if (best !== undefined) taken.add(best)
    else if (isDeleted(comment.fingerprints, { threads, told, alive })) continue
    steps.push(...stepsFor(best, comment, texts))
  }
  const here = new Set(wanted.flatMap(({ fingerprints }) => fingerprints))
  for (const thread of open) {
    if (taken.has(thread)) continue
    if (thread.fingerprints.some((one) => here.has(one))) {
      if (!thread.answered && !thread.resolved) steps.push({ kind: 'drop', thread })
    } else if (!alive.has(thread.fingerprints[0] ?? '')) steps.push({ kind: 'settle', thread })
  }
  const discarded = unsent.map(({ id }): Step => ({ kind: 'discard', review: id }))
  // What has to be said comes before what is only tidied up.
  const first = steps.filter(({ kind }) => kind === 'create')
  return [...discarded, ...first, ...steps.filter(({ kind }) => kind !== 'create')]
}

function sharesFinding({ fingerprints }: Thread, wanted: readonly string[]): boolean {
  return fingerprints.some((one) => wanted.includes(one))
}

/** People resolved it, and we have told it anew since. */
function isFollowed({ resolved, comment }: Thread, others: readonly Thread[]): boolean {
  return resolved && others.some((other) => !other.resolved && other.comment > comment)
}

/** What people touched first, then what stands right: two runs at once must choose the same. */
function rank(thread: Thread, comment: ReviewComment): number {
  const touched = thread.resolved || thread.answered ? 0 : 2
  return touched + (standsRight(thread, comment) ? 0 : 1)
}

function standsRight({ path, line, startLine, wholeFile }: Thread, comment: ReviewComment): boolean {
  if (path !== comment.path) return false
  // A button replaces the lines that its comment spans: both ends count.
  return wholeFile || (line === comment.line && (startLine ?? line) === (comment.startLine ?? comment.line))
}

function stepsFor(thread: Thread | undefined, comment: ReviewComment, texts: Texts): readonly Step[] {
  if (thread === undefined) return [{ kind: 'create', comment }]
  if (thread.resolved) return []
  if (!standsRight(thread, comment)) {
    const conversation = thread.answered && thread.line !== undefined
    return conversation ? [] : [{ kind: 'create', comment, replaces: thread }]
  }
  const body = thread.wholeFile ? texts.onFile(comment) : texts.onLine(comment)
  return sameText(thread.body, body) ? [] : [{ kind: 'update', thread, body }]
}
