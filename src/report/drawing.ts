// Findings drawn under their source lines, as compilers do.
import type { Finding } from '../findings/finding.ts'
import { lineIndex } from '../yaml/source.ts'
import { firstOf, printable, underlined } from './columns.ts'
import { isSameObject } from './comment.ts'
import { visible } from './escape.ts'
import { combined, patchOf } from './fixes.ts'
import type { Group } from './group.ts'
import type { Ink } from './ink.ts'
import { startOf } from './place.ts'
import { ruleWords } from './rule-words.ts'

const maxNotes = 10
const longestNote = 1000
const longestLine = 160
const maxDiffRows = 40

/** Draws groups of findings of these texts. */
export function drawing(texts: ReadonlyMap<string, string>, ink: Ink): (group: Group) => string {
  const lineOf = lineReader(texts)
  return ([{ finding }, ...rest]) => {
    const [range] = finding.ranges
    const diff = diffRows(finding, texts, ink)
    const width = String(Math.max(range.startLine, ...diff.map(({ number = 0 }) => number))).length
    const gutter = (text: string | number, bar: string): string => ink.faint(`${String(text).padStart(width)} ${bar}`)
    const note = (text: string): string => `${gutter('', '=')} ${visible(firstOf(text, longestNote))}`
    const place = `${visible(range.path)}:${range.startLine}:${range.startColumn}`
    const header = ink.severity(finding.severity, `${finding.severity}[${finding.rule}]`)
    const rows = [
      `${header}: ${ink.bold(visible(firstOf(finding.message, longestNote)))}`,
      `${' '.repeat(width)}${ink.faint('-->')} ${place}`,
    ]
    const source = lineOf(range.path, range.startLine)
    if (source !== undefined) {
      const to = range.endLine > range.startLine ? source.length + 1 : range.endColumn
      const { text, mark } = underlined(source, range.startColumn, to)
      rows.push(
        gutter('', '|'),
        `${gutter(range.startLine, '|')} ${text}`,
        `${gutter('', '|')} ${ink.severity(finding.severity, mark)}`,
      )
    }
    rows.push(...notes(finding).map(note))
    if (diff.length > 0)
      rows.push(gutter('', '|'), ...diff.map(({ number = '', text }) => `${gutter(number, '|')} ${text}`))
    rows.push(
      ...others(
        finding,
        rest.map((one) => one.finding),
      ).map(note),
    )
    return rows.join('\n')
  }
}

/** Lines by path and number, without cutting a file into lines for each finding. */
function lineReader(texts: ReadonlyMap<string, string>): (path: string, line: number) => string | undefined {
  const indices = new Map<string, Uint32Array>()
  return (path, line) => {
    const text = texts.get(path)
    if (text === undefined) return undefined
    const index = indices.get(path) ?? lineIndex(text)
    indices.set(path, index)
    const from = index[line - 1]
    return from === undefined ? undefined : text.slice(from, (index[line] ?? text.length + 1) - 1)
  }
}

function notes(finding: Finding): readonly string[] {
  const { why, remedy } = ruleWords(finding.rule)
  const { trail, cure } = finding
  const steps = trail.slice(0, maxNotes).map(({ range, label }) => `${label}, ${placeOf(startOf(range))}`)
  if (trail.length > maxNotes) steps.push(`and ${trail.length - maxNotes} more`)
  const fix = 'refusal' in cure ? `no fix: ${cure.refusal}` : `fix: ${cure.title}`
  return [...steps.map((step) => `with ${step}`), `why: ${plain(why)}`, `help: ${plain(finding.remedy ?? remedy)}`, fix]
}

function others(first: Finding, rest: readonly Finding[]): readonly string[] {
  const words = rest.slice(0, maxNotes).map((finding) => {
    const { rule, severity, message, ranges } = finding
    const what = rule === first.rule ? 'also' : `${severity}[${rule}]`
    if (rule !== first.rule && isSameObject(finding, first)) return `${what}: ${ruleWords(rule).title}`
    return `${what}: ${message}, ${placeOf(startOf(ranges[0]))}`
  })
  return rest.length > maxNotes ? [...words, `and ${rest.length - maxNotes} more like it`] : words
}

function placeOf({ path, line }: { readonly path: string; readonly line: number }): string {
  return `${path}:${line}`
}

/** Our own words name fields between backticks, which a terminal does not need. */
function plain(text: string): string {
  return text.replaceAll('`', '')
}

interface DiffRow {
  /** Absent for the name of a file. */
  readonly number?: number
  readonly text: string
}

/** What the fix takes out and puts in, with the line before it; the file's name where it is not the finding's. */
function diffRows(finding: Finding, texts: ReadonlyMap<string, string>, ink: Ink): readonly DiffRow[] {
  const { splices } = combined([finding])
  return [...splices].flatMap(([path, list]) => {
    const rows = changedRows(patchOf({ splices: new Map([[path, list]]) }, texts), ink)
    const left = rows.length - maxDiffRows
    return [
      ...(path === finding.ranges[0].path ? [] : [{ text: `in ${visible(path)}` }]),
      ...rows.slice(0, maxDiffRows),
      ...(left > 0 ? [{ text: `and ${left} lines more` }] : []),
    ]
  })
}

function changedRows(patch: string, ink: Ink): readonly DiffRow[] {
  const rows: (DiffRow & { readonly changed: boolean })[] = []
  let [old, now] = [0, 0]
  for (const line of patch.split('\n')) {
    const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line)
    if (header !== null) [old, now] = [Number(header[1]), Number(header[2])]
    if (header !== null || old === 0) continue
    const text = `${line[0] ?? ' '} ${firstOf(printable(line.slice(1).replace(/\r$/, '')), longestLine)}`
    if (line.startsWith('-')) rows.push({ number: old++, text: ink.removed(text), changed: true })
    else if (line.startsWith('+')) rows.push({ number: now++, text: ink.added(text), changed: true })
    else if (line.startsWith(' ')) {
      rows.push({ number: now, text, changed: false })
      old++
      now++
    }
  }
  return rows.filter(({ changed }, index) => changed || rows[index + 1]?.changed === true)
}
