// Both ends on their way into another thread: names in flat lists, and the contents in one piece of memory that changes hands.
import type { Evidence } from './judge.ts'
import type { Content, Ends, Snapshot, SnapshotFile } from './packaging/snapshot.ts'

/** Only the bytes are large: they are meant to be transferred. */
export interface PackedEnds {
  /** Path, mode and blob of every file, one after the other: a listing of thousands is quicker to copy so. */
  readonly base: readonly string[]
  readonly head: readonly string[]
  /** By blob: where its bytes lie, or why there are none. */
  readonly contents: ReadonlyMap<string, Piece>
  readonly bytes: ArrayBuffer
}

export type Parcel = Omit<Evidence, keyof Ends> & PackedEnds

/** What the thread is asked. */
export type Question = { readonly references: PackedEnds } | { readonly judge: Parcel }

type Piece = Exclude<Content, { readonly bytes: Uint8Array }> | { readonly from: number; readonly size: number }

export function pack(evidence: Evidence): Parcel {
  return { ...evidence, ...packEnds(evidence) }
}

export function unpack(parcel: Parcel): Evidence {
  const { contents, bytes, ...rest } = parcel
  return { ...rest, ...unpackEnds(parcel) }
}

export function packEnds({ base, head }: Ends): PackedEnds {
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
  return { base: listed(base), head: listed(head), contents, bytes: bytes.buffer }
}

export function unpackEnds({ base, head, contents: pieces, bytes }: PackedEnds): Ends {
  const contents = new Map<string, Content>()
  for (const [blob, piece] of pieces) {
    contents.set(blob, 'from' in piece ? { bytes: new Uint8Array(bytes, piece.from, piece.size) } : piece)
  }
  return { base: snapshot(base, contents), head: snapshot(head, contents) }
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
