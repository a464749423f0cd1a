// The form of the JSON report, as JSON Schema.

type Schema = Readonly<Record<string, unknown>>

const severity = { enum: ['info', 'low', 'medium', 'high', 'critical'] }
const text = { type: 'string' }
const line = { type: 'integer', minimum: 1 }
const count = { type: 'integer', minimum: 0 }

function list(items: Schema): Schema {
  return { type: 'array', items }
}

function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] }
}

/** An object that holds these properties and no other; those named behind are not always there. */
function object(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name))
  return { type: 'object', properties, required, additionalProperties: false }
}

function says(description: string, schema: Schema): Schema {
  return { description, ...schema }
}

const suggestion = object({
  path: text,
  startLine: says('First of the lines that are replaced.', line),
  line: says('Last of them.', line),
  text: says('The new lines, with their endings; empty if they only go.', text),
})

const finding = object({
  rule: text,
  severity,
  change: says(
    'introduced: at head, not at base. fixed: at base, not at head. carried: at both. waived: introduced, and agreed to.',
    { enum: ['introduced', 'fixed', 'carried', 'waived'] },
  ),
  fingerprint: says('The same for the same risk, wherever it is written.', text),
  subject: object({
    apiVersion: text,
    kind: text,
    namespace: says('null for objects of the cluster, and where none is known.', orNull(text)),
    name: text,
  }),
  account: says('The ServiceAccount, namespace/name; the namespace is ? where none is known.', orNull(text)),
  message: text,
  path: text,
  line: says('Of head; of base for fixed ones.', line),
  endLine: line,
  column: line,
  trail: says('What makes it true, beside the line itself.', list(object({ path: text, line, label: text }))),
  also: says(
    'Other places with the same fingerprint and the same change, at most a hundred.',
    list(object({ path: text, line })),
  ),
  fix: says(
    'A proved fix; null if there is none.',
    orNull(
      object({
        title: text,
        patch: says('A unified diff for `git apply`.', text),
        suggestion: says('null if GitHub could not offer it at one click.', orNull(suggestion)),
      }),
    ),
  ),
  refusal: says('Why there is no fix; null if there is one, and for what the change did not bring.', orNull(text)),
  waiver: orNull(object({ reason: text, by: text, until: text }, ['until'])),
})

const comment = object(
  {
    path: text,
    startLine: says('Only for comments on several lines.', line),
    line,
    side: { const: 'RIGHT' },
    body: says('Markdown.', text),
    fingerprints: list(text),
  },
  ['startLine'],
)

export const schema: Schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Report of sa-guard, version 1',
  ...object({
    version: { const: 1 },
    tool: object({ name: { const: 'sa-guard' }, version: text }),
    base: says('Commit id; null if everything counts as introduced.', orNull(text)),
    head: says('Commit id, worktree, or index.', text),
    conclusion: { enum: ['success', 'failure'] },
    findings: list(finding),
    comments: says('The inline comments of the review.', list(comment)),
    access: list(object({ account: text, workloads: list(text), gained: list(text), lost: list(text) })),
    problems: says(
      'What could not be read; introduced if the change brought it.',
      list(object({ path: text, line: orNull(line), message: text, change: { enum: ['introduced', 'carried'] } })),
    ),
    stats: object({ files: count, manifests: count, units: count, milliseconds: { type: 'number', minimum: 0 } }),
  }),
}
