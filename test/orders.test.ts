// Whether the base branch answers orders in the conversation.
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { takesOrders } from '../src/orders.ts'
import type { BlobContent, Comparison } from '../src/ports.ts'

function comparison(files: Readonly<Record<string, string>>, mode = '100644'): Comparison {
  return {
    base: 'base',
    head: 'head',
    entries: async (end) =>
      end === 'head' ? [] : Object.entries(files).map(([path, text]) => ({ path, mode, blob: text })),
    changedFiles: async () => [],
    patches: async () => new Map(),
    read: async (blobs, maxBytes) =>
      new Map(
        blobs.map((blob): [string, BlobContent] => [
          blob,
          blob.length > maxBytes ? { tooLarge: blob.length } : { bytes: new TextEncoder().encode(blob) },
        ]),
      ),
  }
}

const example = readFileSync(new URL('../examples/workflows/commands.yml', import.meta.url), 'utf8')
const step = '{steps: [{run: x}, {uses: acme/sa-guard@v1}]}'
const usual = `on: issue_comment\njobs: {a: ${step}}`

test.each<[string, boolean, Readonly<Record<string, string>>]>([
  ['nothing', false, {}],
  ['the example', true, { '.github/workflows/commands.yml': example }],
  [
    'the example beside a broken file',
    true,
    { '.github/workflows/a.yml': 'on: [issue_comment', '.github/workflows/b.yaml': example },
  ],
  ['a word', true, { '.github/workflows/c.yml': usual }],
  ['a list', true, { '.github/workflows/c.yml': usual.replace('issue_comment', '[pull_request, issue_comment]') }],
  [
    'a workflow that is called',
    true,
    { '.github/workflows/c.yml': 'on: issue_comment\njobs: {a: {uses: acme/ci/.github/workflows/sa-guard.yml@v1}}' },
  ],
  [
    'another name, where this run comes from',
    true,
    { '.github/workflows/c.yml': usual.replace('acme/sa-guard', 'Own/Guard') },
  ],
  [
    'another event',
    false,
    { '.github/workflows/c.yml': usual.replace('issue_comment', 'pull_request # issue_comment') },
  ],
  ['another action', false, { '.github/workflows/c.yml': usual.replace('sa-guard', 'usa-guard') }],
  ['one that begins the same', false, { '.github/workflows/c.yml': usual.replace('sa-guard', 'sa-guard-lint') }],
  ['another folder', false, { 'workflows/c.yml': usual, '.github/workflows/old/c.yml': usual }],
  [
    'no mapping',
    false,
    { '.github/workflows/c.yml': '- issue_comment', '.github/workflows/d.yml': 'on: issue_comment\njobs: [1]' },
  ],
  ['no text', false, { '.github/workflows/c.yml': `issue_comment\0${usual}` }],
  ['too long', false, { '.github/workflows/c.yml': `${usual}\n#${'x'.repeat(200_000)}` }],
])('%s: %s', async (_, expected, files) => {
  expect(await takesOrders(comparison(files), 'base', 'own/guard')).toBe(expected)
})

test('the other end does not count, nor does a link', async () => {
  const files = { '.github/workflows/c.yml': usual }
  expect(await takesOrders(comparison(files), 'head', undefined)).toBe(false)
  expect(await takesOrders(comparison(files, '120000'), 'base', undefined)).toBe(false)
})
