// What a workflow asks of the Action.
import * as core from '@actions/core'
import { chosenPolicy, oneOf } from './policy/choice.ts'
import type { Policy } from './policy/policy.ts'

export interface Inputs {
  readonly token: string
  readonly policy: Policy
  readonly summary: 'auto' | 'always' | 'never'
  readonly suggestions: boolean
  readonly dryRun: boolean
  /** Where to write the SARIF report; empty if nowhere. */
  readonly sarif: string
  readonly uploadSarif: boolean
  readonly base: string
  readonly head: string
}

export function readInputs(): Inputs {
  const input = (name: string, otherwise: string): string => core.getInput(name) || otherwise
  const token = core.getInput('token')
  if (token === '') throw new Error('The input token is empty: it needs a token that may read this repository.')
  return {
    token,
    policy: chosenPolicy({ profile: input('profile', 'default-sa'), failOn: input('fail-on', 'high') }),
    summary: oneOf('summary', ['auto', 'always', 'never'], input('summary', 'auto')),
    suggestions: oneOf('suggestions', ['true', 'false'], input('suggestions', 'true')) === 'true',
    dryRun: oneOf('dry-run', ['true', 'false'], input('dry-run', 'false')) === 'true',
    sarif: core.getInput('sarif'),
    uploadSarif: oneOf('upload-sarif', ['true', 'false'], input('upload-sarif', 'false')) === 'true',
    base: core.getInput('base'),
    head: core.getInput('head'),
  }
}

export function wantsSarif({ sarif, uploadSarif }: Inputs): boolean {
  return sarif !== '' || uploadSarif
}
