// Rights that something old binds in a new cluster or namespace: told where it is sent there.
import type { Applied } from '../kube/unit.ts'
import type { Range } from '../yaml/source.ts'
import { rangeOf } from '../yaml/source.ts'
import type { Draft } from './draft.ts'

export function appliedAnew(draft: Draft, { label, where, places }: Applied): Draft {
  const [first, ...rest] = places
  const others = rest.map(({ source, span }): Range => rangeOf(source, span))
  const primary = rangeOf(first.source, first.span)
  const { finding, claim } = draft
  return {
    ...draft,
    claim: { ...claim, fix: { refusal: 'what stands in the folder may be right where it is applied already' } },
    finding: {
      ...finding,
      message: `${finding.message}, since ${label} now ${where}`,
      remedy: 'Check that these rights are wanted there too; where they are not, apply a folder without them.',
      extent: [...(finding.extent ?? []), { what: `${label} ${where}` }],
      cause: '',
      ranges: [primary, ...others, ...finding.ranges],
      trail: [{ range: primary, label }, ...finding.trail],
    },
  }
}
