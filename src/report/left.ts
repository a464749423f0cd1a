// What an answer from manifests does not rest on, a line each.
import type { ReadingProblem } from '../findings/delta.ts'
import { cut, visible } from './escape.ts'

const shown = 5

export interface Left {
  readonly problems: readonly ReadingProblem[]
  readonly passedOver: readonly string[]
}

export function left({ problems, passedOver }: Left): readonly string[] {
  const lines = problems.slice(0, shown).map(({ path, line, message }) => {
    return `not in force: ${path}${line === undefined ? '' : `:${line}`}: ${message}`
  })
  if (problems.length > shown) lines.push(`and ${problems.length - shown} more places that do not count`)
  if (passedOver.length > 0) lines.push(`not read: ${passedOver.join(', ')}`)
  return lines.map((line) => visible(cut(line, 1000)))
}
