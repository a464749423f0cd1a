// What is done once, when all objects of a root are together.
import { locate } from '../../yaml/locate.ts'
import type { Configuration } from './configuration.ts'
import type { Log } from './log.ts'
import { isOpen } from './log.ts'
import { withNames } from './name-references.ts'
import type { Node, ScalarNode, Written } from './node.ts'
import { child, keysOf, marksOf, scalar, withKey } from './node.ts'
import type { Resource } from './resource.ts'
import { labelsOf, remembered, withBody } from './resource.ts'
import type { Variable } from './variables.ts'
import { withValues } from './variables.ts'

export interface Unfinished {
  readonly resources: readonly Resource[]
  readonly configuration: Configuration
  readonly variables: readonly Variable[]
}

export function finished({ resources, configuration, variables }: Unfinished, log: Log): readonly Resource[] {
  const named = withNames(resources.map(hashed), configuration.nameReference, log)
  const lenient = isOpen(log)
  const filled = withValues(named, variables, configuration.varReference, lenient, log)
  return filled.filter((one) => !isLocal(one)).map((one) => withBody(one, withTexts(one.body)))
}

/** The suffix follows from the content: to us it is a name that nobody can write, and that a new content does not change. */
export const hash = '<hash>'

function hashed(one: Resource): Resource {
  const metadata = child(one.body, 'metadata')
  const name = child(metadata, 'name')
  const by = marksOf(one.body)[0]
  if (!one.hashed || by === undefined) return one
  const renamed = scalar(`${one.id.name}-${hash}`, name === undefined ? by : (marksOf(name)[0] ?? by), name)
  return withBody(remembered(one), withKey(one.body, 'metadata', withKey(metadata, 'name', renamed, by), by))
}

function isLocal(one: Resource): boolean {
  const value = labelsOf(one, 'annotations').get('config.kubernetes.io/local-config')
  return value !== undefined && value !== 'false'
}

/** Annotations come out as texts, whatever they were. */
function withTexts(body: Node): Node {
  const metadata = child(body, 'metadata')
  const annotations = child(metadata, 'annotations')
  if (metadata === undefined || annotations === undefined) return body
  let changed = annotations
  for (const key of keysOf(annotations)) {
    const value = child(annotations, key)
    if (value === undefined || (value.kind !== 'written' && value.kind !== 'scalar')) continue
    if (typeof value.value !== 'number' && typeof value.value !== 'boolean') continue
    const by = marksOf(value)[0]
    if (by !== undefined) changed = withKey(changed, key, scalar(rawText(value), by, value), by)
  }
  const by = marksOf(annotations)[0]
  if (changed === annotations || by === undefined) return body
  return withKey(body, 'metadata', withKey(metadata, 'annotations', changed, by), by)
}

/** A number as it is written. */
function rawText(node: Written | ScalarNode): string {
  const { value } = node
  if (node.kind !== 'written' || typeof value !== 'number') return String(value)
  const { document } = node.at.text
  const { span, keySpan } = locate(document, node.at.route)
  const raw = document.source.text.slice(keySpan?.to ?? span.from, span.to).replace(/^\s*:\s*/, '')
  return /^[-+.\w]+$/.test(raw) ? raw : String(value)
}
