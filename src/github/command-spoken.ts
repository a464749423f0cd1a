// The lines of a comment that somebody says himself: no quotes, no code, no comments of HTML. What is in doubt is not said.

const item = String.raw`[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*`
// Ticks with more of them on the line are a span, and open no fence. `\x60` is a tick.
const mark = String.raw`(?:\x60{3,}(?=[^\x60\n]*$)|~{3,})`

/** What comes first hides what lies in it. */
const pieces = [
  String.raw`^(?<fence>${item})(?<mark>${mark})[^\n]*`,
  String.raw`^ {0,3}>[^\n]*`,
  // An escaped sign opens nothing.
  String.raw`\\[^\n]`,
  '<!--[^]*?(?:-->|(?![^]))',
  String.raw`(?<element><(?<tag>pre|code|script|style|textarea|blockquote)\b[^>]{0,500}>[^]*?(?:</\k<tag>\s*>|(?![^])))`,
  // Over lines, but not over an empty one, nor over the beginning of a fence, a quote or HTML.
  String.raw`(?<span>(?<!\x60)(?<ticks>\x60+)(?!\x60)(?:(?!\n(?:[ \t]*[\n<>]|${item}${mark}))[^])+?(?<!\x60)\k<ticks>(?!\x60))`,
].join('|')

export function spoken(text: string): readonly string[] {
  const piece = new RegExp(pieces, 'gim')
  const whole = text.replace(/\r\n?/g, '\n')
  let said = ''
  let done = 0
  for (let found = piece.exec(whole); found !== null; found = piece.exec(whole)) {
    const { fence, mark = '', element, span } = found.groups ?? {}
    const end =
      fence === undefined ? piece.lastIndex : afterFence(whole, piece.lastIndex, { width: columns(fence), mark })
    said += whole.slice(done, found.index)
    // Lines that begin in code begin no line of speech.
    if (found[0].startsWith('\\')) said += found[0]
    else said += (element ?? span ?? '').replaceAll('\n', ' ')
    done = end
    piece.lastIndex = end
  }
  return `${said}${whole.slice(done)}`.split('\n').filter((line) => !/^(?: {4}| {0,3}\t)/.test(line))
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
