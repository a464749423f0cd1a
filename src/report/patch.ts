// Changes of files -> a unified diff that `git apply` takes.
import { groupedBy } from '../yaml/grouped.ts'
import type { Splice } from '../yaml/splice.ts'
import { applySplices, wholeLines } from '../yaml/splice.ts'

/** One file, whole; absent texts are files that are new or deleted. */
export interface Change {
  readonly path: string
  readonly before?: string
  readonly after?: string
}

/** Lines of the old text, from 0 and half-open, that others take the place of. */
interface Region {
  readonly from: number
  readonly to: number
  readonly lines: readonly string[]
}

const context = 3

/** The diff of whole texts. The lines between the first and the last that differ count as changed. */
export function unifiedDiff(changes: readonly Change[]): string {
  return changes.map((change) => section(change, [wholeRegion(change)])).join('')
}

/** The diff that these splices make, which themselves say what changed. Texts are those before, by path. */
export function spliceDiff(texts: ReadonlyMap<string, string>, splices: readonly Splice[]): string {
  const files = [...groupedBy(splices, ({ path }) => path)]
  return files
    .map(([path, own]) => {
      const before = texts.get(path)
      if (before === undefined) throw new Error(`no text of ${path} to make a patch of`)
      const after = applySplices(before, own)
      if (vanishes(before, after)) return section({ path, before }, [wholeRegion({ path, before })])
      return section({ path, before, after }, regions(before, own))
    })
    .join('')
}

/** A file of which nothing is left goes away, by patch and by `--fix` alike. */
export function vanishes(before: string, after: string): boolean {
  return after.trim() === '' && before.trim() !== ''
}

function regions(before: string, splices: readonly Splice[]): readonly Region[] {
  const old = linesOf(before)
  return wholeLines(before, splices).map(({ startLine, endLine, text }) =>
    // An empty text has a line 1 that is no line yet.
    trimmed(old, { from: startLine - 1, to: Math.min(endLine, old.length), lines: linesOf(text) }),
  )
}

function wholeRegion({ before = '', after = '' }: Change): Region {
  const old = linesOf(before)
  return trimmed(old, { from: 0, to: old.length, lines: linesOf(after) })
}

/** Without the lines at either end that stay as they are. */
function trimmed(old: readonly string[], { from, to, lines }: Region): Region {
  const most = Math.min(to - from, lines.length)
  let top = 0
  while (top < most && old[from + top] === lines[top]) top++
  let bottom = 0
  while (bottom < most - top && old[to - 1 - bottom] === lines[lines.length - 1 - bottom]) bottom++
  return { from: from + top, to: to - bottom, lines: lines.slice(top, lines.length - bottom) }
}

function section({ path, before, after }: Change, all: readonly Region[]): string {
  const old = linesOf(before ?? '')
  const changed = all.filter(({ from, to, lines }) => from < to || lines.length > 0)
  if (changed.length === 0 && before !== undefined && after !== undefined) return ''
  const from = fileName('a/', path)
  const to = fileName('b/', path)
  const lines = [`diff --git ${from} ${to}\n`]
  if (before === undefined) lines.push('new file mode 100644\n')
  if (after === undefined) lines.push('deleted file mode 100644\n')
  if (changed.length > 0) {
    lines.push(`--- ${before === undefined ? '/dev/null' : ended(from)}\n`)
    lines.push(`+++ ${after === undefined ? '/dev/null' : ended(to)}\n`)
  }
  let shift = 0
  for (const hunk of clusters(changed)) {
    const printed = print(old, hunk, shift)
    lines.push(printed.text)
    shift = printed.shift
  }
  return lines.join('')
}

/** Regions whose context would meet stand in one hunk. */
function clusters(regions: readonly Region[]): readonly (readonly Region[])[] {
  const clusters: Region[][] = []
  for (const region of regions) {
    const last = clusters.at(-1)?.at(-1)
    if (last !== undefined && region.from - last.to <= 2 * context) clusters.at(-1)?.push(region)
    else clusters.push([region])
  }
  return clusters
}

function print(
  old: readonly string[],
  regions: readonly Region[],
  shift: number,
): { readonly text: string; readonly shift: number } {
  const start = Math.max((regions[0]?.from ?? 0) - context, 0)
  const end = Math.min((regions.at(-1)?.to ?? 0) + context, old.length)
  let text = ''
  let at = start
  let newShift = shift
  for (const { from, to, lines } of regions) {
    text += marked(' ', old.slice(at, from)) + marked('-', old.slice(from, to)) + marked('+', lines)
    newShift += lines.length - (to - from)
    at = to
  }
  text += marked(' ', old.slice(at, end))
  const header = `@@ -${span(start, end - start)} +${span(start + shift, end - start + newShift - shift)} @@\n`
  return { text: header + text, shift: newShift }
}

function marked(mark: string, lines: readonly string[]): string {
  return lines
    .map((line) => (line.endsWith('\n') ? `${mark}${line}` : `${mark}${line}\n\\ No newline at end of file\n`))
    .join('')
}

/** A span without lines is named by the line before it. */
function span(start: number, count: number): string {
  if (count === 1) return String(start + 1)
  return count === 0 ? `${start},0` : `${start + 1},${count}`
}

/** Every line with its own ending. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

const letters: Readonly<Record<number, string>> = { 7: 'a', 8: 'b', 9: 't', 10: 'n', 11: 'v', 12: 'f', 13: 'r' }

/** A name as git writes it: in quotes where it holds what could be mistaken. */
function fileName(prefix: string, path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be quoted.
  if (!/[\x00-\x1f"\\\x7f]/.test(path) && path.isWellFormed()) return `${prefix}${path}`
  const quoted = Array.from(path, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (character === '"' || character === '\\') return `\\${character}`
    if (letters[code] !== undefined) return `\\${letters[code]}`
    if (code < 0x20 || code === 0x7f) return octal(code)
    // A byte that is not UTF-8 comes as the lone surrogate that stands for it.
    return code >= 0xdc80 && code <= 0xdcff ? octal(code - 0xdc00) : character
  })
  return `"${prefix}${quoted.join('')}"`
}

function octal(byte: number): string {
  return `\\${byte.toString(8).padStart(3, '0')}`
}

/** A name with a blank is ended by a tab, or a date would be looked for behind it. */
function ended(name: string): string {
  return name.includes(' ') && !name.startsWith('"') ? `${name}\t` : name
}
