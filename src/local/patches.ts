// The hunks of each changed file, asked of git and taken apart.
import { unquoteName } from './file-name.ts'
import { failure, runGit } from './git.ts'
import { type Change, diffTree, withRenames } from './listing.ts'
import { aboutObjects, type Repository } from './repository.ts'

/** Raw records first, which name the sections that follow; without -z, so that no name can look like a line of the diff. */
const format = [
  ['--raw', '-p', '-U3', '--inter-hunk-context=0', '--full-index', '--no-color', '--submodule=short'],
  ['--diff-algorithm=myers', '--indent-heuristic', '--src-prefix=a/', '--dst-prefix=b/'],
].flat()

/** GitHub shows no diff of a file beyond this; what it does not show, nobody can comment on. */
const maxLines = 20_000
const maxLength = 500_000

/** Of one answer of git; the files behind it have no patch. */
const maxOutput = 200_000_000

/** Names in one call, and calls: the system limits how long a command line may be. */
const maxNames = 500
const maxParts = 4

const hunkHeader = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/

/** Hunks by head path (base path of removed files). Files without text, too large ones and pure renames have none. */
export async function patches(
  repository: Repository,
  [base, head]: readonly [string, string],
  wanted: readonly Change[],
): Promise<ReadonlyMap<string, string>> {
  const collect = async (args: readonly string[], names: readonly string[] = []): Promise<[string, string][]> =>
    sections(await output(repository, [...args, ...format, base, head, '--', ...names]))
  const names = wanted.filter(({ file }) => file.previousPath === undefined).map(({ file }) => file.path)
  if (names.length > maxParts * maxNames || !names.every((name) => name.isWellFormed())) {
    return new Map(await collect(withRenames))
  }
  // Renames among a few names could be paired otherwise than the listing paired them among all: ask for them apart, and for all.
  const found = names.length < wanted.length ? await collect([...withRenames, '--diff-filter=R']) : []
  for (let from = 0; from < names.length; from += maxNames) {
    found.push(...(await collect([...diffTree, '--no-renames'], names.slice(from, from + maxNames))))
  }
  return new Map(found)
}

async function output(repository: Repository, args: readonly string[]): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  const consume = (chunk: Buffer): void => {
    size += chunk.length
    if (size <= maxOutput) chunks.push(chunk)
  }
  const answer = await runGit(aboutObjects(repository, { args, consume }))
  if (answer.code !== 0) throw failure(args, answer)
  const text = Buffer.concat(chunks).toString('utf8')
  return size > maxOutput ? withoutLastSection(text) : text
}

/** What is left of a cut output when its last section, which may be half of one, is left out. */
export function withoutLastSection(text: string): string {
  return text.slice(0, text.lastIndexOf('\ndiff --git ') + 1)
}

/** Path and hunks of every section of `--raw -p`. */
export function sections(text: string): [string, string][] {
  const lines = text.split('\n')
  const found: [string, string][] = []
  const records = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith(':')),
  )
  let at = records.length + 1
  for (const record of records) {
    const [facts = '', ...names] = record.split('\t')
    const typeChanged = facts.endsWith(' T')
    // A file that became a link is shown as removed and added: two sections of one name, and no line to comment on.
    for (let section = 0; section < (typeChanged ? 2 : 1); section++) {
      const from = skipHeader(lines, at)
      at = skipHunks(lines, from)
      const patch = lines.slice(from, at).join('\n')
      const shown = patch !== '' && at - from <= maxLines && patch.length <= maxLength
      if (shown && !typeChanged) found.push([unquoteName(names.at(-1) ?? ''), patch])
    }
  }
  return found
}

function skipHeader(lines: readonly string[], start: number): number {
  let at = start + 1
  while (at < lines.length && !/^(?:@@ |diff --git )/.test(lines[at] ?? '')) at++
  return at
}

// By the counts in the hunk headers, for the lines of a hunk may look like anything.
function skipHunks(lines: readonly string[], start: number): number {
  let at = start
  for (let header = hunkHeader.exec(lines[at] ?? ''); header !== null; header = hunkHeader.exec(lines[at] ?? '')) {
    let removed = Number(header[1] ?? 1)
    let added = Number(header[2] ?? 1)
    for (at++; (removed > 0 || added > 0) && at < lines.length; at++) {
      const mark = lines[at]?.[0]
      if (mark === ' ' || mark === '-') removed--
      if (mark === ' ' || mark === '+') added--
    }
    if (lines[at]?.startsWith('\\')) at++
  }
  return at
}
