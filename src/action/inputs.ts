// What a workflow asks of the Action.
import * as core from '@actions/core'
import { type Choice, chosenPolicy, oneOf } from '../policy/choice.ts'

export const usualPolicy = '.github/sa-guard.yml'

export interface Inputs {
  readonly token: string
  /** Path of the policy file. */
  readonly policy: string
  /** What counts before the file. */
  readonly choice: Choice
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
    policy: input('policy', usualPolicy).replace(/^\.\//, ''),
    choice: choice(),
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

/** Inputs that are empty leave the word to the policy file. */
function choice(): Choice {
  const [profile, failOn, commentOn] = [core.getInput('profile'), core.getInput('fail-on'), core.getInput('comment-on')]
  const paths = core.getMultilineInput('paths')
  const chosen = {
    ...(profile !== '' && { profile }),
    ...(failOn !== '' && { failOn }),
    ...(commentOn !== '' && { commentOn }),
    ...(paths.length > 0 && { paths }),
  }
  // A wrong word is told before anything is fetched.
  chosenPolicy(chosen)
  return chosen
}
