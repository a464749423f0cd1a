// What accounts gained and lost, in words and as a picture.
import type { Delta } from '../findings/delta.ts'
import { diagram } from './diagram.ts'
import type { Markdown } from './escape.ts'
import { code, prose } from './escape.ts'
import { bullets, fold, joined, md } from './markdown.ts'
import { maxNames, maxRows, more } from './more.ts'

export function access({ access: changes }: Delta): Markdown | undefined {
  if (changes.length === 0) return undefined
  const items = changes.slice(0, maxRows).map(({ account, workloads, gained, lost }) => {
    const users = workloads.length === 0 ? md`` : md` (${joined(workloads.slice(0, maxNames).map(code), ', ')})`
    const now =
      gained.length === 0
        ? md``
        : md` can now: ${joined(
            gained.map((one) => prose(one)),
            '; ',
          )}.`
    const before =
      lost.length === 0
        ? md``
        : md` can no longer: ${joined(
            lost.map((one) => prose(one)),
            '; ',
          )}.`
    return md`${code(account)}${users}${now}${before}`
  })
  return md`**What accounts gained and lost**

${bullets(more(items, changes.length))}`
}

/** GitHub draws it; where it is too large for a picture the list above says the same. */
export function picture({ access: changes }: Delta): Markdown | undefined {
  const drawn = diagram(changes.flatMap(({ paths }) => paths))
  return drawn === undefined
    ? undefined
    : fold('New ways to dangerous rights', { markdown: `\`\`\`mermaid\n${drawn}\n\`\`\`` })
}
