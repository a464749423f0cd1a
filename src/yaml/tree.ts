// The text of one document -> the parser's tree, or what is wrong with the text.
import { Composer, type CST, isAlias, isPair, isScalar, type ParsedNode, Schema } from 'yaml'
import { type Dialect, kubectl } from './dialect.ts'
import { kubectlFault } from './fault.ts'
import { type Fault, isFault, isJson } from './scan.ts'
import { tokensOf } from './tokens.ts'

/** One document as the parser sees it. Offsets are those of the text given. */
export interface Tree {
  readonly text: string
  /** Absent for a document without content. */
  readonly root: ParsedNode | undefined
  readonly dialect: Dialect
  /** What each alias stands for: the last anchor of its name that was written before it. */
  readonly targets: ReadonlyMap<ParsedNode, ParsedNode>
  /** Were parts left out because they are nested too deeply? */
  readonly cut: boolean
  /** Does the text hold line ends that are kept where others are folded (LS, PS)? */
  readonly keptBreaks: boolean
}

// To the parser all scalars are strings: what they mean to kubectl is decided in scalar.ts.
const schema = new Schema({ schema: 'failsafe', merge: false })

/** Parses one document. With `keepTokens` the nodes know the tokens they were made of. */
export function tree(text: string, keepTokens = false, dialect: Dialect = kubectl): Tree | Fault {
  const json = /^\s*\{/.test(text) && isJson(text)
  const tokens = tokensOf(withLineFeeds(text))
  if (isFault(tokens)) return tokens
  const root = compose(tokens.tokens, text.length, keepTokens)
  if (isFault(root)) return root
  const targets = new Map<ParsedNode, ParsedNode>()
  const found = { text, root, dialect, targets, cut: tokens.cut, keptBreaks: /[\u2028\u2029]/.test(text) }
  if (root === undefined) return found
  const unknown = text.includes('*') ? resolveAliases(root, new Map(), targets) : undefined
  const fault = unknown ?? (json ? undefined : kubectlFault(text, root))
  return fault ?? found
}

/** YAML 1.1 has more line ends than our parser; all of them are one character, so that no offset changes. */
function withLineFeeds(text: string): string {
  return /\r(?!\n)|[\u0085\u2028\u2029]/.test(text) ? text.replace(/\r(?!\n)|[\u0085\u2028\u2029]/g, '\n') : text
}

/** The root of the first document among the tokens: of several documents in one piece kubectl reads the first. */
export function compose(tokens: readonly CST.Token[], length: number, keep: boolean): ParsedNode | Fault | undefined {
  const composer = new Composer({
    schema,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    keepSourceTokens: keep,
  })
  // Errors are made as exceptions: without a limit, broken text costs most of its time in stacks nobody reads.
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  const document = composer.compose(tokens, true, length).next().value
  Error.stackTraceLimit = limit
  const error = document?.errors.find(({ message }) => !message.startsWith('Comments must be separated'))
  if (error !== undefined) return { at: error.pos[0], message: error.message }
  return document?.contents ?? undefined
}

function resolveAliases(
  node: ParsedNode,
  anchors: Map<string, ParsedNode>,
  targets: Map<ParsedNode, ParsedNode>,
): Fault | undefined {
  if (isAlias(node)) {
    const target = anchors.get(node.source)
    if (target === undefined) return { at: node.range[0], message: `unknown anchor "${node.source}"` }
    targets.set(node, target)
    return undefined
  }
  if (node.anchor !== undefined) anchors.set(node.anchor, node)
  if (isScalar(node)) return undefined
  for (const item of node.items) {
    for (const child of isPair(item) ? [item.key, item.value] : [item]) {
      const fault = child === null ? undefined : resolveAliases(child, anchors, targets)
      if (fault !== undefined) return fault
    }
  }
  return undefined
}
