// The real tool, where it is installed: without network, git, helm or a home.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readDocuments, syntaxCache } from '../../../src/yaml/document.ts'
import type { Files } from './tree.ts'
import { comparable } from './tree.ts'

const closed = 'http://127.0.0.1:1'
const environment = { PATH: '/nowhere', HOME: '/nowhere', HTTP_PROXY: closed, HTTPS_PROXY: closed }

/** Where kubectl is, if it is. */
export const kubectl: string | undefined = (() => {
  const found = spawnSync('which', ['kubectl'], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.trim() : undefined
})()

/** What Kustomize makes of the tree; nothing where it refuses. */
export function kustomizeBuild(files: Files, root: string): readonly unknown[] | undefined {
  if (kubectl === undefined) throw new Error('kubectl is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'kustomize-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const run = spawnSync(kubectl, ['kustomize', join(folder, root)], {
      encoding: 'utf8',
      env: environment,
      timeout: 20_000,
    })
    if (run.status !== 0) return undefined
    const { documents } = readDocuments({ path: 'out.yaml', text: run.stdout, editable: true }, syntaxCache())
    return comparable(documents.map(({ value }) => JSON.parse(JSON.stringify(value))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
