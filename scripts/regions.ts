// Marked regions of a Markdown page: <!-- generated: name --> ... <!-- end -->.

const end = '<!-- end -->'

/** The page with the body of one region replaced. */
export function fill(page: string, name: string, body: string): string {
  const start = `<!-- generated: ${name} -->`
  const from = page.indexOf(start)
  if (from < 0) throw new Error(`has no region ${start}`)
  if (page.indexOf(start, from + 1) >= 0) throw new Error(`has the region ${start} twice`)
  const to = page.indexOf(end, from)
  if (to < 0) throw new Error(`does not close the region ${start} with ${end}`)
  if (page.slice(from + start.length, to).includes('<!-- generated:')) throw new Error(`does not close ${start}`)
  return `${page.slice(0, from + start.length)}\n${body.trim()}\n${page.slice(to)}`
}

/** A Markdown table; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function cell(text: string): string {
  return text.trim().replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')
}
