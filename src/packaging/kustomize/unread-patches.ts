// What a change does to patches of a root that Kustomize refuses before and after: nobody can tell what they grant.
import type { Json } from '../../yaml/json.ts'
import { childOf } from '../../yaml/route.ts'
import type { Problem } from '../../yaml/source.ts'
import { kustomizationNames } from './folder.ts'
import { closure } from './graph.ts'
import { kustomization } from './kustomization.ts'
import { log, problemAt } from './log.ts'
import type { RootTree } from './root-tree.ts'
import type { Texts } from './texts.ts'
import { kubectl } from './texts.ts'

interface Ends {
  readonly base: RootTree
  readonly head: RootTree
}

const message =
  'Kustomize refuses this root, so nobody can tell what this new or changed entry grants; mend the root, or leave the entry as it was'

/** Words of bindings, roles, accounts and tokens; an escaped letter may be part of one. */
const grave = /roleRef|subjects|rules|verbs|service-?account|automount|aggregat|cluster-admin|\\[xu]/i

export function unreadPatches(failed: ReadonlySet<string>, { base, head }: Ends, texts: Texts): readonly Problem[] {
  return [...failed].flatMap((folder) => {
    if (!base.graph.uses.has(folder) || !head.graph.uses.has(folder)) return []
    if (base.resolve(folder).fault === undefined || head.resolve(folder).fault === undefined) return []
    const known = new Set(changes(folder, base, texts).map(({ text }) => text))
    return changes(folder, head, texts).flatMap(({ text, problem }) =>
      known.has(text) || !grave.test(text) ? [] : [problem],
    )
  })
}

interface Change {
  /** All that the entry says, and the file that it names. */
  readonly text: string
  readonly problem: Problem
}

function changes(root: string, end: RootTree, texts: Texts): readonly Change[] {
  return [...closure(end.graph, root)].flatMap((folder) =>
    kustomizationNames.flatMap((name) =>
      inKustomization(folder, folder === '' ? name : `${folder}/${name}`, end, texts),
    ),
  )
}

function inKustomization(folder: string, path: string, { tree }: RootTree, texts: Texts): readonly Change[] {
  const file = tree.file(path)
  const source = file === undefined ? undefined : texts.source(path, file)
  if (source === undefined || 'message' in source) return []
  const { documents, problems } = texts.read(source, kubectl)
  const [document] = documents
  if (document === undefined || problems.length > 0) return [{ text: source.text, problem: { path, line: 1, message } }]
  const read = kustomization({ document, role: 'kustomization', folder }, log())
  const said = (value: Json): string => {
    const names = typeof value === 'string' ? [value] : pathIn(value)
    return [JSON.stringify(value), ...names.map((one) => content(folder, one, tree, texts))].join('\n')
  }
  const plain = (['patchesStrategicMerge', 'transformers', 'configurations', 'generators'] as const).flatMap((field) =>
    read.entries(field),
  )
  const items = (['patches', 'patchesJson6902', 'replacements', 'vars'] as const).flatMap((field) => read.items(field))
  return [...plain, ...items].map(({ value, at }) => ({ text: said(value), problem: problemAt(at, message) }))
}

function pathIn(value: Json): readonly string[] {
  const path = childOf(value, 'path')
  return typeof path === 'string' ? [path] : []
}

function content(folder: string, reference: string, tree: RootTree['tree'], texts: Texts): string {
  const target = tree.find(folder, reference)
  const file = target.kind === 'file' ? tree.file(target.path) : undefined
  const source = file === undefined || target.kind !== 'file' ? undefined : texts.source(target.path, file)
  return source === undefined || 'message' in source ? '' : source.text
}
