// What this machine cannot give us.

/** One sentence that a person can act on. */
export class LocalError extends Error {
  override readonly name: string = 'LocalError'
}

/** What git could not do. */
export class GitError extends LocalError {
  override readonly name = 'GitError'
}
