import { describe, expect, test } from '@jest/globals'
import { readDocuments, syntaxCache } from '../../src/yaml/document.ts'
import { type Edit, lower } from '../../src/yaml/edit.ts'
import type { Json } from '../../src/yaml/json.ts'
import type { Route } from '../../src/yaml/route.ts'
import { applySplices } from '../../src/yaml/splice.ts'

interface Case {
  readonly before: string
  readonly edit: Edit | readonly Edit[]
  readonly after: string | { readonly refusal: string }
  readonly document?: number
}

function set(route: Route, value: Json, after?: string): Edit {
  return { kind: 'set', route, value, ...(after === undefined ? {} : { after }) }
}

function rename(route: Route, to: string): Edit {
  return { kind: 'rename', route, to }
}

function remove(...route: Route): Edit {
  return { kind: 'remove', route }
}

const unproved = { refusal: 'the edited text would not be read as intended' }
const marked = { refusal: 'an anchor, alias or tag stands there' }
const shared = { refusal: 'the value is shared through an anchor' }
const comment = { refusal: 'a comment stands in the way' }

const setting: Record<string, Case> = {
  'a scalar, its comment stays': {
    before: 'a: yes # why\nb: 1\n',
    edit: set(['a'], false),
    after: 'a: false # why\nb: 1\n',
  },
  'a scalar in a list': { before: 'a:\n- x\n- y # c\n', edit: set(['a', 1], 'z'), after: 'a:\n- x\n- z # c\n' },
  'a scalar deep down': {
    before: 'a:\n  b:\n    - c: 1\n      d: 2\n',
    edit: set(['a', 'b', 0, 'd'], 3),
    after: 'a:\n  b:\n    - c: 1\n      d: 3\n',
  },
  'double quotes stay': { before: 'a: "x"\n', edit: set(['a'], 'y'), after: 'a: "y"\n' },
  'single quotes stay': { before: "a: 'x'\n", edit: set(['a'], "it's"), after: "a: 'it''s'\n" },
  'quotes go for what is no string': { before: 'a: "false"\n', edit: set(['a'], false), after: 'a: false\n' },
  'a string that would be read otherwise is quoted': { before: 'a: x\n', edit: set(['a'], 'no'), after: 'a: "no"\n' },
  'a number as a string': { before: 'a: x\n', edit: set(['a'], '0o17'), after: 'a: "0o17"\n' },
  'an empty string': { before: 'a: x\n', edit: set(['a'], ''), after: 'a: ""\n' },
  'a string with a colon': { before: 'a: x\n', edit: set(['a'], 'b: c'), after: 'a: "b: c"\n' },
  'a name with colons': { before: 'a: x\n', edit: set(['a'], 'system:node'), after: 'a: system:node\n' },
  'a string over lines': { before: 'a: x\n', edit: set(['a'], 'b\nc'), after: 'a: "b\\nc"\n' },
  null: { before: 'a: x\n', edit: set(['a'], null), after: 'a: null\n' },
  'a literal block': { before: 'a: |\n  x\n  y\n\nb: 1\n', edit: set(['a'], 'z'), after: 'a: z\n\nb: 1\n' },
  'a folded block that keeps its lines': {
    before: 'a: >+\n  x\n\nb: 1\n',
    edit: set(['a'], 'z'),
    after: 'a: z\nb: 1\n',
  },
  'a plain scalar over lines': { before: 'a: x\n  y\nb: 1\n', edit: set(['a'], 'z'), after: 'a: z\nb: 1\n' },
  'an explicit key': { before: '? a\n: x\n', edit: set(['a'], 'z'), after: '? a\n: z\n' },
  'in flow': { before: 'a: {b: x, c: y}\n', edit: set(['a', 'b'], true), after: 'a: {b: true, c: y}\n' },
  'in JSON': { before: '{"a": {"b": "x"}}\n', edit: set(['a', 'b'], 'y'), after: '{"a": {"b": "y"}}\n' },
  'with CRLF': { before: 'a: x\r\nb: y\r\n', edit: set(['a'], 'z'), after: 'a: z\r\nb: y\r\n' },
  'the last of duplicate keys': { before: 'a: 1\na: 2\n', edit: set(['a'], 3), after: 'a: 1\na: 3\n' },
  'an anchored value that nobody uses': { before: 'a: &x 1\n', edit: set(['a'], 2), after: marked },
  'an anchored value': { before: 'a: &x 1\nb: *x\n', edit: set(['a'], 2), after: shared },
  'an alias': { before: 'a: &x 1\nb: *x\n', edit: set(['b'], 2), after: shared },
  'inside an anchored mapping': { before: 'a: &x {c: 1}\nb: *x\n', edit: set(['a', 'c'], 2), after: shared },
  'through an alias': { before: 'a: &x {c: 1}\nb: *x\n', edit: set(['b', 'c'], 2), after: shared },
  'beside anchors': {
    before: 'a: &x {c: 1}\nb: *x\nd: 1\n',
    edit: set(['d'], 2),
    after: 'a: &x {c: 1}\nb: *x\nd: 2\n',
  },
  'a merged key': {
    before: 'a: &x {c: 1}\nb:\n  <<: *x\n',
    edit: set(['b', 'c'], 2),
    after: { refusal: 'the value comes through a merge key (<<)' },
  },
  'a tagged value': { before: 'a: !!str no\n', edit: set(['a'], false), after: marked },
  'a whole mapping': {
    before: 'a: {b: 1}\n',
    edit: set(['a'], 1),
    after: { refusal: 'it would replace a whole mapping or list' },
  },
  'below a scalar': { before: 'a: 1\n', edit: set(['a', 'b'], 1), after: { refusal: 'there is nothing to hold a.b' } },
  'below what is missing': {
    before: 'a: 1\n',
    edit: set(['b', 'c', 'd'], 1),
    after: { refusal: 'there is nothing to hold b.c.d' },
  },
  'behind the end of a list': {
    before: 'a: [1]\n',
    edit: set(['a', 1], 1),
    after: { refusal: 'there is nothing to hold a.1' },
  },
  'to what it is': { before: 'a: "x"\n', edit: set(['a'], 'x'), after: 'a: "x"\n' },
}

const empty: Record<string, Case> = {
  'at the end of the line': { before: 'a:\nb: 1\n', edit: set(['a'], true), after: 'a: true\nb: 1\n' },
  'before a comment': { before: 'a: # why\nb: 1\n', edit: set(['a'], true), after: 'a: true # why\nb: 1\n' },
  'at the end of the file': { before: 'a:', edit: set(['a'], true), after: 'a: true' },
  'in a list': { before: 'a:\n-\n- y\n', edit: set(['a', 0], 'x'), after: 'a:\n- x\n- y\n' },
  'in flow': { before: 'a: {b, c: d}\n', edit: set(['a', 'b'], 1), after: 'a: {b: 1, c: d}\n' },
  'with an anchor': { before: 'a: &x\n', edit: set(['a'], 1), after: marked },
  'a key below it': { before: 'a: # why\nb: 1\n', edit: set(['a', 'c'], true), after: 'a: {c: true} # why\nb: 1\n' },
  'a key below null': { before: 'a: ~\nb: 1\n', edit: set(['a', 'c'], 'x'), after: 'a: {c: x}\nb: 1\n' },
}

const block = 'spec:\n  a: 1 # one\n  # about b\n  b:\n    - x\n    - y # last\n\n  # about c\n  c: 3\n'

const adding: Record<string, Case> = {
  'behind a scalar': {
    before: block,
    edit: set(['spec', 'k'], 0, 'a'),
    after: block.replace('# one\n', '# one\n  k: 0\n'),
  },
  'behind a collection': {
    before: block,
    edit: set(['spec', 'k'], 0, 'b'),
    after: block.replace('# last\n', '# last\n  k: 0\n'),
  },
  'behind the last': { before: block, edit: set(['spec', 'k'], 0, 'c'), after: `${block}  k: 0\n` },
  'before the first without a sibling': {
    before: block,
    edit: set(['spec', 'k'], 0),
    after: block.replace('spec:\n', 'spec:\n  k: 0\n'),
  },
  'before the first if the sibling is missing': {
    before: block,
    edit: set(['spec', 'k'], 0, 'z'),
    after: block.replace('spec:\n', 'spec:\n  k: 0\n'),
  },
  'before the comment of the first': {
    before: 'a:\n  # about b\n  b: 1\n',
    edit: set(['a', 'k'], 0),
    after: 'a:\n  k: 0\n  # about b\n  b: 1\n',
  },
  'at the top, below the head of the file': {
    before: '# licence\na: 1\n',
    edit: set(['k'], 0),
    after: '# licence\nk: 0\na: 1\n',
  },
  'in a list item': {
    before: 'a:\n- b: 1\n  c: 2\n',
    edit: set(['a', 0, 'k'], 0),
    after: 'a:\n- k: 0\n  b: 1\n  c: 2\n',
  },
  'in a list item behind a sibling': {
    before: 'a:\n-   b: 1\n    c: 2\n',
    edit: set(['a', 0, 'k'], 0, 'b'),
    after: 'a:\n-   b: 1\n    k: 0\n    c: 2\n',
  },
  'behind a list that is not indented': {
    before: 'a:\n- b\n- c\nd: 1\n',
    edit: set(['k'], 0, 'a'),
    after: 'a:\n- b\n- c\nk: 0\nd: 1\n',
  },
  'without a final newline': { before: 'a:\n  b: 1', edit: set(['a', 'k'], 0, 'b'), after: 'a:\n  b: 1\n  k: 0' },
  'with CRLF': {
    before: 'a:\r\n  b: 1 # c\r\nd: 2\r\n',
    edit: set(['a', 'k'], 0, 'b'),
    after: 'a:\r\n  b: 1 # c\r\n  k: 0\r\nd: 2\r\n',
  },
  'with CRLF, before the first': {
    before: 'a:\r\n  b: 1\r\n',
    edit: set(['a', 'k'], 0),
    after: 'a:\r\n  k: 0\r\n  b: 1\r\n',
  },
  'behind an empty value': { before: 'a:\nb: 1\n', edit: set(['k'], 0, 'a'), after: 'a:\nk: 0\nb: 1\n' },
  'behind a block scalar': {
    before: 'a: |\n  x\n\nb: 1\n',
    edit: set(['k'], 0, 'a'),
    after: 'a: |\n  x\nk: 0\n\nb: 1\n',
  },
  'behind a block scalar that keeps its lines': {
    before: 'a: |+\n  x\n\nb: 1\n',
    edit: set(['k'], 0, 'a'),
    after: 'a: |+\n  x\n\nk: 0\nb: 1\n',
  },
  'behind a flow collection over lines': {
    before: 'a: [\n  x\n]\nb: 1\n',
    edit: set(['k'], 0, 'a'),
    after: 'a: [\n  x\n]\nk: 0\nb: 1\n',
  },
  'before an explicit key': {
    before: 'a:\n  ? b\n  : c\n',
    edit: set(['a', 'k'], 0),
    after: 'a:\n  k: 0\n  ? b\n  : c\n',
  },
  'behind an explicit key': { before: '? a\n: b\nc: d\n', edit: set(['k'], 0, 'a'), after: '? a\n: b\nk: 0\nc: d\n' },
  'before a key with an anchor': {
    before: 'a:\n  &k b: 1\n',
    edit: set(['a', 'k'], 0),
    after: 'a:\n  k: 0\n  &k b: 1\n',
  },
  'beside a merge key': {
    before: 'a: &x {b: 1}\nc:\n  <<: *x\n',
    edit: set(['c', 'k'], 0),
    after: 'a: &x {b: 1}\nc:\n  k: 0\n  <<: *x\n',
  },
  'in a block of double quoted keys': {
    before: '"a":\n  "b": "c"\n',
    edit: set(['a', 'k'], 'x', 'b'),
    after: '"a":\n  "b": "c"\n  "k": "x"\n',
  },
  'a key that must be quoted': { before: 'a: 1\n', edit: set(['on'], 0, 'a'), after: 'a: 1\n"on": 0\n' },
  'a mapping': {
    before: 'a: 1\n',
    edit: set(['k'], { x: 'w', z: [1, 'no'] }, 'a'),
    after: 'a: 1\nk: {x: w, z: [1, "no"]}\n',
  },
  'to the first of two documents': {
    before: 'a: 1\n---\nb: 2\n',
    edit: set(['k'], 0, 'a'),
    after: 'a: 1\nk: 0\n---\nb: 2\n',
  },
  'to the second of two documents': {
    before: 'a: 1\n---\nb: 2\n',
    document: 1,
    edit: set(['k'], 0, 'b'),
    after: 'a: 1\n---\nb: 2\nk: 0\n',
  },
  'behind a byte order mark': { before: '\ufeffa: 1\n', edit: set(['k'], 0), after: '\ufeffk: 0\na: 1\n' },
  'before the end of the document': {
    before: 'a: 1\n...\nrubbish: [\n',
    edit: set(['k'], 0, 'a'),
    after: 'a: 1\nk: 0\n...\nrubbish: [\n',
  },
}

const flow: Record<string, Case> = {
  'on one line': { before: 'a: {b: 1}\n', edit: set(['a', 'k'], 0, 'b'), after: 'a: {b: 1, k: 0}\n' },
  'on one line with a comma at the end': {
    before: 'a: {b: 1, }\n',
    edit: set(['a', 'k'], 0),
    after: 'a: {b: 1, k: 0, }\n',
  },
  empty: { before: 'a: {}\n', edit: set(['a', 'k'], 0), after: 'a: {k: 0}\n' },
  'empty with blanks': { before: 'a: { }\n', edit: set(['a', 'k'], 0), after: 'a: {k: 0 }\n' },
  'empty with a comment': { before: 'a: { # c\n}\n', edit: set(['a', 'k'], 0), after: comment },
  'over lines': {
    before: 'a: {\n  b: 1,\n  c: 2\n}\n',
    edit: set(['a', 'k'], 0),
    after: 'a: {\n  b: 1,\n  c: 2,\n  k: 0\n}\n',
  },
  'over lines with a comma at the end': {
    before: 'a: {\n  b: 1,\n}\n',
    edit: set(['a', 'k'], 0),
    after: 'a: {\n  b: 1,\n  k: 0,\n}\n',
  },
  'over lines with a comment': {
    before: 'a: {\n  b: 1 # c\n}\n',
    edit: set(['a', 'k'], 0),
    after: 'a: {\n  b: 1, # c\n  k: 0\n}\n',
  },
  'over lines, closed on the last': {
    before: 'a: {b: 1,\n    c: 2}\n',
    edit: set(['a', 'k'], 0),
    after: 'a: {b: 1,\n    c: 2,\n    k: 0}\n',
  },
  'over lines with CRLF': {
    before: 'a: {\r\n  b: 1\r\n}\r\n',
    edit: set(['a', 'k'], 0),
    after: 'a: {\r\n  b: 1,\r\n  k: 0\r\n}\r\n',
  },
  'in JSON': {
    before: '{\n\t"a": {\n\t\t"b": "x"\n\t}\n}\n',
    edit: set(['a', 'k'], false),
    after: '{\n\t"a": {\n\t\t"b": "x",\n\t\t"k": false\n\t}\n}\n',
  },
  'in JSON on one line': { before: '{"a":{"b":"x"}}', edit: set(['a', 'k'], 'y'), after: '{"a":{"b":"x", "k": "y"}}' },
  'in empty JSON': { before: '{"a": {}}\n', edit: set(['a', 'k'], 'y'), after: '{"a": {"k": "y"}}\n' },
  'in a flow list': { before: 'a: [{b: 1}]\n', edit: set(['a', 0, 'k'], 0), after: 'a: [{b: 1, k: 0}]\n' },
  'behind an entry without a value': { before: 'a: {b, c}\n', edit: set(['a', 'k'], 0), after: 'a: {b, c, k: 0}\n' },
}

const renaming: Record<string, Case> = {
  'a key': { before: 'a:\n  b: 1 # c\n', edit: rename(['a', 'b'], 'k'), after: 'a:\n  k: 1 # c\n' },
  'a key of a collection': { before: 'a:\n  b: 1\n', edit: rename(['a'], 'k'), after: 'k:\n  b: 1\n' },
  'a quoted key': { before: '"a": 1\n', edit: rename(['a'], 'k'), after: '"k": 1\n' },
  'a key of JSON': { before: '{"a":1}', edit: rename(['a'], 'k'), after: '{"k":1}' },
  'an explicit key': { before: '? a\n: 1\n', edit: rename(['a'], 'k'), after: '? k\n: 1\n' },
  'to a key that is there': {
    before: 'a: 1\nb: 2\n',
    edit: rename(['a'], 'b'),
    after: { refusal: 'the key b is there already' },
  },
  'a key that is written twice': {
    before: 'a: 1\na: 2\n',
    edit: rename(['a'], 'b'),
    after: { refusal: 'the key is written more than once' },
  },
  'a key that is not there': {
    before: 'a: 1\n',
    edit: rename(['b'], 'c'),
    after: { refusal: 'there is no such key to rename' },
  },
  'a list item': { before: '- a\n', edit: rename([0], 'c'), after: { refusal: 'a list item has no name' } },
  'a key with an anchor': { before: '&x a: 1\n', edit: rename(['a'], 'c'), after: marked },
}

const subjects =
  'subjects:\n# first\n- kind: User\n  name: a # x\n- kind: Group\n  name: b\n# last\n- {kind: User, name: c}\nroleRef: r\n'

const removing: Record<string, Case> = {
  'a key': { before: 'a: 1\nb: 2 # c\nc: 3\n', edit: remove('b'), after: 'a: 1\nc: 3\n' },
  'a key with a collection': {
    before: 'a: 1\nb:\n  - x\n  # y\n  - z\n\nc: 3\n',
    edit: remove('b'),
    after: 'a: 1\n\nc: 3\n',
  },
  'the last key without a final newline': { before: 'a: 1\nb: 2', edit: remove('b'), after: 'a: 1' },
  'the last key without a final newline, CRLF': { before: 'a: 1\r\nb: 2', edit: remove('b'), after: 'a: 1' },
  'a key with CRLF': { before: 'a: 1\r\nb: 2\r\nc: 3\r\n', edit: remove('b'), after: 'a: 1\r\nc: 3\r\n' },
  'the first key of a list item': { before: '- a: 1\n  b: 2\n', edit: remove(0, 'a'), after: '- b: 2\n' },
  'the first key of a list item before a comment': {
    before: '- a: 1\n  # about b\n  b: 2\n',
    edit: remove(0, 'a'),
    after: comment,
  },
  'the second key of a list item': { before: '- a: 1\n  b: 2\n', edit: remove(0, 'b'), after: '- a: 1\n' },
  'a key with a block scalar': { before: 'a: |\n  x\n\n  y\n\nb: 1\n', edit: remove('a'), after: '\nb: 1\n' },
  'an explicit key': { before: '? a\n: 1\nb: 2\n', edit: remove('a'), after: 'b: 2\n' },
  'the first list item': {
    before: subjects,
    edit: remove('subjects', 0),
    after: subjects.replace('- kind: User\n  name: a # x\n', ''),
  },
  'a list item in the middle': {
    before: subjects,
    edit: remove('subjects', 1),
    after: subjects.replace('- kind: Group\n  name: b\n', ''),
  },
  'the last list item': {
    before: subjects,
    edit: remove('subjects', 2),
    after: subjects.replace('- {kind: User, name: c}\n', ''),
  },
  'the first item of a nested list': { before: '- - a\n  - b\n', edit: remove(0, 0), after: '- - b\n' },
  'the first of a flow list': { before: 'a: [x, y, z]\n', edit: remove('a', 0), after: 'a: [y, z]\n' },
  'from the middle of a flow list': { before: 'a: [x, y, z]\n', edit: remove('a', 1), after: 'a: [x, z]\n' },
  'the last of a flow list': { before: 'a: [x, y, z]\n', edit: remove('a', 2), after: 'a: [x, y]\n' },
  'the last of a flow list with a comma': { before: 'a: [x, y, ]\n', edit: remove('a', 1), after: 'a: [x, ]\n' },
  'a line of a flow list': {
    before: 'a: [\n  x, # c\n  y, # d\n  z\n]\n',
    edit: remove('a', 1),
    after: 'a: [\n  x, # c\n  z\n]\n',
  },
  'the last line of a flow list': { before: 'a: [\n  x,\n  y\n]\n', edit: remove('a', 1), after: 'a: [\n  x\n]\n' },
  'the last line of a flow list behind a comment': {
    before: 'a: [\n  x, # c\n  y\n]\n',
    edit: remove('a', 1),
    after: comment,
  },
  'a key of JSON': { before: '{\n  "a": 1,\n  "b": 2\n}\n', edit: remove('a'), after: '{\n  "b": 2\n}\n' },
  'the last key of JSON': { before: '{\n  "a": 1,\n  "b": 2\n}\n', edit: remove('b'), after: '{\n  "a": 1\n}\n' },
  'the only key': { before: 'a: {b: 1}\n', edit: remove('a', 'b'), after: { refusal: 'it is the only entry' } },
  'the only item': { before: 'a:\n- b\n', edit: remove('a', 0), after: { refusal: 'it is the only entry' } },
  'a key that is written twice': {
    before: 'a: 1\na: 2\nb: 3\n',
    edit: remove('a'),
    after: { refusal: 'the key is written more than once' },
  },
  'a key that is missing': {
    before: 'a: 1\n',
    edit: remove('b'),
    after: { refusal: 'there is no such entry to remove' },
  },
  'what others refer to': { before: 'a: {x: &x 1}\nb: *x\n', edit: remove('a'), after: unproved },
  'what uncovers an earlier merge': {
    before: 'a: &x {c: 1}\nb:\n  <<: *x\n  c: 2\n',
    edit: remove('b', 'c'),
    after: { refusal: 'the value comes through a merge key (<<)' },
  },
}

const two = '# one\na: 1\n---\n# two\nb: 2\n---\n# three\nc: 3\n'

const withdrawing: Record<string, Case> = {
  'the first': { before: two, edit: remove(), after: '# two\nb: 2\n---\n# three\nc: 3\n' },
  'the middle': { before: two, document: 1, edit: remove(), after: '# one\na: 1\n---\n# three\nc: 3\n' },
  'the last': { before: two, document: 2, edit: remove(), after: '# one\na: 1\n---\n# two\nb: 2\n' },
  'the first behind a separator': {
    before: `---\n${two}`,
    edit: remove(),
    after: '---\n# two\nb: 2\n---\n# three\nc: 3\n',
  },
  'the last without a final newline': { before: 'a: 1\n---\nb: 2', document: 1, edit: remove(), after: 'a: 1\n' },
  'the only one': { before: '---\na: 1\n', edit: remove(), after: '' },
  'with CRLF': { before: 'a: 1\r\n---\r\nb: 2\r\n', document: 1, edit: remove(), after: 'a: 1\r\n' },
  'with its end': {
    before: 'a: 1\n---\nb: 2\n...\nrubbish\n---\nc: 3\n',
    document: 1,
    edit: remove(),
    after: 'a: 1\n---\nc: 3\n',
  },
  'behind an empty one': { before: 'a: 1\n---\n---\nb: 2\n', document: 1, edit: remove(), after: 'a: 1\n---\n' },
  'of JSON in a row': {
    before: '{"a":1}\n{"b":2}\n{"c":3}\n',
    document: 1,
    edit: remove(),
    after: '{"a":1}\n{"c":3}\n',
  },
  'the last of JSON in a row': { before: '{"a":1}\n{"b":2}\n', document: 1, edit: remove(), after: '{"a":1}\n' },
}

const several: Record<string, Case> = {
  'in different places': {
    before: 'a: 1\nb: {c: 2, d: 3}\n',
    edit: [set(['a'], 9), remove('b', 'c'), set(['k'], 0, 'b')],
    after: 'a: 9\nb: {d: 3}\nk: 0\n',
  },
  'two new keys': {
    before: 'a:\n  b: 1\n',
    edit: [set(['a', 'k'], 0, 'b'), set(['a', 'l'], 1, 'b')],
    after: 'a:\n  b: 1\n  k: 0\n  l: 1\n',
  },
  'two items, by their old places': { before: '- a\n- b\n- c\n', edit: [remove(0), remove(1)], after: '- c\n' },
  'all items': { before: '- a\n- b\n', edit: [remove(0), remove(1)], after: unproved },
  'moving a key': {
    before: 'a:\n  x: 1\n  y: 2\nb:\n  z: 3\n',
    edit: [remove('a', 'x'), set(['b', 'x'], 1)],
    after: 'a:\n  y: 2\nb:\n  x: 1\n  z: 3\n',
  },
  'changing an item and removing another': {
    before: '- a: 1\n- a: 2\n',
    edit: [remove(0), set([1, 'a'], 3)],
    after: '- a: 3\n',
  },
  'one of them refused': {
    before: 'a: 1\nb: {c: 2}\n',
    edit: [set(['a'], 9), remove('b', 'c')],
    after: { refusal: 'it is the only entry' },
  },
  'neighbours go together, in a flow list': {
    before: 'a: ["x", "y", "z"] # c\n',
    edit: [remove('a', 1), remove('a', 2)],
    after: 'a: ["x"] # c\n',
  },
  'neighbours go together, in a block list': {
    before: 'a:\n  - x\n  - y\n  - z\nb: 1\n',
    edit: [remove('a', 0), remove('a', 1)],
    after: 'a:\n  - z\nb: 1\n',
  },
  'the same twice': {
    before: 'a: 1\n',
    edit: [set(['a'], 2), set(['a'], 3)],
    after: { refusal: 'two edits change the same text' },
  },
  'a rename and a change below it': {
    before: 'a:\n  b: 1\n',
    edit: [rename(['a'], 'k'), set(['a', 'b'], 2)],
    after: 'k:\n  b: 2\n',
  },
}

describe.each(Object.entries({ setting, empty, adding, flow, renaming, removing, withdrawing, several }))(
  '%s',
  (_, cases) => {
    test.each(Object.entries(cases))('%s', (_, { before, edit, after, document = 0 }) => {
      const source = { path: 'x.yaml', text: before, editable: true }
      const { documents } = readDocuments(source, syntaxCache())
      const found = documents[document]
      if (found === undefined) throw new Error('no such document')
      const lowered = lower(found, Array.isArray(edit) ? edit : [edit])
      expect('refusal' in lowered ? lowered : applySplices(before, lowered)).toEqual(after)
    })
  },
)

describe('files that are read and never edited', () => {
  test.each([
    ['UTF-16', { path: 'x.yaml', text: 'a: 1\n', editable: false }, 'the file is not plain UTF-8'],
    ['old line endings', { path: 'x.yaml', text: 'a: 1\rb: 2\r', editable: true }, 'lines of the file end in CR alone'],
    [
      'depth',
      { path: 'x.yaml', text: `a: 1\nb: ${'['.repeat(300)}${']'.repeat(300)}\n`, editable: true },
      'the document is nested too deeply',
    ],
  ])('%s', (_, source, refusal) => {
    const [document] = readDocuments(source, syntaxCache()).documents
    if (document === undefined) throw new Error('no document')
    expect(lower(document, [set(['a'], 2)])).toEqual({ refusal })
  })
})
