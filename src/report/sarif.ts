// The report for code scanning: SARIF 2.1.0, what is so at head.
import { compareSeverity } from '../access/severity.ts'
import type { Delta, ReadingProblem } from '../findings/delta.ts'
import type { Finding } from '../findings/finding.ts'
import { cut, visible } from './escape.ts'
import { lineHashes } from './line-hash.ts'
import type { Links } from './place.ts'
import { level, ruleDescriptors, ruleIndex } from './sarif-rules.ts'
import { artifact, artifactChanges, type Region, regionOf, type Sources, sources } from './sarif-text.ts'

/** What only the door knows. */
export interface SarifRun {
  /** Commit id; absent where everything counts as introduced. */
  readonly base?: string
  readonly version: string
  readonly links: Links
}

/** Code scanning keeps so many of a run. */
const maxResults = 5000
const maxProblems = 1000
/** Places that a result names beside its own; code scanning keeps a hundred. */
const maxRelated = 100
const longestMessage = 1000

export function sarifReport(delta: Delta, run: SarifRun): string {
  return `${JSON.stringify(log(delta, run), undefined, 2)}\n`
}

function log(delta: Delta, { base, version, links }: SarifRun): object {
  // What was waived would come up as an open alert: code scanning does not look at suppressions.
  const found = [...delta.introduced.map(stated('new')), ...delta.carried.map(stated('unchanged'))].toSorted((a, b) =>
    compareSeverity(b.finding.severity, a.finding.severity),
  )
  const texts = sources(delta.texts)
  const hashes = hasher(texts)
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'sa-guard', version, semanticVersion: version, rules: ruleDescriptors(links) } },
        automationDetails: { id: 'sa-guard/' },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(delta, found.length) }],
        results: found.slice(0, maxResults).map(({ finding, state }) => ({
          ...result(finding, texts, hashes),
          ...(base !== undefined && { baselineState: state }),
        })),
      },
    ],
  }
}

type State = 'new' | 'unchanged'

function stated(state: State): (finding: Finding) => { readonly finding: Finding; readonly state: State } {
  return (finding) => ({ finding, state })
}

type Hash = (path: string, line: number) => string | undefined

function result(finding: Finding, texts: Sources, hash: Hash): object {
  const { rule, severity, account, fingerprint, ranges, cure } = finding
  const [{ path, startLine }] = ranges
  const lineHash = hash(path, startLine)
  return {
    ruleId: rule,
    ruleIndex: ruleIndex(rule),
    level: level(severity),
    message: { text: message(finding) },
    locations: [{ ...location(path, regionOf(ranges[0], texts.get(path))), logicalLocations: [subject(finding)] }],
    relatedLocations: steps(finding).map(({ range, label }, index) => ({
      id: index + 1,
      ...location(range.path, regionOf(range, texts.get(range.path))),
      message: { text: words(label) },
    })),
    partialFingerprints: {
      ...(lineHash !== undefined && { primaryLocationLineHash: lineHash }),
      'saGuardFinding/v1': fingerprint,
    },
    ...('splices' in cure && {
      fixes: [{ description: { text: words(cure.title) }, artifactChanges: artifactChanges(cure.splices, texts) }],
    }),
    properties: { severity, ...(account !== undefined && { account: words(account) }) },
  }
}

/** The sentence, and the trail as links to its places. */
function message(finding: Finding): string {
  const said = `${words(finding.message).replace(/\.$/, '')}.`
  const trail = steps(finding).map(({ label }, index) => `[${words(label).replace(/[[\]\\]/g, '·')}](${index + 1})`)
  return trail.length === 0 ? said : `${said} See ${trail.join(', ')}.`
}

function steps({ trail }: Finding): Finding['trail'] {
  return trail.slice(0, maxRelated)
}

/** Text of files without what a reader cannot see, and without the links that messages may hold: `[text](address)`. */
function words(text: string): string {
  return visible(cut(text, longestMessage)).replaceAll('](', '] (')
}

function subject({ subject: { kind, namespace, name } }: Finding): object {
  const path = namespace === undefined ? name : `${namespace}/${name}`
  return { name: words(name), fullyQualifiedName: words(`${kind} ${path}`), kind: 'object' }
}

function location(path: string, region: Region | undefined): object {
  return { physicalLocation: { artifactLocation: artifact(path), ...(region !== undefined && { region }) } }
}

function hasher(texts: Sources): Hash {
  const known = new Map<string, readonly string[]>()
  return (path, line) => {
    const source = texts.get(path)
    if (source === undefined) return undefined
    const hashes = known.get(path) ?? lineHashes(source.text)
    known.set(path, hashes)
    return hashes[line - 1]
  }
}

function notifications({ problems }: Delta, found: number): readonly object[] {
  const left = [
    ...(found > maxResults ? [`${found - maxResults} more findings are in the JSON report`] : []),
    ...(problems.length > maxProblems ? [`${problems.length - maxProblems} more files were not read`] : []),
  ]
  return [
    ...problems.slice(0, maxProblems).map(notification),
    ...left.map((text) => ({ level: 'warning', message: { text } })),
  ]
}

function notification({ path, line, message, fails }: ReadingProblem): object {
  return {
    level: fails ? 'error' : 'warning',
    message: { text: words(message) },
    locations: [location(path, line === undefined ? undefined : { startLine: line })],
  }
}
