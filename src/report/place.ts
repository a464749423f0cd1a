// Places and rules as links, where we know an address for them.
import type { Markdown } from './escape.ts'
import { addressed, code } from './escape.ts'
import { link, md } from './markdown.ts'

/** Addresses of the outside. A relative link leads nowhere from a comment, so without them places and rules are plain code. */
export interface Links {
  /** Where the files of head can be read: `https://github.com/owner/name/blob/<commit>`. */
  readonly blobs?: string
  /** Where the pages of the rules are: `https://github.com/owner/name/blob/<ref>/docs/rules`. */
  readonly pages?: string
}

export interface Line {
  readonly path: string
  readonly line: number
}

export function startOf({ path, startLine }: { readonly path: string; readonly startLine: number }): Line {
  return { path, line: startLine }
}

/** A longer one is no address that a browser or GitHub would take. */
const longestPath = 1000

/** Short where the reader is in that file already. */
export function placeLink({ path, line }: Line, { blobs }: Links, here?: string): Markdown {
  const label = path === here ? md`line ${line}` : code(`${path}:${line}`)
  return link(
    label,
    blobs === undefined || path.length > longestPath ? undefined : `${blobs}/${addressed(path)}#L${line}`,
  )
}

export function ruleLink(id: string, { pages }: Links): Markdown {
  return link(code(id), pages === undefined ? undefined : `${pages}/${addressed(id)}.md`)
}
