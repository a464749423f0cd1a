// Measures the whole process of a review against the time git needs to hand over the same blobs.
//   npm run bench                                        generated trees of 100, 1,000 and 10,000 manifests
//   npm run bench -- --sizes 30000 --runs 3              other sizes
//   npm run bench -- --repo DIR --base REV --head REV    a repository of yours
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { generate } from './bench-tree.ts'
import { type Measured, measure } from './measure.ts'

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const floor = fileURLToPath(new URL('floor.js', import.meta.url))

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,10000' },
    runs: { type: 'string', default: '5' },
    repo: { type: 'string' },
    base: { type: 'string', default: 'HEAD~1' },
    head: { type: 'string', default: 'HEAD' },
  },
})

interface Case {
  readonly name: string
  readonly directory: string
  readonly base: string
  readonly head: string
}

interface Report {
  readonly findings: readonly { readonly change: string }[]
  readonly stats: { readonly files: number; readonly manifests: number }
}

interface FloorReport {
  readonly blobs: number
  readonly bytes: number
}

const widths = [26, 7, 10, 7, 7, 10, 11, 7, 9, 10]
const columns = [
  'tree',
  'files',
  'manifests',
  'blobs',
  'MiB',
  'floor ms',
  'review ms',
  'ratio',
  'peak MiB',
  'introduced',
]

function print(cells: readonly string[]): void {
  const padded = cells.map((cell, index) => (index === 0 ? cell.padEnd(26) : cell.padStart(widths[index] ?? 8)))
  process.stdout.write(`${padded.join(' ')}\n`)
}

function run({ name, directory, base, head }: Case, runs: number): void {
  const low: Measured<FloorReport> = measure([floor, base, head], directory, runs)
  const review: Measured<Report> = measure(
    [cli, 'review', '--base', base, '--head', head, '--format', 'json'],
    directory,
    runs,
  )
  const { files, manifests } = review.answer.stats
  const introduced = review.answer.findings.filter(({ change }) => change === 'introduced').length
  print([
    name,
    String(files),
    String(manifests),
    String(low.answer.blobs),
    (low.answer.bytes / 2 ** 20).toFixed(1),
    low.median.toFixed(0),
    review.median.toFixed(0),
    (review.median / low.median).toFixed(2),
    (review.peak / 2 ** 20).toFixed(0),
    String(introduced),
  ])
}

const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs must be a whole number from 1')
process.stdout.write(
  [
    `Node ${process.version}; median of ${runs} runs of the whole process; peak is the process's own resident memory.`,
    'floor: start of Node, `git ls-tree -r -z HEAD`, `git diff-tree -r -z BASE HEAD`, and `git cat-file --batch` of the',
    'distinct YAML and JSON blobs of both ends into memory. It neither looks into a blob nor parses one.',
    '',
    '',
  ].join('\n'),
)
print(columns)
if (values.repo !== undefined) {
  run({ name: 'repository', directory: values.repo, base: values.base, head: values.head }, runs)
} else {
  const folder = mkdtempSync(join(tmpdir(), 'sa-guard-bench-'))
  try {
    for (const size of values.sizes.split(',').map(Number)) {
      const directory = join(folder, String(size))
      generate(directory, size)
      run({ name: `${size}, five files changed`, directory, base: 'main', head: 'change' }, runs)
      run({ name: `${size}, no manifest changed`, directory, base: 'main', head: 'words' }, runs)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
