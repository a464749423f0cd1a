// What the owners say of files and rules, laid over what was read and over what rules say.
import { shift } from '../access/severity.ts'
import { isClusterScoped } from '../kube/known-kinds.ts'
import type { Manifest } from '../kube/manifest.ts'
import type { Unit } from '../kube/unit.ts'
import { isKustomization } from '../packaging/layout.ts'
import type { Snapshot } from '../packaging/snapshot.ts'
import type { End, Packaging } from '../packaging/units.ts'
import type { Claim, Rule } from '../rules/rule.ts'
import { completeness } from './complete.ts'
import { matches, matchesAny, matchesFolder, matchesName } from './glob.ts'
import type { Policy, RuleChoice } from './policy.ts'

/** The tree with the folders that this policy calls roots. */
export function rooted(tree: Snapshot, { roots }: Policy): Snapshot {
  if (roots.length === 0) return tree
  const folders = [...tree.files.keys()]
    .filter(isKustomization)
    .map((path) => path.slice(0, Math.max(path.lastIndexOf('/'), 0)))
  return {
    ...tree,
    roots: new Set(folders.filter((folder) => roots.some((pattern) => matchesFolder(pattern, folder)))),
  }
}

/** The units with the namespaces, the test data and the completeness that this policy tells. */
export function governed(packaging: Packaging, policy: Policy): Packaging {
  if (policy.namespaces.length === 0 && policy.testPaths === undefined && policy.complete.length === 0) return packaging
  const ruled = { base: ruler(policy, packaging.base), head: ruler(policy, packaging.head) }
  const found = new Map<Unit, Unit>()
  const ruling = (end: 'base' | 'head') => {
    const made = new Map<Unit, Unit>()
    return (unit: Unit): Unit => {
      const known = made.get(unit) ?? ruled[end](unit)
      made.set(unit, known)
      found.set(known, unit)
      return known
    }
  }
  const [base, head] = [ruling('base'), ruling('head')]
  const own = (unit: Unit): Unit => found.get(unit) ?? unit
  return {
    ...packaging,
    pairs: packaging.pairs.map((pair) => ({ ...pair, base: base(pair.base), head: head(pair.head) })),
    reads: (unit, path) => packaging.reads(own(unit), path),
    others: (paths) => packaging.others(paths).map(head),
    // Made for one trial each: nothing to remember.
    overlay: (unit, texts) => ruled.head(packaging.overlay(own(unit), texts)),
  }
}

/** Paths and manifests are asked for again and again, by each trial too. */
function ruler({ namespaces, testPaths, complete }: Policy, end: End): (unit: Unit) => Unit {
  const isComplete = completeness(complete, end)
  const isTest = testPaths === undefined ? undefined : remembered(testPaths)
  const known = new WeakMap<Manifest, Manifest>()
  const place = (manifest: Manifest): Manifest => {
    const there = known.get(manifest) ?? placed(manifest, namespaces)
    known.set(manifest, there)
    return there
  }
  return (unit) => ({
    ...unit,
    // A root says itself which namespace its objects are in.
    manifests: unit.kind === 'plain' ? unit.manifests.map(place) : unit.manifests,
    ...(isTest !== undefined && { isTest }),
    ...(complete.length > 0 && { isComplete: isComplete(unit) }),
  })
}

function remembered(patterns: readonly string[]): (path: string) => boolean {
  const known = new Map<string, boolean>()
  return (path) => {
    const answer = known.get(path) ?? matchesAny(patterns, path)
    known.set(path, answer)
    return answer
  }
}

function placed(manifest: Manifest, namespaces: Policy['namespaces']): Manifest {
  const { namespace, group, kind, origin } = manifest
  if (namespace !== undefined || isClusterScoped(group, kind)) return manifest
  const found = namespaces.find(([pattern]) => matches(pattern, origin.path))
  return found === undefined ? manifest : { ...manifest, namespace: found[1] }
}

/** The rules with the severities and the options of this policy. */
export function chosenRules(rules: readonly Rule[], { rules: choices, systemNamespaces }: Policy): readonly Rule[] {
  if (choices.size === 0 && systemNamespaces.length === 0) return rules
  return rules.map((rule) => {
    const change = (claims: Iterable<Claim>) => changed(claims, rule, choices.get(rule.id), systemNamespaces)
    if ('compare' in rule)
      return { ...rule, compare: (before, after, gains) => change(rule.compare(before, after, gains)) }
    return { ...rule, check: (graph, gains) => change(rule.check(graph, gains)) }
  })
}

function* changed(
  claims: Iterable<Claim>,
  rule: Rule,
  choice: RuleChoice | undefined,
  systemNamespaces: readonly string[],
): Iterable<Claim> {
  for (const claim of claims) {
    if (choice !== undefined && matchesAny(choice.exclude, claim.at.manifest.origin.path)) continue
    const { rightsIn = [], ...rest } = claim
    const chosen = choice?.severity
    // What the owners say is meant so, wherever the rights lie.
    if (chosen !== undefined && chosen !== 'off') yield { ...rest, severity: chosen }
    else if (systemNamespaces.some((name) => rightsIn.some((one) => matchesName(name, one))))
      yield { ...rest, severity: shift(claim.severity ?? rule.severity, 1) }
    else yield claim
  }
}
