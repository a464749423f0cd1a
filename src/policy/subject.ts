// Whom a waiver is for: a name, or a pattern that says something of one.
import { matchesName } from './glob.ts'

/** What a star must stand beside: with a kind or a namespace alone it would be for nearly everybody. */
export const subjectNeeds = 'three characters in a row of the name itself, behind the kind and the namespace'

export const subjectPattern =
  /^(?:[\w.:*?-]+\/){0,2}(?=[\w.:*?-]*[A-Za-z0-9])(?:[\w.:-]+|(?=[\w.:*?-]*[\w.:-]{3})[\w.:*?-]+)$/

export function isSubject(text: string): boolean {
  return subjectPattern.test(text)
}

/** The kind, the namespace and the name, each by its own part of the pattern. */
export function matchesSubject(pattern: string, names: readonly string[]): boolean {
  const steps = pattern.split('/')
  return steps.length === names.length && steps.every((step, at) => matchesName(step, names[at] ?? ''))
}
