// The licences of the packages whose code is in a bundle.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of the package that a bundled file belongs to; undefined for our own files. */
function packageFolder(input: string): string | undefined {
  const marker = 'node_modules/'
  const start = input.lastIndexOf(marker)
  if (start < 0) return undefined
  const parts = input.slice(start + marker.length).split('/')
  const name = parts.slice(0, parts[0]?.startsWith('@') ? 2 : 1).join('/')
  return input.slice(0, start + marker.length) + name
}

function entry(root: string, folder: string): string {
  const { name, version, license }: Record<string, unknown> = JSON.parse(
    readFileSync(join(root, folder, 'package.json'), 'utf8'),
  )
  const file = readdirSync(join(root, folder)).find((candidate) => /^licen[cs]e/i.test(candidate))
  if (file === undefined) throw new Error(`${folder} ships no licence text: it cannot be bundled`)
  const text = readFileSync(join(root, folder, file), 'utf8')
    .replaceAll('\r\n', '\n')
    .trim()
  return `${name} ${version} (${license})\n\n${text}\n`
}

/** One text with the licence of every package among the bundled files, by folder. */
export function licences(root: string, inputs: Iterable<string>): string {
  const folders = new Set<string>()
  for (const input of inputs) {
    const folder = packageFolder(input)
    if (folder !== undefined) folders.add(folder)
  }
  const rule = `\n${'-'.repeat(80)}\n\n`
  const head = 'The files beside this one contain code of these packages, each under its own licence.\n'
  return [head, ...[...folders].sort().map((folder) => entry(root, folder))].join(rule)
}
