// Hands a SARIF report to code scanning.
import { gzipSync } from 'node:zlib'
import type { Client, Remote } from './client.ts'
import { faultOf } from './fault.ts'

export interface Analysis {
  readonly sarif: string
  readonly sha: string
  /** `refs/pull/7/head` for the check of a pull request, `refs/heads/main` for the Security tab. */
  readonly ref: string
  /** GitHub gave this run a token that only reads. */
  readonly readOnly: boolean
}

/** What became of it, for the log of the job. The verdict does not depend on it. */
export type Uploaded = { readonly told: string } | { readonly warning: string }

/** GitHub takes no more, compressed. */
const longestUpload = 10_000_000

export async function uploadSarif(client: Client, { owner, repo }: Remote, analysis: Analysis): Promise<Uploaded> {
  const { sha, ref, readOnly } = analysis
  const packed = gzipSync(analysis.sarif)
  if (packed.length > longestUpload) {
    const size = (packed.length / 1_000_000).toFixed(1)
    return { warning: `No SARIF was uploaded: ${size} MB are more than the 10 MB that code scanning takes.` }
  }
  try {
    const sarif = packed.toString('base64')
    await client.rest.codeScanning.uploadSarif({ owner, repo, commit_sha: sha, ref, sarif })
    return { told: `Uploaded the SARIF report of ${ref} to code scanning.` }
  } catch (error) {
    const { kind, words } = faultOf(error)
    if (kind === 'denied' && readOnly) return { told: 'No SARIF was uploaded: the token of this run only reads.' }
    const why = {
      denied: ' It needs `security-events: write`, and code scanning must be switched on for the repository.',
      limited: '',
      refused: '',
      // A second upload for the same commit would be another analysis of it.
      unclear: ' It may have arrived all the same.',
    }
    return { warning: `The SARIF report could not be uploaded: ${words}.${why[kind]}` }
  }
}

/** The ref that an analysis of this commit belongs to; none if it is not the commit that the run is about. */
export function analysisRef(
  { head, number }: { readonly head: string; readonly number?: number },
  run: { readonly sha: string; readonly ref: string } | undefined,
): string | undefined {
  if (number !== undefined) return `refs/pull/${number}/head`
  return run?.sha === head ? run.ref : undefined
}
