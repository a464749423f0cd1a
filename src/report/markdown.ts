// The Markdown we build ourselves: sentences, links, fences, folds and lists around escaped text.
import type { Markdown } from './escape.ts'
import { html, visible } from './escape.ts'

/** Our own words with escaped text between them. A plain string does not fit in: it goes through escape.ts first. */
export function md(words: TemplateStringsArray, ...parts: readonly (Markdown | number)[]): Markdown {
  let text = words[0] ?? ''
  for (const [index, part] of parts.entries()) {
    text += (typeof part === 'number' ? String(part) : part.markdown) + (words[index + 1] ?? '')
  }
  return { markdown: text }
}

export function joined(parts: readonly Markdown[], separator: string): Markdown {
  return { markdown: parts.map(({ markdown }) => markdown).join(separator) }
}

export function paragraphs(parts: readonly (Markdown | undefined)[]): Markdown {
  return joined(
    parts.filter((part) => part !== undefined),
    '\n\n',
  )
}

export function bullets(items: readonly Markdown[]): Markdown {
  return joined(
    items.map((item) => md`- ${item}`),
    '\n',
  )
}

/** A link where there is an address, else the label alone. */
export function link(label: Markdown, address: string | undefined): Markdown {
  return address === undefined ? label : { markdown: `[${label.markdown}](${address})` }
}

/** Text of files as a block of code; what cannot be seen is written out, tabs and lines stay. */
export function fenced(text: string, info: 'diff'): Markdown {
  const lines = text.replace(/\n$/, '').split('\n')
  const shown = lines.map((line) => line.replace(/\r$/, '').split('\t').map(visible).join('\t')).join('\n')
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(Math.max(3, longest + 1))
  return { markdown: `${fence}${info}\n${shown}\n${fence}` }
}

/** Closed at first. GitHub reads no Markdown in the line one clicks on. */
export function fold(title: string, body: Markdown): Markdown {
  return { markdown: `<details><summary>${html(title)}</summary>\n\n${body.markdown}\n\n</details>` }
}
