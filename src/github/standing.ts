// Which comments stand on lines of GitHub's own diff.
import type { ReviewComment } from '../ports.ts'
import type { Client, Remote } from './client.ts'

/** Does one hunk of this patch hold these lines of the head file? Handed in: what a patch means is known elsewhere. */
export type Holds = (patch: string, startLine: number, line: number) => boolean

export async function standing(
  client: Client,
  { owner, repo }: Remote,
  number: number,
  comments: readonly ReviewComment[],
  holds: Holds,
): Promise<readonly ReviewComment[]> {
  const request = { owner, repo, pull_number: number, per_page: 100 }
  const files = await client.paginate(client.rest.pulls.listFiles, request)
  // A file without a patch is binary, only renamed, or too large: no line of it can carry a comment.
  const patches = new Map(files.map(({ filename, patch }) => [filename, patch ?? '']))
  return comments.filter(({ path, startLine, line }) => holds(patches.get(path) ?? '', startLine ?? line, line))
}
