// What a node of the parser's tree means to kubectl: as a scalar, as a key, as a merge key.
import { isAlias, isScalar, type ParsedNode, Parser, type Scalar, type YAMLMap } from 'yaml'
import { type Resolved, tagged } from './scalar.ts'
import { compose, type Tree } from './tree.ts'

/** The key of a mapping entry as kubectl has it; nothing if it is no key to kubectl. */
export function keyText(tree: Tree, node: ParsedNode): string | undefined {
  const target = isAlias(node) ? tree.targets.get(node) : node
  if (!isScalar(target)) return undefined
  const value = resolve(tree, target)
  return value === undefined ? undefined : tree.dialect.key(value, target.value)
}

/** Is this key a merge key? */
export function isMergeKey(node: ParsedNode): boolean {
  if (!isScalar(node) || node.value !== '<<') return false
  return node.tag === undefined ? node.type === 'PLAIN' : node.tag === '!' || node.tag === 'tag:yaml.org,2002:merge'
}

/** The keys of a mapping that no merge key may change. */
export function keptKeys(tree: Tree, { items }: YAMLMap.Parsed): ReadonlySet<string> {
  const names = new Set<string>()
  if (!tree.dialect.ownFirst) return names
  for (const { key } of items) {
    const name = isMergeKey(key) ? undefined : keyText(tree, key)
    if (name !== undefined) names.add(name)
  }
  return names
}

/** Keys that do not count, where only the first of equal ones does. */
export function laterKeys(tree: Tree, { items }: YAMLMap.Parsed): ReadonlySet<ParsedNode> {
  const later = new Set<ParsedNode>()
  if (tree.dialect.repeats !== 'first') return later
  const names = new Set<string>()
  for (const { key } of items) {
    const name = isMergeKey(key) ? undefined : keyText(tree, key)
    if (name !== undefined && names.has(name)) later.add(key)
    if (name !== undefined) names.add(name)
  }
  return later
}

/** A key that its mapping has already, where that is an error. */
export function repeatedKey(tree: Tree, { items }: YAMLMap.Parsed): ParsedNode | undefined {
  if (tree.dialect.repeats !== 'none') return undefined
  const names = new Set<string>()
  for (const { key } of items) {
    const name = isMergeKey(key) ? '<<' : keyText(tree, key)
    if (name === undefined) continue
    if (names.has(name)) return key
    names.add(name)
  }
  return undefined
}

/** The value of a scalar; nothing if it is not what its tag says. */
export function resolve(tree: Tree, node: Scalar.Parsed): Resolved | undefined {
  const content = tree.keptBreaks ? withKeptBreaks(tree, node) : String(node.value ?? '')
  if (node.tag !== undefined) return tagged(node.tag, content)
  return node.type === 'PLAIN' ? tree.dialect.plain(content) : content
}

/** LS and PS are line ends to kubectl, but unlike others they are kept where lines are joined. */
function withKeptBreaks({ text }: Tree, { type, value, range: [from, to] }: Scalar.Parsed): string {
  const raw = text.slice(from, to)
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED' || !/[\u2028\u2029]/.test(raw)) return String(value ?? '')
  const again = compose([...new Parser().parse(raw)], raw.length, false)
  return isScalar(again) ? String(again.value).replace(/[ \t]*([\u2028\u2029])[ \t]*/g, '$1') : ''
}
