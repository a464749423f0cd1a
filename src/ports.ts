// What we ask of the outside, and what we hand it.

/** A file of one revision. `blob` names its content: equal ids are equal bytes. */
export interface TreeEntry {
  readonly path: string
  /** As git writes it: 100644, 100755, 120000 (link), 160000 (submodule). */
  readonly mode: string
  readonly blob: string
}

/** A file that differs between base and head. */
export interface ChangedFile {
  readonly status: 'added' | 'modified' | 'renamed' | 'copied' | 'removed'
  /** Path at head; at base for removed ones. */
  readonly path: string
  readonly previousPath?: string
  /** As `Comparison.patches` answers it; a listing carries none. */
  readonly patch?: string
}

/** The two ends of a change. Blobs are read once for both. */
export interface Comparison {
  /** Commit id of the merge base; absent when everything counts as introduced (scan). */
  readonly base?: string
  /** Commit id, `worktree` or `index`. */
  readonly head: string
  entries(end: 'base' | 'head'): Promise<readonly TreeEntry[]>
  /** What differs, without patches. */
  changedFiles(): Promise<readonly ChangedFile[]>
  /**
   * By path of the changed file: hunks of the unified diff with three lines of context, without file headers.
   * Binary, oversized and unreadable files and pure renames have none.
   */
  patches(paths: readonly string[]): Promise<ReadonlyMap<string, string>>
  /**
   * Contents by blob id; every id asked for is answered, or the call throws. Blobs above the limit are answered by their size
   * alone. If the others are more than `maxTotal` bytes together, it throws a sentence, as soon as that is known.
   */
  read(blobs: readonly string[], maxBytes: number, maxTotal?: number): Promise<ReadonlyMap<string, BlobContent>>
}

export type BlobContent =
  | { readonly bytes: Uint8Array }
  | { readonly tooLarge: number }
  | { readonly unreadable: string }

/** One inline comment, finished words. Lines are of the head file, side RIGHT. */
export interface ReviewComment {
  readonly path: string
  /** Present only for a range of several lines. */
  readonly startLine?: number
  readonly line: number
  readonly side: 'RIGHT'
  readonly body: string
  readonly fingerprints: readonly string[]
}

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly path?: string
  readonly line?: number
  readonly endLine?: number
  readonly title: string
  readonly message: string
}

/** What we publish: finished words. Whoever publishes adds nothing. */
export interface Review {
  readonly conclusion: 'success' | 'failure'
  /** One sentence, at most 140 characters. */
  readonly verdict: string
  readonly comments: readonly ReviewComment[]
  readonly annotations: readonly Annotation[]
  /** Markdown; the same text for the job summary. */
  readonly summary: string
}
