// The picture of new ways to powers: what the real Mermaid makes of it.
import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Window } from 'happy-dom'
import type { AccessPath } from '../../src/findings/delta.ts'
import { diagram } from '../../src/report/diagram.ts'

interface Drawing {
  readonly db: {
    getVertices(): ReadonlyMap<string, { readonly text: string }>
    getEdges(): readonly { readonly start: string; readonly end: string; readonly text: string }[]
  }
}

let draw: (text: string) => Promise<Drawing>

beforeAll(async () => {
  const window = new Window()
  Object.assign(globalThis, { window, document: window.document, Element: window.Element })
  const { default: mermaid } = await import('mermaid')
  await mermaid.parse('flowchart LR\n  a')
  draw = async (text) => (await mermaid.mermaidAPI.getDiagramFromText(text)) as unknown as Drawing
})

const path: AccessPath = {
  workloads: ['Deployment shop/web'],
  account: 'shop/web',
  binding: 'RoleBinding web',
  role: 'Role web',
  power: 'read all Secrets in namespace shop',
  severity: 'high',
}

/** Mermaid keeps entities in a form of its own until it draws. */
function decoded(text: string): string {
  return text.replace(/ﬂ°°(\d+)¶ß/g, (_, sign) => String.fromCodePoint(Number(sign)))
}

async function read(paths: readonly AccessPath[]): Promise<readonly string[]> {
  const text = diagram(paths)
  if (text === undefined) return []
  const { db } = await draw(text)
  const names = new Map([...db.getVertices()].map(([id, { text }]) => [id, decoded(text)]))
  return db.getEdges().map(({ start, end, text }) => `${names.get(start)} -${decoded(text)}-> ${names.get(end)}`)
}

describe('diagram', () => {
  test('it leads from the workload to the power', async () => {
    expect(await read([path])).toEqual([
      'Deployment shop/web --> shop/web',
      'shop/web -RoleBinding web-> Role web',
      'Role web --> read all Secrets in namespace shop',
    ])
  })

  test('it goes down the page, as a phone shows it', () => {
    expect(diagram([path])).toMatch(/^flowchart TD\n/)
  })

  test('what two ways share is drawn once', async () => {
    expect(await read([path, { ...path, power: 'run Pods as any ServiceAccount in namespace shop' }])).toHaveLength(4)
  })

  test('without a new way there is no picture, nor for what nobody could read', () => {
    expect(diagram([])).toBeUndefined()
    expect(diagram(Array.from({ length: 21 }, (_, at) => ({ ...path, account: `shop/a${at}` })))).toBeUndefined()
  })

  test('any name is a label and nothing else', async () => {
    const name = fc.oneof(
      fc.string({ minLength: 1, maxLength: 30, unit: 'binary-ascii' }),
      fc.constantFrom(
        'end',
        '"]',
        '```',
        'a --> b',
        '%%{init: {}}%%',
        '#quot;',
        '<b>',
        'click n0 "x"',
        '\n',
        'n0["x"]',
      ),
    )
    await fc.assert(
      fc.asyncProperty(name, name, async (account, role) => {
        const text = diagram([{ ...path, account, role }]) ?? ''
        expect(text.split('\n')).toHaveLength(8)
        expect(text).not.toContain('`')
        const { db } = await draw(text)
        expect([...db.getVertices().keys()]).toEqual(['n0', 'n1', 'n2', 'n3'])
        expect(db.getEdges().map(({ start, end }) => [start, end])).toEqual([
          ['n0', 'n1'],
          ['n1', 'n2'],
          ['n2', 'n3'],
        ])
      }),
      { numRuns: 60 },
    )
  })
})
