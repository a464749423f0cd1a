// The answer to one question: in words, and as a line of JSON.
import type { Request, Requester } from '../access/request.ts'
import type { Reason, Verdict } from '../access/rights.ts'
import { cut, visible } from './escape.ts'
import { at, bindingSpot, by, doubtWords, roleName, ruleSpot, type Spot } from './reason.ts'

export interface Asked {
  readonly requester: Requester
  readonly request: Request
  /** There is nothing to be in a namespace. */
  readonly clusterScoped: boolean
}

/** Answers in JSON. An answer with the same reason is made once only. */
export function answerJson(): (verdict: Verdict) => string {
  const known = new Map<object, Map<unknown, string>>()
  return (verdict) => {
    if (verdict.allowed === false) return '{"allowed":false}'
    const ofGrant = known.get(verdict.by.grant) ?? new Map<unknown, string>()
    known.set(verdict.by.grant, ofGrant)
    const key = verdict.allowed === true ? verdict.by.rule : JSON.stringify(verdict.because.is)
    const found = ofGrant.get(key)
    // What is ambiguous differs from rule to rule.
    if (found !== undefined && (verdict.allowed === true || verdict.because.is !== 'ambiguous')) return found
    const made = JSON.stringify({
      allowed: verdict.allowed,
      by: by(verdict.by),
      ...(verdict.allowed === 'unknown' && { because: doubtWords(verdict.because, verdict.by) }),
    })
    ofGrant.set(key, made)
    return made
  }
}

export function answerText(verdict: Verdict, asked: Asked): string {
  const what = `${asked.requester.user} may ${question(asked)}`
  switch (verdict.allowed) {
    case true:
      return lines([`yes: ${what}`, ...source(verdict.by)])
    case false:
      return lines([`no: nothing in these manifests says that ${what}`])
    case 'unknown':
      return lines([
        `unknown whether ${what}: ${doubtWords(verdict.because, verdict.by)}`,
        ...source(verdict.by),
        ...(verdict.because.is === 'ambiguous' ? ['  name the files of one cluster to have an answer'] : []),
      ])
  }
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${visible(text)}\n`).join('')
}

function source(reason: Reason): readonly string[] {
  return [
    `  by ${cut(by(reason).binding, 200)}${placed(bindingSpot(reason))}`,
    `  of ${cut(roleName(reason), 200)}${reason.role === undefined ? '' : placed(ruleSpot(reason))}`,
  ]
}

function placed(spot: Spot | undefined): string {
  return spot === undefined ? ', which every cluster has' : `, ${at(spot)}`
}

function question({ request, clusterScoped }: Asked): string {
  if ('url' in request) return `${request.verb} ${request.url}`
  const { verb, group, resource, subresource, name, namespace } = request
  const what = `${resource}${subresource === '' ? '' : `/${subresource}`}${group === '' ? '' : `.${group}`}`
  const which = name === '' ? '' : ` of the name ${name}`
  return `${verb} ${what}${which}${clusterScoped ? '' : namespace === undefined ? ' in all namespaces' : ` in ${namespace}`}`
}
