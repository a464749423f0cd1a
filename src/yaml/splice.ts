/** One concrete edit of one file: the text between two offsets is replaced. Every form of a fix comes from this one. */
export interface Splice {
  readonly path: string
  readonly from: number
  readonly to: number
  readonly text: string
}
