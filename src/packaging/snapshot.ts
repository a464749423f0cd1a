// The files of one end, as bytes.

export type Content = { readonly bytes: Uint8Array } | { readonly tooLarge: number } | { readonly unreadable: string }

export interface SnapshotFile {
  /** As git writes it: 100644, 100755, 120000 (link), 160000 (submodule). */
  readonly mode: string
  /** Names the content: equal ids are equal bytes. */
  readonly blob: string
  /** Absent where nobody asked for the bytes. */
  readonly content?: Content
}

export interface Snapshot {
  readonly files: ReadonlyMap<string, SnapshotFile>
  /** Folders with a kustomization that are applied as they are, whatever else takes them in. */
  readonly roots?: ReadonlySet<string>
}

/** Both ends of a change. */
export interface Ends {
  readonly base: Snapshot
  readonly head: Snapshot
}

export const emptySnapshot: Snapshot = { files: new Map() }
