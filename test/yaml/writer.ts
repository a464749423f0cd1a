// Data -> YAML in a random style: block, flow, JSON or mixed, with comments, anchors, CRLF, odd indentation.

import { type Json, type JsonObject, sameJson } from '../../src/yaml/json.ts'
import { render, renderString } from '../../src/yaml/render.ts'
import { isList, isObject } from '../../src/yaml/route.ts'

/** Writes one document. The tape decides; when it is used up, the plainest style is taken. */
export function write(value: JsonObject, tape: readonly number[]): string {
  const pen = new Map<string, Json>()
  const writer: Writer = { tape, at: 0, anchors: pen, flow: false }
  const style = choose(writer, 6)
  if (style === 1) return `${JSON.stringify(value, null, choose(writer, 3))}\n`
  if (style === 2) return `${flow(writer, value, 0, choose(writer, 2) === 1)}\n`
  const head = choose(writer, 4) === 1 ? '# head\n\n' : ''
  return `${head}${mapping(writer, value, 0)}\n`
}

interface Writer {
  readonly tape: readonly number[]
  at: number
  readonly anchors: Map<string, Json>
  flow: boolean
}

function choose(writer: Writer, among: number): number {
  return (writer.tape[writer.at++] ?? 0) % among
}

function pad(indent: number): string {
  return ' '.repeat(indent)
}

function mapping(writer: Writer, value: JsonObject, indent: number): string {
  const lines: string[] = []
  for (const [index, key] of Object.keys(value).entries()) {
    if (index > 0 && choose(writer, 6) === 1) lines.push(choose(writer, 2) === 1 ? '# about the next' : '')
    const child = value[key] ?? null
    const explicit = choose(writer, 12) === 1
    const name = keyText(writer, key)
    lines.push(
      explicit
        ? `? ${name}\n${pad(indent)}:${node(writer, child, indent, false)}`
        : `${name}:${node(writer, child, indent, true)}`,
    )
  }
  return lines.join(`\n${pad(indent)}`).replaceAll(/^ +$/gm, '')
}

function sequence(writer: Writer, value: readonly Json[], indent: number): string {
  return value.map((item) => `-${inItem(writer, item, indent)}`).join(`\n${pad(indent)}`)
}

function inItem(writer: Writer, item: Json, indent: number): string {
  const compact = choose(writer, 5) !== 1
  if (compact && isObject(item) && Object.keys(item).length > 0) return ` ${mapping(writer, item, indent + 2)}`
  if (compact && isList(item) && item.length > 0) return ` ${sequence(writer, item, indent + 2)}`
  return node(writer, item, indent, false)
}

/** What comes behind a colon or dash. */
function node(writer: Writer, value: Json, indent: number, inMapping: boolean): string {
  const alias = [...writer.anchors].find(([, anchored]) => sameJson(anchored, value))
  if (alias !== undefined && choose(writer, 3) === 1) return ` *${alias[0]}`
  const name = `x${writer.anchors.size}`
  const mark = choose(writer, 10) === 1 ? ` &${name}` : ''
  const text = unmarked(writer, value, indent, inMapping)
  if (mark !== '') writer.anchors.set(name, value)
  return `${mark}${text}`
}

function unmarked(writer: Writer, value: Json, indent: number, inMapping: boolean): string {
  const inFlow = choose(writer, 5) === 1
  const comment = choose(writer, 8) === 1 ? ' # why' : ''
  if (isObject(value) && Object.keys(value).length > 0 && !inFlow) {
    const inner = indent + 1 + choose(writer, 4)
    return `${comment}\n${pad(inner)}${mapping(writer, value, inner)}`
  }
  if (isList(value) && value.length > 0 && !inFlow) {
    const inner = indent + (inMapping ? 0 : 1) + choose(writer, 3)
    return `${comment}\n${pad(inner)}${sequence(writer, value, inner)}`
  }
  if (typeof value === 'string' && /^\w(?:.|\n)*\w$/.test(value) && value.includes('\n') && choose(writer, 2) === 1) {
    return ` |-\n${value.replaceAll(/^/gm, pad(indent + 2))}`
  }
  if (value === null && choose(writer, 2) === 1) return comment
  return ` ${flow(writer, value, indent + 2, choose(writer, 3) === 1)}${comment}`
}

function flow(writer: Writer, value: Json, indent: number, wide: boolean): string {
  const gap = wide ? `\n${pad(indent + 1)}` : ''
  const end = wide && choose(writer, 3) === 1 ? ',' : ''
  const close = wide ? `\n${pad(indent)}` : ''
  if (isList(value) && value.length > 0) {
    return `[${gap}${value.map((item) => flow(writer, item, indent + 1, wide)).join(`,${gap || ' '}`)}${end}${close}]`
  }
  if (isObject(value) && Object.keys(value).length > 0) {
    const entries = Object.keys(value).map(
      (key) => `${keyText(writer, key)}: ${flow(writer, value[key] ?? null, indent + 1, wide)}`,
    )
    return `{${gap}${entries.join(`,${gap || ' '}`)}${end}${close}}`
  }
  if (value === true && choose(writer, 2) === 1) return 'yes'
  return render(value, (['plain', 'single', 'json'] as const)[choose(writer, 3)] ?? 'plain')
}

function keyText(writer: Writer, key: string): string {
  return renderString(key, choose(writer, 5) === 1 ? 'json' : 'plain')
}
