// Bundles the doors into dist/, where they run without an install. With --check it only compares, and names what differs.
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'
import { licences } from './licences.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')

interface Door {
  readonly source: string
  readonly output: string
  readonly target: string
  readonly executable: boolean
}

const doors: readonly Door[] = [
  { source: 'src/action.ts', output: 'index.js', target: 'node24', executable: false },
  { source: 'src/cli.ts', output: 'cli.js', target: 'node20', executable: true },
  // The thread that judges, for both of them.
  { source: 'src/judge-thread.ts', output: 'judge.js', target: 'node20', executable: false },
]

// Bundled CommonJS packages call require() for Node's own modules, and an ES module has none.
const banner = [
  "import { createRequire as createRequireForBundle } from 'node:module'",
  'const require = createRequireForBundle(import.meta.url)',
].join('\n')

interface Bundle {
  readonly text: string
  readonly inputs: readonly string[]
}

async function bundle({ source, target, executable }: Door): Promise<Bundle> {
  const options = {
    absWorkingDir: root,
    // A linked node_modules must not change the names in the bundle.
    preserveSymlinks: true,
    entryPoints: [source],
    outfile: 'dist/bundle.js',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target,
    charset: 'utf8',
    legalComments: 'eof',
    banner: { js: banner },
    logLevel: 'warning',
  } satisfies BuildOptions
  const { outputFiles, metafile } = await build(options)
  const text = outputFiles.map((file) => file.text).join('')
  const shebang = executable && !text.startsWith('#!') ? '#!/usr/bin/env node\n' : ''
  return { text: shebang + text, inputs: Object.keys(metafile.inputs) }
}

/** What dist/ must hold: name -> text. */
async function wanted(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  const inputs = new Set<string>()
  for (const door of doors) {
    const { text, inputs: read } = await bundle(door)
    files.set(door.output, text)
    for (const input of read) inputs.add(input)
  }
  files.set('licenses.txt', licences(root, inputs))
  return files
}

function present(): readonly string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(dist, name)).isFile())
}

function differences(files: ReadonlyMap<string, string>): readonly string[] {
  const there = present()
  const complaints: string[] = []
  for (const [name, text] of files) {
    if (!there.includes(name)) complaints.push(`dist/${name} is missing`)
    else if (readFileSync(join(dist, name), 'utf8') !== text) complaints.push(`dist/${name} is out of date`)
  }
  for (const name of there) {
    if (!files.has(name)) complaints.push(`dist/${name} is not made by this build`)
  }
  return complaints
}

function write(files: ReadonlyMap<string, string>): void {
  rmSync(dist, { recursive: true, force: true })
  mkdirSync(dist)
  for (const [name, text] of files) {
    writeFileSync(join(dist, name), text)
    if (doors.some((door) => door.output === name && door.executable)) chmodSync(join(dist, name), 0o755)
    process.stdout.write(`dist/${name} ${Math.ceil(Buffer.byteLength(text) / 1024)} KiB\n`)
  }
}

mkdirSync(dist, { recursive: true })
const files = await wanted()
if (process.argv.includes('--check')) {
  const complaints = differences(files)
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`)
  if (complaints.length > 0) process.stderr.write('Run `npm run build` and commit dist/.\n')
  process.exitCode = complaints.length > 0 ? 1 : 0
} else {
  write(files)
}
