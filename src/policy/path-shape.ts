// Paths and patterns of paths in the policy file. One that can match nothing is refused: it would look like a decision.
import { text } from './shape.ts'

/** From the root, with slashes, no step empty, `.` or `..`; the root itself is `.`. */
const plain = /^(?!\/)(?!.*\\)(?!(.*\/)?\.{1,2}\/)(?!(.*\/)?\.\.$)(?!.+\/\.$)(?!.*\/\/)[^\r\n]+$/

export const path = text('a path from the root of the repository, such as charts/web', plain, { advice })

/** What other tools read as lists, ranges and exceptions, we do not. */
export const glob = text(
  'a pattern of paths from the root of the repository, such as deploy/**',
  new RegExp(plain.source.replace('^', '^(?![!])(?!.*[[\\]{}])')),
  { advice },
)

function advice(value: string): string {
  if (value === '') return ''
  if (/^(\.?\/)/.test(value)) return `; leave the ${value.startsWith('/') ? '/' : './'} in front out`
  if (/\\/.test(value)) return '; folders are parted by /'
  if (/(^|\/)\.\.(\/|$)/.test(value)) return '; nothing outside of the repository is read'
  if (value.startsWith('!')) return '; there are no exceptions'
  if (/[[\]{}]/.test(value)) return '; only *, ? and ** stand for something: write a pattern for each'
  return '; no step of it may be empty or a dot'
}
