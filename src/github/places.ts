// Which place GitHub has for a comment, by the diff as GitHub shows it.
import type { ReviewComment } from '../ports.ts'
import type { Client, Remote } from './client.ts'

/** Does one hunk of this patch hold these lines of the head file? Handed in: what a patch means is known elsewhere. */
export type Holds = (patch: string, startLine: number, line: number) => boolean

/** `perhaps`: GitHub does not show the diff, so only trying tells whether a line takes the comment. */
export type Place = 'line' | 'perhaps' | 'file' | 'none'

/** The files of a pull request as GitHub lists them. */
export interface Listing {
  /** By path of the head; no patch for binary, only renamed and too large ones. */
  readonly files: ReadonlyMap<string, { readonly patch?: string; readonly changes: number }>
  readonly complete: boolean
}

// GitHub lists no more, and does not say so. https://docs.github.com/rest/pulls/pulls#list-pull-requests-files
const longestListing = 3000

export async function listing(client: Client, { owner, repo }: Remote, number: number): Promise<Listing> {
  const request = { owner, repo, pull_number: number, per_page: 100 }
  const files = await client.paginate(client.rest.pulls.listFiles, request)
  const byPath = new Map(
    files.map(({ filename, patch, changes }) => [filename, { changes, ...(patch === undefined ? {} : { patch }) }]),
  )
  // Just after a push the list may still be empty.
  return { files: byPath, complete: files.length > 0 && files.length < longestListing }
}

export function place({ files, complete }: Listing, comment: ReviewComment, holds: Holds): Place {
  const { path, line, startLine = line } = comment
  const file = files.get(path)
  if (file === undefined) return complete ? 'none' : 'perhaps'
  if (file.patch === undefined) return file.changes > 0 ? 'perhaps' : 'file'
  return holds(file.patch, startLine, line) ? 'line' : 'file'
}
