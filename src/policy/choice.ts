// What somebody chose in words, for a door that has only words -> Policy.
import { severities } from '../access/severity.ts'
import { profiles } from '../rules/rule.ts'
import { defaultPolicy, type Policy } from './policy.ts'

/** The words a choice can be made of. */
export const choices = { profile: profiles, failOn: severities } as const

export interface Choice {
  readonly profile?: string
  readonly failOn?: string
}

/** The default policy with these choices over it. An unknown word is thrown as a sentence that names the known ones. */
export function chosenPolicy({ profile, failOn }: Choice): Policy {
  const policy = defaultPolicy()
  return {
    ...policy,
    profile: profile === undefined ? policy.profile : oneOf('profile', profiles, profile),
    failOn: failOn === undefined ? policy.failOn : oneOf('fail-on', severities, failOn),
  }
}

/** The word as one of those it may be. */
export function oneOf<T extends string>(name: string, words: readonly T[], given: string): T {
  const word = words.find((candidate) => candidate === given)
  if (word === undefined) throw new Error(`${name} must be one of ${words.join(', ')}, not ${JSON.stringify(given)}.`)
  return word
}
