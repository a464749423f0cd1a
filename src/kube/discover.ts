// Which files and which of their documents matter, decided from their text before any parser sees it.
import { associationKinds } from './cloud-identity.ts'
import { knownKindNames, knownKinds } from './known-kinds.ts'
import { podKind, podKindNames } from './pod-kinds.ts'
import { identityKinds, isTelling, mastersGroup } from './telling-config.ts'

/** Files that may hold manifests, by their names. */
export function isManifestPath(path: string): boolean {
  return /\.(ya?ml|json)$/i.test(path)
}

/** Keys at the margin that read as they stand; anything else there may bring in a kind by other ways. */
const oddLine = /^(?![A-Za-z_][\w./-]*[ \t]*:(?:[ \t\r]|$)|[ \t\r\n#]|-(?:[ \t\r]|$)|$)/m

const marginKind = /^kind[ \t]*:(.*)$/gm
const marginVersion = /^apiVersion[ \t]*:(.*)$/gm
const plainWord = /^(?:([A-Za-z][\w./-]*)|"([A-Za-z][\w./-]*)"|'([A-Za-z][\w./-]*)')$/

/** Letters can be written as numbers, and a word in quotes can be broken over two lines. */
const escapes = /\\[xuU]|"[\w./-]*\\\r?\n/

/** May the document hold an object we read? When unsure, yes. */
export function relevant(pieceText: string): boolean {
  const text = pieceText.startsWith('\uFEFF') ? pieceText.slice(1) : pieceText
  if (text.startsWith('{')) return relevantJson(text)
  const kinds = marginWords(text, marginKind)
  const groups = marginWords(text, marginVersion)?.map(groupOf)
  if (kinds === undefined || kinds.length === 0 || !isPlain(text)) return looselyRelevant(text)
  // A List by another name.
  if (/^items[ \t]*:/m.test(text)) return true
  return kinds.some((kind) => isRelevantKind(kind, groups, text))
}

/** The engine's own JSON reader is quick, and API descriptions are large; what it does not take may still be YAML. */
function relevantJson(text: string): boolean {
  if (!looselyRelevant(text)) return false
  const root = plainJson(text)
  if (root === undefined) return true
  const { kind, apiVersion, items } = root
  if (items !== undefined || typeof kind !== 'string') return items !== undefined
  return isRelevantKind(kind, typeof apiVersion === 'string' ? [groupOf(apiVersion)] : undefined, text)
}

function plainJson(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** Every root key stands at the margin, and as it is. */
function isPlain(text: string): boolean {
  const first = /^[ \t]*[^ \t\r\n#]/m.exec(text)
  // The next line is a line break for YAML 1.1 and none for JavaScript.
  return first !== null && !/^[ \t]/.test(first[0]) && !oddLine.test(text) && !text.includes('\u0085')
}

/** The values of a key at the margin; undefined if one of them is not simply written out. */
function marginWords(text: string, pattern: RegExp): readonly string[] | undefined {
  const words: string[] = []
  for (const [, value = ''] of text.matchAll(pattern)) {
    const word = plainWord.exec(withoutComment(value))
    if (word === null) return undefined
    words.push(word[1] ?? word[2] ?? word[3] ?? '')
  }
  return words
}

function withoutComment(value: string): string {
  const comment = /[ \t]#/.exec(value)
  return (comment === null ? value : value.slice(0, comment.index)).trim()
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? '' : apiVersion.slice(0, slash)
}

function isRelevantKind(kind: string, groups: readonly string[] | undefined, text: string): boolean {
  // Descriptions of kinds, and texts: what looks like a pod in them is none.
  if (kind === 'CustomResourceDefinition') return false
  if (kind === 'ConfigMap') return isTelling(text)
  if (identityKinds.has(kind)) return text.includes(mastersGroup)
  if (associationKinds.has(kind)) return mayAssociate(text)
  if (knownKinds.has(kind.toLowerCase()) || kind.endsWith('List')) return true
  const known = groups === undefined || groups.length === 0 ? podKindWords.has(kind) : undefined
  if (known ?? groups?.some((group) => podKind(group, kind) !== undefined)) return true
  return mayHoldPods(text)
}

function mayHoldPods(text: string): boolean {
  return (text.includes('containers') && text.includes('image')) || escapes.test(text)
}

const podKindWords: ReadonlySet<string> = new Set(podKindNames.map(({ kind }) => kind))
const wholeGroups = podKindNames.filter(({ kind }) => kind === '*').map(({ group }) => group)
const anyKind = new RegExp(
  `(?:^|[^A-Za-z0-9])(?:${[...knownKindNames, ...[...podKindWords].filter((kind) => kind !== '*')].join('|')}|[A-Za-z]*List)(?![A-Za-z0-9])`,
)

/** Descriptions of clusters say it too, and much else. */
function mayAssociate(text: string): boolean {
  return text.includes('serviceAccount') || text.includes('podIdentityAssociations')
}

function mayTell(text: string): boolean {
  if (text.includes('ConfigMap')) return isTelling(text)
  if ([...associationKinds].some((kind) => text.includes(kind))) return mayAssociate(text)
  return text.includes(mastersGroup) && [...identityKinds].some((kind) => text.includes(kind))
}

/** JSON, flow style, indented, quoted, anchored, merged: the words alone must do. */
function looselyRelevant(text: string): boolean {
  if (escapes.test(text)) return true
  if (!text.includes('kind')) return false
  return anyKind.test(text) || wholeGroups.some((group) => text.includes(group)) || mayHoldPods(text) || mayTell(text)
}
