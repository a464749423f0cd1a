// Small Deltas, written by hand.
import type { Delta } from '../../src/findings/delta.ts'
import type { Cure, Finding } from '../../src/findings/finding.ts'
import type { ChangedFile } from '../../src/ports.ts'
import type { Range } from '../../src/yaml/source.ts'
import type { Splice } from '../../src/yaml/splice.ts'

export function range(path: string, startLine: number, startColumn = 1, endColumn = 5, endLine = startLine): Range {
  return { path, startLine, startColumn, endLine, endColumn }
}

type Parts = Partial<Omit<Finding, 'subject'>> & { readonly name?: string; readonly at?: readonly [string, number] }

/** A Deployment that mounts its token, unless told otherwise. */
export function finding({ name = 'web', at: [path, line] = ['web.yaml', 6], ...rest }: Parts = {}): Finding {
  return {
    rule: 'automounted-token',
    severity: 'low',
    subject: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name },
    account: `shop/${name}`,
    message: `Deployment shop/${name} mounts the API token of ServiceAccount shop/${name} by default`,
    about: '',
    unit: 'plain',
    ranges: [range(path, line, 7, 30)],
    trail: [],
    cause: '',
    cure: { refusal: 'its command calls kubectl, so it may need the token' },
    fingerprint: Buffer.from(`${rest.rule ?? ''}${name}`).toString('hex'),
    ...rest,
  }
}

export function delta(parts: Partial<Delta> = {}): Delta {
  return {
    introduced: [],
    fixed: [],
    carried: [],
    waived: [],
    notes: [],
    access: [],
    problems: [],
    unknowns: [],
    passedOver: [],
    texts: new Map(),
    baseTexts: new Map(),
    stats: { files: 40, manifests: 38, units: 1 },
    ...parts,
  }
}

export const deployment = `kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      serviceAccountName: web
      containers: []
`

/** Puts a line behind the one that ends with these words. */
export function insertion(path: string, text: string, behind: string, line: string): Splice {
  const at = text.indexOf(behind) + behind.length
  return { path, from: at, to: at, text: `\n${line}` }
}

export function tokenOff(path: string, text = deployment): Cure {
  const splice = insertion(path, text, 'serviceAccountName: web', '      automountServiceAccountToken: false')
  return { title: 'Do not mount the token', splices: [splice] }
}

/** A file that is new at head. */
export function addedFile(path: string, text: string): ChangedFile {
  const lines = text.replace(/\n$/, '').split('\n')
  return {
    status: 'added',
    path,
    patch: `@@ -0,0 +1,${lines.length} @@\n${lines.map((line) => `+${line}`).join('\n')}`,
  }
}

/** A file in which one line is new, with its context. */
export function changedLine(path: string, text: string, line: number): ChangedFile {
  const lines = text.replace(/\n$/, '').split('\n')
  const from = Math.max(1, line - 3)
  const to = Math.min(lines.length, line + 3)
  const rows = lines.slice(from - 1, to).map((row, index) => (from + index === line ? `+${row}` : ` ${row}`))
  const count = to - from + 1
  return { status: 'modified', path, patch: `@@ -${from},${count - 1} +${from},${count} @@\n${rows.join('\n')}` }
}
