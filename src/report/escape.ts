// The only door from the text of files into Markdown. What comes out is safe in a paragraph, a table cell or a link.

/** Finished Markdown. Text of files is a string and becomes this only here, so that the compiler sees who forgot. */
export interface Markdown {
  readonly markdown: string
}

/** Longer names are cut in their middle: both ends of a path or an object's name tell something. */
const longestName = 120
const longestSentence = 1000

/** Controls, invisible characters and foreign blanks: what can move a cursor, turn a line around, or hide. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}|⠀/gu

/** The text with everything a reader could not see written out. Safe on one line of a terminal. */
export function visible(text: string): string {
  return text.replace(unseen, writtenOut).replace(/(\p{M}{3})\p{M}+/gu, '$1…')
}

function writtenOut(character: string): string {
  if (character === '\n') return '\\n'
  if (character === '\r') return '\\r'
  if (character === '\t') return '\\t'
  const hex = (character.codePointAt(0) ?? 0).toString(16)
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`
}

export function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const characters = [...text.slice(0, length), ...text.slice(-length)]
  const head = Math.ceil(length * 0.6)
  return `${characters.slice(0, head).join('')}…${characters.slice(head - length + 1).join('')}`
}

/** A name, path or value, as code. */
export function code(text: string): Markdown {
  const shown = cut(visible(cut(text, longestName)), longestName) || '""'
  // A table splits cells at a pipe before it sees code; a paragraph that begins `[x]:` is a definition, whatever x is;
  // a backslash means one thing in a table and another outside.
  if (/[`|\\[\]]|^\s|\s$/.test(shown)) return { markdown: `<code>${html(shown)}</code>` }
  return { markdown: `\`${shown}\`` }
}

/** For text between HTML tags, where GitHub reads no Markdown, and where it does. */
export function html(text: string): string {
  return visible(text).replace(/[!-/:-@[-`{-~]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/**
 * A sentence that may hold names: plain words stay, all else becomes code, so no mention, link, tag or list can arise.
 * `names` are shown as code wherever they stand; so is what stands between backticks.
 */
export function prose(sentence: string, names: readonly string[] = []): Markdown {
  const known = [...new Set(names)].filter((name) => name !== '').sort((a, b) => b.length - a.length)
  const parts: string[] = []
  let rest = cut(sentence, longestSentence)
  let last = ''
  while (rest !== '') {
    const piece = nextPiece(rest, last, known)
    parts.push(piece.shown)
    last = /\s/.test(piece.taken) ? last : piece.taken
    rest = rest.slice(piece.taken.length)
  }
  return { markdown: parts.join('') }
}

interface Piece {
  readonly taken: string
  readonly shown: string
}

function nextPiece(rest: string, last: string, names: readonly string[]): Piece {
  const blank = /^\s+/.exec(rest)?.[0]
  if (blank !== undefined) return { taken: blank, shown: ' ' }
  const span = /^`([^`]+)`/.exec(rest)
  if (span?.[1] !== undefined) return { taken: span[0], shown: code(span[1]).markdown }
  const opening = /^["'(“]+/.exec(rest)?.[0]
  if (opening !== undefined) return { taken: opening, shown: opening }
  const name = names.find((candidate) => isNamed(rest, candidate, last))
  if (name !== undefined) return { taken: name, shown: code(name).markdown }
  return word(/^\S[^\s`]*/.exec(rest)?.[0] ?? rest, last, names.length > 0)
}

/** A name that is also an English word counts only behind the kind of an object: "Pod a" is not "a Pod". */
function isNamed(rest: string, name: string, last: string): boolean {
  if (!rest.startsWith(name)) return false
  if (!/^(?:[.,;:!?)"'”]*(?:\s|$)|['’]s\s)/.test(rest.slice(name.length))) return false
  return !/^\p{L}+$/u.test(name) || /^[A-Z][A-Za-z]+$|^namespace$/.test(last)
}

/** Words, not fields: those begin small and go on with a capital. */
const plain = /^(?!\p{Ll}+\p{Lu}|www$)\p{Script=Latin}[\p{Script=Latin}'’-]*$/u
/** Behind these a sentence with names puts one. */
const naming = /^(?:Cluster)?Role(?:Binding)?$|^Group$|^User$/
const little = /^(?:a|an|and|by|can|for|has|in|is|may|must|of|or|that|the|to|which|with)$/

function word(text: string, last: string, named: boolean): Piece {
  const closing = /[.,;:!?)"'”]*$/.exec(text)?.[0] ?? ''
  const core = text.slice(0, text.length - closing.length)
  if (core === '') return { taken: text, shown: last === '' ? code(text).markdown : closing }
  if (plain.test(core) && (!named || !naming.test(last) || little.test(core))) return { taken: text, shown: text }
  // A bare number opens a list if a point follows it.
  if (/^\d+$/.test(core) && !/^[.)]/.test(closing)) return { taken: text, shown: text }
  if (/^[–—…]$/.test(text)) return { taken: text, shown: text }
  return { taken: text, shown: `${code(core).markdown}${closing}` }
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
}

/** A path as part of an address. */
export function addressed(path: string): string {
  return path
    .split('/')
    .map((step) => encodeURIComponent(step.toWellFormed()).replace(/[!'()*~]/g, percent))
    .join('/')
}

/** A file's name at the start of a line for a terminal: a runner takes what begins with two colons for a command. */
export function placed(path: string): string {
  const text = visible(path)
  return /^\s*::/.test(text) ? `./${text}` : text
}
