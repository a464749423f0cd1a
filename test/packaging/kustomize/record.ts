// Records what Kustomize makes of the small trees: `node test/packaging/kustomize/record.ts`.
import { writeFileSync } from 'node:fs'
import { kustomizeBuild } from './kubectl.ts'
import { trees } from './trees.ts'

const recorded = Object.fromEntries(
  Object.entries(trees).map(([name, { files, root }]) => [name, kustomizeBuild(files, root) ?? null]),
)
writeFileSync(new URL('data/recorded.json', import.meta.url), `${JSON.stringify(recorded, null, 1)}\n`)
