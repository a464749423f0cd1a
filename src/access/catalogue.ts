// The powers, with their requirements read from the catalogue's words.
import { type PowerRow, powerRows } from './powers.data.ts'
import { type Severity, severities } from './severity.ts'

/** A dangerous ability. */
export interface Power extends Omit<PowerRow, 'match'> {
  /** Any of these confers it. */
  readonly alternatives: readonly Alternative[]
}

/** All requirements must be met; the first is the heart of the matter. */
export interface Alternative {
  readonly requirements: readonly [Requirement, ...Requirement[]]
  /** Where it differs from that of the power. */
  readonly severity?: Severity
}

/** Something that a rule must allow. */
export interface Requirement {
  /** Any of them; absent: any at all. */
  readonly verbs?: readonly string[]
  /** Absent: any. */
  readonly group?: string
  /** With the subresource; absent: any. */
  readonly resource?: string
  readonly url?: string
  /** A single rule must say it to the letter, instead of allowing it by a star. */
  readonly literal: boolean
  /** A rule that is limited to other names does not count. */
  readonly names?: readonly string[]
  /** It counts in these namespaces only. */
  readonly namespaces?: readonly string[]
}

export type { Reach } from './powers.data.ts'

/** Any subresource will do. */
export const anySubresource = '<any>'

export const catalogue: readonly Power[] = powerRows.map(({ match, ...row }) => ({
  ...row,
  alternatives: match.flatMap(alternatives),
}))

function alternatives(text: string): readonly Alternative[] {
  const [wanted = '', rated] = text.split(' rated ')
  const severity = severities.find((one) => one === rated)
  if (rated !== undefined && severity === undefined) throw new Error(`the catalogue knows no severity ${rated}`)
  const [heart, ...others] = wanted.split(' & ').map(requirements)
  const rest = others.flat()
  return (heart ?? []).map((first) => ({ requirements: [first, ...rest], ...(severity && { severity }) }))
}

/** One for each resource. */
function requirements(text: string): readonly Requirement[] {
  const words = text.split(' ')
  const literal = words[0] === 'rule'
  const [verbs = '', target = '', ...more] = literal ? words.slice(1) : words
  const common = { literal, ...(verbs !== '?' && { verbs: verbs.split('|') }) }
  if (target === 'url') return [{ ...common, url: more[0] ?? '' }]
  const colon = target.indexOf(':')
  const group = target.slice(0, colon)
  const names = behind('named', more)
  const namespaces = behind('in', more)
  return target
    .slice(colon + 1)
    .split(',')
    .map((resource) => ({
      ...common,
      ...(group !== '?' && { group }),
      ...(resource !== '?' && { resource }),
      ...(names && { names }),
      ...(namespaces && { namespaces }),
    }))
}

function behind(word: string, words: readonly string[]): readonly string[] | undefined {
  const at = words.indexOf(word)
  return at < 0 ? undefined : words[at + 1]?.split('|')
}
