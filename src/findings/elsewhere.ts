// Is an object that left its unit written anywhere else at head, in files that this change has no reason to read?
import type { Snapshot } from '../packaging/snapshot.ts'
import type { Claim } from '../rules/rule.ts'

export type Elsewhere = (gone: NonNullable<Claim['gone']>) => boolean

/** Goes by the text of its documents: kind in the first column, the name on a line of its own. In doubt it is there. */
export function elsewhere({ files }: Snapshot): Elsewhere {
  let documents: readonly string[] | undefined
  const known = new Map<string, boolean>()
  return ({ kind, name }) => {
    const key = JSON.stringify([kind, name])
    const before = known.get(key)
    if (before !== undefined) return before
    documents ??= [...texts({ files })].flatMap((text) => text.split(/^---/m))
    const found = documents.some((text) => text.includes(name) && kindOf(text, kind) && named(text, name))
    known.set(key, found)
    return found
  }
}

function* texts({ files }: Snapshot): Iterable<string> {
  const decoder = new TextDecoder()
  for (const { mode, content } of files.values()) {
    if (mode !== '120000' && content !== undefined && 'bytes' in content) yield decoder.decode(content.bytes)
  }
}

function kindOf(text: string, kind: string): boolean {
  return new RegExp(`^kind:[ \\t]*["']?${kind}["']?[ \\t]*(#.*)?\\r?$`, 'm').test(text)
}

/** The name comes from a manifest: it is compared, never made a pattern of. */
function named(text: string, name: string): boolean {
  for (const [, value = ''] of text.matchAll(/^[ \t]+name:[ \t]*["']?([^"'\s#]+)/gm)) if (value === name) return true
  return false
}
