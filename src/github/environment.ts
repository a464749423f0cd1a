// What a runner tells a job through its environment and the event file.
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'

export interface Environment {
  readonly event: string
  readonly payload: unknown
  readonly apiUrl: string
  readonly serverUrl: string
  readonly owner: string
  readonly repo: string
  /** The commit that the run is about, and its branch or tag: `refs/heads/main`. */
  readonly commit?: { readonly sha: string; readonly ref: string }
  /** Where this run can be read; absent where the runner does not number it. */
  readonly run?: string
  /** A folder that the runner empties after the job. */
  readonly room: string
  /** Where the action itself comes from, `owner/name` and a ref; absent for one of the repository's own. */
  readonly source?: { readonly repository: string; readonly ref: string }
  /** The file of the workflow that runs. */
  readonly workflow?: string
}

export function environment(variables: NodeJS.ProcessEnv): Environment {
  const { GITHUB_EVENT_NAME: event = '', GITHUB_REPOSITORY: repository = '' } = variables
  const { GITHUB_ACTION_REPOSITORY: origin = '', GITHUB_ACTION_REF: ref = '', GITHUB_RUN_ID: run = '' } = variables
  const { GITHUB_SHA: sha = '', GITHUB_REF: branch = '', GITHUB_WORKFLOW_REF: from = '' } = variables
  const [, owner, repo] = /^([\w-]+)\/([\w.-]+)$/.exec(repository) ?? []
  if (event === '' || owner === undefined || repo === undefined)
    throw new Error('This is a GitHub Action: it needs GITHUB_EVENT_NAME and GITHUB_REPOSITORY, which a runner sets.')
  // As they are, port and path included: an Enterprise server may have either.
  const serverUrl = (variables.GITHUB_SERVER_URL || 'https://github.com').replace(/\/+$/, '')
  return {
    event,
    payload: payload(variables.GITHUB_EVENT_PATH ?? ''),
    apiUrl: (variables.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, ''),
    serverUrl,
    owner,
    repo,
    room: variables.RUNNER_TEMP || tmpdir(),
    ...(sha === '' || branch === '' ? {} : { commit: { sha, ref: branch } }),
    ...(/^\d+$/.test(run) ? { run: `${serverUrl}/${owner}/${repo}/actions/runs/${run}` } : {}),
    ...(origin === '' || ref === '' ? {} : { source: { repository: origin, ref } }),
    ...workflowOf(from, `${owner}/${repo}`),
  }
}

/** `owner/name/.github/workflows/file.yml@refs/heads/main` */
function workflowOf(from: string, repository: string): Pick<Environment, 'workflow'> {
  const file = from.replace(/@.*$/, '')
  return file.startsWith(`${repository}/`) ? { workflow: file.slice(repository.length + 1) } : {}
}

function payload(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new Error('The event file that GITHUB_EVENT_PATH names cannot be read as JSON.')
  }
}

/** Takes inputs and tokens out of these variables, so that no child process inherits them. */
export function hideSecrets(variables: NodeJS.ProcessEnv, token: string): void {
  for (const [name, value = ''] of Object.entries(variables)) {
    const secret = token !== '' && value.includes(token)
    if (secret || name.startsWith('INPUT_') || /^ACTIONS_.*TOKEN/.test(name)) delete variables[name]
  }
}
