// Label selectors: how they are read, what they select, and why the server would refuse them.
// https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
import type { Json } from '../yaml/json.ts'
import type { Route } from '../yaml/route.ts'
import { type Fault, firstFault, wrongList, wrongType } from './fault.ts'
import { at, field, isObject, list, text, textMap, texts } from './fields.ts'
import { isOpaque, isSubdomain } from './names.ts'

export type Labels = ReadonlyMap<string, string>

/** All of its terms must hold; without any it selects everything. */
export type LabelSelector = readonly LabelTerm[]

export interface LabelTerm {
  readonly key: string
  readonly operator: Operator
  readonly values: readonly string[]
}

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const
type Operator = (typeof operators)[number]

export function labelSelector(value: Json | undefined): LabelSelector {
  const equal = [...textMap(field(value, 'matchLabels'))]
  const terms = equal.map(([key, wanted]): LabelTerm => ({ key, operator: 'In', values: [wanted] }))
  for (const term of list(field(value, 'matchExpressions'))) {
    const operator = operatorOf(term)
    if (operator === undefined) continue
    terms.push({ key: text(field(term, 'key')) ?? '', operator, values: texts(field(term, 'values')) })
  }
  return terms
}

export function selects(selector: LabelSelector, labels: Labels): boolean {
  return selector.every(({ key, operator, values }) => {
    const value = labels.get(key)
    if (operator === 'Exists') return value !== undefined
    if (operator === 'DoesNotExist') return value === undefined
    const among = value !== undefined && values.includes(value)
    return operator === 'In' ? among : !among
  })
}

/** What is wrong with the selector at the route. */
export function selectorFault(body: Json, route: Route): Fault | undefined {
  const labels = [...route, 'matchLabels']
  const terms = [...route, 'matchExpressions']
  return (
    wrongType(body, labels, 'object') ??
    labelsFault(body, labels) ??
    wrongList(body, terms, 'object') ??
    firstFault(
      list(at(body, terms)).map((_, index): Route => [...terms, index]),
      (term) => termFault(body, term),
    )
  )
}

/** What is wrong with a map of labels. */
export function labelsFault(body: Json, route: Route): Fault | undefined {
  const map = at(body, route)
  if (!isObject(map)) return undefined
  return firstFault(Object.entries(map), ([key, value]) => {
    const entry = [...route, key]
    return wrongType(body, entry, 'string') ?? keyFault(key, entry) ?? valueFault(value, entry)
  })
}

function termFault(body: Json, route: Route): Fault | undefined {
  const wrong =
    wrongType(body, [...route, 'key'], 'string') ??
    wrongType(body, [...route, 'operator'], 'string') ??
    wrongList(body, [...route, 'values'], 'string')
  if (wrong !== undefined) return wrong
  const term = at(body, route)
  const operator = operatorOf(term)
  const values = [...route, 'values']
  const count = list(at(body, values)).length
  if (operator === undefined) {
    return { route: [...route, 'operator'], message: `operator must be one of ${operators.join(', ')}` }
  }
  if (operator === 'In' || operator === 'NotIn') {
    if (count === 0) return { route: values, message: `${operator} needs at least one value` }
  } else if (count > 0) {
    return { route: values, message: `${operator} takes no values` }
  }
  return (
    keyFault(text(field(term, 'key')) ?? '', [...route, 'key']) ??
    firstFault([...list(at(body, values)).entries()], ([index, value]) => valueFault(value, [...values, index]))
  )
}

function operatorOf(term: Json | undefined): Operator | undefined {
  const written = field(term, 'operator')
  return operators.find((operator) => operator === written)
}

const labelName = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/

function keyFault(key: string, route: Route): Fault | undefined {
  const slash = key.indexOf('/')
  const name = key.slice(slash + 1)
  const legal = labelName.test(name) && name.length <= 63 && (slash < 0 || isSubdomain(key.slice(0, slash)))
  return legal || isOpaque(key) ? undefined : { route, message: 'the key is no legal name of a label' }
}

function valueFault(value: Json, route: Route): Fault | undefined {
  const written = text(value) ?? ''
  if (written === '' || isOpaque(written) || (labelName.test(written) && written.length <= 63)) return undefined
  return { route, message: 'the value is no legal value of a label' }
}
