// The text of a policy file -> Policy, or every complaint about it with its line and column.
import { type Severity, severities } from '../access/severity.ts'
import { kustomize } from '../yaml/dialect.ts'
import type { Document } from '../yaml/document.ts'
import { readDocuments, syntaxCache } from '../yaml/document.ts'
import { locate } from '../yaml/locate.ts'
import type { Route } from '../yaml/route.ts'
import { decode, lineOf, type Problem, rangeOf, type SourceText, type Span } from '../yaml/source.ts'
import { policyFields } from './fields.ts'
import { commentOnAll, defaultPolicy, type Policy, type PolicyWaiver, type RuleChoice } from './policy.ts'
import { fields, type Read } from './shape.ts'

export interface Complaint {
  readonly line: number
  /** Absent where only the line is known. */
  readonly column?: number
  /** Without a full stop. */
  readonly message: string
}

export type PolicyReading = { readonly policy: Policy } | { readonly complaints: readonly [Complaint, ...Complaint[]] }

/** Nobody reads more of them. */
const mostComplaints = 20
const longestFile = 1_000_000

type Said = Read<ReturnType<typeof policyFields>>

/** The line that says the version says nothing new: as a comment it leaves all others where they are. */
const version = /^%(?=YAML 1\.2[ \t]*(?:#[^\n]*)?\r?\n)/

export function readPolicy(path: string, bytes: Uint8Array, ruleIds: readonly string[]): PolicyReading {
  if (bytes.length > longestFile) return refused({ line: 1, column: 1, message: 'the file is larger than 1 MB' })
  const source = decode(path, bytes)
  if ('message' in source) return refused({ line: 1, column: 1, message: source.message })
  // A key twice is a mistake, and a bare `off` a word: so Kustomize reads, and kubectl does not.
  const body = { ...source, text: source.text.replace(version, '#') }
  const { documents, problems } = readDocuments(body, syntaxCache(), undefined, kustomize)
  const [problem] = problems
  if (problem !== undefined) return refused(unreadable(source, problem))
  const [document, second] = documents
  if (second !== undefined)
    return refused({
      ...placeOf(source, second.span),
      message: 'a second document begins here, and the policy is one: take the line of dashes out',
    })
  // Nothing but comments: what init writes.
  if (document === undefined) return { policy: defaultPolicy() }
  return decoded(document, ruleIds)
}

/** In the place of words that only those who write parsers understand. */
const plainer: readonly (readonly [RegExp, string])[] = [
  [/Flow sequence .*end with a \]/, 'a [ is not closed, or what stands in it is not indented'],
  [/Flow map .*end with a \}/, 'a { is not closed, or what stands in it is not indented'],
  [/Implicit keys need to be on a single line/, 'this is neither a key with its value nor an item of a list'],
  [/a key must be a scalar/, 'a key must be a word; templates are not filled in here'],
]

/** A merge that nobody finished is what breaks such files most; the parser's own words would not tell. */
function unreadable({ text }: SourceText, { line = 1, message }: Problem): Complaint {
  const conflict = text.split('\n').findIndex((one) => /^(<{7}|={7}|>{7})( |\r?$)/.test(one))
  if (conflict < 0) {
    const words = plainer.find(([known]) => known.test(message))?.[1]
    return { line, message: words === undefined ? message : `not readable YAML: ${words}` }
  }
  return { line: conflict + 1, column: 1, message: 'a merge conflict stands here: choose one of its sides' }
}

function refused(first: Complaint, ...rest: readonly Complaint[]): PolicyReading {
  return { complaints: [first, ...rest] }
}

function decoded(document: Document, ruleIds: readonly string[]): PolicyReading {
  const complaints: Complaint[] = []
  const complain = (route: Route, message: string, at?: 'key'): void => {
    if (complaints.length < mostComplaints) complaints.push({ ...placeIn(document, route, at), message })
  }
  const said = fields(policyFields(ruleIds)).read({ value: document.value, route: [], complain })
  const [first, ...rest] = complaints.toSorted((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0))
  if (first !== undefined || said === undefined) {
    return refused(first ?? { line: 1, column: 1, message: 'the file cannot be read' }, ...rest)
  }
  return { policy: policyOf(said, document) }
}

/** The value, or its key where the value is more than a word. */
function placeIn(document: Document, route: Route, at?: 'key'): Omit<Complaint, 'message'> {
  const { span, keySpan, exact } = locate(document, route)
  const { source } = document
  if (at === 'key' || !exact || keySpan === undefined) return placeOf(source, keySpan ?? span)
  const gap = /^["']?[ \t]*:[ \t]*/.exec(source.text.slice(keySpan.to, span.to))?.[0] ?? ''
  const from = keySpan.to + gap.length
  return placeOf(source, gap === '' || from >= span.to ? keySpan : { from, to: span.to })
}

function placeOf(source: SourceText, span: Span): Omit<Complaint, 'message'> {
  const { startLine: line, startColumn: column } = rangeOf(source, span)
  return { line, column }
}

function policyOf(said: Said, document: Document): Policy {
  const usual = defaultPolicy()
  const { profile, strict, paths, limits, namespaces } = said
  const testPaths = said['test-paths']
  return {
    ...usual,
    profile: profile ?? usual.profile,
    failOn: said['fail-on'] ?? usual.failOn,
    commentOn: commentOn(said['comment-on'], usual),
    maxComments: said['max-comments'] ?? usual.maxComments,
    strict: strict ?? false,
    selfWaive: said['self-waive'] ?? false,
    paths: { include: paths?.include ?? [], exclude: paths?.exclude ?? [] },
    rules: new Map((said.rules ?? []).map(([id, choice]) => [id, ruleChoice(choice)])),
    waivers: (said.waivers ?? []).flatMap((one, at) => waiverOf(one, at, document)),
    namespaces: namespaces ?? [],
    trustedRoles: said['trusted-roles'] ?? [],
    systemNamespaces: said['system-namespaces'] ?? [],
    ...(testPaths !== undefined && { testPaths }),
    complete: said.complete ?? [],
    limits: defined(limits ?? {}),
    roots: said.kustomize?.roots ?? [],
    charts: (said.helm ?? []).flatMap(({ chart }) => (chart === undefined ? [] : [chart.replace(/\/+$/, '')])),
  }
}

function commentOn(said: Said['comment-on'], usual: Policy): Policy['commentOn'] {
  if (said === undefined) return usual.commentOn
  if (typeof said === 'string') return commentOnAll(said)
  const chosen = Object.entries(said).flatMap(([family, value]) => {
    const severity = severities.find((one) => one === value)
    return severity === undefined ? [] : [[family, severity] as const]
  })
  return { ...usual.commentOn, ...Object.fromEntries<Severity>(chosen) }
}

function ruleChoice(said: NonNullable<Said['rules']>[number][1]): RuleChoice {
  if (typeof said === 'string') return { severity: said, exclude: [] }
  const { severity, exclude } = said
  return { ...(severity !== undefined && { severity }), exclude: exclude ?? [] }
}

function waiverOf(
  said: NonNullable<Said['waivers']>[number],
  at: number,
  { source, ...rest }: Document,
): readonly PolicyWaiver[] {
  const { rule, subject, reason, expires, severity } = said
  if (rule === undefined || subject === undefined || reason === undefined) return []
  const line = lineOf(source, locate({ source, ...rest }, ['waivers', at]).span.from)
  const more = { ...(expires !== undefined && { expires }), ...(severity !== undefined && { severity }) }
  return [{ rule, subject, reason, ...more, path: source.path, line }]
}

/** Without the keys that nobody gave. */
function defined<T extends object>(values: T): { readonly [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]: Exclude<T[K], undefined>
  }
}
