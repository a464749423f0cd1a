// The text of one document -> the parser's tokens, within limits.
import { type CST, Lexer, Parser } from 'yaml'
import type { Fault } from './scan.ts'

/** The tokens of one document. */
export interface Tokens {
  readonly tokens: readonly CST.Token[]
  /** Were collections that lie too deep replaced by nulls? */
  readonly cut: boolean
}

/** kubectl's own limit of nesting. */
const deepest = 10_000
/** Deeper collections are read as null: the parser works by recursion, and so do we. No field of Kubernetes lies near. */
const deepestRead = 200
/** About four megabytes of ordinary manifest in a single document: a few seconds of parsing. */
const most = 1_000_000

export function tokensOf(text: string): Tokens | Fault {
  const tokens: CST.Token[] = []
  const parser = new Parser()
  const lexer = new Lexer()
  let margin: number | undefined
  let count = 0
  let depth = 0
  for (const lexeme of lexer.lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (parser.stack.length > depth) depth = parser.stack.length
    if (depth > deepest) return { at: parser.offset, message: `nested deeper than ${deepest} levels` }
    if (++count > most) return { at: parser.offset, message: `too large: more than ${most} tokens in one document` }
    margin = withoutMargin(lexer, lexeme, text.charCodeAt(parser.offset), margin)
  }
  for (const token of parser.end()) tokens.push(token)
  const cut = depth > deepestRead
  if (cut) for (const token of tokens) if (token.type === 'document') cutBelow(token)
  return { tokens, cut }
}

/**
 * YAML wants quoted scalars and flow collections indented on all their lines, and our lexer insists; kubectl does not care.
 * So the lexer is told, where one of them begins, that nothing needs to be indented, and told the truth again behind it.
 * The answer is the truth to come back to, `undefined` outside of them.
 */
function withoutMargin(lexer: Lexer, lexeme: string, next: number, margin: number | undefined): number | undefined {
  if (margin !== undefined) {
    // The lexer counts an opening bracket only after it has handed it out.
    if (lexeme === '{' || lexeme === '[' || Number(Reflect.get(lexer, 'flowLevel')) > 0) return margin
    Reflect.set(lexer, 'indentNext', margin)
  }
  const opens = next === 0x22 || next === 0x27 || next === 0x5b || next === 0x7b
  if (!opens) return undefined
  const truth = Number(Reflect.get(lexer, 'indentNext'))
  Reflect.set(lexer, 'indentNext', 0)
  return truth
}

/** Replaces the collections that lie too deep by plain nulls. */
function cutBelow(document: CST.Document): void {
  const open: { item: { key?: CST.Token | null; value?: CST.Token }; depth: number }[] = [{ item: document, depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { item, depth } = next
    if (item.key) item.key = shallow(item.key, depth)
    if (item.value) item.value = shallow(item.value, depth)
    for (const token of [item.key, item.value]) {
      if (token && 'items' in token) for (const inner of token.items) open.push({ item: inner, depth: depth + 1 })
    }
  }
}

function shallow(token: CST.Token, depth: number): CST.Token {
  if (depth < deepestRead || !('items' in token)) return token
  return { type: 'scalar', offset: token.offset, indent: token.indent, source: 'null' }
}
