// What stands where a policy file belongs: a file, something that only looks like one, or a file beside it.

/** The place where the policy is looked for. */
export const usualPolicyFile = '.github/sa-guard.yml'

/** The folders in which it, and what people take for it, may stand; the outer one first. */
export const policyFolders: readonly string[] = ['', '.github']

/** Where people put it by mistake, in whatever letters. Read as no policy, it would guard nothing. */
export const strayPolicyFiles: readonly string[] = [
  '.github/sa-guard.yaml',
  'sa-guard.yml',
  'sa-guard.yaml',
  '.sa-guard.yml',
  '.sa-guard.yaml',
]

export interface Standing {
  readonly path: string
  /** As git writes it; `above ` before that of an entry which stands where a folder above should. */
  readonly mode: string
  readonly blob: string
}

const folder = '040000'

/** What stands at the path, if only a folder; or above it, where git has no folder. */
export function standing(path: string, entries: readonly Standing[]): Standing | undefined {
  const there = entries.find(
    (entry) => entry.path === path || (entry.mode !== folder && path.startsWith(`${entry.path}/`)),
  )
  if (there !== undefined) return there.path === path ? there : { path, mode: `above ${there.mode}`, blob: there.blob }
  const inside = entries.filter((entry) => entry.path.startsWith(`${path}/`)).map(({ blob }) => blob)
  return inside.length === 0 ? undefined : { path, mode: folder, blob: inside.join() }
}

/** Two files of the same content are one, whoever may execute them; a link of that text is another thing. */
export function isSame(one: Standing | undefined, other: Standing | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  return one.blob === other.blob && (one.mode === other.mode || (isFile(one) && isFile(other)))
}

/** Why it is no file that a policy can be read from. */
export function noFile(one: Standing): string | undefined {
  if (isFile(one)) return undefined
  const kind = kinds.find(([mode]) => mode === one.mode)?.[1] ?? 'it is no file'
  return `${kind}: write the policy into a file of its own here`
}

/** The file that should have this name, while nothing does. */
export function strayed(path: string, entries: readonly Standing[]): string | undefined {
  if (path !== usualPolicyFile || standing(path, entries) !== undefined) return undefined
  const all = [usualPolicyFile, ...strayPolicyFiles]
  return entries.find((entry) => all.includes(entry.path.toLowerCase()))?.path
}

function isFile({ mode }: Standing): boolean {
  return mode.startsWith('100')
}

const kinds = [
  ['120000', 'it is a link'],
  ['160000', 'it is a submodule'],
  [folder, 'it is a folder'],
  ['above 120000', 'a folder above it is a link'],
  ['above 160000', 'a folder above it is a submodule'],
  ['above 100644', 'a file stands where the folder above it belongs'],
  ['above 100755', 'a file stands where the folder above it belongs'],
] as const
