// What several roots make of one line is told once.
import type { Delta, ReadingProblem } from '../findings/delta.ts'
import type { Finding } from '../findings/finding.ts'
import { groupedBy } from '../yaml/grouped.ts'

/** The delta as people are told of it. What is counted and compared stays as it is: the worst of equal ones speaks. */
export function distinct(delta: Delta): Delta {
  const { introduced, fixed, carried, problems } = delta
  return {
    ...delta,
    introduced: each(introduced),
    fixed: each(fixed),
    carried: each(carried),
    problems: reasons(problems),
  }
}

/** A file that cannot be read makes the roots that take it in fail, for the very same reason. */
function reasons(problems: readonly ReadingProblem[]): readonly ReadingProblem[] {
  const places = groupedBy(problems, ({ path, line }) => JSON.stringify([path, line ?? null]))
  return [...places.values()].flatMap((here) => {
    const [first] = here
    // More than a few reasons in one place are no repetition.
    if (here.length === 1 || here.length > 10) return here
    return here.filter((one) => one === first || !one.message.endsWith(`: ${first.message}`))
  })
}

function each(findings: readonly Finding[]): readonly Finding[] {
  const same = groupedBy(findings, ({ fingerprint, ranges: [{ path, startLine, startColumn }] }) =>
    JSON.stringify([fingerprint, path, startLine, startColumn]),
  )
  return [...same.values()].map(([first, ...others]) => {
    const units = new Set(others.map(({ unit }) => unit).filter((unit) => unit !== first.unit))
    return units.size === 0 ? first : { ...first, alsoIn: [...units] }
  })
}
