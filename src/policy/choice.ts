// What somebody chose in words, for a door that has only words, over the policy of the file.
import { severities } from '../access/severity.ts'
import { profiles } from '../rules/rule.ts'
import { commentOnAll, defaultPolicy, type Policy } from './policy.ts'

/** The words a choice can be made of. */
export const choices = { profile: profiles, failOn: severities, commentOn: severities } as const

export interface Choice {
  readonly profile?: string
  readonly failOn?: string
  readonly commentOn?: string
  /** Patterns of the files whose findings are told. */
  readonly paths?: readonly string[]
}

/** The policy with these choices over it. An unknown word is thrown as a sentence that names the known ones. */
export function chosenPolicy({ profile, failOn, commentOn, paths }: Choice, policy: Policy = defaultPolicy()): Policy {
  return {
    ...policy,
    profile: profile === undefined ? policy.profile : oneOf('profile', profiles, profile),
    failOn: failOn === undefined ? policy.failOn : oneOf('fail-on', severities, failOn),
    commentOn: commentOn === undefined ? policy.commentOn : commentOnAll(oneOf('comment-on', severities, commentOn)),
    paths: paths === undefined || paths.length === 0 ? policy.paths : { ...policy.paths, include: paths },
  }
}

/** The word as one of those it may be. */
export function oneOf<T extends string>(name: string, words: readonly T[], given: string): T {
  const word = words.find((candidate) => candidate === given)
  if (word === undefined) throw new Error(`${name} must be one of ${words.join(', ')}, not ${JSON.stringify(given)}.`)
  return word
}
