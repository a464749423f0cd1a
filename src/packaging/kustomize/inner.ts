// Splices of a patch that stands in a kustomization -> splices of the kustomization.
import { kubectl } from '../../yaml/dialect.ts'
import { readDocuments, syntaxCache } from '../../yaml/document.ts'
import type { Refusal } from '../../yaml/edit.ts'
import { valueAt } from '../../yaml/route.ts'
import type { Splice } from '../../yaml/splice.ts'
import { applySplices } from '../../yaml/splice.ts'
import type { Text } from './node.ts'

const unproved: Refusal = { refusal: 'the patch in the kustomization cannot be edited safely' }

/** Lines get the indentation of the block; the result is read back. */
export function innerSplices({ document, host }: Text, splices: readonly Splice[]): readonly Splice[] | Refusal {
  const offset = host?.offset
  if (host === undefined || offset === undefined) return unproved
  const inner = document.source.text
  const outer = host.mark.text.document
  const made = splices.map(({ path, from, to, text }): Splice => {
    const wholeTail = to === inner.length && to > from && (from === 0 || inner[from - 1] === '\n')
    const start = offset(from) - (wholeTail ? host.indent.length : 0)
    return { path, from: start, to: Math.max(start, offset(to)), text: indented(text, host.indent) }
  })
  const after = applySplices(outer.source.text, made)
  const { documents } = readDocuments({ ...outer.source, text: after }, syntaxCache(), undefined, kubectl)
  const now = documents.find(({ index }) => index === outer.index)
  const value = now === undefined ? undefined : valueAt(now.value, host.mark.route)
  const wanted = applySplices(inner, splices)
  return typeof value === 'string' && value.trimEnd() === wanted.trimEnd() ? made : unproved
}

/** Empty lines stay empty. */
function indented(text: string, indent: string): string {
  return text.replace(/\n(?!\n)/g, `\n${indent}`)
}
