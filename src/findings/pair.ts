// Pairs what was found at base with what was found at head: the same thing in the same place, moved, or renamed.
import type { Manifest } from '../kube/manifest.ts'
import type { Draft } from './draft.ts'

export interface Pairs {
  readonly both: readonly { readonly base: Draft; readonly head: Draft }[]
  readonly gone: readonly Draft[]
  readonly added: readonly Draft[]
}

/** `renames`: path at head -> path at base. */
export function pair(base: readonly Draft[], head: readonly Draft[], renames: ReadonlyMap<string, string>): Pairs {
  const both: { base: Draft; head: Draft }[] = []
  let gone = new Set(base)
  let added = new Set(head)
  for (const { key, fits } of steps()) {
    const waiting = new Map<string, Draft[]>()
    for (const draft of gone) {
      const id = key(draft, path(draft))
      const list = waiting.get(id)
      if (list === undefined) waiting.set(id, [draft])
      else list.push(draft)
    }
    const left = new Set<Draft>()
    for (const draft of added) {
      const candidates = waiting.get(key(draft, renames.get(path(draft)) ?? path(draft))) ?? []
      const partner = candidates.find((candidate) => fits === undefined || fits(candidate, draft))
      if (partner === undefined) {
        left.add(draft)
        continue
      }
      candidates.splice(candidates.indexOf(partner), 1)
      both.push({ base: partner, head: draft })
      gone.delete(partner)
    }
    added = left
    gone = new Set(gone)
  }
  return { both, gone: [...gone], added: [...added] }
}

interface Step {
  /** Equal keys may be the same; `where` is the path at base. */
  key(draft: Draft, where: string): string
  fits?(base: Draft, head: Draft): boolean
}

/** The best first. */
function steps(): readonly Step[] {
  const content = contents()
  return [
    { key: sameInPlace },
    { key: same },
    { key: sameKindInPlace },
    { key: (draft) => sameContent(draft, content) },
    { key: sameButNamespace, fits: oneUnknown },
  ]
}

function path({ manifest }: Draft): string {
  return manifest.origin.path
}

function sameInPlace({ finding }: Draft, where: string): string {
  return JSON.stringify([finding.fingerprint, where])
}

function same({ finding }: Draft): string {
  return finding.fingerprint
}

/** The object was renamed, or went to another namespace, in its file. An account that nobody wrote has no object. */
function sameKindInPlace({ finding, manifest, claim }: Draft, where: string): string {
  if (claim.subject !== undefined) return finding.fingerprint
  return JSON.stringify([finding.rule, finding.about, manifest.group, manifest.kind, where])
}

/** The object was renamed and moved: all but its name and namespace is as it was. */
function sameContent({ finding, manifest, claim }: Draft, content: (manifest: Manifest) => number): string {
  // Of accounts there is nothing but their metadata.
  if (claim.subject !== undefined || manifest.kind === 'ServiceAccount') return finding.fingerprint
  return JSON.stringify([finding.rule, finding.about, manifest.group, manifest.kind, content(manifest)])
}

/** A number for each content. One binding may have thousands of findings and be megabytes long: it is written out once. */
function contents(): (manifest: Manifest) => number {
  const numbers = new Map<string, number>()
  const known = new Map<Manifest, number>()
  return (manifest) => {
    const before = known.get(manifest)
    if (before !== undefined) return before
    const { metadata: _, ...rest } = manifest.body
    const text = JSON.stringify(rest)
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    known.set(manifest, number)
    return number
  }
}

/** A namespace that was not written at one end says nothing against being the same. */
function sameButNamespace({ finding, claim, manifest }: Draft, where: string): string {
  const account = claim.account?.slice(claim.account.indexOf('/') + 1)
  return JSON.stringify([finding.rule, manifest.group, manifest.kind, account ?? finding.about, where])
}

function oneUnknown(base: Draft, head: Draft): boolean {
  return [base, head].some(({ claim }) => claim.account?.startsWith('?/') === true)
}
