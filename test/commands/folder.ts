// A folder of files, and the command line run in it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Outcome } from '../../src/commands/command.ts'
import { run } from '../../src/commands/run.ts'

export type Files = Readonly<Record<string, string>>

/** Runs the words where the files are; the folder is gone afterwards. */
export async function runIn(files: Files, words: readonly string[], stdin = ''): Promise<Outcome> {
  const cwd = mkdtempSync(join(tmpdir(), 'sa-guard-command-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true })
      writeFileSync(join(cwd, path), text)
    }
    const home = fileURLToPath(new URL('../../', import.meta.url))
    return await run(words, { home, cwd, colour: false, stdin: async () => new TextEncoder().encode(stdin) })
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}
