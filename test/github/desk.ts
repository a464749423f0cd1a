// A pull request on the small GitHub, and ways to publish to it and to look at it.
import { connect } from '../../src/github/client.ts'
import type { Severity } from '../../src/github/command-record.ts'
import { type Outcome, publish } from '../../src/github/publish.ts'
import { type Graded, graded } from '../../src/github/told.ts'
import type { Wanted } from '../../src/github/wanted.ts'
import type { ReviewComment } from '../../src/ports.ts'
import { hunkOf } from './fake-diff.ts'
import type { FakeGitHub } from './fake-github.ts'
import { fullName } from './fake-state.ts'

export const numbered = Array.from({ length: 40 }, (_, i) => `line ${i + 1}`)

export function joined(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}

export function holds(patch: string, startLine: number, line: number): boolean {
  const hunk = hunkOf(patch, 'RIGHT', line)
  return hunk !== undefined && hunkOf(patch, 'RIGHT', startLine) === hunk
}

/** A comment whose finding is named by its line, unless something else is said. */
export function comment(line: number, more: Partial<ReviewComment> = {}): ReviewComment {
  const fingerprint = `f${line.toString(16).padStart(3, '0')}`
  return { path: 'a.yaml', line, side: 'RIGHT', body: `about line ${line}`, fingerprints: [fingerprint], ...more }
}

export function gradedAs(severity: Severity, fingerprints: readonly string[]): Graded {
  return graded(fingerprints.map((fingerprint) => ({ fingerprint, severity })))
}

export interface Said extends Partial<Omit<Wanted, 'comments' | 'alive'>> {
  readonly alive?: readonly string[]
  /** How grave all findings are. */
  readonly severity?: Severity
  readonly waits?: number[]
}

export async function say(
  github: FakeGitHub,
  comments: readonly ReviewComment[],
  { waits = [], alive = [], severity = 'high', ...more }: Said = {},
): Promise<Outcome> {
  const [owner = '', repo = ''] = fullName.split('/')
  const remote = { apiUrl: github.url, serverUrl: github.url, token: 'secret', owner, repo }
  const sleep = async (milliseconds: number): Promise<void> => {
    waits.push(milliseconds)
  }
  const wanted: Wanted = {
    number: 7,
    head: github.pulls[0]?.head ?? '',
    verdict: 'failed: 1 finding',
    comments,
    alive: gradedAs(severity, [...comments.flatMap(({ fingerprints }) => fingerprints), ...alive]),
    summary: { body: 'The summary.', needed: comments.length > 0 },
    ...more,
  }
  return await publish({ client: await connect(remote, sleep), remote, holds, sleep }, wanted)
}

/** Requests that changed something, a word each: `POST reviews`, `PATCH comments`, `resolve`. */
export function writesOf(github: FakeGitHub): readonly string[] {
  return github.writes().map(({ method, path, body }) => {
    if (path === '/graphql') return /mutation (\w+)/.exec(JSON.stringify(body))?.[1] ?? ''
    const [, area = ''] = /^\/repos\/octo\/shop\/(.*)$/.exec(path) ?? []
    return `${method} ${area.replace(/[0-9a-f]{40}/, 'SHA').replace(/\d+/g, 'N')}`
  })
}
