// The fields of the policy file, each with its shape and its words: the reader, the JSON Schema and the page come from here.
import { severities } from '../access/severity.ts'
import { profiles } from '../rules/rule.ts'
import type { JsonObject } from '../yaml/json.ts'
import { dayPattern, isDay } from './day.ts'
import { glob, path } from './path-shape.ts'
import { families } from './policy.ts'
import { described, entries, fields, flag, integer, list, type Shape, shortOrLong, text, word } from './shape.ts'
import { subjectNeeds, subjectPattern } from './subject.ts'
import { hint, shown } from './wording.ts'

const roleName = text(
  'the name of a role such as deployer or ClusterRole/read-*, with * for any letters',
  /^[A-Za-z0-9*?][\w.:*?/-]*$/,
)
const namespaceName = text(
  'the name of a namespace such as cert-manager or team-*, with * for any letters',
  /^[a-z0-9*?][-a-z0-9*?]*$/,
)
const name = text('a name', /^[A-Za-z0-9][\w.-]*$/)
const namespace = text(
  'the name of a namespace, of small letters, digits and dashes',
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
)
const sentence = text('a sentence of at most 500 characters on one line', /^\s*\S[^\r\n]{0,499}$/)
const day = text('a day such as 2027-01-31', dayPattern, {
  test: isDay,
  advice: (value) => {
    if (dayPattern.test(value)) return '; no calendar has it'
    return /\d/.test(value) ? '; write year, month and day, with dashes' : '; without an end, leave the field out'
  },
})
const subject = text(
  'the name of whom the waiver is for, such as shop/web or ClusterRoleBinding/deployer, and more than a star',
  subjectPattern,
  { advice: (value) => (/[*?]/.test(value) ? `; it needs ${subjectNeeds}` : '') },
)
const severity = word(severities)

const severityOrOff = word(['off', ...severities])
const choice = shortOrLong(severityOrOff, fields({ severity: severityOrOff, exclude: list(glob) }))

export function policyFields(ruleIds: readonly string[]) {
  return {
    profile: described(
      '`default-sa` is silent about a Pod on an unbound, tokenless `default` account; `dedicated-sa` wants an account for each workload.',
      word(profiles),
    ),
    'fail-on': described('The mildest severity of an introduced finding that fails the check.', severity),
    'comment-on': described(
      'From which severity a finding gets a comment on its line: one word for all, or one for each family.',
      shortOrLong(severity, fields(Object.fromEntries(families.map((family) => [family, severity])))),
    ),
    'max-comments': described('Comments on lines that a review may have.', integer(0, 50)),
    strict: described('What a change touches and nobody could read fails the check.', flag),
    'self-waive': described('The author of a pull request may waive alone, in a manifest too.', flag),
    paths: described(
      'The files whose findings are told. The others are still read: what they hold counts for the rest.',
      fields({ include: list(glob), exclude: list(glob) }),
    ),
    rules: described('By rule: a severity, `off`, or options.', byRule(ruleIds)),
    waivers: described('Findings that are known and accepted.', list(waiver(ruleIds))),
    namespaces: described(
      'The namespace of manifests that state none, by file. The first pattern that matches counts.',
      entries(glob, namespace),
    ),
    'trusted-roles': described(
      'Roles that are meant to grant what they grant: `ClusterRole/name`, `Role/name` or a name, with `*`. A change to such a role is told all the same.',
      list(roleName),
    ),
    'system-namespaces': described(
      'Namespaces of controllers, beside the well-known ones: rights there count one step more.',
      list(namespaceName),
    ),
    'test-paths': described(
      'Files that are test data, in the place of the folders that names such as `testdata` tell: judged one step milder, no source of objects for other files, and nobody is thanked for what disappears there.',
      list(glob),
    ),
    limits: described(
      'What a review may take: mebibytes of memory, seconds, and fixes that are proved.',
      fields({
        memory: integer(64, 65_536, 'mebibytes'),
        seconds: integer(1, 3600, 'seconds'),
        proofs: integer(0, 1000),
      }),
    ),
    complete: described(
      'Units that hold everything of their cluster: the folder of a Kustomize root, or one that holds plain manifests only. What is absent from them is known not to be there.',
      list(glob),
    ),
    kustomize: described(
      'Folders that are applied as they are, though another kustomization takes them in. All that nothing takes in, and all that Argo CD or Flux apply, are roots without it.',
      fields({ roots: list(glob) }),
    ),
    helm: described(
      'How charts of this repository are released. **It is read and checked, and has no effect**: sa-guard does not evaluate charts yet, and says so of a change that touches one of these.',
      list(fields({ chart: path, values: list(path), release: name, namespace }, ['chart'])),
    ),
  }
}

/** The file, for editors. */
export function policySchema(ruleIds: readonly string[]): JsonObject {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'sa-guard policy',
    description: '.github/sa-guard.yml, read from the base of a pull request.',
    ...fields(policyFields(ruleIds)).schema,
    definitions: { rule: choice.schema },
  }
}

function rule(ruleIds: readonly string[]): Shape<string> {
  return {
    schema: { enum: ruleIds },
    read({ value, route, complain }) {
      const found = ruleIds.find((id) => id === value)
      if (found === undefined)
        complain(
          route,
          `there is no rule ${shown(value ?? null)}${hint(value, ruleIds) || '; sa-guard explain lists them'}`,
        )
      return found
    },
  }
}

function byRule(ruleIds: readonly string[]) {
  return {
    ...entries(rule(ruleIds), choice),
    // Each by its name, so that editors offer them.
    schema: {
      type: 'object',
      properties: Object.fromEntries(ruleIds.map((id) => [id, { $ref: '#/definitions/rule' }])),
      additionalProperties: false,
    },
  }
}

function waiver(ruleIds: readonly string[]) {
  return fields({ rule: rule(ruleIds), subject, reason: sentence, expires: day, severity }, [
    'rule',
    'subject',
    'reason',
  ])
}
