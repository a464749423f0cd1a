// Code scanning of the small GitHub: takes reports, if the token may bring them.
import { gunzipSync } from 'node:zlib'
import type { FakeGitHub } from './fake-github.ts'
import { complaints } from './fake-openapi.ts'
import { type FakeAnswer, type FakeRequest, failure, fullName, record, text } from './fake-state.ts'

export interface FakeAnalysis {
  readonly sha: string
  readonly ref: string
  readonly sarif: unknown
}

const address = `/repos/${fullName}/code-scanning/sarifs`
const commitId = /^[0-9a-f]{40}$/
const allowedRef = /^refs\/(?:heads\/|pull\/\d+\/(?:head|merge)$)/

/** Switches it on; what is uploaded lands in the list. `denied` is a token without `security-events: write`. */
export function codeScanning(github: FakeGitHub, answer: 'works' | 'denied' | 'broken' = 'works'): FakeAnalysis[] {
  const analyses: FakeAnalysis[] = []
  github.intercept = (request, proceed) => {
    if (request.path !== address) return proceed()
    const given = answer === 'works' ? take(analyses, request) : refusal(answer)
    github.strange.push(...complaints(request, given))
    return given
  }
  return analyses
}

function refusal(answer: 'denied' | 'broken'): FakeAnswer {
  return answer === 'denied'
    ? failure(403, 'Resource not accessible by integration')
    : failure(503, 'Service unavailable')
}

function take(analyses: FakeAnalysis[], { body }: FakeRequest): FakeAnswer {
  const { commit_sha: sha, ref, sarif } = record(body) ?? {}
  if (!commitId.test(text(sha) ?? '') || !allowedRef.test(text(ref) ?? '')) return failure(400, 'Bad Request')
  const report: unknown = JSON.parse(gunzipSync(Buffer.from(text(sarif) ?? '', 'base64')).toString())
  analyses.push({ sha: text(sha) ?? '', ref: text(ref) ?? '', sarif: report })
  const id = '47177e22-5596-11eb-80a1-c1e54ef945c6'
  return { status: 202, body: { id, url: `https://api.github.com${address}/${id}` } }
}
