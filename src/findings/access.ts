// What each account and workload gained and lost, in words.
import type { AccountAccess } from '../access/account-access.ts'
import type { NewRight } from '../access/coverage.ts'
import type { AccountGain, Gains } from '../access/gain.ts'
import type { AccessGraph } from '../access/graph.ts'
import { withoutImplied } from '../access/held.ts'
import type { RatedPower } from '../access/rating.ts'
import { compareSeverity } from '../access/severity.ts'
import { kindName, labels, place } from '../rules/power-words.ts'
import { groupedBy } from '../yaml/grouped.ts'
import type { AccessChange, AccessPath } from './delta.ts'
import type { JudgedUnit } from './judged.ts'

/** A change of one account is told in at most this many sentences. */
const mostSentences = 12

interface Change {
  readonly account: string
  readonly workloads: Set<string>
  readonly gained: Set<string>
  readonly lost: Set<string>
  readonly paths: AccessPath[]
}

/** Accounts first, then workloads that changed theirs; by name. The same account in several units is told once. */
export function accessChanges(judged: readonly JudgedUnit[]): readonly AccessChange[] {
  const changes = new Map<string, Change>()
  const put = (
    account: string,
    workloads: readonly string[],
    by: Partial<Pick<AccessChange, 'gained' | 'lost' | 'paths'>>,
  ) => {
    const key = JSON.stringify([account, by.paths === undefined && workloads.length > 0 ? workloads : []])
    const change = changes.get(key) ?? {
      account,
      workloads: new Set<string>(),
      gained: new Set<string>(),
      lost: new Set<string>(),
      paths: [],
    }
    changes.set(key, change)
    for (const id of workloads) change.workloads.add(id)
    for (const one of by.gained ?? []) change.gained.add(one)
    for (const one of by.lost ?? []) change.lost.add(one)
    change.paths.push(...(by.paths ?? []))
  }
  for (const { before, after, gains, losses } of judged) {
    for (const [account, gain] of changed(after, gains)) {
      put(account.id, ids(account), { gained: sentences(gain), paths: paths(account, gain) })
    }
    for (const [account, loss] of changed(before, losses)) {
      // What head does not tell is not lost.
      if (loss.gained === 'certain') put(account.id, ids(account), { lost: sentences(loss), paths: [] })
    }
    for (const access of after.workloads) {
      const way = gains.ofWorkload(access)
      if (access.account === undefined || way.before?.account === undefined) continue
      if (way.before.account.id === access.account.id) continue
      const back = losses.ofWorkload(way.before)
      // What the account itself gained or lost is said of it.
      const own = changes.get(JSON.stringify([access.account.id, []]))
      const gained = sentences(way).filter((one) => own?.gained.has(one) !== true)
      const lost = sentences(back).filter((one) => own?.lost.has(one) !== true)
      if (gained.length + lost.length > 0) put(access.account.id, [access.id], { gained, lost })
    }
  }
  return [...changes.values()]
    .map((change) => ({
      account: change.account,
      workloads: [...change.workloads],
      gained: shortened([...change.gained]),
      lost: shortened([...change.lost]),
      paths: change.paths,
    }))
    .sort((a, b) => (a.account < b.account ? -1 : a.account > b.account ? 1 : 0))
}

function* changed(graph: AccessGraph, gains: Gains): Iterable<readonly [AccountAccess, AccountGain]> {
  for (const account of graph.accounts) {
    const gain = gains.of(account)
    if (gain.rights.length > 0) yield [account, gain]
  }
}

function ids({ workloads }: AccountAccess): readonly string[] {
  return [...new Set(workloads.map(({ id }) => id))]
}

/** Powers by their names; what is no power by verbs and kinds. */
function sentences({ powers, rights }: AccountGain): readonly string[] {
  const shown = gravestFirst(powers)
  const dangerous = [...groupedBy(shown, place)].flatMap(([where, some]) =>
    labels(some).map((label) => `${label} ${where}`),
  )
  const said = new Set(powers.flatMap(kindsOf))
  const plain = shown.some(isEverything) ? [] : rights.flatMap((right) => plainRight(right, said) ?? [])
  return [...new Set([...dangerous, ...plain])]
}

/** What a power speaks of, as `group/resource`. */
function kindsOf({ evidence }: RatedPower): readonly string[] {
  return evidence.flatMap(({ requirement: { group = '', resource = '', literal }, hits }) =>
    literal
      ? hits.flatMap(({ rule }) => rule.apiGroups.flatMap((of) => rule.resources.map((one) => `${of}/${one}`)))
      : [`${group}/${resource}`],
  )
}

/** Without what something stronger implies. */
function gravestFirst(powers: readonly RatedPower[]): readonly RatedPower[] {
  return withoutImplied(powers).toSorted((a, b) => compareSeverity(b.severity, a.severity))
}

function isEverything({ power }: RatedPower): boolean {
  return power.id === 'wildcard-everything'
}

function plainRight({ grant, placed, verbs, what, names }: NewRight, said: ReadonlySet<string>): string | undefined {
  const { binding } = grant
  const where = place({
    scope:
      binding.kind === 'ClusterRoleBinding'
        ? { is: 'cluster' }
        : { is: 'namespace', ...(binding.namespace !== undefined && { namespace: binding.namespace }) },
  })
  if (placed === undefined) return `what ${binding.roleRef.kind} ${binding.roleRef.name} allows ${where}`
  const left = what.filter((one) => !said.has(one))
  if (left.length === 0) return undefined
  const kinds = placed.rule.nonResourceURLs.length > 0 ? left : left.map(kindOf)
  const many =
    kinds.length > 5 ? `${kinds.slice(0, 4).join(', ')} and ${kinds.length - 4} more kinds` : kinds.join(', ')
  const named = names.length === 0 ? '' : ` (${names.length > 3 ? `${names.length} names` : names.join(', ')})`
  const doing = verbs.includes('*') ? 'do everything with' : verbs.join(', ')
  return `${doing} ${many}${named} ${where}`
}

function kindOf(what: string): string {
  const slash = what.indexOf('/')
  return kindName(what.slice(slash + 1), what.slice(0, slash))
}

function shortened(sentences: readonly string[]): readonly string[] {
  if (sentences.length <= mostSentences) return sentences
  return [...sentences.slice(0, mostSentences - 1), `${sentences.length - mostSentences + 1} more`]
}

/** From a workload, if one is known, to each new power. */
function paths(account: AccountAccess, { powers }: AccountGain): readonly AccessPath[] {
  const dangerous = gravestFirst(powers).filter(({ severity }) => severity !== 'info')
  const ways = groupedBy(dangerous, ({ evidence: [first] }) => first?.grant)
  return [...ways].flatMap(([grant, some]) => {
    const [worst] = some
    if (grant === undefined || worst === undefined) return []
    const { kind, name, roleRef } = grant.binding
    return [...groupedBy(some, place)].flatMap(([where, here]) =>
      listedAlone(labels(here)).map((label) => ({
        workloads: ids(account),
        account: account.id,
        binding: `${kind} ${name}`,
        role: `${roleRef.kind} ${roleRef.name}`,
        power: `${label} ${where}`,
        severity: worst.severity,
      })),
    )
  })
}

/** Of many the first ones, and how many others. */
function listedAlone(names: readonly string[]): readonly string[] {
  return names.length <= 4 ? names : [...names.slice(0, 3), `${names.length - 3} more`]
}
