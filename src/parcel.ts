// Evidence on its way into another thread: names in flat lists, and the contents in one piece of memory that changes hands.
import type { Evidence } from './judge.ts'
import type { Content, Snapshot, SnapshotFile } from './packaging/snapshot.ts'

export interface Parcel extends Omit<Evidence, 'base' | 'head'> {
  /** Path, mode and blob of every file, one after the other: a listing of thousands is quicker to copy so. */
  readonly base: readonly string[]
  readonly head: readonly string[]
  /** By blob: where its bytes lie, or why there are none. */
  readonly contents: ReadonlyMap<string, Piece>
  readonly bytes: ArrayBuffer
}

type Piece = Exclude<Content, { readonly bytes: Uint8Array }> | { readonly from: number; readonly size: number }

/** Only the bytes are large: they are meant to be transferred. */
export function pack({ base, head, ...rest }: Evidence): Parcel {
  const contents = new Map<string, Piece>()
  const taken: Uint8Array[] = []
  let size = 0
  for (const { blob, content } of [...base.files.values(), ...head.files.values()]) {
    if (content === undefined || contents.has(blob)) continue
    if (!('bytes' in content)) {
      contents.set(blob, content)
      continue
    }
    contents.set(blob, { from: size, size: content.bytes.length })
    taken.push(content.bytes)
    size += content.bytes.length
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const piece of taken) {
    bytes.set(piece, at)
    at += piece.length
  }
  return { ...rest, base: listed(base), head: listed(head), contents, bytes: bytes.buffer }
}

export function unpack({ base, head, contents: pieces, bytes, ...rest }: Parcel): Evidence {
  const contents = new Map<string, Content>()
  for (const [blob, piece] of pieces) {
    contents.set(blob, 'from' in piece ? { bytes: new Uint8Array(bytes, piece.from, piece.size) } : piece)
  }
  return { ...rest, base: snapshot(base, contents), head: snapshot(head, contents) }
}

function listed({ files }: Snapshot): readonly string[] {
  const names: string[] = []
  for (const [path, { mode, blob }] of files) names.push(path, mode, blob)
  return names
}

function snapshot(names: readonly string[], contents: ReadonlyMap<string, Content>): Snapshot {
  const files = new Map<string, SnapshotFile>()
  for (let at = 0; at < names.length; at += 3) {
    const [path = '', mode = '', blob = ''] = names.slice(at, at + 3)
    const content = contents.get(blob)
    files.set(path, { mode, blob, ...(content !== undefined && { content }) })
  }
  return { files }
}
