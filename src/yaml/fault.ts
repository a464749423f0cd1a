// What kubectl's reader refuses and our parser lets pass.
import { isPair, isScalar, type ParsedNode } from 'yaml'
import type { Fault } from './scan.ts'

/** The first such fault in a document. */
export function kubectlFault(text: string, root: ParsedNode): Fault | undefined {
  return controlCharacter(text) ?? tabLine(text, root) ?? surrogate(text, root)
}

function controlCharacter(text: string): Fault | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what we look for.
  const at = text.search(/[\0-\x08\v\f\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/)
  return at < 0 ? undefined : { at, message: 'a control character stands in the text' }
}

/** A tab at the margin is an error outside of flow collections, quotes and block scalars, even on an otherwise empty line. */
function tabLine(text: string, root: ParsedNode): Fault | undefined {
  const lines = [...text.matchAll(/^\t[ \t]*(?:#.*)?\r?$/gm)]
  if (lines.length === 0) return undefined
  const shelters: (readonly [number, number])[] = []
  visit(root, (node) => {
    const sheltered = isScalar(node) ? node.type !== 'PLAIN' : 'flow' in node && node.flow === true
    if (sheltered) shelters.push([node.range[0], node.range[1]])
  })
  shelters.sort(([left], [right]) => left - right)
  let at = 0
  let reach = -1
  for (const { index } of lines) {
    for (let next = shelters[at]; next !== undefined && next[0] <= index; next = shelters[++at])
      reach = Math.max(reach, next[1])
    if (index >= reach) return { at: index, message: 'a tab stands where only spaces may indent' }
  }
  return undefined
}

/** Escapes of surrogates, even in pairs, are refused in YAML (not in JSON). */
function surrogate(text: string, root: ParsedNode): Fault | undefined {
  const escaped = /\\u[dD][89a-fA-F]|\\U(?!00(?:0|10))/
  if (!escaped.test(text)) return undefined
  let fault: Fault | undefined
  visit(root, (node) => {
    if (fault !== undefined || !isScalar(node) || node.type !== 'QUOTE_DOUBLE') return
    const raw = text.slice(node.range[0], node.range[1]).replace(/\\[^uU]/gs, '')
    if (escaped.test(raw)) fault = { at: node.range[0], message: 'an escape is no Unicode character' }
  })
  return fault
}

function visit(node: ParsedNode, see: (node: ParsedNode) => void): void {
  see(node)
  if (!('items' in node)) return
  for (const item of node.items) {
    for (const child of isPair(item) ? [item.key, item.value] : [item]) if (child !== null) visit(child, see)
  }
}
