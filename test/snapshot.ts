// Trees of texts.
import type { Snapshot } from '../src/packaging/snapshot.ts'

/** The text of `a.yaml`, or texts by path. */
export type Files = string | Readonly<Record<string, string>>

export function textsOf(files: Files): ReadonlyMap<string, string> {
  return new Map(typeof files === 'string' ? [['a.yaml', files]] : Object.entries(files))
}

export function snapshot(files: Files): Snapshot {
  const entries = [...textsOf(files)].map(
    ([path, text]) =>
      [path, { mode: '100644', blob: text, content: { bytes: new TextEncoder().encode(text) } }] as const,
  )
  return { files: new Map(entries) }
}
