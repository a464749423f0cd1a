// New paths from workloads to powers, as a Mermaid picture.
import { compareSeverity } from '../access/severity.ts'
import type { AccessPath } from '../findings/delta.ts'
import { cut, visible } from './escape.ts'

/** More than this nobody can read on a phone. */
const mostNodes = 20
const longestLabel = 60

/** The picture's text, or nothing where there is no path or too much for one picture. Gravest paths first. */
export function diagram(paths: readonly AccessPath[]): string | undefined {
  const sorted = [...paths].sort((a, b) => compareSeverity(b.severity, a.severity))
  const nodes = new Map<string, string>()
  const edges = new Set<string>()
  const node = (kind: string, label: string): string => {
    const key = `${kind}\n${label}`
    const known = nodes.get(key)
    if (known !== undefined) return known.slice(0, known.indexOf('['))
    const id = `n${nodes.size}`
    nodes.set(key, `${id}["${text(label)}"]`)
    return id
  }
  for (const { workloads, account, binding, role, power } of sorted) {
    const runners = workloads.slice(0, 3).map((workload) => node('workload', workload))
    const accountNode = node('account', account)
    for (const runner of runners) edges.add(`${runner} --> ${accountNode}`)
    edges.add(`${accountNode} -->|"${text(binding)}"| ${node('role', role)}`)
    edges.add(`${node('role', role)} ==> ${node('power', power)}`)
  }
  if (edges.size === 0 || nodes.size > mostNodes) return undefined
  // Downwards: four boxes side by side are too small to read on a phone.
  return ['flowchart TD', ...[...nodes.values(), ...edges].map((line) => `  ${line}`)].join('\n')
}

/** Mermaid reads entities in quoted labels; nothing else of the text may mean anything to it, nor close the fence. */
function text(label: string): string {
  return cut(visible(label), longestLabel).replace(/[^\p{L}\p{N} ./:-]/gu, (sign) => `#${sign.codePointAt(0) ?? 0};`)
}
