// Selectors of patches and replacements: kinds, names, labels.
import type { Json } from '../../yaml/json.ts'
import { childOf } from '../../yaml/route.ts'
import type { Id } from './identity.ts'
import { effectiveNamespace } from './identity.ts'
import type { Pattern } from './pattern.ts'
import { anchored } from './pattern.ts'
import type { Resource } from './resource.ts'
import { firstId, labelsOf } from './resource.ts'

export interface Selector {
  readonly group?: Pattern
  readonly version?: Pattern
  readonly kind?: Pattern
  readonly name?: Pattern
  readonly namespace?: Pattern
  readonly labels?: LabelTest
  readonly annotations?: LabelTest
  readonly empty: boolean
}

type LabelTest = (labels: ReadonlyMap<string, string>) => boolean

const parts = ['group', 'version', 'kind', 'name', 'namespace'] as const

/** Reads a selector; a text says what is wrong with it. */
export function selector(value: Json | undefined): Selector | string {
  const found: { -readonly [part in keyof Selector]?: Selector[part] } = {}
  for (const part of parts) {
    const text = textAt(value, part)
    if (text === '') continue
    const pattern = anchored(text)
    if (pattern === undefined) return `"${part}" is no regular expression that can be used`
    found[part] = pattern
  }
  const empty = Object.keys(found).length === 0
  for (const [key, part] of [
    ['labelSelector', 'labels'],
    ['annotationSelector', 'annotations'],
  ] as const) {
    const text = textAt(value, key)
    if (text === '') continue
    const test = labelTest(text)
    if (test === undefined) return `${key} cannot be read`
    found[part] = test
  }
  return { ...found, empty }
}

function textAt(value: Json | undefined, key: string): string {
  const found = childOf(value, key)
  return typeof found === 'string' ? found : ''
}

/** As for patches: names count as they were first and as they are, kinds as they are. */
export function selects(by: Selector, of: Resource): boolean {
  const [first, now] = [firstId(of), of.id]
  return (
    fits(by.namespace, effectiveNamespace(first), effectiveNamespace(now)) &&
    fits(by.name, first.name, now.name) &&
    kindFits(by, now) &&
    labelsFit(by, of)
  )
}

/** As for replacements: one identity, of those an object had, must fit as a whole. */
export function fitsId(by: Selector, id: Id): boolean {
  return kindFits(by, id) && fits(by.name, id.name) && fits(by.namespace, id.namespace)
}

export function labelsFit(by: Selector, of: Resource): boolean {
  return (by.labels?.(labelsOf(of, 'labels')) ?? true) && (by.annotations?.(labelsOf(of, 'annotations')) ?? true)
}

function kindFits(by: Selector, id: Id): boolean {
  return fits(by.group, id.group) && fits(by.version, id.version) && fits(by.kind, id.kind)
}

function fits(pattern: Pattern | undefined, ...texts: readonly string[]): boolean {
  return pattern === undefined || texts.some(pattern)
}

/** `a=b, c!=d, e in (f, g), !h`; https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#api */
function labelTest(text: string): LabelTest | undefined {
  const tests: LabelTest[] = []
  for (const part of text.split(/,(?![^(]*\))/)) {
    const test = requirement(part.trim())
    if (test === undefined) return undefined
    tests.push(test)
  }
  return (labels) => tests.every((test) => test(labels))
}

function requirement(text: string): LabelTest | undefined {
  const set = /^([^\s!=(),]+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(text)
  if (set !== null) {
    const [, key = '', operator, list = ''] = set
    const values = list.split(',').map((value) => value.trim())
    return (labels) => {
      const value = labels.get(key)
      return operator === 'in'
        ? value !== undefined && values.includes(value)
        : value === undefined || !values.includes(value)
    }
  }
  const equal = /^([^\s!=(),]+)\s*(==|=|!=)\s*([^\s!=(),]*)$/.exec(text)
  if (equal !== null) {
    const [, key = '', operator, value] = equal
    return (labels) => (labels.get(key) === value) === (operator !== '!=')
  }
  const exists = /^(!?)\s*([^\s!=(),]+)$/.exec(text)
  if (exists === null) return undefined
  const [, not, key = ''] = exists
  return (labels) => labels.has(key) === (not === '')
}
