// The lines of a comment that somebody says himself: no quotes, no code, nothing in HTML. What is in doubt is not said.

const item = String.raw`[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*`
// Ticks with more of them on the line are a span, and open no fence. `\x60` is a tick.
const mark = String.raw`(?:\x60{3,}(?=[^\x60\n]*$)|~{3,})`

/** What comes first hides what lies in it. */
const pieces = [
  String.raw`^(?<fence>${item})(?<mark>${mark})[^\n]*`,
  String.raw`^(?<quote> {0,3}>)[^\n]*`,
  // An escaped sign opens nothing.
  String.raw`\\[^\n]`,
  '<!--[^]*?(?:-->|(?![^]))',
  String.raw`<\?[^]*?(?:\?>|(?![^]))`,
  String.raw`<!\[CDATA\[[^]*?(?:\]\]>|(?![^]))`,
  '<![a-z][^>]*',
  String.raw`<(?:area|br|col|hr|img|input|source|wbr)(?=[\s/>])[^>]*`,
  // Other elements go to their end; what has none hides all that follows.
  String.raw`<(?<tag>[a-z][a-z0-9-]*)(?=[\s/>])`,
  // Over lines, but not over an empty one, nor over the beginning of a fence, a quote or HTML.
  String.raw`(?<span>(?<!\x60)(?<ticks>\x60+)(?!\x60)(?:(?!\n(?:[ \t]*[\n<>]|${item}${mark}))[^])+?(?<!\x60)\k<ticks>(?!\x60))`,
].join('|')

export function spoken(text: string): readonly string[] {
  const piece = new RegExp(pieces, 'gim')
  const whole = text.replace(/\r\n?/g, '\n')
  let said = ''
  let done = 0
  for (let found = piece.exec(whole); found !== null; found = piece.exec(whole)) {
    const { fence, mark = '', quote, tag, span } = found.groups ?? {}
    const from = piece.lastIndex
    const end =
      fence !== undefined
        ? afterFence(whole, from, { width: columns(fence), mark })
        : tag !== undefined
          ? afterElement(whole, from, tag)
          : from
    said += whole.slice(done, found.index)
    // Lines that begin in code begin no line of speech.
    if (found[0].startsWith('\\')) said += found[0]
    else if (tag !== undefined) said += `<${whole.slice(from, end).replaceAll('\n', ' ')}`
    else said += quote ?? (span ?? '').replaceAll('\n', ' ')
    done = end
    piece.lastIndex = end
  }
  return `${said}${whole.slice(done)}`.split('\n').filter((line) => !/^(?: {4}| {0,3}\t)/.test(line))
}

/** Where the element ends, with others of its name inside; all that follows is in it if it never does. */
function afterElement(text: string, from: number, tag: string): number {
  const bounds = new RegExp(`<(/?)${tag}(?=[\\s/>])`, 'gi')
  bounds.lastIndex = from
  let depth = 1
  for (let found = bounds.exec(text); found !== null; found = bounds.exec(text)) {
    depth += found[1] === '/' ? -1 : 1
    if (depth > 0) continue
    const end = text.indexOf('>', bounds.lastIndex)
    return end < 0 ? text.length : end + 1
  }
  return text.length
}

interface Fence {
  /** Where it stands, also in a list. */
  readonly width: number
  readonly mark: string
}

/** Where the code ends. All that follows is code if nobody closes the fence, or a line that is further left breaks it off. */
function afterFence(text: string, from: number, { width, mark }: Fence): number {
  let end = from
  while (end < text.length) {
    const start = end + 1
    const next = text.indexOf('\n', start)
    end = next < 0 ? text.length : next
    const line = text.slice(start, end)
    const [, indent = '', words = ''] = /^([ \t]*)(.*)$/.exec(line) ?? []
    if (words === '') continue
    const left = columns(indent)
    if (left < width) return text.length
    if (left <= width + 3 && words.startsWith(mark) && isOnly(words.trimEnd(), mark.charAt(0))) return end
  }
  return text.length
}

function isOnly(words: string, sign: string): boolean {
  return words === sign.repeat(words.length)
}

/** A tab goes to the next of every four columns. */
function columns(text: string): number {
  let count = 0
  for (const sign of text) count += sign === '\t' ? 4 - (count % 4) : 1
  return count
}
