// Writes the generated parts of the documentation. With --check it only compares, and names what differs.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Page, pages, strayPages } from './pages.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const checking = process.argv.includes('--check')

/** What is wrong with a page, or nothing. */
function renew({ path, renew }: Page): string | undefined {
  const file = join(root, path)
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (before === '' && path.endsWith('.md')) return `${path} is missing: write it`
  let after: string
  try {
    after = renew(before)
  } catch (error) {
    return `${path} ${error instanceof Error ? error.message : String(error)}`
  }
  if (after === before) return undefined
  if (checking) return `${path} is out of date: run \`npm run docs\``
  writeFileSync(file, after)
  process.stdout.write(`${path}\n`)
  return undefined
}

const complaints = [
  ...pages(root).flatMap((page) => renew(page) ?? []),
  ...strayPages(root).map((name) => `docs/rules/${name} belongs to no rule`),
]
for (const complaint of complaints) process.stderr.write(`${complaint}\n`)
process.exitCode = complaints.length > 0 ? 1 : 0
