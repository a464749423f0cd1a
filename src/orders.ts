// Does the base branch answer orders in the conversation of a pull request? Only then is it said that one can waive there.
import type { Comparison, TreeEntry } from './ports.ts'
import { kustomize } from './yaml/dialect.ts'
import { readDocuments, syntaxCache } from './yaml/document.ts'
import type { Json } from './yaml/json.ts'
import { childOf, isList, isObject } from './yaml/route.ts'
import { decode } from './yaml/source.ts'

/** Longer ones, and more of them, are not looked at: it is only about a line of help. */
const maxBytes = 200_000
const maxFiles = 100

/** `action`: `owner/name` that this very run comes from, as far as it is known. */
export async function takesOrders(
  comparison: Comparison,
  end: 'base' | 'head',
  action: string | undefined,
): Promise<boolean> {
  const workflows = (await comparison.entries(end)).filter(isWorkflow).slice(0, maxFiles)
  if (workflows.length === 0) return false
  const contents = await comparison.read([...new Set(workflows.map(({ blob }) => blob))], maxBytes)
  return workflows.some(({ path, blob }) => {
    const content = contents.get(blob)
    return content !== undefined && 'bytes' in content && answers(path, content.bytes, action)
  })
}

function isWorkflow({ path, mode }: TreeEntry): boolean {
  return mode.startsWith('100') && /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)
}

function answers(path: string, bytes: Uint8Array, action: string | undefined): boolean {
  const source = decode(path, bytes)
  // Most workflows have nothing to do with it, and need no parser.
  if ('message' in source || !source.text.includes('issue_comment')) return false
  // The key `on` is a word here, and no truth.
  const { documents } = readDocuments(source, syntaxCache(), undefined, kustomize)
  return documents.some(({ value }) => listens(childOf(value, 'on')) && uses(value).some((one) => isOurs(one, action)))
}

function listens(on: Json | undefined): boolean {
  if (isList(on)) return on.includes('issue_comment')
  return isObject(on) ? Object.hasOwn(on, 'issue_comment') : on === 'issue_comment'
}

/** The actions of its steps, and the workflows that its jobs call. */
function uses(workflow: Json): readonly string[] {
  const jobs = childOf(workflow, 'jobs')
  return (isObject(jobs) ? Object.values(jobs) : []).flatMap((job) => {
    const steps = childOf(job, 'steps')
    return [job, ...(isList(steps) ? steps : [])].flatMap((one) => {
      const used = childOf(one, 'uses')
      return typeof used === 'string' ? [used] : []
    })
  })
}

/** By the name it has where this run comes from, or by its own: `org/ci/.github/workflows/sa-guard.yml@main` is meant too. */
function isOurs(used: string, action: string | undefined): boolean {
  const name = used.toLowerCase()
  if (action !== undefined && name.startsWith(`${action.toLowerCase()}@`)) return true
  return /(?:^|\/)sa-guard(?![\w-])/.test(name)
}
